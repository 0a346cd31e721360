import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface DraftRow {
  id: number
  title: string
  data: string
  saved_at: string
}

export function draftsOf(read: ReadConnection, userId: number): Promise<DraftRow[]> {
  return read.all<DraftRow>(
    'SELECT id, title, data, saved_at FROM drafts WHERE user_id = ? ORDER BY saved_at DESC, id DESC LIMIT 200',
    [userId]
  )
}

export function draftById(read: ReadConnection, id: number, userId: number): Promise<DraftRow | undefined> {
  return read.get<DraftRow>('SELECT id, title, data, saved_at FROM drafts WHERE id = ? AND user_id = ?', [
    id,
    userId
  ])
}

export async function insertDraft(
  tx: WriteConnection,
  row: { userId: number; title: string; data: string; at: string }
): Promise<number> {
  const { lastId } = await tx.run('INSERT INTO drafts (user_id, title, data, saved_at) VALUES (?, ?, ?, ?)', [
    row.userId,
    row.title,
    row.data,
    row.at
  ])
  return lastId
}

export async function updateDraft(
  tx: WriteConnection,
  row: { id: number; userId: number; title: string; data: string; at: string }
): Promise<number> {
  const { changes } = await tx.run(
    'UPDATE drafts SET title = ?, data = ?, saved_at = ? WHERE id = ? AND user_id = ?',
    [row.title, row.data, row.at, row.id, row.userId]
  )
  return changes
}

export async function deleteDraft(tx: WriteConnection, id: number, userId: number): Promise<number> {
  return (await tx.run('DELETE FROM drafts WHERE id = ? AND user_id = ?', [id, userId])).changes
}
