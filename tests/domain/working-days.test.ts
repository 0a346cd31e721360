import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/domain/iso-date'
import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
  type Calendar
} from '../../shared/domain/working-days'

/** March 2018: 8 March a holiday, 9 March made a day off for the working Saturday 3 March, Nauryz 21–23. */
const march2018: Calendar = {
  holidays: new Set(['2018-03-08', '2018-03-09', '2018-03-21', '2018-03-22', '2018-03-23']),
  workingWeekends: new Set(['2018-03-03'])
}

describe('working days', () => {
  it('knows weekends, holidays and working Saturdays', () => {
    expect(isWorkingDay('2018-03-07', march2018)).toBe(true)
    expect(isWorkingDay('2018-03-08', march2018)).toBe(false)
    expect(isWorkingDay('2018-03-10', march2018)).toBe(false)
    expect(isWorkingDay('2018-03-03', march2018)).toBe(true)
  })

  it.each([
    ['2018-03-02', 1, '2018-03-03'],
    ['2018-03-07', 1, '2018-03-12'],
    ['2018-03-07', 0, '2018-03-07'],
    ['2018-03-01', 7, '2018-03-13'],
    ['2018-03-08', 1, '2018-03-12'],
    ['2018-03-20', 15, '2018-04-13']
  ])('registered on %s, a term of %i ends on %s', (from, n, end) =>
    expect(addWorkingDays(from, n, march2018)).toBe(end)
  )

  it('says how many are left and how many overdue', () => {
    expect(workingDaysBetween('2018-03-07', '2018-03-13', march2018)).toBe(2)
    expect(workingDaysBetween('2018-03-13', '2018-03-07', march2018)).toBe(-2)
    expect(workingDaysBetween('2018-03-13', '2018-03-13', march2018)).toBe(0)
  })

  it.each([-1, 1.5, NaN])('refuses a term of %d days', (n) =>
    expect(() => addWorkingDays('2018-03-01', n, march2018)).toThrow(RangeError)
  )
})

describe('working days: always', () => {
  it('a term ends on a working day, that many working days later', () => {
    const date = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2018-02-01', days))
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const end = addWorkingDays(from, n, march2018)
        expect(isWorkingDay(end, march2018)).toBe(true)
        expect(workingDaysBetween(from, end, march2018)).toBe(n)
      })
    )
  })
})
