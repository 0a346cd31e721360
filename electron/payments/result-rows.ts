import { formatTenge } from '@shared/domain/format'
import { checkIin } from '@shared/domain/iin'
import { parseIsoDate } from '@shared/domain/iso-date'
import { parseTenge, tiyn } from '@shared/domain/money'
import { OfficeError, type ErrorCode, type ErrorData } from '@shared/errors'
import type { OpenLine } from './reconcile-queries'
import { resultWord, type ResultColumns } from './result-columns'

/** One row of a result file, read; `fault` is the first thing that does not fit. */
export interface ResultRow {
  /** In the file, from 1. */
  row: number
  line: number | null
  iin: string | null
  /** Tiyn. */
  amount: number
  result: 'paid' | 'returned'
  reason: string
  on: string
  fault: Fault | null
}

export interface Fault {
  code: ErrorCode
  data: ErrorData
}

const longestReason = 300
const longestShown = 40

const shown = (text: string): string => text.slice(0, longestShown)

/** «12 345,67», «12345.67», «12,345.67». @throws OfficeError `amount-malformed` */
function readAmount(text: string): number {
  let plain = text.replace(/[\s\u00a0\u202f]|₸|тг\.?$|тенге$|теңге$/giu, '')
  if (plain.includes(',') && plain.includes('.')) plain = plain.replaceAll(',', '')
  return parseTenge(plain.replace(',', '.'))
}

/** «05.06.2024», «2024-06-05», either with a time after it. @throws OfficeError `date-malformed`, `date-in-future` */
function readDay(text: string, today: string): string {
  if (text === '') return today
  const [day = ''] = text.split(/[\sT]/)
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day)
  const [, date = '', month = '', year = ''] = dotted ?? []
  const iso = dotted === null ? day : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const known = parseIsoDate(iso)
  if (known > today) throw new OfficeError('date-in-future')
  return known
}

/** A workbook drops the zeros an IIN of the years 2000–2009 begins with. @throws OfficeError of `checkIin` */
function readIin(text: string): string {
  return checkIin(/^\d{9,11}$/.test(text) ? text.padStart(12, '0') : text).iin
}

const empty = { line: null, iin: null, amount: 0, result: 'paid', reason: '' } as const

/**
 * What a row says. Nothing of it is believed yet: see `matchLine`.
 * @param today the day that a row without a date is settled on
 */
export function readRow(
  cells: readonly string[],
  columns: ResultColumns,
  { row, today }: { row: number; today: string }
): ResultRow {
  const cell = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? ''))
  const read: ResultRow = { ...empty, row, on: today, fault: null }
  try {
    const line = cell(columns.line).replace(/\.$/, '')
    if (line !== '') {
      if (!/^\d{1,9}$/.test(line))
        throw new OfficeError('payment-line-unknown', { data: { line: shown(line) } })
      read.line = Number(line)
    }
    if (cell(columns.iin) !== '') read.iin = readIin(cell(columns.iin))
    if (read.line === null && read.iin === null)
      throw new OfficeError('payment-line-unknown', { data: { line: '' } })
    read.amount = readAmount(cell(columns.amount))
    const result = resultWord(cell(columns.result))
    if (result === null)
      throw new OfficeError('payment-result-unknown', { data: { value: shown(cell(columns.result)) } })
    read.result = result
    read.reason = result === 'returned' ? cell(columns.reason).slice(0, longestReason) : ''
    if (result === 'returned' && read.reason === '')
      throw new OfficeError('payment-reason-missing', { data: { line: read.line ?? '' } })
    read.on = readDay(cell(columns.date), today)
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    read.fault = { code: error.code, data: error.data }
  }
  return read
}

/** The lines of a list, as far as a piece of a file asks for them, and which of them the file has named already. */
export interface Known {
  number: string
  byNumber: ReadonlyMap<number, OpenLine>
  byIin: ReadonlyMap<string, readonly OpenLine[]>
  named: Set<number>
}

const money = (amount: number): string => formatTenge(tiyn(amount), 'ru')

/**
 * The line that a row tells of, and what is wrong with it. By IIN alone, a person's lines of several months are told apart by their
 * sums, in order.
 */
export function matchLine(row: ResultRow, known: Known): { line: OpenLine | null; fault: Fault | null } {
  const line = row.line === null ? lineOfPerson(row, known) : (known.byNumber.get(row.line) ?? null)
  if (row.fault !== null)
    return { line, fault: { ...row.fault, data: { number: known.number, ...row.fault.data } } }
  if (line === null) {
    const shownLine = row.line ?? row.iin ?? ''
    return { line, fault: { code: 'payment-line-unknown', data: { line: shownLine, number: known.number } } }
  }
  const data = { line: line.line_no, number: known.number }
  const fault = (code: ErrorCode, more: ErrorData = {}): { line: OpenLine; fault: Fault } => ({
    line,
    fault: { code, data: { ...data, ...more } }
  })
  if (known.named.has(line.line_no)) return fault('payment-line-doubled')
  known.named.add(line.line_no)
  if (line.state !== 'listed') return fault('payment-line-settled')
  if (row.iin !== null && row.iin !== line.iin) return fault('payment-iin-differs')
  if (row.amount !== line.amount)
    return fault('payment-amount-differs', { given: money(row.amount), listed: money(line.amount) })
  return { line, fault: null }
}

function lineOfPerson(row: ResultRow, { byIin, named }: Known): OpenLine | null {
  const lines = row.iin === null ? [] : (byIin.get(row.iin) ?? [])
  const left = lines.filter((line) => !named.has(line.line_no))
  const open = left.filter(({ state }) => state === 'listed')
  return open.find(({ amount }) => amount === row.amount) ?? open[0] ?? left[0] ?? lines[0] ?? null
}
