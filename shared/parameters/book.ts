import { OfficeError } from '../errors'
import type { IsoDate } from '../domain/iso-date'
import type { Book, ParameterValue, Scope } from './types'

/**
 * Which layer a value belongs to; a higher one is preferred: 0 shipped with the program, 1 entered by the office, 2 given
 * for one question only.
 */
export function layerOf(value: ParameterValue): 0 | 1 | 2 {
  if (value.mark === 'question') return 2
  return value.mark === 'office' ? 1 : 0
}

/** The error of a value that nobody entered: names parameter, date and region (`''` for none). */
export function parameterMissing(name: string, on: IsoDate, scope: Scope = {}): OfficeError {
  const variant = scope.variant === undefined ? {} : { variant: scope.variant }
  return new OfficeError('parameter-missing', {
    data: { parameter: name, date: on, region: scope.region ?? '', ...variant }
  })
}

function isValidOn(value: ParameterValue, on: IsoDate): boolean {
  return value.from <= on && (value.until === null || on <= value.until)
}

function bookOf(find: Book['find']): Book {
  return {
    find,
    value(name, on, scope) {
      const found = find(name, on, scope)
      if (found === null) throw parameterMissing(name, on, scope)
      return found
    }
  }
}

const separator = '\u0000'

/** Rows of one name, region, case and layer, by first day. @throws OfficeError `parameter-doubled` where two overlap */
function checkedRows(rows: ParameterValue[]): ParameterValue[] {
  rows.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  rows.forEach((row, index) => {
    const next = rows[index + 1]
    if (next === undefined || (row.until !== null && row.until < next.from)) return
    throw new OfficeError('parameter-doubled', {
      data: { parameter: row.name, date: next.from, region: row.region ?? '', variant: row.variant ?? '' }
    })
  })
  return rows
}

/**
 * A book over dated rows. A value entered by the office comes before a shipped one, one given for the question before
 * both, `overrides` before everything shipped; within a layer a regional value comes before one of the whole country.
 * @throws OfficeError `parameter-doubled` where two values of one layer would be valid on one day
 */
export function createBook(
  values: readonly ParameterValue[],
  overrides: readonly ParameterValue[] = []
): Book {
  const rows = new Map<string, ParameterValue[]>()
  const put = (value: ParameterValue, layer: number) => {
    const key = [layer, value.name, value.region ?? '', value.variant ?? ''].join(separator)
    const known = rows.get(key)
    if (known === undefined) rows.set(key, [value])
    else known.push(value)
  }
  for (const value of values) put(value, layerOf(value))
  // An override that is marked as shipped still stands above what was shipped.
  for (const value of overrides) put(value, Math.max(1, layerOf(value)))
  for (const list of rows.values()) checkedRows(list)

  return bookOf((name, on, scope = {}) => {
    const regions = scope.region === undefined || scope.region === '' ? [''] : [scope.region, '']
    for (const layer of [2, 1, 0]) {
      for (const region of regions) {
        const list = rows.get([layer, name, region, scope.variant ?? ''].join(separator))
        const found = list?.find((row) => isValidOn(row, on))
        if (found !== undefined) return found
      }
    }
    return null
  })
}

/** A book whose `values` stand before everything in `book`; neither is changed. @throws OfficeError `parameter-doubled` */
export function overlayBook(book: Book, values: readonly ParameterValue[]): Book {
  const above = createBook(values)
  return bookOf((name, on, scope) => above.find(name, on, scope) ?? book.find(name, on, scope))
}

/** Several books one before the other: what the first does not know the next is asked for. */
export function stackedBook(books: readonly Book[]): Book {
  return bookOf((name, on, scope) => {
    for (const book of books) {
      const found = book.find(name, on, scope)
      if (found !== null) return found
    }
    return null
  })
}

export interface RecordingBook {
  book: Book
  /** The values that were read to be used, each once, in order of first use. */
  used(): ParameterValue[]
}

/** A view of a book that remembers which values were read with `value`; `find` leaves no trace. */
export function recordingBook(book: Book): RecordingBook {
  const used = new Set<ParameterValue>()
  return {
    book: {
      find: (name, on, scope) => book.find(name, on, scope),
      value(name, on, scope) {
        const found = book.value(name, on, scope)
        used.add(found)
        return found
      }
    },
    used: () => [...used]
  }
}
