import { describe, expect, it } from 'vitest'
import { dueOn, duePeriods, firstMonthOf, isCovered, monthAfter } from '../../electron/exchange/periods'

describe('periods that are due', () => {
  const monthly = { periods: 'month', dueDay: 10 } as const

  it('months and quarters begin and end where the calendar says', () => {
    expect([monthAfter('2024-12'), monthAfter('2024-Q4'), monthAfter('2024-Q1')]).toEqual([
      '2025-01',
      '2025-01',
      '2024-04'
    ])
    expect([firstMonthOf('2024-Q3'), firstMonthOf('2024-02')]).toEqual(['2024-07', '2024-02'])
    expect(dueOn('2024-Q4', 10)).toBe('2025-01-10')
  })

  it('a file is late from the day after its day', () => {
    expect(duePeriods('2024-03-10', monthly, null)).toEqual(['2024-01'])
    expect(duePeriods('2024-03-11', monthly, null)).toEqual(['2024-01', '2024-02'])
  })

  it('December is due in January, when the region was at work by then', () => {
    expect(duePeriods('2024-01-11', monthly, '2023-11')).toEqual(['2023-12'])
    expect(duePeriods('2024-01-11', monthly, null)).toEqual([])
  })

  it('nothing is due from before the first file that anybody sent', () => {
    expect(duePeriods('2024-06-30', monthly, '2024-04')).toEqual(['2024-04', '2024-05'])
    expect(duePeriods('2024-08-01', { periods: 'quarter', dueDay: 10 }, '2024-05')).toEqual(['2024-Q2'])
  })

  it('a quarter’s file covers its months, and the months their quarter', () => {
    expect(isCovered('2024-02', new Set(['2024-Q1']))).toBe(true)
    expect(isCovered('2024-Q1', new Set(['2024-01', '2024-02', '2024-03']))).toBe(true)
    expect(isCovered('2024-Q1', new Set(['2024-01', '2024-02']))).toBe(false)
  })
})
