import { onMounted, shallowRef } from 'vue'
import type { IsoDate } from '@shared/domain/iso-date'
import { addWorkingDays, type Calendar } from '@shared/domain/working-days'
import { createBook } from '@shared/parameters/book'
import type { ParameterName } from '@shared/parameters/definitions'
import type { Book } from '@shared/parameters/types'
import { call } from '../../office'

/**
 * A few parameters as the main process has them, for what the screen tells in advance. Null until they came; what is
 * decided is always worked out by the main process itself.
 */
export function useBook(names: readonly ParameterName[]) {
  const book = shallowRef<Book | null>(null)
  onMounted(async () => {
    const lists = await Promise.all(names.map((name) => call('parameters.list', { name }).catch(() => null)))
    const values = lists.flatMap((list) => list?.values ?? []).filter((row) => !row.superseded)
    book.value = createBook(values)
  })
  return book
}

const calendars = new Map<number, Promise<Calendar | null>>()

async function readCalendar(year: number): Promise<Calendar | null> {
  const answered = await call('calendar.list', { year })
  if (!answered.known) return null
  const of = (working: boolean) =>
    new Set(
      answered.days.filter((day) => (day.kind === 'working-weekend') === working).map((day) => day.date)
    )
  return { holidays: of(false), workingWeekends: of(true) }
}

/** A year's calendar, asked once while the window is open; null where the office has none for it. */
function calendarOf(year: number): Promise<Calendar | null> {
  const asked = calendars.get(year) ?? readCalendar(year).catch(() => null)
  calendars.set(year, asked)
  return asked
}

/** The day a term of working days ends, or null where a calendar is missing. */
export async function deadlineOf(from: IsoDate, term: number): Promise<IsoDate | null> {
  const year = Number(from.slice(0, 4))
  const [first, second] = await Promise.all([calendarOf(year), calendarOf(year + 1)])
  if (first === null) return null
  const both: Calendar = {
    holidays: new Set([...first.holidays, ...(second?.holidays ?? [])]),
    workingWeekends: new Set([...first.workingWeekends, ...(second?.workingWeekends ?? [])])
  }
  const deadline = addWorkingDays(from, term, both)
  return second === null && !deadline.startsWith(String(year)) ? null : deadline
}
