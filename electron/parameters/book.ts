import { addDays, compareDates, type IsoDate } from '@shared/domain/iso-date'
import { createBook } from '@shared/parameters/book'
import type { Book, ParameterValue } from '@shared/parameters/types'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { officeValues, type OfficeValueRow } from './queries'

/** An office row as a value of the book. */
export function asValue(row: OfficeValueRow): ParameterValue {
  return {
    name: row.name,
    value: row.value,
    unit: row.unit,
    from: row.valid_from,
    until: row.valid_until,
    region: row.region,
    variant: row.variant,
    act: row.act,
    mark: 'office'
  }
}

/** The shipped book with the office's own values over it, as they stand now. */
export async function currentBook(call: Call, read: ReadConnection): Promise<Book> {
  const own = await officeValues(read)
  return createBook([...call.office.reference.parameters], clipToNext(own.map(asValue)))
}

const keyOf = (value: ParameterValue): string => `${value.name}|${value.region ?? ''}|${value.variant ?? ''}`

/**
 * Lets the values of one key follow each other without overlap: on each day the one that began last is in force, so that
 * entering a new value never needs the old row to be touched. One that was entered for a while only gives way again to the
 * one before it.
 */
export function clipToNext(values: readonly ParameterValue[]): ParameterValue[] {
  const byKey = new Map<string, ParameterValue[]>()
  for (const value of values) byKey.set(keyOf(value), [...(byKey.get(keyOf(value)) ?? []), value])
  return [...byKey.values()].flatMap(clipped)
}

function clipped(values: readonly ParameterValue[]): ParameterValue[] {
  const sorted = [...values].sort((a, b) => compareDates(a.from, b.from))
  const turns = sorted.flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)]))
  const days = [...new Set(turns)].sort(compareDates)
  const pieces: { value: ParameterValue; from: IsoDate; until: IsoDate | null }[] = []
  days.forEach((day, index) => {
    const value = sorted.findLast(({ from, until }) => from <= day && (until === null || day <= until))
    if (value === undefined) return
    const next = days[index + 1]
    const until = next === undefined ? null : addDays(next, -1)
    const last = pieces.at(-1)
    if (last?.value === value) last.until = until
    else pieces.push({ value, from: day, until })
  })
  return pieces.map(({ value, from, until }) => ({ ...value, from, until }))
}

/** The row that a value of the book comes from, among the office's own. */
export function rowOf(value: ParameterValue, rows: readonly OfficeValueRow[]): OfficeValueRow | undefined {
  return rows.findLast(
    (row) =>
      row.name === value.name &&
      row.value === value.value &&
      row.region === value.region &&
      row.variant === value.variant &&
      row.act === value.act &&
      row.valid_from <= value.from
  )
}
