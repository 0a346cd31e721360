import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/domain/iso-date'
import {
  addMonthsTo,
  firstDay,
  isMonthIn,
  lastDay,
  monthOf,
  monthsOf,
  monthsToQuarterEnd,
  nextQuarter,
  parseMonth,
  parseQuarter,
  precedingQuarter,
  quarterOf
} from '../../shared/domain/quarter'
import { codeOf } from './support'

describe('quarters and months', () => {
  it('applied on 10.02.2018: income of 2017-Q4, paid for February and March', () => {
    expect(quarterOf('2018-02-10')).toBe('2018-Q1')
    expect(precedingQuarter('2018-Q1')).toBe('2017-Q4')
    expect(monthsToQuarterEnd('2018-02-10')).toEqual(['2018-02', '2018-03'])
  })

  it.each([
    ['2018-04-01', ['2018-04', '2018-05', '2018-06']],
    ['2018-04-30', ['2018-04', '2018-05', '2018-06']],
    ['2018-05-31', ['2018-05', '2018-06']],
    ['2018-12-31', ['2018-12']]
  ])('applied on %s: whatever the day, that month to the end of the quarter', (date, months) =>
    expect(monthsToQuarterEnd(date)).toEqual(months)
  )

  it('has three months', () => expect(monthsOf('2019-Q4')).toEqual(['2019-10', '2019-11', '2019-12']))

  it('has first and last days', () => {
    expect([firstDay('2020-Q1'), lastDay('2020-Q1')]).toEqual(['2020-01-01', '2020-03-31'])
    expect([firstDay('2020-02'), lastDay('2020-02')]).toEqual(['2020-02-01', '2020-02-29'])
    expect([firstDay('2199-Q4'), lastDay('2199-Q4')]).toEqual(['2199-10-01', '2199-12-31'])
  })

  it('steps over the new year', () => {
    expect(nextQuarter('2018-Q4')).toBe('2019-Q1')
    expect(addMonthsTo('2018-11', 3)).toBe('2019-02')
    expect(addMonthsTo('2018-01', -1)).toBe('2017-12')
  })

  it('knows whether a month lies in a quarter', () => {
    expect(isMonthIn('2018-03', '2018-Q1')).toBe(true)
    expect(isMonthIn('2018-04', '2018-Q1')).toBe(false)
    expect(isMonthIn('2019-03', '2018-Q1')).toBe(false)
  })

  it.each(['', '2018', '2018-Q0', '2018-Q5', '2018-q1', 'Q1 2018', '1799-Q4', '2200-Q1', '2018-Q11'])(
    'refuses %s as a quarter',
    (text) => expect(codeOf(() => parseQuarter(text))).toBe('quarter-malformed')
  )

  it.each(['', '2018', '2018-1', '2018-00', '2018-13', '2018-02-10', '1799-12', '2200-01'])(
    'refuses %s as a month',
    (text) => expect(codeOf(() => parseMonth(text))).toBe('month-malformed')
  )
})

const date = fc.integer({ min: 400, max: 145_000 }).map((days) => addDays('1800-01-01', days))

describe('quarters: always', () => {
  it('reads back, steps back, and holds each of its days', () => {
    fc.assert(
      fc.property(date, (day) => {
        const quarter = quarterOf(day)
        expect(parseQuarter(quarter)).toBe(quarter)
        expect(parseMonth(monthOf(day))).toBe(monthOf(day))
        expect(nextQuarter(precedingQuarter(quarter))).toBe(quarter)
        expect(addDays(lastDay(precedingQuarter(quarter)), 1)).toBe(firstDay(quarter))
        expect(firstDay(quarter) <= day && day <= lastDay(quarter)).toBe(true)
        expect(isMonthIn(monthOf(day), quarter)).toBe(true)
        expect(monthsOf(quarter).slice(-monthsToQuarterEnd(day).length)).toEqual(monthsToQuarterEnd(day))
      })
    )
  })
})
