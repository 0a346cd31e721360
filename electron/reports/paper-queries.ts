import type { ReadConnection } from '../database/transaction'

/** Whether the journal says that a report with this hash was made. */
export async function wasRendered(read: ReadConnection, sha256: string): Promise<boolean> {
  const row = await read.get<{ id: number }>(
    `SELECT id FROM journal WHERE subject_kind = 'report' AND subject_id IS NULL AND after_hash = ? LIMIT 1`,
    [sha256]
  )
  return row !== undefined
}
