import { addDays } from '@shared/domain/iso-date'
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
 * Values of one key follow each other: a later one ends the earlier the day before it begins, so that entering a new value
 * never needs the old row to be touched. `values` come ordered by their first day.
 */
export function clipToNext(values: readonly ParameterValue[]): ParameterValue[] {
  const later = new Map<string, string>()
  const clipped = [...values]
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .map((value) => {
      const next = later.get(keyOf(value))
      later.set(keyOf(value), value.from)
      if (next === undefined || (value.until !== null && value.until < next)) return value
      return { ...value, until: addDays(next, -1) }
    })
  return clipped.reverse()
}
