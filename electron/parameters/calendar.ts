import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { holidayView } from '@shared/contract/settings'
import type { Calendar } from '@shared/domain/working-days'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { ownHolidays, saveHoliday } from './queries'

type Day = z.infer<typeof holidayView>

/** The shipped calendar with the office's own days over it. */
async function mergedDays(call: Call, read: ReadConnection): Promise<Map<string, Day>> {
  const days = new Map<string, Day>()
  for (const day of call.office.reference.calendar) days.set(day.date, { ...day, own: false })
  for (const row of await ownHolidays(read)) {
    if (row.kind === 'none') days.delete(row.date)
    else {
      days.set(row.date, {
        date: row.date,
        kind: row.kind,
        nameKk: row.name_kk,
        nameRu: row.name_ru,
        mark: 'office',
        movable: true,
        own: true
      })
    }
  }
  return days
}

/**
 * The working calendar that terms are counted by.
 * @throws OfficeError `calendar-missing {year}` when nothing is known of one of the years
 */
export async function currentCalendar(
  call: Call,
  read: ReadConnection,
  years: readonly number[]
): Promise<Calendar> {
  const days = [...(await mergedDays(call, read)).values()]
  for (const year of years) {
    if (!days.some((day) => day.date.startsWith(`${year}-`)))
      throw new OfficeError('calendar-missing', { data: { year } })
  }
  return {
    holidays: new Set(days.filter((day) => day.kind !== 'working-weekend').map((day) => day.date)),
    workingWeekends: new Set(days.filter((day) => day.kind === 'working-weekend').map((day) => day.date))
  }
}

export async function listCalendar(
  call: Call,
  input: ParsedInputOf<'calendar.list'>
): Promise<{ days: Day[]; known: boolean }> {
  const merged = await call.read((read) => mergedDays(call, read))
  const days = [...merged.values()]
    .filter((day) => day.date.startsWith(`${input.year}-`))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return { days, known: days.length > 0 }
}

/** Enters or takes away one day; deadlines already given are not moved. */
export async function saveCalendarDay(
  call: Call,
  input: ParsedInputOf<'calendar.save'>
): Promise<{ days: Day[] }> {
  if (input.kind !== 'none' && (input.nameKk === undefined || input.nameRu === undefined)) {
    throw new OfficeError('field-empty', { field: input.nameKk === undefined ? 'nameKk' : 'nameRu' })
  }
  await call.write(async (tx, note) => {
    await saveHoliday(
      tx,
      { date: input.date, kind: input.kind, name_kk: input.nameKk ?? '', name_ru: input.nameRu ?? '' },
      { by: call.actor.id, at: call.now }
    )
    note({ subjectKind: 'calendar', subjectId: null, details: { date: input.date, kind: input.kind } })
  })
  const { days } = await listCalendar(call, { year: Number(input.date.slice(0, 4)) })
  return { days }
}
