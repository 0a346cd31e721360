import type { SqlValue } from '../database/driver'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'

export interface ExportRow {
  id: number
  period: string
  kind: 'period' | 'correction'
  correction: number
  sequence: number
  datasets: string
  row_counts: string
  sums: string
  changes: string
  file_name: string
  file_hash: string
  bytes: number
  made_by_name: string
  made_at: string
}

const exportSelect = `SELECT e.id, e.period, e.kind, e.correction, e.sequence, e.datasets, e.row_counts, e.sums, e.changes,
    e.file_name, e.file_hash, e.bytes, u.name AS made_by_name, e.made_at
  FROM exports e JOIN users u ON u.id = e.made_by`

export function exportById(read: ReadConnection, id: number): Promise<ExportRow | undefined> {
  return read.get<ExportRow>(`${exportSelect} WHERE e.id = ?`, [id])
}

export function exportByHash(read: ReadConnection, hash: string): Promise<ExportRow | undefined> {
  return read.get<ExportRow>(`${exportSelect} WHERE e.file_hash = ?`, [hash])
}

/** The file with the highest number. */
export function lastExport(read: ReadConnection): Promise<ExportRow | undefined> {
  return read.get<ExportRow>(`${exportSelect} ORDER BY e.sequence DESC LIMIT 1`)
}

export interface UploadRow {
  id: number
  export_id: number
  target_id: number
  target: string
  kind: 'https' | 'sftp' | 'folder'
  state: 'queued' | 'sending' | 'waiting' | 'sent' | 'failed' | 'cancelled'
  url: string | null
  sent_bytes: number
  bytes: number
  attempts: number
  next_at: string | null
  error: string | null
  error_data: string | null
  queued_by: number
  queued_at: string
  finished_at: string | null
}

const uploadSelect = `SELECT u.id, u.export_id, u.target_id, t.name AS target, t.kind, u.state, u.url, u.sent_bytes, u.bytes,
    u.attempts, u.next_at, u.error, u.error_data, u.queued_by, u.queued_at, u.finished_at
  FROM uploads u JOIN upload_targets t ON t.id = u.target_id`

export function uploadById(read: ReadConnection, id: number): Promise<UploadRow | undefined> {
  return read.get<UploadRow>(`${uploadSelect} WHERE u.id = ?`, [id])
}

const marks = (values: readonly SqlValue[]): string => values.map(() => '?').join(', ')

export function uploadsByIds(read: ReadConnection, ids: readonly number[]): Promise<UploadRow[]> {
  return read.all<UploadRow>(`${uploadSelect} WHERE u.id IN (${marks(ids)}) ORDER BY u.id`, ids)
}

/** Where these files went or are going, in the order in which they were queued. */
export function uploadsOfExports(read: ReadConnection, exportIds: readonly number[]): Promise<UploadRow[]> {
  return read.all<UploadRow>(
    `${uploadSelect} WHERE u.export_id IN (${marks(exportIds)}) ORDER BY u.id`,
    exportIds
  )
}

export interface ReceiptRow {
  export_id: number
  accepted: 0 | 1
  refusal: string | null
  content: string
  at: string
}

/** What the region said of these files; the last word of each is the latest row. */
export function receiptsOfExports(read: ReadConnection, exportIds: readonly number[]): Promise<ReceiptRow[]> {
  return read.all<ReceiptRow>(
    `SELECT export_id, accepted, refusal, content, at FROM receipts
     WHERE export_id IN (${marks(exportIds)}) ORDER BY at, id`,
    exportIds
  )
}

/** Days after which a file without a receipt is an alert; `undefined` before the region's profile came. */
export async function receiptDays(read: ReadConnection): Promise<number | undefined> {
  return (await read.get<{ days: number }>('SELECT receipt_days AS days FROM region_profile'))?.days
}

/** Made files as a keyset asks. */
export function exportsPage(read: ReadConnection, page: KeysetQuery): Promise<ExportRow[]> {
  return read.all<ExportRow>(`${exportSelect} WHERE ${page.where} ORDER BY ${page.orderBy} LIMIT ?`, [
    ...page.params,
    page.limit
  ])
}
