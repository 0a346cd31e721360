import { webcrypto } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { TableText } from '../documents/table/table-text'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { layoutInForce } from './layout'
import { mustFindList, viewList } from './lists'
import {
  insertResult,
  linesByIin,
  linesByNumber,
  resultOf,
  settleLines,
  settlePayments,
  type OpenLine,
  type Settled
} from './reconcile-queries'
import { findColumns, type ResultColumns } from './result-columns'
import { matchLine, readRow, type Fault, type Known, type ResultRow } from './result-rows'

type Input = ParsedInputOf<'payments.reconcile'>
type Reconciled = OutputOf<'payments.reconcile'>
type Reported = Reconciled['report'][number]

/** Of a long file the report shows so many faults, and so many of the other rows. */
const reportedRows = 2_000
const mostBytes = 20 * 1024 * 1024
// Rows looked through before the window gets its turn.
const rowsATurn = 500

/** What a file would do, before anything is written. */
interface Checked {
  rows: number
  settled: Settled[]
  paidTotal: number
  returnedTotal: number
  faults: Reported[]
  faultCount: number
  good: Reported[]
}

/**
 * Reads a bank's answer to a list. Every row must fit: a line that is not there, another sum, a line named twice or settled before, a
 * word that says neither paid nor returned, a return without reason; whatever does not fit is named by row, and then nothing is
 * written. What came back can be listed again.
 * @throws OfficeError `not-found`, `payment-file-known` {at, number}, `file-malformed`, `file-too-large`, `file-too-heavy`,
 *   `file-has-formulas`, `column-missing`, `conflict` when somebody settled a line meanwhile, `cancelled`
 */
export function reconcile(call: Call, input: Input): Promise<Reconciled> {
  return call.office.jobs.run(input.jobId, async (job) => {
    const { fileName } = input
    const bytes = Buffer.from(input.content, 'base64')
    if (bytes.length === 0)
      throw new OfficeError('file-malformed', { field: 'content', data: { file: fileName } })
    if (bytes.length > mostBytes)
      throw new OfficeError('file-too-heavy', {
        field: 'content',
        data: { file: fileName, max: mostBytes / (1024 * 1024) }
      })
    const sha256 = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
    await call.read(async (read) => {
      await mustFindList(read, input.listId)
      await mustBeNew(read, sha256)
    })
    const table = await call.office.documents.readTable(fileName, bytes)
    job.check()
    const checked = await call.read((read) => check(read, call, input, table, job))
    const write = checked.faultCount === 0 && checked.settled.length > 0 && !input.dryRun
    if (write) await settle(call, input, sha256, checked, job)
    const list = await call.read(async (read) => viewList(await mustFindList(read, input.listId)))
    return answer(list, checked, write)
  })
}

async function mustBeNew(read: ReadConnection, sha256: string): Promise<void> {
  const known = await resultOf(read, sha256)
  if (known !== undefined)
    throw new OfficeError('payment-file-known', {
      field: 'content',
      data: { at: known.read_at.slice(0, 10), number: known.number }
    })
}

async function check(
  read: ReadConnection,
  call: Call,
  input: Input,
  table: TableText,
  job: Job
): Promise<Checked> {
  const list = await mustFindList(read, input.listId)
  const { layout } = await layoutInForce(read)
  const checked: Checked = {
    ...{ rows: 0, settled: [], paidTotal: 0, returnedTotal: 0 },
    ...{ faults: [], faultCount: 0, good: [] }
  }
  const named = new Set<number>()
  let found: { columns: ResultColumns; heading: number } | null = null
  let first = 1
  for (const part of table.parts) {
    job.check()
    const cells = JSON.parse(part) as string[][]
    found ??= findColumns(input.fileName, cells, layout)
    const { columns, heading } = found
    const rows: ResultRow[] = []
    for (const [at, row] of cells.entries()) {
      if (at % rowsATurn === rowsATurn - 1) await turn()
      const number = first + at
      if (number <= heading + 1 || row.every((cell) => cell === '')) continue
      rows.push(readRow(row, columns, { row: number, today: call.today }))
    }
    const known = { ...(await knownFor(read, list.id, rows)), number: list.number, named }
    for (const [at, row] of rows.entries()) {
      if (at % rowsATurn === rowsATurn - 1) await turn()
      take(checked, row, known)
    }
    first += cells.length
    job.progress(first - 1, table.rows)
    await turn()
  }
  if (checked.rows === 0)
    throw new OfficeError('file-malformed', { field: 'content', data: { file: input.fileName } })
  return checked
}

