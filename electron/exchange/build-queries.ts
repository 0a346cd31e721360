import type { WriteConnection } from '../database/transaction'

export interface NewExport {
  period: string
  correction: number
  corrects: number | null
  sequence: number
  previous_hash: string | null
  datasets: string
  row_counts: string
  sums: string
  changes: string
  row_hashes: Uint8Array
  file_name: string
  file_hash: string
  bytes: number
  made_by: number
  made_at: string
}

/** Keeps what a made file was; it is never changed again. */
export async function insertExport(tx: WriteConnection, row: NewExport): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO exports (period, kind, correction, corrects, sequence, previous_hash, datasets, row_counts, sums, changes, row_hashes,
       file_name, file_hash, bytes, made_by, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.period,
      row.correction === 0 ? 'period' : 'correction',
      row.correction,
      row.corrects,
      row.sequence,
      row.previous_hash,
      row.datasets,
      row.row_counts,
      row.sums,
      row.changes,
      row.row_hashes,
      row.file_name,
      row.file_hash,
      row.bytes,
      row.made_by,
      row.made_at
    ]
  )
  return lastId
}
