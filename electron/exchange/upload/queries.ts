import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { User } from '../../ipc/call'

/** What a sender needs of an upload. */
export interface WorkRow {
  id: number
  state: string
  url: string | null
  sent_bytes: number
  bytes: number
  attempts: number
  queued_by: number
  export_id: number
  file_name: string
  file_hash: string
  target_id: number
  target: string
  settings: string
}

const workSelect = `SELECT u.id, u.state, u.url, u.sent_bytes, u.bytes, u.attempts, u.queued_by, u.export_id, e.file_name,
    e.file_hash, u.target_id, t.name AS target, t.settings
  FROM uploads u JOIN exports e ON e.id = u.export_id JOIN upload_targets t ON t.id = u.target_id`

export function workById(read: ReadConnection, id: number): Promise<WorkRow | undefined> {
  return read.get<WorkRow>(`${workSelect} WHERE u.id = ?`, [id])
}

// The region takes an office's files in their order, so a later one does not overtake an earlier one on the same way.
const inTurn = `NOT EXISTS (SELECT 1 FROM uploads b JOIN exports f ON f.id = b.export_id
    WHERE b.target_id = u.target_id AND f.sequence < e.sequence AND b.state IN ('queued', 'waiting', 'sending', 'failed')
      AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.export_id = f.id))`

/** The upload whose turn it is: the earliest file of those that may be tried now. One under way belongs to a run that was killed. */
export async function nextDue(read: ReadConnection, now: string): Promise<number | undefined> {
  const row = await read.get<{ id: number }>(
    `SELECT u.id FROM uploads u JOIN exports e ON e.id = u.export_id
     WHERE u.state IN ('queued', 'waiting', 'sending') AND (u.next_at IS NULL OR u.next_at <= ?) AND ${inTurn}
     ORDER BY e.sequence, u.id LIMIT 1`,
    [now]
  )
  return row?.id
}

/** Of these uploads the first whose turn it is, however long it was to wait. */
export async function nextOf(read: ReadConnection, ids: readonly number[]): Promise<number | undefined> {
  const row = await read.get<{ id: number }>(
    `SELECT u.id FROM uploads u JOIN exports e ON e.id = u.export_id
     WHERE u.id IN (${ids.map(() => '?').join(', ')}) AND u.state IN ('queued', 'waiting', 'sending') AND ${inTurn}
     ORDER BY e.sequence, u.id LIMIT 1`,
    ids
  )
  return row?.id
}

/** Whether any upload waits for its time. */
export async function isAnyWaiting(read: ReadConnection): Promise<boolean> {
  return (await read.get(`SELECT 1 FROM uploads WHERE state IN ('queued', 'waiting') LIMIT 1`)) !== undefined
}

/** @returns whether it was there to be begun */
export async function beginSending(tx: WriteConnection, id: number): Promise<boolean> {
  const { changes } = await tx.run(
    `UPDATE uploads SET state = 'sending', next_at = NULL, error = NULL, error_data = NULL, finished_at = NULL
     WHERE id = ? AND state IN ('queued', 'waiting', 'sending')`,
    [id]
  )
  return changes === 1
}

export async function keepUrl(tx: WriteConnection, id: number, url: string | null): Promise<void> {
  await tx.run('UPDATE uploads SET url = ? WHERE id = ?', [url, id])
}

export async function keepSent(tx: WriteConnection, id: number, sent: number): Promise<void> {
  await tx.run(`UPDATE uploads SET sent_bytes = min(?, bytes) WHERE id = ? AND state = 'sending'`, [sent, id])
}

/** @returns whether it was still being sent, and not cancelled meanwhile */
export async function markSent(tx: WriteConnection, id: number, at: string): Promise<boolean> {
  const { changes } = await tx.run(
    `UPDATE uploads SET state = 'sent', sent_bytes = bytes, attempts = 0, finished_at = ? WHERE id = ? AND state = 'sending'`,
    [at, id]
  )
  return changes === 1
}

export interface Setback {
  state: 'waiting' | 'failed'
  attempts: number
  nextAt: string | null
  error: string | null
  errorData: string | null
  /** Where to ask for the byte to go on at; `null` begins anew. */
  url: string | null
  sent: number
  finishedAt: string | null
}

/** @returns whether it was still being sent, and not cancelled meanwhile */
export async function markSetback(tx: WriteConnection, id: number, to: Setback): Promise<boolean> {
  const { changes } = await tx.run(
    `UPDATE uploads SET state = ?, attempts = ?, next_at = ?, error = ?, error_data = ?, url = ?, sent_bytes = min(?, bytes),
       finished_at = ? WHERE id = ? AND state = 'sending'`,
    [to.state, to.attempts, to.nextAt, to.error, to.errorData, to.url, to.sent, to.finishedAt, id]
  )
  return changes === 1
}

