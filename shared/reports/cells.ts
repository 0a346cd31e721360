import { formatNumber, formatTenge, type Locale } from '../domain/format'
import { parseTenge, tengeString, tiyn } from '../domain/money'

/** One cell of a table of the report; figures stay figures until somebody writes them. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'count'; value: number; signed?: true }
  /** Decimal tenge with two places. */
  | { kind: 'money'; tenge: string; signed?: true }
  /** Days with one decimal place, such as `12.5`. */
  | { kind: 'days'; value: string; signed?: true }
  /** Percent with one decimal place. */
  | { kind: 'percent'; value: number }
  /** Nothing to reckon it from. */
  | { kind: 'none' }

export const text = (value: string): Cell => ({ kind: 'text', text: value })
export const none: Cell = { kind: 'none' }
export const count = (value: number): Cell => ({ kind: 'count', value })
export const money = (tenge: string): Cell => ({ kind: 'money', tenge })

type Pair<T> = Readonly<{ now: T; before: T }>

/** Now, before, and the change. */
export function countCells({ now, before }: Pair<number>): Cell[] {
  return [count(now), count(before), { kind: 'count', value: now - before, signed: true }]
}

/** Now, before, and the change of an amount. */
export function moneyCells({ now, before }: Pair<string>): Cell[] {
  const change = tengeString(tiyn(parseTenge(now) - parseTenge(before)))
  return [money(now), money(before), { kind: 'money', tenge: change, signed: true }]
}

/** Now, before, and the change of a mean of days; what has no mean is left out. */
export function daysCells({ now, before }: Pair<string | null>): Cell[] {
  const days = (value: string | null): Cell => (value === null ? none : { kind: 'days', value })
  const change: Cell =
    now === null || before === null
      ? none
      : { kind: 'days', value: (Number(now) - Number(before)).toFixed(1), signed: true }
  return [days(now), days(before), change]
}

/** By how many percent of before it has changed; nothing where there was nothing before. */
export function percentCell({ now, before }: Pair<number>): Cell {
  return before === 0 ? none : { kind: 'percent', value: Math.round(((now - before) / before) * 1000) / 10 }
}

/** The number of a figure, for charts and workbooks; `null` for words and for what is missing. */
export function numberOf(cell: Cell): number | null {
  if (cell.kind === 'count' || cell.kind === 'percent') return cell.value
  if (cell.kind === 'money') return parseTenge(cell.tenge) / 100
  return cell.kind === 'days' ? Number(cell.value) : null
}

/** A cell as it is read: whole tenge without tiyn, a plus before what has grown. */
export function cellText(cell: Cell, locale: Locale): string {
  if (cell.kind === 'text') return cell.text
  if (cell.kind === 'none') return '–'
  const plus = (cell.kind === 'percent' || cell.signed === true) && (numberOf(cell) ?? 0) > 0 ? '+' : ''
  if (cell.kind === 'money')
    return plus + formatTenge(parseTenge(cell.tenge), locale, { dropZeros: true }).replace(/\s₸$/, '')
  if (cell.kind === 'count') return plus + formatNumber(cell.value, locale)
  return plus + formatNumber(Number(cell.value), locale, { places: 1 })
}
