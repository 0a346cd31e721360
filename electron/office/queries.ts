import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface OfficeRow {
  name_kk: string
  name_ru: string
  address_kk: string
  address_ru: string
  phone: string
  kato: string
  head_name_kk: string
  head_name_ru: string
  sample: number
  lock_after_minutes: number
}

const columns =
  'name_kk, name_ru, address_kk, address_ru, phone, kato, head_name_kk, head_name_ru, sample, lock_after_minutes'

export function officeRow(read: ReadConnection): Promise<OfficeRow | undefined> {
  return read.get<OfficeRow>(`SELECT ${columns} FROM office WHERE id = 1`)
}

export async function insertOffice(tx: WriteConnection, row: OfficeRow, createdAt: string): Promise<void> {
  await tx.run(
    `INSERT INTO office (id, ${columns}, created_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.name_kk,
      row.name_ru,
      row.address_kk,
      row.address_ru,
      row.phone,
      row.kato,
      row.head_name_kk,
      row.head_name_ru,
      row.sample,
      row.lock_after_minutes,
      createdAt
    ]
  )
}

export async function updateOffice(tx: WriteConnection, row: OfficeRow): Promise<void> {
  await tx.run(
    `UPDATE office SET name_kk = ?, name_ru = ?, address_kk = ?, address_ru = ?, phone = ?, kato = ?, head_name_kk = ?,
       head_name_ru = ?, lock_after_minutes = ? WHERE id = 1`,
    [
      row.name_kk,
      row.name_ru,
      row.address_kk,
      row.address_ru,
      row.phone,
      row.kato,
      row.head_name_kk,
      row.head_name_ru,
      row.lock_after_minutes
    ]
  )
}

export interface JournalListRow {
  id: number
  at: string
  user_login: string
  operation: string
  subject_kind: string
  subject_id: number | null
  hash: string
}

/** Journal rows before a given id, newest first. */
export function journalRows(
  read: ReadConnection,
  filter: { before: number | null; operation: string | null; limit: number }
): Promise<JournalListRow[]> {
  return read.all<JournalListRow>(
    `SELECT id, at, user_login, operation, subject_kind, subject_id, hash FROM journal
     WHERE (? IS NULL OR id < ?) AND (? IS NULL OR operation = ?) ORDER BY id DESC LIMIT ?`,
    [filter.before, filter.before, filter.operation, filter.operation, filter.limit]
  )
}