/** @returns whether it was not over yet */
export async function cancelUpload(tx: WriteConnection, id: number, at: string): Promise<boolean> {
  const { changes } = await tx.run(
    `UPDATE uploads SET state = 'cancelled', next_at = NULL, finished_at = ?
     WHERE id = ? AND state NOT IN ('sent', 'cancelled')`,
    [at, id]
  )
  return changes === 1
}

/** Who queued it: what is sent later is sent in their name. */
export function userById(read: ReadConnection, id: number): Promise<User | undefined> {
  return read.get<User>('SELECT id, login, name, role, locale FROM users WHERE id = ?', [id])
}

/** Files that went nowhere yet of those a target should have, oldest first; a correction does not go before its file. */
export function unsentExports(
  read: ReadConnection,
  targetId: number
): Promise<{ id: number; bytes: number }[]> {
  return read.all(
    `SELECT e.id, e.bytes FROM exports e
     WHERE NOT EXISTS (SELECT 1 FROM uploads u WHERE u.export_id = e.id AND u.target_id = ? AND u.state = 'sent')
       AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.export_id = e.id)
     ORDER BY e.sequence`,
    [targetId]
  )
}

/**
 * Queues a file for a target; one that waits or failed is tried from now on. One that went is left, unless the region refused it: then
 * it goes anew, from the first byte.
 */
export async function queueUpload(
  tx: WriteConnection,
  upload: { exportId: number; targetId: number; bytes: number; by: number; at: string }
): Promise<number | null> {
  const known = await tx.get<{ id: number; state: string }>(
    `SELECT id, state FROM uploads WHERE export_id = ? AND target_id = ? AND state <> 'cancelled'`,
    [upload.exportId, upload.targetId]
  )
  if (known?.state === 'sent') {
    if (!(await isRefused(tx, upload.exportId))) return null
    await tx.run(`UPDATE uploads SET state = 'failed', url = NULL, sent_bytes = 0 WHERE id = ?`, [known.id])
  }
  if (known?.state === 'sending') return known.id
  if (known !== undefined) {
    await tx.run(
      `UPDATE uploads SET state = 'queued', attempts = 0, next_at = NULL, error = NULL, error_data = NULL,
         finished_at = NULL, queued_by = ? WHERE id = ?`,
      [upload.by, known.id]
    )
    return known.id
  }
  const { lastId } = await tx.run(
    `INSERT INTO uploads (export_id, target_id, state, bytes, attempts, queued_by, queued_at)
     VALUES (?, ?, 'queued', ?, 0, ?, ?)`,
    [upload.exportId, upload.targetId, upload.bytes, upload.by, upload.at]
  )
  return lastId
}

/** Whether the region's last word on a file is a refusal. */
async function isRefused(read: ReadConnection, exportId: number): Promise<boolean> {
  const last = await read.get<{ accepted: number }>(
    'SELECT accepted FROM receipts WHERE export_id = ? ORDER BY at DESC, id DESC LIMIT 1',
    [exportId]
  )
  return last?.accepted === 0
}

export interface TargetRow {
  id: number
  name: string
  kind: 'https' | 'sftp' | 'folder'
  settings: string
  active: 0 | 1
}

export function targetRows(read: ReadConnection): Promise<TargetRow[]> {
  return read.all<TargetRow>('SELECT id, name, kind, settings, active FROM upload_targets ORDER BY id')
}

export function targetById(read: ReadConnection, id: number): Promise<TargetRow | undefined> {
  return read.get<TargetRow>('SELECT id, name, kind, settings, active FROM upload_targets WHERE id = ?', [id])
}

/** Writes a target and answers its number. Only a changed server keeps nothing of what went to the former one; a new name does not. */
export async function putTarget(
  tx: WriteConnection,
  target: Omit<TargetRow, 'id'> & { id: number | undefined }
): Promise<number> {
  const values = [target.name, target.kind, target.settings, target.active]
  if (target.id === undefined) {
    const { lastId } = await tx.run(
      'INSERT INTO upload_targets (name, kind, settings, active) VALUES (?, ?, ?, ?)',
      values
    )
    return lastId
  }
  await tx.run(
    `UPDATE uploads SET url = NULL
      WHERE target_id = ? AND state <> 'sent' AND (SELECT settings FROM upload_targets WHERE id = target_id) <> ?`,
    [target.id, target.settings]
  )
  await tx.run('UPDATE upload_targets SET name = ?, kind = ?, settings = ?, active = ? WHERE id = ?', [
    ...values,
    target.id
  ])
  return target.id
}
