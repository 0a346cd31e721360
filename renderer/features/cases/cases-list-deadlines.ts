import { shallowRef } from 'vue'
import type { IsoDate } from '@shared/domain/iso-date'
import { workingDaysBetween, type Calendar } from '@shared/domain/working-days'
import { call } from '../../office'

/** The first year whose law the program knows. */
const firstYear = 2018

/**
 * Working days till a deadline, by the office's own calendar. `null` until the calendar has come: better no figure for
 * a moment than one that forgets the holidays.
 */
export function useDaysLeft(today: () => IsoDate) {
  const calendar = shallowRef<Calendar | null>(null)

  async function load(): Promise<void> {
    const last = Number(today().slice(0, 4)) + 1
    // A case may wait since the program's first year; without its holidays it would be overdue by too many days.
    const asked = Array.from({ length: last - firstYear + 1 }, (_, index) => firstYear + index)
    const years = await Promise.all(asked.map((year) => call('calendar.list', { year })))
    const days = years.flatMap((one) => one.days)
    const dates = (kinds: readonly string[]) =>
      new Set(days.filter(({ kind }) => kinds.includes(kind)).map(({ date }) => date))
    calendar.value = {
      holidays: dates(['holiday', 'transfer-off']),
      workingWeekends: dates(['working-weekend'])
    }
  }

  function daysLeft(deadline: IsoDate): number | null {
    return calendar.value === null ? null : workingDaysBetween(today(), deadline, calendar.value)
  }
  return { load, daysLeft }
}