async function knownFor(
  read: ReadConnection,
  listId: number,
  rows: readonly ResultRow[]
): Promise<Pick<Known, 'byNumber' | 'byIin'>> {
  const numbers = rows.flatMap(({ line }) => line ?? [])
  const iins = rows.flatMap(({ line, iin }) => (line === null && iin !== null ? [iin] : []))
  const byNumber = new Map(
    (await linesByNumber(read, listId, [...new Set(numbers)])).map((line) => [line.line_no, line])
  )
  const byIin = new Map<string, OpenLine[]>()
  for (const line of await linesByIin(read, listId, [...new Set(iins)])) {
    const lines = byIin.get(line.iin)
    if (lines === undefined) byIin.set(line.iin, [line])
    else lines.push(line)
  }
  return { byNumber, byIin }
}

function take(checked: Checked, row: ResultRow, known: Known): void {
  const { line, fault } = matchLine(row, known)
  checked.rows += 1
  if (fault !== null || line === null) {
    checked.faultCount += 1
    if (checked.faults.length < reportedRows) checked.faults.push(report(row, line, fault))
    return
  }
  checked.settled.push([line.line_no, row.result, row.reason, row.on])
  if (row.result === 'paid') checked.paidTotal += line.amount
  else checked.returnedTotal += line.amount
  if (checked.good.length < reportedRows) checked.good.push(report(row, line, null))
}

function report(row: ResultRow, line: OpenLine | null, fault: Fault | null): Reported {
  return {
    row: row.row,
    lineNo: line?.line_no ?? row.line,
    name: line?.name ?? '',
    amount: tengeString(tiyn(row.amount)),
    result: fault === null ? row.result : 'fault',
    code: fault?.code ?? null,
    data: fault?.data ?? (row.result === 'returned' ? { reason: row.reason } : {})
  }
}

function counts({ settled }: Checked): { paid: number; returned: number } {
  const paid = settled.filter(([, state]) => state === 'paid').length
  return { paid, returned: settled.length - paid }
}

// Lines settled with one statement.
const linesAtOnce = 2_000

async function settle(call: Call, input: Input, sha256: string, checked: Checked, job: Job): Promise<void> {
  await call.write(async (tx, note) => {
    await mustBeNew(tx, sha256)
    const { listId, fileName } = input
    const { paidTotal, returnedTotal, settled } = checked
    const counted = counts(checked)
    const resultId = await insertResult(
      tx,
      { listId, sha256, fileName, ...counted, paidTotal, returnedTotal },
      { at: call.now, by: call.actor.id }
    )
    for (let from = 0; from < settled.length; from += linesAtOnce) {
      job.check()
      job.progress(from, settled.length)
      await settlePart(tx, listId, resultId, settled.slice(from, from + linesAtOnce))
    }
    job.check()
    note({
      subjectKind: 'payment-list',
      subjectId: listId,
      after: sha256,
      details: { result: resultId, rows: checked.rows, ...counted }
    })
  })
}

/** @throws OfficeError `conflict` when a line was settled since it was looked at */
async function settlePart(
  tx: WriteConnection,
  listId: number,
  resultId: number,
  part: readonly Settled[]
): Promise<void> {
  const lines = await settleLines(tx, listId, resultId, part)
  const payments = await settlePayments(tx, listId, part)
  if (lines !== part.length || payments !== part.length)
    throw new OfficeError('conflict', { field: 'listId' })
}

/** Faults first in a long report, then the others; each row in the order of the file. */
function answer(list: Reconciled['list'], checked: Checked, written: boolean): Reconciled {
  const left = Math.max(0, reportedRows - checked.faults.length)
  const shown = [...checked.faults, ...checked.good.slice(0, left)].sort((a, b) => a.row - b.row)
  return {
    list,
    rows: checked.rows,
    ...counts(checked),
    faults: checked.faultCount,
    report: shown,
    written
  }
}
