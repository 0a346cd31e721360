import type { marks } from '@shared/contract/criteria'
import { insertMany } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'

export type Mark = (typeof marks)[number]

export interface MarkRow {
  id: number
  mark: Mark
  since: string
  until: string | null
  source: string
  entered_by: string
}

/** Marks of a person, running ones first, then the newest. */
export function marksOf(read: ReadConnection, personId: number): Promise<MarkRow[]> {
  return read.all<MarkRow>(
    `SELECT m.id, m.mark, m.since, m.until, m.source, u.name AS entered_by
     FROM person_marks m JOIN users u ON u.id = m.entered_by
     WHERE m.person_id = ? ORDER BY m.until IS NOT NULL, m.since DESC, m.id DESC LIMIT 200`,
    [personId]
  )
}

export function runningMark(
  read: ReadConnection,
  personId: number,
  mark: Mark
): Promise<{ id: number; since: string } | undefined> {
  return read.get('SELECT id, since FROM person_marks WHERE person_id = ? AND mark = ? AND until IS NULL', [
    personId,
    mark
  ])
}

export async function insertMark(
  tx: WriteConnection,
  row: {
    personId: number
    mark: Mark
    since: string
    until: string | null
    source: string
    by: number
    at: string
  }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO person_marks (person_id, mark, since, until, source, entered_by, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [row.personId, row.mark, row.since, row.until, row.source, row.by, row.at]
  )
  return lastId
}

export async function endMark(tx: WriteConnection, id: number, until: string): Promise<void> {
  await tx.run('UPDATE person_marks SET until = ? WHERE id = ?', [until, id])
}

export interface ListRow {
  id: number
  name: string
  source: string
  people: number
  created_at: string
  created_by: string
}

const lists = `SELECT l.id, l.name, l.source, l.created_at, u.name AS created_by,
  (SELECT count(*) FROM people_list_members m WHERE m.list_id = l.id) AS people
  FROM people_lists l JOIN users u ON u.id = l.created_by`

/** The newest lists of people chosen by hand. */
export function allLists(read: ReadConnection): Promise<ListRow[]> {
  return read.all<ListRow>(`${lists} ORDER BY l.id DESC LIMIT 500`)
}

export function listById(read: ReadConnection, id: number): Promise<ListRow | undefined> {
  return read.get<ListRow>(`${lists} WHERE l.id = ?`, [id])
}

export async function listNamed(read: ReadConnection, name: string): Promise<boolean> {
  const row = await read.get<{ found: number }>(
    'SELECT EXISTS (SELECT 1 FROM people_lists WHERE name = ?) AS found',
    [name]
  )
  return row?.found === 1
}

/** People by up to 5 000 IINs; who is not entered is left out. */
export function peopleByIins(
  read: ReadConnection,
  iins: readonly string[]
): Promise<{ id: number; iin: string }[]> {
  return read.all('SELECT id, iin FROM people WHERE iin IN (SELECT value FROM json_each(?))', [
    JSON.stringify(iins)
  ])
}

export async function insertList(
  tx: WriteConnection,
  list: { name: string; source: string; at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    'INSERT INTO people_lists (name, source, created_at, created_by) VALUES (?, ?, ?, ?)',
    [list.name, list.source, list.at, list.by]
  )
  return lastId
}

export async function insertListMembers(
  tx: WriteConnection,
  listId: number,
  personIds: readonly number[]
): Promise<void> {
  await insertMany(
    tx,
    'people_list_members',
    ['list_id', 'person_id'],
    personIds.map((personId) => [listId, personId])
  )
}
