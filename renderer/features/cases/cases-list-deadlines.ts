import { shallowRef } from 'vue'
import type { IsoDate } from '@shared/domain/iso-date'
import { workingDaysBetween, type Calendar } from '@shared/domain/working-days'
import { call } from '../../office'

/**
 * Working days till a deadline, by the office's own calendar. `null` until the calendar has come: better no figure for
 * a moment than one that forgets the holidays.
 */
export function useDaysLeft(today: () => IsoDate) {
  const calendar = shallowRef<Calendar | null>(null)

  async function load(): Promise<void> {
    const year = Number(today().slice(0, 4))
    const years = await Promise.all(
      [year - 1, year, year + 1].map((one) => call('calendar.list', { year: one }))
    )
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
