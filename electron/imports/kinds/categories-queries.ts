import { insertMany, updateMany, type BulkValue } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'

export interface MarkedPerson {
  id: number
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  disability_group: string | null
  revision: number
}

export function markedPeople(read: ReadConnection, iins: readonly string[]): Promise<MarkedPerson[]> {
  return read.all<MarkedPerson>(
    `SELECT id, iin, last_name, first_name, middle_name, disability_group, revision FROM people
     WHERE iin IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(iins)]
  )
}

export interface StoredMark {
  id: number
  person_id: number
  mark: string
  since: string
  until: string | null
}

export function marksOfPeople(read: ReadConnection, ids: readonly number[]): Promise<StoredMark[]> {
  return read.all<StoredMark>(
    `SELECT id, person_id, mark, since, until FROM person_marks WHERE person_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)]
  )
}

/** Who of these people stands on which list, by the list's name. */
export function listsOfPeople(
  read: ReadConnection,
  ids: readonly number[]
): Promise<{ person_id: number; name: string }[]> {
  return read.all(
    `SELECT m.person_id, l.name FROM people_list_members m JOIN people_lists l ON l.id = m.list_id
     WHERE m.person_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)]
  )
}

export async function insertMarks(tx: WriteConnection, rows: readonly BulkValue[][]): Promise<void> {
  await insertMany(
    tx,
    'person_marks',
    ['id', 'person_id', 'mark', 'since', 'until', 'source', 'entered_by', 'entered_at'],
    rows
  )
}

export async function endMarks(tx: WriteConnection, rows: readonly BulkValue[][]): Promise<void> {
  await updateMany(tx, 'person_marks', 'id', ['until'], rows)
}

export async function setDisabilities(tx: WriteConnection, rows: readonly BulkValue[][]): Promise<void> {
  await updateMany(tx, 'people', 'id', ['disability_group', 'revision'], rows)
}

export async function listByName(read: ReadConnection, name: string): Promise<number | null> {
  return (await read.get<{ id: number }>('SELECT id FROM people_lists WHERE name = ?', [name]))?.id ?? null
}

/** The numbers that new rows begin at. */
export async function nextMarkIds(read: ReadConnection): Promise<{ mark: number; member: number }> {
  const row = await read.get<{ mark: number; member: number }>(
    `SELECT (SELECT coalesce(max(id), 0) + 1 FROM person_marks) AS mark,
       (SELECT coalesce(max(rowid), 0) + 1 FROM people_list_members) AS member`
  )
  if (row === undefined) throw new Error('the ids gave no row')
  return row
}

export async function insertMembers(tx: WriteConnection, rows: readonly BulkValue[][]): Promise<void> {
  await insertMany(tx, 'people_list_members', ['rowid', 'list_id', 'person_id'], rows)
}
