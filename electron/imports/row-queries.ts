import { keysetPage, keysetQuery, type Keyset, type Page, type PageRequest } from '../database/keyset'
import type { SqlValue } from '../database/driver'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export async function deleteRows(tx: WriteConnection, id: number): Promise<void> {
  await tx.run('DELETE FROM import_rows WHERE import_id = ?', [id])
}

/** A row as it is staged. */
export interface StagedRow {
  row: number
  state: string
  warned: 0 | 1
  cells: readonly string[]
  parsed: Readonly<Record<string, string>>
  findings: readonly object[]
  match: object | null
  key: string
}

// The import's number stands in each row: as a value of its own it would make the file's rows the outer loop of an update, a thousand times
// slower.
const given = (importId: number, rows: readonly StagedRow[]): string =>
  JSON.stringify(
    rows.map(({ row, state, warned, cells, parsed, findings, match, key }) => [
      ...[row, state, warned, cells, parsed, findings, match, key, importId]
    ])
  )

/** Columns of a given row; what is JSON in the table is cut out of the text as it stands. */
const givenColumns = `value ->> 0 AS row_no, value ->> 1 AS state, value ->> 2 AS warned, value -> 3 AS cells, value -> 4 AS parsed,
  value -> 5 AS findings, nullif(value -> 6, 'null') AS match, value ->> 7 AS search_key, value ->> 8 AS import_id`

export async function insertRows(
  tx: WriteConnection,
  importId: number,
  rows: readonly StagedRow[]
): Promise<void> {
  await tx.run(
    `INSERT INTO import_rows (row_no, state, warned, cells, parsed, findings, match, search_key, import_id)
     SELECT ${givenColumns} FROM jsonb_each(?)`,
    [given(importId, rows)]
  )
}

/** Staged rows read anew; what was chosen for them is forgotten. */
export async function replaceRows(
  tx: WriteConnection,
  importId: number,
  rows: readonly StagedRow[]
): Promise<void> {
  await tx.run(
    `UPDATE import_rows SET state = g.state, warned = g.warned, choice = NULL, keep = '[]', parsed = g.parsed, findings = g.findings,
       match = g.match, search_key = g.search_key
     FROM (SELECT ${givenColumns} FROM jsonb_each(?)) AS g
     WHERE import_rows.import_id = g.import_id AND import_rows.row_no = g.row_no`,
    [given(importId, rows)]
  )
}

export interface ImportRowRecord {
  row_no: number
  state: 'new' | 'update' | 'same' | 'duplicate' | 'error'
  choice: 'take' | 'skip' | 'merge' | 'separate' | null
  keep: string
  cells: string
  parsed: string
  findings: string
  match: string | null
}

const rowColumns = 'row_no, state, choice, keep, cells, parsed, findings, match'

// The plus keeps to the file's order: by the index of states every page would sort all rows anew.
/** Rows that apply writes. */
export const takenRows = `((+state IN ('new', 'update') AND coalesce(choice, 'take') IN ('take', 'merge'))
  OR (+state = 'duplicate' AND choice IN ('merge', 'separate')))`
const leftOut = `+state <> 'same' AND NOT ${takenRows}`

export type RowFilter = 'all' | 'taken' | 'left-out'
const filters: Readonly<Record<RowFilter, string>> = { all: '1', taken: takenRows, 'left-out': leftOut }

/** The next rows of an import after one, in the file's order. */
export function rowsAfter(
  read: ReadConnection,
  importId: number,
  after: number,
  limit: number,
  filter: RowFilter = 'all'
): Promise<ImportRowRecord[]> {
  return read.all<ImportRowRecord>(
    `SELECT ${rowColumns} FROM import_rows WHERE import_id = ? AND row_no > ? AND ${filters[filter]} ORDER BY row_no LIMIT ?`,
    [importId, after, limit]
  )
}

const rowOrder: Keyset = { name: 'import-rows', columns: [{ column: 'row_no', kind: 'integer' }] }

