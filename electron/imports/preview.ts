import { webcrypto } from 'node:crypto'
import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { CellContext } from '@shared/imports/cells'
import type { ImportKindDescription } from '@shared/imports/kinds'
import { columnsOfHeadings, foldHeading, guessMapping } from '@shared/imports/mapping'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { TableText } from '../documents/table/table-text'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { officeRow } from '../office/queries'
import { katoTable } from '../parameters/classifiers'
import type { Importer, ImportOptions } from './importer'
import type { FileRow } from './parse'
import { rowsAtOnce } from './pieces'
import { placeFinder } from './places'
import {
  insertImport,
  lastJournalId,
  setCounts,
  setFile,
  setPreview,
  sourceNamed,
  type ImportRecord
} from './queries'
import { importerOf } from './registry'
import { countRows, deleteRows, rowsAfter } from './row-queries'
import { stageRows } from './stage'
import { mayImport, mustFindImport, mustStand, viewImport, type ImportView } from './views'

type Input = ParsedInputOf<'imports.preview'>

// Titles and notes may stand above the headings.
const mostRowsAbove = 20

interface FileText {
  table: TableText
  hash: string
}

/**
 * The dry run: reads a file, holds each row against the rules and the database, and keeps what it found until that is applied or
 * dropped. With `importId` the kept rows are read again under another mapping or other options.
 * @throws OfficeError `role-missing`, `field-empty`, `not-found`, `import-state`, `cancelled`, the file's own codes (`file-malformed`,
 *   `file-too-large`, `file-too-heavy`, `file-has-formulas`, `file-has-macros`, `file-cell-too-long`, `file-has-entities`,
 *   `file-has-files`), and the importer's
 */
export async function previewImport(call: Call, input: Input): Promise<ImportView> {
  mayImport(call, input.kind)
  const importer = await importerOf(input.kind)
  return call.office.jobs.run(input.jobId, async (job) => {
    const file = await fileOf(call, input)
    job.check()
    return call.write(async (tx, note) => {
      const { id, former } = await openPreview(call, tx, input, file)
      await stage(call, tx, { input, file, former, importer, job, id })
      const counts = await countRows(tx, id)
      await setCounts(tx, id, JSON.stringify({ counts, journal: await lastJournalId(tx) }))
      const view = viewImport(await mustFindImport(call, tx, id))
      note({
        subjectKind: 'import',
        subjectId: id,
        after: hashOf(view),
        details: { kind: view.kind, rows: counts.rows, errors: counts.error }
      })
      return view
    })
  })
}

async function fileOf(call: Call, { content, fileName, importId }: Input): Promise<FileText | null> {
  if (content === undefined) {
    if (importId === undefined) throw new OfficeError('field-empty', { field: 'content' })
    return null
  }
  const bytes = Buffer.from(content, 'base64')
  // Beside the main thread, as reading is.
  const hash = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
  return { table: await call.office.documents.readTable(fileName, bytes), hash }
}

async function openPreview(
  call: Call,
  tx: WriteConnection,
  input: Input,
  file: FileText | null
): Promise<{ id: number; former: ImportRecord | null }> {
  if (input.importId !== undefined) {
    const former = await mustFindImport(call, tx, input.importId)
    mustStand(former, 'previewed')
    if (former.kind !== input.kind) throw new OfficeError('input-invalid', { field: 'kind' })
    if (file !== null) {
      await deleteRows(tx, former.id)
      await setFile(tx, former.id, { fileName: input.fileName, fileHash: file.hash })
    }
    return { id: former.id, former }
  }
  if (file === null) throw new OfficeError('field-empty', { field: 'content' })
  const { kind, source, fileName } = input
  const id = await insertImport(tx, {
    ...{ kind, source, fileName, fileHash: file.hash },
    ...{ by: call.actor.id, at: call.now }
  })
  return { id, former: null }
}

interface Stage {
  input: Input
  file: FileText | null
  former: ImportRecord | null
  importer: Importer
  job: Job
  id: number
}

