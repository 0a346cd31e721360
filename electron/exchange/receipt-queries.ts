import type { ReadConnection, WriteConnection } from '../database/transaction'

/** A file that went somewhere and has no receipt that accepts it. */
export interface AwaitingRow {
  export_id: number
  target_id: number
  target: string
  settings: string
  file_name: string
  file_hash: string
  queued_by: number
}

export function awaitingReceipt(read: ReadConnection, exportId: number | undefined): Promise<AwaitingRow[]> {
  return read.all<AwaitingRow>(
    `SELECT u.export_id, u.target_id, t.name AS target, t.settings, e.file_name, e.file_hash, u.queued_by
     FROM uploads u JOIN exports e ON e.id = u.export_id JOIN upload_targets t ON t.id = u.target_id
     WHERE u.state = 'sent' AND u.export_id = coalesce(?, u.export_id)
       AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.export_id = u.export_id AND r.accepted = 1)
     ORDER BY e.sequence DESC, u.id`,
    [exportId ?? null]
  )
}

/** In whose name receipts are asked for: whoever queued the newest file that has none; `undefined` when all have theirs. */
export async function whoAwaits(read: ReadConnection): Promise<number | undefined> {
  const row = await read.get<{ by: number }>(
    `SELECT u.queued_by AS by FROM uploads u
     WHERE u.state = 'sent' AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.export_id = u.export_id AND r.accepted = 1)
     ORDER BY u.id DESC LIMIT 1`
  )
  return row?.by
}

/** The file that a receipt was matched to, by the receipt's own hash. */
export async function exportOfReceipt(read: ReadConnection, hash: string): Promise<number | undefined> {
  return (await read.get<{ id: number }>('SELECT export_id AS id FROM receipts WHERE hash = ?', [hash]))?.id
}

export interface NewReceipt {
  exportId: number
  accepted: boolean
  refusal: string | null
  /** The payload, canonical JSON. */
  content: string
  /** SHA-256 of the receipt's whole file. */
  hash: string
  at: string
  matchedAt: string
}

/** @returns whether it was not known yet */
export async function insertReceipt(tx: WriteConnection, receipt: NewReceipt): Promise<boolean> {
  const { changes } = await tx.run(
    `INSERT INTO receipts (export_id, accepted, refusal, content, hash, at, matched_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (hash) DO NOTHING`,
    [
      receipt.exportId,
      receipt.accepted ? 1 : 0,
      receipt.refusal,
      receipt.content,
      receipt.hash,
      receipt.at,
      receipt.matchedAt
    ]
  )
  return changes === 1
}

export interface ExchangeCounts {
  unsent: number
  sending: number
  failed: number
  waiting_for_receipt: number
  overdue: number
  refused: number
}

/**
 * The files' way in figures.
 * @param sentBefore a file sent before this instant and without a receipt is overdue
 */
export async function countExchange(read: ReadConnection, sentBefore: string): Promise<ExchangeCounts> {
  const row = await read.get<ExchangeCounts>(
    `WITH ways AS (
       SELECT e.id,
         (SELECT min(u.finished_at) FROM uploads u WHERE u.export_id = e.id AND u.state = 'sent') AS sent_at,
         (SELECT r.accepted FROM receipts r WHERE r.export_id = e.id ORDER BY r.at DESC, r.id DESC LIMIT 1) AS answer
       FROM exports e)
     SELECT count(*) FILTER (WHERE sent_at IS NULL AND answer IS NULL) AS unsent,
       (SELECT count(*) FROM uploads WHERE state IN ('queued', 'sending', 'waiting')) AS sending,
       (SELECT count(*) FROM uploads WHERE state = 'failed') AS failed,
       count(*) FILTER (WHERE sent_at IS NOT NULL AND answer IS NULL) AS waiting_for_receipt,
       count(*) FILTER (WHERE sent_at < ? AND answer IS NULL) AS overdue,
       count(*) FILTER (WHERE answer = 0) AS refused
     FROM ways`,
    [sentBefore]
  )
  if (row === undefined) throw new Error('counting gave no row')
  return row
}

/** What the region wants by when; `undefined` before its profile came. */
export function demandOf(
  read: ReadConnection
): Promise<{ periods: 'month' | 'quarter'; receipt_days: number; due_day: number } | undefined> {
  return read.get('SELECT periods, receipt_days, due_day FROM region_profile')
}

/** Every period a file was ever made of. */
export async function madePeriods(read: ReadConnection): Promise<string[]> {
  const rows = await read.all<{ period: string }>('SELECT DISTINCT period FROM exports')
  return rows.map(({ period }) => period)
}
