import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addDays, isIsoDate, weekday } from '../../shared/domain/iso-date'
import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
  type Calendar
} from '../../shared/domain/working-days'

interface Day {
  date: string
  name_kk: string
  name_ru: string
  kind: 'holiday' | 'transfer-off' | 'working-weekend'
  mark: string
  movable: boolean
}

const file = resolve(import.meta.dirname, '../../resources/calendar/holidays.yaml')
const { days } = parse(readFileSync(file, 'utf8')) as { days: Day[] }
const dates = (...kinds: Day['kind'][]) =>
  days.filter(({ kind }) => kinds.includes(kind)).map(({ date }) => date)
const calendar: Calendar = {
  holidays: new Set(dates('holiday', 'transfer-off')),
  workingWeekends: new Set(dates('working-weekend'))
}
const years = Array.from({ length: 10 }, (_, index) => String(2018 + index))
const of = (year: string, name: string) =>
  days.filter((day) => day.date.startsWith(year) && day.name_ru === name)

/** `Выходной вместо 03.03.2018` → `2018-03-03`. */
function dayIn(name: string): string {
  return (/(\d\d)\.(\d\d)\.(\d{4})/.exec(name)?.slice(1) ?? []).reverse().join('-')
}

describe('the shipped calendar', () => {
  it('has each day once, in order, named in both languages, marked', () => {
    expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))].sort())
    for (const day of days) {
      expect(isIsoDate(day.date)).toBe(true)
      expect(day.name_kk).not.toBe('')
      expect(day.name_ru).not.toBe('')
      expect(['A', 'B', 'C', 'D', 'K']).toContain(day.mark)
    }
  })

  it.each(years)('%s has the holidays of the law', (year) => {
    const y = Number(year)
    const count = {
      'Новый год': 2,
      'Православное Рождество': 1,
      'Международный женский день': 1,
      'Наурыз мейрамы': 3,
      'Праздник единства народа Казахстана': 1,
      'День защитника Отечества': 1,
      'День Победы': 1,
      'День столицы': 1,
      'Первый день Курбан айта': 1,
      'День Конституции Республики Казахстан': y === 2026 ? 0 : 1,
      'День Республики': y >= 2022 ? 1 : 0,
      'День Первого Президента Республики Казахстан': y <= 2021 ? 1 : 0,
      'День Независимости': y <= 2021 ? 2 : 1
    }
    for (const [name, times] of Object.entries(count))
      expect([name, of(year, name).length]).toEqual([name, times])
  })

  it('lets only Kurban Ait move', () =>
    expect(days.filter(({ movable }) => movable).map(({ name_ru }) => name_ru)).toEqual(
      years.map(() => 'Первый день Курбан айта')
    ))

  it('carries every holiday on a weekend over to the next working day, but 7 January and Kurban Ait', () => {
    const moved = days.filter(({ name_ru }) => name_ru.startsWith('Выходной вместо')).map(({ date }) => date)
    const off = new Set([...dates('holiday'), ...moved])
    const carried: string[] = []
    for (const { date, name_ru } of days.filter(({ kind }) => kind === 'holiday')) {
      if (weekday(date) <= 5 || /Рождество|Курбан/.test(name_ru)) continue
      let next = addDays(date, 1)
      while (weekday(next) > 5 || off.has(next)) next = addDays(next, 1)
      off.add(next)
      // Decree on the days off of 2020: from Monday the 11th of May to Friday the 8th.
      carried.push(next === '2020-05-11' ? '2020-05-08' : next)
    }
    expect(dates('transfer-off').filter((date) => !moved.includes(date))).toEqual(carried.sort())
    expect(carried).toContain('2020-03-25')
  })

  it('gives a worked weekend for every day the government moved', () => {
    const moved = days.filter(({ name_ru }) => name_ru.startsWith('Выходной вместо'))
    expect(moved.map(({ name_ru }) => dayIn(name_ru)).sort()).toEqual(dates('working-weekend'))
    for (const { name_ru, date } of days.filter(({ kind }) => kind === 'working-weekend')) {
      expect(weekday(date)).toBeGreaterThan(5)
      expect(calendar.holidays.has(dayIn(name_ru))).toBe(true)
    }
  })
})

describe('terms by the shipped calendar', () => {
  it.each([
    ['2018-03-02', 7, '2018-03-14'],
    ['2020-03-20', 15, '2020-04-15'],
    ['2021-12-15', 1, '2021-12-20'],
    ['2022-12-15', 1, '2022-12-19'],
    ['2025-01-01', 2, '2025-01-06'],
    ['2026-08-28', 1, '2026-08-31'],
    ['2027-03-12', 1, '2027-03-16']
  ])('registered on %s, %i working days: %s', (from, n, end) =>
    expect(addWorkingDays(from, n, calendar)).toBe(end)
  )

  it('counts the working days of 2026 as the published calendar does, and the one more of 31 August', () =>
    expect(workingDaysBetween('2025-12-31', '2026-12-31', calendar)).toBe(246 + 1))

  it('knows 17 June 2024 as a working day, Kurban Ait having been the Sunday before', () =>
    expect(isWorkingDay('2024-06-17', calendar)).toBe(true))
})