async function stage(call: Call, tx: WriteConnection, of: Stage): Promise<void> {
  const { input, file, former, importer, job, id } = of
  const { description } = importer
  const head = file === null ? null : headOf(description, file.table, input.fileName)
  const headings = head?.headings ?? (JSON.parse(former?.headings ?? '[]') as string[])
  const mapping = await mappingFor(tx, description, headings, input)
  const options = given(input.options)
  await setPreview(tx, id, {
    source: input.source,
    headings: JSON.stringify(headings),
    mapping: JSON.stringify(mapping),
    options: JSON.stringify(options)
  })
  const kept = former === null || file !== null ? 0 : (await countRows(tx, id)).rows
  await stageRows(
    tx,
    {
      ...{ importer, mapping, job, total: file?.table.rows ?? kept, anew: file === null },
      context: { call, importId: id, options, seen: new Map() },
      cells: await cellContext(call, tx)
    },
    file === null || head === null ? keptRows(tx, id) : fileRows(file.table, head.row)
  )
}

/** What cells are read against: today, and the places by their names. */
export async function cellContext(call: Call, read: ReadConnection): Promise<CellContext> {
  const office = await officeRow(read)
  return { today: call.today, places: placeFinder(await katoTable(call, read), office?.kato ?? '') }
}

const given = (options: Input['options']): ImportOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

/** The row of the headings: of the first rows that of which most columns are known, else the first that is not empty. */
function headOf(
  description: ImportKindDescription,
  table: TableText,
  file: string
): { row: number; headings: string[] } {
  const rows = (JSON.parse(table.parts[0] ?? '[]') as string[][]).slice(0, mostRowsAbove)
  let best: { row: number; headings: string[]; known: number } | null = null
  for (const [at, cells] of rows.entries()) {
    if (cells.every((cell) => cell === '')) continue
    const known = Object.keys(guessMapping(description, cells)).length
    if (best === null || known > best.known) best = { row: at + 1, headings: cells, known }
  }
  if (best === null) throw new OfficeError('file-malformed', { field: 'content', data: { file } })
  return best
}

/** @throws OfficeError `column-missing` {column} of a mapping that names a heading the file has not */
async function mappingFor(
  read: ReadConnection,
  description: ImportKindDescription,
  headings: readonly string[],
  { kind, source, mapping, fileName }: Input
): Promise<Record<string, number>> {
  if (mapping === undefined) {
    const saved = await sourceNamed(read, kind, source)
    const known = saved === undefined ? {} : (JSON.parse(saved.mapping) as Record<string, string>)
    return guessMapping(description, headings, columnsOfHeadings(known, headings))
  }
  const fields = new Set(description.fields.map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(mapping).map(([field, column]) => {
      if (!fields.has(field)) throw new OfficeError('input-invalid', { field: `mapping.${field}` })
      const at =
        typeof column === 'number'
          ? column
          : headings.findIndex((heading) => foldHeading(heading) === foldHeading(column))
      if (at < 0 || at >= headings.length)
        throw new OfficeError('column-missing', {
          field: `mapping.${field}`,
          data: { file: fileName, column: String(column) }
        })
      return [field, at]
    })
  )
}

/** The rows of a file below its headings, empty ones left out. */
async function* fileRows(table: TableText, head: number): AsyncGenerator<FileRow[]> {
  let number = 0
  for (const part of table.parts) {
    let piece: FileRow[] = []
    for (const cells of JSON.parse(part) as string[][]) {
      number += 1
      if (number <= head || cells.every((cell) => cell === '')) continue
      piece.push({ row: number, cells })
      if (piece.length < rowsAtOnce) continue
      yield piece
      piece = []
    }
    if (piece.length > 0) yield await Promise.resolve(piece)
  }
}

/** The rows that are kept of an import. */
async function* keptRows(read: ReadConnection, id: number): AsyncGenerator<FileRow[]> {
  for (let after = 0; ;) {
    const rows = await rowsAfter(read, id, after, rowsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(({ row_no: row, cells }) => ({ row, cells: JSON.parse(cells) as string[] }))
    after = last.row_no
  }
}
