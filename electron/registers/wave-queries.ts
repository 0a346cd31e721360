import { insertMany } from '../database/bulk'
import type { SqlValue } from '../database/driver'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export type CandidateState = 'candidate' | 'sent' | 'refused' | 'paid'

export interface WaveRow {
  id: number
  revision: number
  number: number
  name_kk: string
  name_ru: string
  opens_on: string
  closes_on: string | null
  amount: number
  /** JSON list. */
  categories: string
}

const waveColumns = 'id, revision, number, name_kk, name_ru, opens_on, closes_on, amount, categories'

/** All waves, the newest number first. */
export function allWaves(read: ReadConnection): Promise<WaveRow[]> {
  return read.all<WaveRow>(`SELECT ${waveColumns} FROM waves ORDER BY number DESC LIMIT 100`)
}

export function waveById(read: ReadConnection, id: number): Promise<WaveRow | undefined> {
  return read.get<WaveRow>(`SELECT ${waveColumns} FROM waves WHERE id = ?`, [id])
}

export function waveNumbered(read: ReadConnection, number: number): Promise<{ id: number } | undefined> {
  return read.get('SELECT id FROM waves WHERE number = ?', [number])
}

export type WaveFields = Omit<WaveRow, 'id' | 'revision'>

const fieldsOf = (row: WaveFields): SqlValue[] => [
  row.number,
  row.name_kk,
  row.name_ru,
  row.opens_on,
  row.closes_on,
  row.amount,
  row.categories
]

export async function insertWave(
  tx: WriteConnection,
  row: WaveFields,
  entered: { by: number; at: string }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO waves (number, name_kk, name_ru, opens_on, closes_on, amount, categories, entered_by, entered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...fieldsOf(row), entered.by, entered.at]
  )
  return lastId
}

export async function updateWave(tx: WriteConnection, id: number, row: WaveFields): Promise<void> {
  await tx.run(
    `UPDATE waves SET number = ?, name_kk = ?, name_ru = ?, opens_on = ?, closes_on = ?, amount = ?, categories = ?,
       revision = revision + 1 WHERE id = ?`,
    [...fieldsOf(row), id]
  )
}

/** How many candidates of each wave stand in each state. */
export function countCandidates(
  read: ReadConnection
): Promise<{ wave_id: number; state: CandidateState; n: number }[]> {
  return read.all('SELECT wave_id, state, count(*) AS n FROM wave_candidates GROUP BY wave_id, state')
}

export async function categoriesInUse(read: ReadConnection, waveId: number): Promise<string[]> {
  const rows = await read.all<{ category: string }>(
    'SELECT DISTINCT category FROM wave_candidates WHERE wave_id = ?',
    [waveId]
  )
  return rows.map(({ category }) => category)
}

export interface CandidateRow {
  id: number
  revision: number
  wave_id: number
  family_id: number
  person_id: number
  category: string
  state: CandidateState
  state_on: string | null
  reason: string
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
}

/** A page of a wave's candidates in the order they were entered. */
export function candidatesPage(
  read: ReadConnection,
  filter: { waveId: number; state?: CandidateState | undefined; match?: string | undefined },
  page: KeysetQuery
): Promise<CandidateRow[]> {
  const state = filter.state === undefined ? '' : ' AND w.state = ?'
  const match =
    filter.match === undefined
      ? ''
      : ' AND w.person_id IN (SELECT rowid FROM people_index WHERE people_index MATCH ?)'
  return read.all<CandidateRow>(
    `SELECT w.id, w.revision, w.wave_id, w.family_id, w.person_id, w.category, w.state, w.state_on, w.reason,
       p.iin, p.last_name, p.first_name, p.middle_name
     FROM wave_candidates w JOIN people p ON p.id = w.person_id
     WHERE w.wave_id = ? AND ${page.where}${state}${match} ORDER BY ${page.orderBy} LIMIT ?`,
    [
      filter.waveId,
      ...page.params,
      ...(filter.state === undefined ? [] : [filter.state]),
      ...(filter.match === undefined ? [] : [filter.match]),
      page.limit
    ]
  )
}

