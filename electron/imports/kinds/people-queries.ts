import { insertMany, updateMany, type BulkValue } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { takenRows } from '../row-queries'

/** A person with what holds of them now. */
export interface StoredPerson {
  id: number
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  search_key: string
  born_on: string
  sex: 'm' | 'f'
  phone: string | null
  disability_group: string | null
  revision: number
  address_id: number | null
  kato: string | null
  address: string | null
  account_id: number | null
  iban: string | null
  member_id: number | null
  family_id: number | null
  relation: string | null
}

const stored = `SELECT p.id, p.iin, p.last_name, p.first_name, p.middle_name, p.search_key, p.born_on, p.sex, p.phone, p.disability_group,
  p.revision, a.id AS address_id, a.kato, a.text AS address, b.id AS account_id, b.iban, m.id AS member_id, m.family_id, m.relation
  FROM people p LEFT JOIN addresses a ON a.person_id = p.id AND a.until IS NULL
  LEFT JOIN accounts_iban b ON b.person_id = p.id AND b.until IS NULL
  LEFT JOIN family_members m ON m.person_id = p.id AND m.until IS NULL`

export function peopleByIins(read: ReadConnection, iins: readonly string[]): Promise<StoredPerson[]> {
  return read.all<StoredPerson>(`${stored} WHERE p.iin IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(iins)
  ])
}

export function peopleByIds(read: ReadConnection, ids: readonly number[]): Promise<StoredPerson[]> {
  return read.all<StoredPerson>(`${stored} WHERE p.id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids)
  ])
}

export interface Candidate {
  place: number
  id: number
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  born_on: string
}

/**
 * Who may be meant: born the same day and called by a name of the same first letter, or called by the same names.
 * @param wanted birth day and folded family and given name of each
 */
export function candidates(
  read: ReadConnection,
  wanted: readonly { place: number; bornOn: string; key: string }[]
): Promise<Candidate[]> {
  const given = JSON.stringify(wanted.map(({ place, bornOn, key }) => [place, bornOn, key]))
  const columns = 'p.id, p.iin, p.last_name, p.first_name, p.middle_name, p.born_on'
  return read.all<Candidate>(
    `SELECT g.value ->> 0 AS place, ${columns} FROM jsonb_each(?) g CROSS JOIN people p ON p.born_on = g.value ->> 1
       WHERE substr(p.search_key, 1, 1) = substr(g.value ->> 2, 1, 1)
     UNION SELECT g.value ->> 0, ${columns} FROM jsonb_each(?) g CROSS JOIN people p
       ON p.search_key >= g.value ->> 2 AND p.search_key < (g.value ->> 2) || '!'`,
    [given, given]
  )
}

