import type { ImportKind } from '@shared/imports/kinds'
import { keysetPage, keysetQuery, type Keyset, type Page, type PageRequest } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export type ImportState = 'previewed' | 'applied' | 'undone' | 'dropped'

export interface ImportRecord {
  id: number
  kind: ImportKind
  state: ImportState
  source: string
  file_name: string
  file_hash: string
  headings: string
  mapping: string
  options: string
  counts: string
  made_by: string
  made_at: string
  applied_by: string | null
  applied_at: string | null
  undone_at: string | null
  revision: number
  /** The same file, applied as this import. */
  before: number | null
}

const select = `SELECT i.id, i.kind, i.state, i.source, i.file_name, i.file_hash, i.headings, i.mapping, i.options, i.counts,
  m.name AS made_by, i.made_at, a.name AS applied_by, i.applied_at, i.undone_at, i.revision,
  (SELECT max(b.id) FROM imports b WHERE b.file_hash = i.file_hash AND b.kind = i.kind AND b.state = 'applied' AND b.id <> i.id) AS before
  FROM imports i JOIN users m ON m.id = i.made_by LEFT JOIN users a ON a.id = i.applied_by`

export function importById(read: ReadConnection, id: number): Promise<ImportRecord | undefined> {
  return read.get<ImportRecord>(`${select} WHERE i.id = ? AND i.state <> 'reading'`, [id])
}

const listOrder: Keyset = {
  name: 'imports',
  columns: [{ column: 'i.id', kind: 'integer' }],
  descending: true
}

/** The newest imports of some kinds. */
export async function importsOf(
  read: ReadConnection,
  kinds: readonly string[],
  request: PageRequest
): Promise<Page<ImportRecord>> {
  const page = keysetQuery(listOrder, request)
  const rows = await read.all<ImportRecord>(
    `${select} WHERE i.kind IN (SELECT value FROM json_each(?)) AND i.state <> 'reading' AND ${page.where} ORDER BY ${page.orderBy} LIMIT ?`,
    [JSON.stringify(kinds), ...page.params, page.limit]
  )
  return keysetPage(listOrder, request, rows, ({ id }) => [id])
}

export interface NewImport {
  kind: ImportKind
  source: string
  fileName: string
  fileHash: string
  by: number
  at: string
}

/** Begins an import: nobody sees it until `setPreview`. */
export async function insertImport(tx: WriteConnection, row: NewImport): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO imports (kind, state, source, file_name, file_hash, headings, mapping, options, counts, made_by, made_at)
     VALUES (?, 'reading', ?, ?, ?, '[]', '{}', '{}', '{}', ?, ?)`,
    [row.kind, row.source, row.fileName, row.fileHash, row.by, row.at]
  )
  return lastId
}

/** Numbers of files whose reading was begun. */
export async function importsBeingRead(read: ReadConnection): Promise<number[]> {
  return (await read.all<{ id: number }>(`SELECT id FROM imports WHERE state = 'reading'`)).map(
    ({ id }) => id
  )
}

/** Forgets a file whose reading did not come to its end, with its rows. */
export async function forgetReading(tx: WriteConnection, id: number): Promise<void> {
  await tx.run('DELETE FROM import_rows WHERE import_id = ?', [id])
  await tx.run(`DELETE FROM imports WHERE id = ? AND state = 'reading'`, [id])
}

/** What a preview found of the file as a whole; it can be seen from now on. */
export async function setPreview(
  tx: WriteConnection,
  id: number,
  found: { source: string; headings: string; mapping: string; options: string }
): Promise<void> {
  await tx.run(
    `UPDATE imports SET state = 'previewed', source = ?, headings = ?, mapping = ?, options = ? WHERE id = ?`,
    [found.source, found.headings, found.mapping, found.options, id]
  )
}

export async function setFile(
  tx: WriteConnection,
  id: number,
  file: { fileName: string; fileHash: string }
): Promise<void> {
  await tx.run('UPDATE imports SET file_name = ?, file_hash = ? WHERE id = ?', [
    file.fileName,
    file.fileHash,
    id
  ])
}

export async function setCounts(tx: WriteConnection, id: number, counts: string): Promise<void> {
  await tx.run('UPDATE imports SET counts = ?, revision = revision + 1 WHERE id = ?', [counts, id])
}

export async function setApplied(tx: WriteConnection, id: number, by: number, at: string): Promise<void> {
  await tx.run(
    `UPDATE imports SET state = 'applied', applied_by = ?, applied_at = ?, revision = revision + 1 WHERE id = ?`,
    [by, at, id]
  )
}

export async function setUndone(tx: WriteConnection, id: number, by: number, at: string): Promise<void> {
  await tx.run(
    `UPDATE imports SET state = 'undone', undone_by = ?, undone_at = ?, revision = revision + 1 WHERE id = ?`,
    [by, at, id]
  )
}

export async function setDropped(tx: WriteConnection, id: number, counts: string): Promise<void> {
  await tx.run(`UPDATE imports SET state = 'dropped', counts = ?, revision = revision + 1 WHERE id = ?`, [
    counts,
    id
  ])
}

/** Whether anything but imports themselves was written since a journal row. */
export async function writtenSince(read: ReadConnection, journalId: number): Promise<boolean> {
  const row = await read.get<{ found: number }>(
    `SELECT EXISTS (SELECT 1 FROM journal WHERE id > ? AND operation NOT LIKE 'accounts.%'
       AND operation NOT IN ('imports.preview', 'imports.choose', 'imports.drop')) AS found`,
    [journalId]
  )
  return row?.found === 1
}

export async function lastJournalId(read: ReadConnection): Promise<number> {
  return (await read.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM journal'))?.id ?? 0
}

export interface SourceRow {
  id: number
  kind: ImportKind
  name: string
  mapping: string
  saved_at: string
}

export function sourcesOf(read: ReadConnection, kinds: readonly string[]): Promise<SourceRow[]> {
  return read.all<SourceRow>(
    `SELECT id, kind, name, mapping, saved_at FROM import_sources WHERE kind IN (SELECT value FROM json_each(?))
     ORDER BY saved_at DESC, id DESC LIMIT 500`,
    [JSON.stringify(kinds)]
  )
}

export function sourceNamed(
  read: ReadConnection,
  kind: string,
  name: string
): Promise<{ mapping: string } | undefined> {
  return read.get('SELECT mapping FROM import_sources WHERE kind = ? AND name = ?', [kind, name])
}

export async function saveSource(
  tx: WriteConnection,
  source: { kind: string; name: string; mapping: string; at: string; by: number }
): Promise<void> {
  await tx.run(
    `INSERT INTO import_sources (kind, name, mapping, saved_at, saved_by) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, name) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
    [source.kind, source.name, source.mapping, source.at, source.by]
  )
}

/** Whom an import came from, as the paper that what it wrote rests on; the file's name where nobody said. */
export async function sourceOf(read: ReadConnection, id: number): Promise<string> {
  const row = await read.get<{ source: string }>(
    `SELECT CASE source WHEN '—' THEN file_name ELSE source END AS source FROM imports WHERE id = ?`,
    [id]
  )
  return row?.source ?? ''
}
