import { OfficeError } from '@shared/errors'
import { hasLoneSurrogate } from './driver'
import type { WriteConnection } from './transaction'

/** What bulk statements carry: JSON has no blobs. */
export type BulkValue = string | number | null

/** Rows a statement; measured: 1 000 is slower, 20 000 no faster and blocks the event loop longer. */
const defaultChunk = 5000

/** Names reach the statement's text, so only plain ones are let through. */
function checkNames(names: readonly string[]): void {
  if (names.length === 0 || new Set(names).size !== names.length)
    throw new Error('columns are missing or doubled')
  for (const name of names) {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a plain name: ${name}`)
  }
}

function isBindable(value: unknown): boolean {
  if (value === null) return true
  // SQLite's JSON functions cut text at U+0000.
  if (typeof value === 'string') return !value.includes('\u0000') && !hasLoneSurrogate(value)
  if (typeof value !== 'number') return false
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
}

function checkRow(row: readonly BulkValue[], width: number, number: number): void {
  const wrong =
    row.length === width ? row.findIndex((value) => !isBindable(value)) : Math.min(row.length, width)
  if (wrong !== -1) throw new OfficeError('bind-invalid', { data: { index: wrong, row: number } })
}

/** The elements of each row as columns. `jsonb_each` parses a row once, `json_each` once for each column. */
function elements(width: number): string {
  return Array.from({ length: width }, (_, i) => `value ->> ${i}`).join(', ')
}

/** @throws OfficeError `bind-invalid` {index, row} at the first value that no bulk statement may carry */
export function checkRows(rows: readonly (readonly BulkValue[])[], width: number): void {
  rows.forEach((row, number) => checkRow(row, width, number))
}

async function inChunks(
  tx: WriteConnection,
  sql: string,
  width: number,
  rows: readonly (readonly BulkValue[])[],
  chunk: number
): Promise<number> {
  checkRows(rows, width)
  let changes = 0
  for (let from = 0; from < rows.length; from += chunk) {
    const result = await tx.run(sql, [JSON.stringify(rows.slice(from, from + chunk))])
    changes += result.changes
  }
  return changes
}

/**
 * Inserts many rows with one statement for each `chunk` of them; returns how many were inserted.
 * Values stand in the order of `columns`; whole numbers arrive as INTEGER.
 * @throws OfficeError `bind-invalid` {index, row} before anything is written
 * @throws ConstraintError when the schema refuses a row
 */
export async function insertMany(
  tx: WriteConnection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly BulkValue[])[],
  chunk: number = defaultChunk
): Promise<number> {
  checkNames([table])
  checkNames(columns)
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${elements(columns.length)} FROM jsonb_each(?)`
  return await inChunks(tx, sql, columns.length, rows, chunk)
}

/**
 * Updates many rows by their key (a primary key or a unique column), which stands first in each row, followed by the
 * values of `columns`. Returns how many rows were changed; a key that is not there changes none.
 * @throws OfficeError `bind-invalid` {index, row} before anything is written
 * @throws ConstraintError when the schema refuses a row
 */
export async function updateMany(
  tx: WriteConnection,
  table: string,
  key: string,
  columns: readonly string[],
  rows: readonly (readonly BulkValue[])[],
  chunk: number = defaultChunk
): Promise<number> {
  checkNames([table])
  checkNames([key, ...columns])
  const assignments = columns.map((column) => `${column} = given.${column}`).join(', ')
  const sql = `UPDATE ${table} SET ${assignments}
    FROM (SELECT ${[key, ...columns].map((name, i) => `value ->> ${i} AS ${name}`).join(', ')} FROM jsonb_each(?)) AS given
    WHERE ${table}.${key} = given.${key}`
  return await inChunks(tx, sql, columns.length + 1, rows, chunk)
}