/** A page of an import's rows; `text` is folded already. */
export async function rowsPage(
  read: ReadConnection,
  importId: number,
  filter: { state?: string | undefined; text?: string | undefined },
  request: PageRequest
): Promise<Page<ImportRowRecord>> {
  const page = keysetQuery(rowOrder, request)
  const conditions = ['import_id = ?']
  const params: SqlValue[] = [importId]
  if (filter.state === 'warning') conditions.push('warned = 1')
  else if (filter.state === 'undecided') conditions.push(`state = 'duplicate' AND choice IS NULL`)
  else if (filter.state !== undefined) {
    conditions.push('state = ?')
    params.push(filter.state)
  }
  if (filter.text !== undefined) {
    conditions.push('instr(search_key, ?) > 0')
    params.push(filter.text)
  }
  const rows = await read.all<ImportRowRecord>(
    `SELECT ${rowColumns} FROM import_rows WHERE ${conditions.join(' AND ')} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ?`,
    [...params, ...page.params, page.limit]
  )
  return keysetPage(rowOrder, request, rows, ({ row_no: row }) => [row])
}

export interface Counts {
  rows: number
  new: number
  update: number
  same: number
  duplicate: number
  error: number
  warnings: number
  taken: number
  creates: number
  undecided: number
}

export async function countRows(read: ReadConnection, importId: number): Promise<Counts> {
  const row = await read.get<Counts>(
    `SELECT count(*) AS rows, count(*) FILTER (WHERE state = 'new') AS new, count(*) FILTER (WHERE state = 'update') AS "update",
       count(*) FILTER (WHERE state = 'same') AS same, count(*) FILTER (WHERE state = 'duplicate') AS duplicate,
       count(*) FILTER (WHERE state = 'error') AS error, count(*) FILTER (WHERE warned = 1) AS warnings,
       count(*) FILTER (WHERE ${takenRows}) AS taken,
       count(*) FILTER (WHERE ${takenRows} AND (state = 'new' OR choice = 'separate')) AS creates,
       count(*) FILTER (WHERE state = 'duplicate' AND choice IS NULL) AS undecided
     FROM import_rows WHERE import_id = ?`,
    [importId]
  )
  if (row === undefined) throw new Error('the counts gave no row')
  return row
}

/** What is done with rows, by number or all of a state. */
export async function setChoice(
  tx: WriteConnection,
  importId: number,
  rows: readonly number[] | { state: string },
  choice: string | null,
  keep: readonly string[]
): Promise<number> {
  const which = 'state' in rows ? 'state = ?' : 'row_no IN (SELECT value FROM json_each(?))'
  const { changes } = await tx.run(
    `UPDATE import_rows SET choice = ?, keep = ? WHERE import_id = ? AND ${which}`,
    [choice, JSON.stringify(keep), importId, 'state' in rows ? rows.state : JSON.stringify(rows)]
  )
  return changes
}

/** The first of the rows that a choice does not fit, or that are not there. */
export function firstUnfit(
  read: ReadConnection,
  importId: number,
  rows: readonly number[] | { state: string },
  states: readonly string[]
): Promise<{ row_no: number; state: string | null } | undefined> {
  if ('state' in rows)
    return read.get(
      `SELECT row_no, state FROM import_rows WHERE import_id = ? AND state = ? AND state NOT IN (SELECT value FROM json_each(?))
       ORDER BY row_no LIMIT 1`,
      [importId, rows.state, JSON.stringify(states)]
    )
  return read.get(
    `SELECT g.value AS row_no, r.state FROM json_each(?) g LEFT JOIN import_rows r ON r.import_id = ? AND r.row_no = g.value
     WHERE r.state IS NULL OR r.state NOT IN (SELECT value FROM json_each(?)) ORDER BY g.value LIMIT 1`,
    [JSON.stringify(rows), importId, JSON.stringify(states)]
  )
}

/** The first row whose IIN is that of the stored person or earlier row it is like: it cannot be somebody else. */
export function firstOfOneIin(
  read: ReadConnection,
  importId: number,
  rows: readonly number[] | { state: string }
): Promise<{ row_no: number } | undefined> {
  const which = 'state' in rows ? 'state = ?' : 'row_no IN (SELECT value FROM json_each(?))'
  return read.get(
    `SELECT row_no FROM import_rows WHERE import_id = ? AND ${which} AND parsed ->> '$.iin' = match ->> '$.stored.iin' ORDER BY row_no LIMIT 1`,
    [importId, 'state' in rows ? rows.state : JSON.stringify(rows)]
  )
}
