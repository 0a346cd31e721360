import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  ageAt,
  compareDates,
  daysBetween,
  isIsoDate,
  parseIsoDate,
  weekday
} from '../../shared/domain/iso-date'
import { codeOf, errorOf } from './support'

describe('ISO date', () => {
  it.each(['1800-01-01', '2018-02-10', '2020-02-29', '2000-02-29', '2199-12-31'])('reads %s', (text) =>
    expect(parseIsoDate(text)).toBe(text)
  )

  it.each([
    '',
    '2018-2-10',
    '10.02.2018',
    '2018-02-30',
    '2019-02-29',
    '1900-02-29',
    '2018-13-01',
    '2018-00-10',
    '2018-01-00',
    '1799-12-31',
    '2200-01-01',
    '2018-02-10T00:00',
    ' 2018-02-10',
    '2018-02-10\n',
    '٢٠١٨-02-10',
    '9'.repeat(1e7)
  ])('refuses what is no day of the calendar (%#)', (text) => {
    expect(isIsoDate(text)).toBe(false)
    expect(codeOf(() => parseIsoDate(text))).toBe('date-malformed')
  })

  it('names the field and shows a piece of what was typed', () =>
    expect(errorOf(() => parseIsoDate('x'.repeat(1000), 'appliedOn'))).toMatchObject({
      field: 'appliedOn',
      data: { text: 'x'.repeat(40) }
    }))

  it('adds days over ends of months, years and leap days', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
    expect(addDays('2019-02-28', 1)).toBe('2019-03-01')
    expect(addDays('2018-12-31', 1)).toBe('2019-01-01')
    expect(addDays('2019-01-01', -1)).toBe('2018-12-31')
    expect(codeOf(() => addDays('2199-12-31', 1))).toBe('date-malformed')
  })

  it('adds months, keeping within the month', () => {
    expect(addMonths('2019-01-31', 1)).toBe('2019-02-28')
    expect(addMonths('2020-01-31', 1)).toBe('2020-02-29')
    expect(addMonths('2019-12-15', 6)).toBe('2020-06-15')
    expect(addMonths('2019-03-31', -1)).toBe('2019-02-28')
    expect(addMonths('2019-01-15', -13)).toBe('2017-12-15')
  })

  it('knows weekdays', () => {
    expect(weekday('2018-02-10')).toBe(6)
    expect(weekday('1970-01-01')).toBe(4)
    expect(weekday('1900-01-01')).toBe(1)
  })

  it('counts days and orders dates', () => {
    expect(daysBetween('2018-02-10', '2018-03-01')).toBe(19)
    expect(daysBetween('2018-03-01', '2018-02-10')).toBe(-19)
    expect(['2019-01-01', '2018-12-31'].sort(compareDates)).toEqual(['2018-12-31', '2019-01-01'])
    expect(compareDates('2019-01-01', '2019-01-01')).toBe(0)
  })
})

describe('age in completed years', () => {
  it.each([
    ['2008-04-01', '2026-03-31', 17],
    ['2008-04-01', '2026-04-01', 18],
    ['2016-01-01', '2016-01-01', 0],
    ['2016-01-02', '2016-01-01', -1],
    ['2012-02-29', '2018-02-28', 5],
    ['2012-02-29', '2018-03-01', 6],
    ['2012-02-29', '2020-02-29', 8]
  ])('born %s, on %s: %i', (bornOn, on, age) => expect(ageAt(bornOn, on)).toBe(age))
})

const date = fc.integer({ min: 0, max: 146_000 }).map((days) => addDays('1800-01-01', days))

describe('ISO date: always', () => {
  it('steps and differences undo each other, and agree with Date', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -1000, max: 1000 }), (from, n) => {
        fc.pre(daysBetween('1800-01-01', from) + n >= 0 && daysBetween(from, '2199-12-31') >= n)
        const to = addDays(from, n)
        expect(daysBetween(from, to)).toBe(n)
        expect(addDays(to, -n)).toBe(from)
        expect(new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10)).toBe(to)
        expect(weekday(from)).toBe(new Date(from).getUTCDay() || 7)
      })
    )
  })

  it('adding months keeps the day or takes the last of the month', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -24, max: 24 }), (from, n) => {
        fc.pre(from > '1803' && from < '2197')
        const to = addMonths(from, n)
        const kept = to.slice(8) === from.slice(8)
        expect(kept || addDays(to, 1).endsWith('-01')).toBe(true)
      })
    )
  })

  it('an age never falls as days pass, and is 18 from the 18th birthday on', () => {
    fc.assert(
      fc.property(date, fc.nat(20_000), (bornOn, n) => {
        fc.pre(daysBetween(bornOn, '2199-12-31') > 30_000)
        expect(ageAt(bornOn, addDays(bornOn, n + 1))).toBeGreaterThanOrEqual(
          ageAt(bornOn, addDays(bornOn, n))
        )
        fc.pre(!bornOn.endsWith('02-29'))
        expect(ageAt(bornOn, addMonths(bornOn, 216))).toBe(18)
        expect(ageAt(bornOn, addDays(addMonths(bornOn, 216), -1))).toBe(17)
      })
    )
  })
})
