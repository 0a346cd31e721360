import type { ReadConnection } from '../database/transaction'

/** Whether the journal speaks of a file of the store. */
export async function isJournalled(read: ReadConnection, id: number, fileHash: string): Promise<boolean> {
  const row = await read.get(
    `SELECT 1 FROM journal WHERE subject_kind = 'package' AND subject_id = ? AND after_hash = ? LIMIT 1`,
    [id, fileHash]
  )
  return row !== undefined
}