/** Who has these accounts now. */
export function ibanOwners(
  read: ReadConnection,
  ibans: readonly string[]
): Promise<{ iban: string; iin: string }[]> {
  return read.all(
    `SELECT a.iban, p.iin FROM accounts_iban a JOIN people p ON p.id = a.person_id
     WHERE a.until IS NULL AND a.iban IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ibans)]
  )
}

/** Values of earlier rows of the file, by number. */
export async function earlierRows(
  read: ReadConnection,
  importId: number,
  rows: readonly number[]
): Promise<Map<number, Record<string, string>>> {
  const found = await read.all<{ row_no: number; parsed: string }>(
    'SELECT row_no, parsed FROM import_rows WHERE import_id = ? AND row_no IN (SELECT value FROM json_each(?))',
    [importId, JSON.stringify(rows)]
  )
  return new Map(found.map(({ row_no: row, parsed }) => [row, JSON.parse(parsed) as Record<string, string>]))
}

export interface NextIds {
  people: number
  families: number
  addresses: number
  accounts_iban: number
  family_members: number
}

/** The ids that new rows begin at; nobody else writes inside the transaction. */
export async function nextIds(read: ReadConnection): Promise<NextIds> {
  const row = await read.get<NextIds>(
    `SELECT (SELECT coalesce(max(id), 0) + 1 FROM people) AS people, (SELECT coalesce(max(id), 0) + 1 FROM families) AS families,
       (SELECT coalesce(max(id), 0) + 1 FROM addresses) AS addresses, (SELECT coalesce(max(id), 0) + 1 FROM accounts_iban) AS accounts_iban,
       (SELECT coalesce(max(id), 0) + 1 FROM family_members) AS family_members`
  )
  if (row === undefined) throw new Error('the ids gave no row')
  return row
}

export interface NewRows {
  people: BulkValue[][]
  addresses: BulkValue[][]
  accounts: BulkValue[][]
  index: BulkValue[][]
}

export async function insertPeople(tx: WriteConnection, rows: NewRows): Promise<void> {
  await insertMany(
    tx,
    'people',
    [
      ...['id', 'iin', 'last_name', 'first_name', 'middle_name', 'search_key'],
      ...['born_on', 'sex', 'phone', 'disability_group', 'created_at', 'created_by']
    ],
    rows.people
  )
  await insertMany(
    tx,
    'addresses',
    ['id', 'person_id', 'kato', 'text', 'address_key', 'since'],
    rows.addresses
  )
  await insertMany(tx, 'accounts_iban', ['id', 'person_id', 'iban', 'since'], rows.accounts)
  await insertMany(tx, 'people_index', ['rowid', 'words'], rows.index)
}

export async function insertFamilies(
  tx: WriteConnection,
  rows: { families: readonly BulkValue[][]; members: readonly BulkValue[][] }
): Promise<void> {
  await insertMany(tx, 'families', ['id', 'created_at'], rows.families)
  await insertMany(tx, 'family_members', ['id', 'family_id', 'person_id', 'relation', 'since'], rows.members)
}

export interface GroupedRow {
  row_no: number
  iin: string
  family: string | null
  head_iin: string | null
}

/** Rows of an import that name a family and are not written, or are `settled`, after one, in the file's order. */
export function groupedRows(
  read: ReadConnection,
  page: { importId: number; after: number; limit: number; settled: Iterable<number> }
): Promise<GroupedRow[]> {
  return read.all<GroupedRow>(
    `SELECT row_no, parsed ->> '$.iin' AS iin, parsed ->> '$.family' AS family, parsed ->> '$.headIin' AS head_iin FROM import_rows
     WHERE import_id = ? AND row_no > ? AND +state IN ('new', 'update', 'same')
       AND (NOT ${takenRows} OR row_no IN (SELECT value FROM json_each(?)))
       AND parsed ->> '$.iin' IS NOT NULL AND (parsed ->> '$.family' IS NOT NULL OR parsed ->> '$.headIin' IS NOT NULL)
     ORDER BY row_no LIMIT ?`,
    [page.importId, page.after, JSON.stringify([...page.settled]), page.limit]
  )
}

/** People as they are now; first the id, then the columns in this order. */
export async function updatePeople(tx: WriteConnection, rows: readonly BulkValue[][]): Promise<void> {
  await updateMany(
    tx,
    'people',
    'id',
    [
      ...['iin', 'last_name', 'first_name', 'middle_name', 'search_key', 'born_on', 'sex', 'phone'],
      ...['disability_group', 'revision']
    ],
    rows
  )
}

/** Dated rows end; of each the id and its last day. */
export async function endRows(
  tx: WriteConnection,
  table: 'addresses' | 'accounts_iban',
  rows: readonly BulkValue[][]
): Promise<void> {
  if (rows.length > 0) await updateMany(tx, table, 'id', ['until'], rows)
}

export async function changeRelations(tx: WriteConnection, rows: readonly BulkValue[][]): Promise<void> {
  await updateMany(tx, 'family_members', 'id', ['relation'], rows)
}

export async function replaceIndex(tx: WriteConnection, rows: readonly BulkValue[][]): Promise<void> {
  await tx.run('DELETE FROM people_index WHERE rowid IN (SELECT value FROM json_each(?))', [
    JSON.stringify(rows.map(([id]) => id))
  ])
  await insertMany(tx, 'people_index', ['rowid', 'words'], rows)
}

/** People whom an import made leave the search index before they go. */
export async function unindexMade(tx: WriteConnection, importId: number): Promise<void> {
  await tx.run(
    `DELETE FROM people_index WHERE rowid IN (SELECT subject_id FROM import_effects WHERE import_id = ? AND subject = 'people' AND before IS NULL)`,
    [importId]
  )
}

/** Those people of an import that were there before and have other words in the index, after an id. */
export function touchedPeople(
  read: ReadConnection,
  importId: number,
  after: number,
  limit: number
): Promise<{ id: number }[]> {
  return read.all(
    `SELECT DISTINCT person_id AS id FROM (
       SELECT subject_id AS person_id FROM import_effects WHERE import_id = ? AND subject = 'people' AND before IS NOT NULL
       UNION SELECT a.person_id FROM import_effects e JOIN addresses a ON a.id = e.subject_id WHERE e.import_id = ? AND e.subject = 'addresses')
     WHERE person_id > ? AND person_id IN (SELECT id FROM people) ORDER BY person_id LIMIT ?`,
    [importId, importId, after, limit]
  )
}

/** Those of people who have applied. */
export function applicantsAmong(read: ReadConnection, ids: readonly number[]): Promise<{ id: number }[]> {
  return read.all(
    'SELECT DISTINCT applicant_id AS id FROM cases WHERE applicant_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)]
  )
}
