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
  kind: 'district' | 'region'
}

const columns =
  'name_kk, name_ru, address_kk, address_ru, phone, kato, head_name_kk, head_name_ru, sample, lock_after_minutes, kind'

export function officeRow(read: ReadConnection): Promise<OfficeRow | undefined> {
  return read.get<OfficeRow>(`SELECT ${columns} FROM office WHERE id = 1`)
}

export async function insertOffice(tx: WriteConnection, row: OfficeRow, createdAt: string): Promise<void> {
  await tx.run(
    `INSERT INTO office (id, ${columns}, created_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      row.kind,
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
  /** Who did it; of a sign-in, whose account it was: before it nobody is signed in. */
  login: string
  operation: string
  subject_kind: string
  subject_id: number | null
  details: string
  hash: string
}

/** Journal rows before a given id, newest first. */
export function journalRows(
  read: ReadConnection,
  filter: { before: number | null; operation: string | null; limit: number }
): Promise<JournalListRow[]> {
  return read.all<JournalListRow>(
    `SELECT j.id, j.at, coalesce(u.login, j.user_login) AS login, j.operation, j.subject_kind, j.subject_id, j.details, j.hash
     FROM journal j LEFT JOIN users u ON j.operation = 'accounts.signIn' AND u.id = j.subject_id
     WHERE (? IS NULL OR j.id < ?) AND (? IS NULL OR j.operation = ?) ORDER BY j.id DESC LIMIT ?`,
    [filter.before, filter.before, filter.operation, filter.operation, filter.limit]
  )
}
