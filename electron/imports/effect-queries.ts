import type { ReadConnection, WriteConnection } from '../database/transaction'

/** An effect as it is kept; `before` is JSON. */
export interface NewEffect {
  place: number
  row: number
  id: number
  before: string | null
}

// Names come from the importers' own words, never from a file; still only plain ones reach a statement's text.
function plain(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a plain name: ${name}`)
  return name
}

/**
 * What a row is compared by later: its revision where it has one, else all its columns.
 * A row is named by its rowid, which is the `id` of most tables.
 */
export async function stamp(read: ReadConnection, table: string): Promise<string> {
  const columns = await read.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [plain(table)])
  if (columns.length === 0) throw new Error(`no table: ${table}`)
  if (columns.some(({ name }) => name === 'revision')) return 't.revision'
  return `json_array(${columns.map(({ name }) => `t.${plain(name)}`).join(', ')})`
}

/** Keeps effects on one table, with how its rows stand now by their `stamp`; of a kind that takes back by itself without. */
export async function insertEffects(
  tx: WriteConnection,
  importId: number,
  table: string,
  effects: readonly NewEffect[],
  stampOf: string | null
): Promise<void> {
  const after =
    stampOf === null
      ? `''`
      : `coalesce((SELECT ${stampOf} FROM ${plain(table)} t WHERE t.rowid = g.value ->> 2), '')`
  await tx.run(
    `INSERT INTO import_effects (import_id, place, row_no, subject, subject_id, before, after)
     SELECT ?, g.value ->> 0, g.value ->> 1, ?, g.value ->> 2, g.value ->> 3, CAST(${after} AS TEXT) FROM jsonb_each(?) g`,
    [importId, table, JSON.stringify(effects.map(({ place, row, id, before }) => [place, row, id, before]))]
  )
}

export interface EffectRow {
  place: number
  row_no: number
  subject: string
  subject_id: number
  before: string | null
}

/** The next effects of an import after one, in the order they were made. */
export function effectsAfter(
  read: ReadConnection,
  importId: number,
  after: number,
  limit: number
): Promise<EffectRow[]> {
  return read.all<EffectRow>(
    `SELECT place, row_no, subject, subject_id, before FROM import_effects WHERE import_id = ? AND place > ? ORDER BY place LIMIT ?`,
    [importId, after, limit]
  )
}

/** The tables an import wrote to, those it wrote to first at the beginning. */
export async function tablesOf(read: ReadConnection, importId: number): Promise<string[]> {
  const rows = await read.all<{ subject: string }>(
    'SELECT subject FROM import_effects WHERE import_id = ? GROUP BY subject ORDER BY min(place)',
    [importId]
  )
  return rows.map(({ subject }) => subject)
}

/** The place of an import's first or last word on a row. */
const placeOf = (which: 'min' | 'max'): string =>
  `(SELECT ${which}(o.place) FROM import_effects o WHERE o.import_id = e.import_id AND o.subject = e.subject AND o.subject_id = e.subject_id)`

/** The first row of the file of which something in a table is no longer as the import left it. */
export async function changedSince(
  read: ReadConnection,
  importId: number,
  table: string
): Promise<number | null> {
  const row = await read.get<{ row_no: number | null }>(
    `SELECT min(e.row_no) AS row_no FROM import_effects e LEFT JOIN ${plain(table)} t ON t.rowid = e.subject_id
     WHERE e.import_id = ? AND e.subject = ? AND e.place = ${placeOf('max')}
       AND (t.rowid IS NULL OR e.after <> CAST(${await stamp(read, table)} AS TEXT))`,
    [importId, table]
  )
  return row?.row_no ?? null
}

interface Reference {
  child: string
  column: string
  /** The child's rows have no number of their own. */
  wr: number
}

function referencesTo(read: ReadConnection, table: string): Promise<Reference[]> {
  return read.all<Reference>(
    `SELECT m.name AS child, f."from" AS "column", l.wr FROM sqlite_schema m JOIN pragma_table_list l ON l.name = m.name AND l.schema = 'main',
       pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f."table" = ?`,
    [table]
  )
}

/** Whether an index of all rows begins with a column. */
async function leadsTo(read: ReadConnection, table: string, column: string): Promise<boolean> {
  const known = await read.get(
    `SELECT 1 FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l.partial = 0 AND i.seqno = 0 AND i.name = ?`,
    [table, column]
  )
  return known !== undefined
}

/** The first row of the file of which something made in a table is referred to by what the import did not make. */
export async function usedSince(
  read: ReadConnection,
  importId: number,
  table: string
): Promise<number | null> {
  let first: number | null = null
  for (const { child, column, wr } of await referencesTo(read, table)) {
    const foreign =
      wr === 1
        ? '1'
        : `NOT EXISTS (SELECT 1 FROM import_effects x WHERE x.import_id = e.import_id AND x.subject = '${plain(child)}' AND x.subject_id = c.rowid)`
    // Either way each row is looked at once: left to itself SQLite may go through the whole child for every effect.
    const tables = (await leadsTo(read, child, column))
      ? `import_effects e CROSS JOIN ${plain(child)} c ON c.${plain(column)} = e.subject_id`
      : `${plain(child)} c CROSS JOIN import_effects e ON e.subject_id = c.${plain(column)}`
    const row = await read.get<{ row_no: number | null }>(
      `SELECT min(e.row_no) AS row_no FROM ${tables} WHERE e.import_id = ? AND e.subject = ? AND e.before IS NULL AND ${foreign}`,
      [importId, table]
    )
    if (row?.row_no != null) first = first === null ? row.row_no : Math.min(first, row.row_no)
  }
  return first
}

/** Foreign keys hold again at the end of the transaction: rows go and come back in the order that unique ones allow. */
export async function deferForeignKeys(tx: WriteConnection): Promise<void> {
  // SQLite counts this pragma among the statements that answer rows.
  await tx.all('PRAGMA defer_foreign_keys = ON')
}

// Below so many rows building an index costs more than looking without one.
const fewRows = 50

/**
 * Deleting a row looks for those that refer to it, and reads a whole table where no index leads there (one with a WHERE does not). So
 * such columns get one while the transaction deletes many rows; answers the names for `dropIndexes`.
 */
export async function indexReferences(
  tx: WriteConnection,
  importId: number,
  table: string
): Promise<string[]> {
  const made = await tx.get<{ made: number }>(
    'SELECT count(*) AS made FROM import_effects WHERE import_id = ? AND subject = ? AND before IS NULL',
    [importId, table]
  )
  if ((made?.made ?? 0) < fewRows) return []
  const names: string[] = []
  for (const { child, column } of await referencesTo(tx, table)) {
    if (await leadsTo(tx, child, column)) continue
    const name = `undo_of_${plain(child)}_${plain(column)}`
    await tx.run(`CREATE INDEX ${name} ON ${plain(child)} (${plain(column)})`)
    names.push(name)
  }
  return names
}

export async function dropIndexes(tx: WriteConnection, names: readonly string[]): Promise<void> {
  for (const name of names) await tx.run(`DROP INDEX ${plain(name)}`)
}

/** Deletes rows of a table that the import made, from one number on; answers how many and the last of them. */
export async function deleteMade(
  tx: WriteConnection,
  importId: number,
  table: string,
  piece: { after: number; limit: number }
): Promise<{ deleted: number; last: number | null }> {
  const made = `SELECT subject_id FROM import_effects WHERE import_id = ? AND subject = ? AND before IS NULL AND subject_id > ?
    ORDER BY subject_id LIMIT ?`
  const params = [importId, table, piece.after, piece.limit]
  const last = await tx.get<{ last: number | null }>(`SELECT max(subject_id) AS last FROM (${made})`, params)
  if (last?.last == null) return { deleted: 0, last: null }
  const { changes } = await tx.run(`DELETE FROM ${plain(table)} WHERE rowid IN (${made})`, params)
  return { deleted: changes, last: last.last }
}

export interface FormerRow {
  subject_id: number
  before: string
}

/**
 * What was kept of rows of a table that the import changed, for so many of them from one number on; of each row the latest change first,
 * since each holds only the columns it changed and the earliest tells how they stood before. Rows that the import made are not among them.
 */
export function formerRows(
  read: ReadConnection,
  importId: number,
  table: string,
  piece: { after: number; limit: number }
): Promise<FormerRow[]> {
  return read.all<FormerRow>(
    `SELECT e.subject_id, e.before FROM import_effects e WHERE e.import_id = ? AND e.subject = ? AND e.subject_id IN (
       SELECT subject_id FROM import_effects WHERE import_id = ? AND subject = ? AND subject_id > ?
       GROUP BY subject_id HAVING count(before) = count(*) ORDER BY subject_id LIMIT ?)
     ORDER BY e.subject_id, e.place DESC`,
    [importId, table, importId, table, piece.after, piece.limit]
  )
}

/** Puts former values back; what has a revision gets a new one, so that a window that shows the imported values knows they are old. */
export async function restoreRows(
  tx: WriteConnection,
  table: string,
  rows: readonly { id: number; before: Readonly<Record<string, unknown>> }[]
): Promise<void> {
  const columns = [...new Set(rows.flatMap(({ before }) => Object.keys(before)))]
    .filter((name) => name !== 'revision')
    .map(plain)
  const info = await tx.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [plain(table)])
  const values = columns.map(
    (name) =>
      `${name} = CASE WHEN json_type(g.before, '$.${name}') IS NULL THEN t.${name} ELSE g.before ->> '$.${name}' END`
  )
  if (info.some(({ name }) => name === 'revision')) values.push('revision = t.revision + 1')
  await tx.run(
    `UPDATE ${plain(table)} AS t SET ${values.join(', ')}
     FROM (SELECT value ->> 0 AS id, value -> 1 AS before FROM json_each(?)) AS g WHERE t.rowid = g.id`,
    [JSON.stringify(rows.map(({ id, before }) => [id, before]))]
  )
}

/** How many rows of the file made something new, and how many changed what was there. */
export async function effectCounts(
  read: ReadConnection,
  importId: number
): Promise<{ created: number; changed: number }> {
  const row = await read.get<{ created: number; changed: number }>(
    `SELECT count(*) FILTER (WHERE former = 0) AS created, count(*) FILTER (WHERE former > 0) AS changed
     FROM (SELECT row_no, count(before) AS former FROM import_effects WHERE import_id = ? GROUP BY row_no)`,
    [importId]
  )
  return row ?? { created: 0, changed: 0 }
}

export async function countEffects(read: ReadConnection, importId: number): Promise<number> {
  const row = await read.get<{ effects: number }>(
    'SELECT count(*) AS effects FROM import_effects WHERE import_id = ?',
    [importId]
  )
  return row?.effects ?? 0
}
