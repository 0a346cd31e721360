import type { InputOf, OutputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { parseTenge, sumTiyn, tengeString, zeroTiyn, type Tiyn } from '@shared/domain/money'
import type { Quarter } from '@shared/domain/quarter'
import type { IncomeKind } from '@shared/programmes/types'

export type IncomeInput = InputOf<'cases.saveIncomes'>['incomes'][number]
type IncomeOfCase = OutputOf<'cases.get'>['case']['incomes'][number]

/** One line of the income sheet as it is typed. `key` only tells the lines apart on the screen. */
export interface IncomeLine {
  key: number
  personId: number | null
  kind: IncomeKind | null
  /** A month of the quarter, or empty: for the whole quarter. */
  month: string
  amount: string
  source: string
  document: string
}

let lastKey = 0

/** An empty line; Enter in the grid repeats the person of the line it stands in. */
export function emptyLine(personId: number | null = null): IncomeLine {
  lastKey += 1
  return { key: lastKey, personId, kind: null, month: '', amount: '', source: '', document: '' }
}

export function lineOf(income: IncomeOfCase): IncomeLine {
  return {
    ...emptyLine(income.personId),
    kind: income.kind,
    month: income.month ?? '',
    amount: income.amount,
    source: income.source,
    document: income.document
  }
}

/** Nothing but a person stands in it: such a line is not sent. */
export function isBlank(line: IncomeLine): boolean {
  return (
    line.kind === null &&
    [line.month, line.amount, line.source, line.document].every((text) => text.trim() === '')
  )
}

/** The typed lines that mean something, in order. */
export function filledLines(lines: readonly IncomeLine[]): IncomeLine[] {
  return lines.filter((line) => !isBlank(line))
}

/** A line as the contract takes one; the contract's schema then says what is wrong with it. */
export function incomeInput(line: IncomeLine, quarter: Quarter): Record<keyof IncomeInput, unknown> {
  return {
    personId: line.personId,
    kind: line.kind,
    quarter,
    month: line.month === '' ? null : line.month,
    amount: line.amount.trim(),
    source: line.source,
    document: line.document
  }
}

/** The line's amount while it is typed; null where it is not an amount yet. */
export function amountOf(line: IncomeLine): Tiyn | null {
  try {
    return parseTenge(line.amount.trim())
  } catch (error) {
    if (error instanceof OfficeError) return null
    throw error
  }
}

export interface SheetTotals {
  /** Every line of the quarter, decimal tenge. */
  all: string
  /** Only the kinds the rule version counts. */
  counted: string
  byPerson: Map<number, string>
}

/** Sums of what is typed so far; a line that is not an amount yet counts nothing. */
export function sheetTotals(
  lines: readonly IncomeLine[],
  counts: (kind: IncomeKind) => boolean
): SheetTotals {
  const byPerson = new Map<number, Tiyn>()
  const all: Tiyn[] = []
  const counted: Tiyn[] = []
  for (const line of lines) {
    const amount = amountOf(line)
    if (amount === null) continue
    all.push(amount)
    if (line.kind !== null && counts(line.kind)) counted.push(amount)
    if (line.personId !== null) {
      byPerson.set(line.personId, sumTiyn([byPerson.get(line.personId) ?? zeroTiyn, amount]))
    }
  }
  return {
    all: tengeString(sumTiyn(all)),
    counted: tengeString(sumTiyn(counted)),
    byPerson: new Map([...byPerson].map(([person, amount]) => [person, tengeString(amount)]))
  }
}
