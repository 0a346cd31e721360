import { webcrypto } from 'node:crypto'
import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { CellContext } from '@shared/imports/cells'
import type { ImportKindDescription } from '@shared/imports/kinds'
import { columnsOfHeadings, foldHeading, guessMapping } from '@shared/imports/mapping'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { TableText } from '../documents/table/table-text'
import type { Call, Note } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { officeRow } from '../office/queries'
import { katoTable } from '../parameters/classifiers'
import type { Importer, ImportOptions } from './importer'
import type { FileRow } from './parse'
import { rowsAtOnce } from './pieces'
import { placeFinder } from './places'
import {
  forgetReading,
  importsBeingRead,
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
import { stageLast, stageRows, type Ground, type Staging } from './stage'
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
    const asked = { input, importer, job }
    return file !== null && input.importId === undefined
      ? previewNew(call, asked, file)
      : previewAgain(call, asked, file)
  })
}

interface Asked {
  input: Input
  importer: Importer
  job: Job
}

// Files that are being read now, by office: what else stands as being read was left by a run that ended in the midst of it.
const beingRead = new WeakMap<object, Set<number>>()

/** A new file is read in many short transactions, so that others save meanwhile; until it is read to its end nobody sees it. */
async function previewNew(call: Call, { input, importer, job }: Asked, file: FileText): Promise<ImportView> {
  const { database } = call.office
  const now = beingRead.get(database) ?? new Set()
  beingRead.set(database, now)
  const { id, journal } = await database.write(async (tx) => {
    for (const left of await importsBeingRead(tx)) if (!now.has(left)) await forgetReading(tx, left)
    const { kind, source, fileName } = input
    const begun = await insertImport(tx, {
      ...{ kind, source, fileName, fileHash: file.hash },
      ...{ by: call.actor.id, at: call.now }
    })
    now.add(begun)
    return { id: begun, journal: await lastJournalId(tx) }
  })
  try {
    const plan = await call.read((read) => planOf(call, read, { input, importer, file, former: null }))
    const staging: Staging = {
      ...{ importer, job, mapping: plan.mapping, cells: plan.cells, total: file.table.rows, anew: false },
      context: { call, importId: id, options: plan.options, seen: new Map() }
    }
    const ground: Ground = {
      read: (work) => call.read(work),
      write: (work) => database.write(work)
    }
    await stageRows(ground, staging, fileRows(file.table, plan.headRow))
    return await call.write((tx, note) => finish(call, tx, { staging, plan, journal, note }))
  } catch (error) {
    await database.write((tx) => forgetReading(tx, id)).catch(() => undefined)
    throw error
  } finally {
    now.delete(id)
  }
}

/** Rows that are kept already are read again in one transaction: cancelled, they stand as they stood. */
async function previewAgain(
  call: Call,
  { input, importer, job }: Asked,
  file: FileText | null
): Promise<ImportView> {
  return call.write(async (tx, note) => {
    const former = await formerOf(call, tx, input)
    const { id } = former
    if (file !== null) {
      await deleteRows(tx, id)
      await setFile(tx, id, { fileName: input.fileName, fileHash: file.hash })
    }
    const plan = await planOf(call, tx, { input, importer, file, former })
    const total = file === null ? (await countRows(tx, id)).rows : file.table.rows
    const staging: Staging = {
      ...{ importer, job, mapping: plan.mapping, cells: plan.cells, total, anew: file === null },
      context: { call, importId: id, options: plan.options, seen: new Map() }
    }
    const ground: Ground = { read: (work) => work(tx), write: (work) => work(tx) }
    const journal = await lastJournalId(tx)
    await stageRows(ground, staging, file === null ? keptRows(tx, id) : fileRows(file.table, plan.headRow))
    return finish(call, tx, { staging, plan, journal, note })
  })
}

async function finish(
  call: Call,
  tx: WriteConnection,
  { staging, plan, journal, note }: { staging: Staging; plan: Plan; journal: number; note: Note }
): Promise<ImportView> {
  const id = staging.context.importId
  await stageLast(tx, staging)
  await setPreview(tx, id, {
    source: plan.source,
    headings: JSON.stringify(plan.headings),
    mapping: JSON.stringify(plan.mapping),
    options: JSON.stringify(plan.options)
  })
  const counts = await countRows(tx, id)
  // What others wrote since the first row was looked at is looked at again by apply.
  await setCounts(tx, id, JSON.stringify({ counts, journal }))
  const view = viewImport(await mustFindImport(call, tx, id))
  note({
    subjectKind: 'import',
    subjectId: id,
    after: hashOf(view),
    details: { kind: view.kind, rows: counts.rows, errors: counts.error }
  })
  return view
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

async function formerOf(call: Call, read: ReadConnection, { importId, kind }: Input): Promise<ImportRecord> {
  if (importId === undefined) throw new OfficeError('field-empty', { field: 'content' })
  const former = await mustFindImport(call, read, importId)
  mustStand(former, 'previewed')
  if (former.kind !== kind) throw new OfficeError('input-invalid', { field: 'kind' })
  return former
}

/** How the rows of a file are read. */
interface Plan {
  source: string
  headings: readonly string[]
  /** The row of the headings. */
  headRow: number
  mapping: Record<string, number>
  options: ImportOptions
  cells: CellContext
}

async function planOf(
  call: Call,
  read: ReadConnection,
  of: { input: Input; importer: Importer; file: FileText | null; former: ImportRecord | null }
): Promise<Plan> {
  const { input, file, former } = of
  const { description } = of.importer
  const head = file === null ? null : headOf(description, file.table, input.fileName)
  const headings = head?.headings ?? (JSON.parse(former?.headings ?? '[]') as string[])
  return {
    ...{ source: input.source, headings, headRow: head?.row ?? 0 },
    mapping: await mappingFor(read, description, headings, input),
    options: given(input.options),
    cells: await cellContext(call, read)
  }
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
