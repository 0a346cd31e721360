import { checkIin } from '../domain/iin'
import { parseTenge, type Tiyn } from '../domain/money'
import { isMonthIn, parseMonth, type Month, type Quarter } from '../domain/quarter'
import { OfficeError } from '../errors'
import { incomeKinds, type IncomeKind } from '../programmes/types'
import { words } from '../programmes/words'

/** The columns of a file of incomes, by the words their heading may have. */
export const incomeColumns = ['iin', 'kind', 'month', 'amount'] as const
export type IncomeColumn = (typeof incomeColumns)[number]

const headings: Readonly<Record<IncomeColumn, readonly string[]>> = {
  iin: ['иин', 'жсн', 'iin'],
  kind: ['вид', 'вид дохода', 'түрі', 'табыс түрі', 'kind'],
  month: ['месяц', 'ай', 'айы', 'month'],
  amount: ['сумма', 'сома', 'сомасы', 'amount']
}

/** What the office writes in the first row, in each language. */
export const incomeHeadings = {
  kk: { iin: 'ЖСН', kind: 'Түрі', month: 'Ай', amount: 'Сома' },
  ru: { iin: 'ИИН', kind: 'Вид', month: 'Месяц', amount: 'Сумма' }
} as const

/** One row of the file that can be taken. */
export interface FileIncome {
  iin: string
  /** Null where the row says that the family has no income. */
  kind: IncomeKind | null
  month: Month | null
  /** Tiyn. */
  amount: Tiyn
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.:;,]+$/, '')
    .trim()

const kindWords: ReadonlyMap<string, IncomeKind> = new Map(
  incomeKinds.flatMap((kind): [string, IncomeKind][] => [
    [kind, kind],
    ...[words.ru.incomes[kind], words.kk.incomes[kind]].flatMap((word): [string, IncomeKind][] =>
      word === undefined ? [] : [[folded(word), kind]]
    )
  ])
)

/**
 * Where each column stands; the month may be missing, for incomes of a whole quarter.
 * @throws OfficeError `column-missing` {file, column}
 */
export function columnsOf(file: string, heading: readonly string[]): Readonly<Record<IncomeColumn, number>> {
  const names = heading.map(folded)
  const place = (column: IncomeColumn): number => {
    const at = names.findIndex((name) => headings[column].includes(name))
    if (at === -1 && column !== 'month')
      throw new OfficeError('column-missing', {
        field: 'content',
        data: { file, column: incomeHeadings.ru[column] }
      })
    return at
  }
  return { iin: place('iin'), kind: place('kind'), month: place('month'), amount: place('amount') }
}

/** A sum as people type it: `12 345,67`. */
function amountOf(text: string): Tiyn {
  const plain = text.replace(/[\s\u00a0\u202f₸]/g, '').replace(/(?:тг|тенге|теңге)\.?$/i, '')
  const amount = parseTenge(plain.replace(',', '.'))
  if (amount < 0) throw new OfficeError('amount-negative')
  return amount
}

/** A month as `2026-07`, `07.2026` or a day within it. */
function monthOfText(text: string, quarter: Quarter): Month | null {
  if (text === '') return null
  const turned = /^(?:\d{1,2}\.)?(\d{1,2})\.(\d{4})$/.exec(text)
  const iso = /^(\d{4}-\d{2})-\d{2}$/.exec(text)
  const month = parseMonth(
    turned !== null ? `${turned[2] ?? ''}-${(turned[1] ?? '').padStart(2, '0')}` : (iso?.[1] ?? text)
  )
  if (!isMonthIn(month, quarter)) throw new OfficeError('month-outside-quarter', { data: { month, quarter } })
  return month
}

function kindOf(text: string): IncomeKind {
  const kind = kindWords.get(folded(text))
  if (kind === undefined) throw new OfficeError('income-kind-unknown', { data: { value: text.slice(0, 60) } })
  return kind
}

/**
 * One row of the file. A row of an IIN without kind, month and sum says: declared, and there is none.
 * @throws OfficeError with the column as field: `iin-…`, `income-kind-unknown`, `month-malformed`, `month-outside-quarter`,
 *   `amount-malformed`, `amount-negative`, `field-empty`
 */
export function rowOfFile(
  cells: readonly string[],
  columns: Readonly<Record<IncomeColumn, number>>,
  quarter: Quarter
): FileIncome {
  const cell = (column: IncomeColumn): string => (cells[columns[column]] ?? '').trim()
  const at = <T>(column: IncomeColumn, work: (text: string) => T): T => {
    try {
      return work(cell(column))
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error
      throw new OfficeError(error.code, { field: column, data: error.data, cause: error })
    }
  }
  const iin = at('iin', (text) => {
    if (text === '') throw new OfficeError('field-empty')
    // A sheet drops the zeros a number begins with.
    return checkIin(/^\d{9,11}$/.test(text) ? text.padStart(12, '0') : text).iin
  })
  if (cell('kind') === '' && cell('amount') === '' && cell('month') === '')
    return { iin, kind: null, month: null, amount: parseTenge('0') }
  return {
    iin,
    kind: at('kind', (text) => {
      if (text === '') throw new OfficeError('field-empty')
      return kindOf(text)
    }),
    month: at('month', (text) => monthOfText(text, quarter)),
    amount: at('amount', (text) => {
      if (text === '') throw new OfficeError('field-empty')
      return amountOf(text)
    })
  }
}
