import { setImmediate as turn } from 'node:timers/promises'
import type { CellContext } from '@shared/imports/cells'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Job } from '../ipc/jobs'
import { mapInTurns } from '../renewal/in-turns'
import type { CheckedRow, Importer, ImportContext, ParsedRow, RowFinding } from './importer'
import { withBeside } from './beside'
import { keyOf, parseRow, type FileRow } from './parse'
import { rowsAtOnce } from './pieces'
import { insertRows, replaceRows, rowsAfter, type ImportRowRecord, type StagedRow } from './row-queries'

export interface Staging {
  importer: Importer
  mapping: Readonly<Record<string, number>>
  context: ImportContext
  cells: CellContext
  job: Job
  total: number
  /** Rows that stand there already are read anew. */
  anew: boolean
}

function staged(row: CheckedRow, cells: readonly string[], importer: Importer): StagedRow {
  return {
    row: row.row,
    state: row.state,
    warned: row.findings.some(({ level }) => level === 'warning') ? 1 : 0,
    ...{ cells, parsed: row.values, findings: row.findings, match: row.match },
    key: keyOf(importer.description, row.values)
  }
}

/** How staging speaks to the database: inside one transaction, or in many short ones. */
export interface Ground {
  read<T>(work: (read: ReadConnection) => Promise<T>): Promise<T>
  write(work: (tx: WriteConnection) => Promise<void>): Promise<void>
}

/** Reads, checks and stages the rows of a file, piece by piece. @throws OfficeError `cancelled`, and the importer's own */
export async function stageRows(
  ground: Ground,
  staging: Staging,
  pieces: AsyncIterable<readonly FileRow[]>
): Promise<void> {
  const { importer, context, job } = staging
  const write = staging.anew ? replaceRows : insertRows
  await withBeside(async (beside) => {
    for await (const piece of pieces) {
      job.check()
      job.progress(piece[0]?.row ?? 0, staging.total)
      const parsed = await mapInTurns(piece, (row) =>
        parseRow(row, importer.description, staging.mapping, staging.cells)
      )
      // Earlier rows of the file are looked up where they are staged.
      await beside.settled()
      const checked = await ground.read((read) => importer.check(read, parsed, context))
      const rows = await mapInTurns(checked, (row, at) => staged(row, piece[at]?.cells ?? [], importer))
      await beside.start(() => ground.write((tx) => write(tx, context.importId, rows)))
    }
  })
  job.check()
}

/** What only the whole file shows joins the rows it is said at. @throws OfficeError `cancelled` */
export async function stageLast(
  tx: WriteConnection,
  { importer, context, job, total }: Staging
): Promise<void> {
  const byRow = gathered((await importer.finish?.(tx, context)) ?? [])
  const numbers = [...byRow.keys()].sort((a, b) => a - b)
  for (let from = 0; from < numbers.length; from += rowsAtOnce) {
    const piece = numbers.slice(from, from + rowsAtOnce)
    const rows = await rowsNumbered(tx, context.importId, piece)
    await replaceRows(
      tx,
      context.importId,
      rows.map((row) => {
        const checked = withLast(checkedOf(row), byRow.get(row.row_no) ?? [])
        return staged(checked, JSON.parse(row.cells) as string[], importer)
      })
    )
    await turn()
  }
  job.check()
  job.progress(total, total)
}

type Last = Awaited<ReturnType<NonNullable<Importer['finish']>>>

function gathered(last: Last): Map<number, Last[number][]> {
  const byRow = new Map<number, Last[number][]>()
  for (const one of last) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one])
  return byRow
}

async function rowsNumbered(
  read: ReadConnection,
  importId: number,
  numbers: readonly number[]
): Promise<ImportRowRecord[]> {
  const wanted = new Set(numbers)
  const found: ImportRowRecord[] = []
  let after = (numbers[0] ?? 1) - 1
  const until = numbers.at(-1) ?? 0
  while (after < until) {
    const page = await rowsAfter(read, importId, after, rowsAtOnce)
    found.push(...page.filter(({ row_no: row }) => wanted.has(row)))
    after = page.at(-1)?.row_no ?? until
  }
  return found
}

/** A staged row with what the whole file says of it: an error takes it out. */
function withLast(row: CheckedRow, last: Last): CheckedRow {
  const findings = last.flatMap(({ finding }) => finding ?? [])
  const error = row.state === 'error' || findings.some(({ level }) => level === 'error')
  const same = !error && last.some((one) => one.same === true)
  return {
    ...row,
    state: error ? 'error' : same ? 'same' : row.state,
    findings: [...row.findings, ...findings]
  }
}

export const parsedOf = (row: ImportRowRecord): ParsedRow => ({
  row: row.row_no,
  values: JSON.parse(row.parsed) as Record<string, string>,
  findings: row.findings === '[]' ? [] : (JSON.parse(row.findings) as RowFinding[])
})

export const checkedOf = (row: ImportRowRecord): CheckedRow => ({
  ...parsedOf(row),
  state: row.state,
  match: row.match === null ? null : (JSON.parse(row.match) as CheckedRow['match'])
})