export interface NamedPerson {
  id: number
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  search_key: string
  /** On the day, else now. */
  family_id: number | null
}

/** People by id with the family they belonged to on a day, or belong to now. */
export function peopleOn(read: ReadConnection, ids: readonly number[], day: string): Promise<NamedPerson[]> {
  return read.all<NamedPerson>(
    `SELECT p.id, p.iin, p.last_name, p.first_name, p.middle_name, p.search_key, coalesce(
       (SELECT m.family_id FROM family_members m WHERE m.person_id = p.id AND m.since <= ? AND (m.until IS NULL OR m.until >= ?)
         ORDER BY m.since DESC LIMIT 1),
       (SELECT m.family_id FROM family_members m WHERE m.person_id = p.id AND m.until IS NULL)) AS family_id
     FROM people p WHERE p.id IN (SELECT value FROM json_each(?))`,
    [day, day, JSON.stringify(ids)]
  )
}

/** Those of the families and people that are in a wave already. */
export function standingCandidates(
  read: ReadConnection,
  waveId: number,
  of: { families: readonly number[]; people: readonly number[] }
): Promise<{ family_id: number; person_id: number }[]> {
  return read.all(
    `SELECT family_id, person_id FROM wave_candidates
       WHERE wave_id = ? AND family_id IN (SELECT value FROM json_each(?))
     UNION SELECT family_id, person_id FROM wave_candidates
       WHERE wave_id = ? AND person_id IN (SELECT value FROM json_each(?))`,
    [waveId, JSON.stringify(of.families), waveId, JSON.stringify(of.people)]
  )
}

export async function insertCandidates(
  tx: WriteConnection,
  waveId: number,
  rows: readonly { familyId: number; personId: number; category: string }[],
  entered: { by: number; at: string }
): Promise<void> {
  await insertMany(
    tx,
    'wave_candidates',
    ['wave_id', 'family_id', 'person_id', 'category', 'state', 'entered_by', 'entered_at'],
    rows.map((row) => [waveId, row.familyId, row.personId, row.category, 'candidate', entered.by, entered.at])
  )
}

export interface FamilyFacts {
  family_id: number
  size: number
  /** Numbers of the other waves it is in, as JSON. */
  waves: string
}

/** Size on the day and other waves of families. */
export function familyFacts(
  read: ReadConnection,
  families: readonly number[],
  of: { waveId: number; day: string }
): Promise<FamilyFacts[]> {
  return read.all<FamilyFacts>(
    `SELECT f.id AS family_id,
       (SELECT count(*) FROM family_members m JOIN people q ON q.id = m.person_id
         WHERE m.family_id = f.id AND m.since <= ? AND (m.until IS NULL OR m.until >= ?) AND q.born_on <= ?) AS size,
       (SELECT json_group_array(number) FROM (SELECT v.number FROM wave_candidates w JOIN waves v ON v.id = w.wave_id
         WHERE w.family_id = f.id AND w.wave_id <> ? ORDER BY v.number)) AS waves
     FROM families f WHERE f.id IN (SELECT value FROM json_each(?))`,
    [of.day, of.day, of.day, of.waveId, JSON.stringify(families)]
  )
}

export interface ResultRow {
  id: number
  wave_id: number
  state: CandidateState
  state_on: string | null
  reason: string
}

export function candidatesByIds(read: ReadConnection, ids: readonly number[]): Promise<ResultRow[]> {
  return read.all<ResultRow>(
    'SELECT id, wave_id, state, state_on, reason FROM wave_candidates WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
    [JSON.stringify(ids)]
  )
}

export async function setResult(
  tx: WriteConnection,
  ids: readonly number[],
  result: { state: CandidateState; on: string | null; reason: string }
): Promise<number> {
  const { changes } = await tx.run(
    `UPDATE wave_candidates SET state = ?, state_on = ?, reason = ?, revision = revision + 1
     WHERE id IN (SELECT value FROM json_each(?))`,
    [result.state, result.on, result.reason, JSON.stringify(ids)]
  )
  return changes
}
