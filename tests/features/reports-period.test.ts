import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatPeriod,
  formerPeriod,
  lastFinished,
  monthsOfPeriod,
  nextPeriod,
  periodOf,
  spanOf
} from '@shared/reports/period'
import { wareGroup } from '@shared/reports/wares'
import { cellText, countCells, daysCells, moneyCells, percentCell } from '@shared/reports/cells'

describe('periods', () => {
  it.each([
    ['2026-H1', '2026-01-01', '2026-06-30', '2025-H2', '2026-H2'],
    ['2024-H2', '2024-07-01', '2024-12-31', '2024-H1', '2025-H1'],
    ['2024-Q1', '2024-01-01', '2024-03-31', '2023-Q4', '2024-Q2'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-01', '2024-03'],
    ['2026-12', '2026-12-01', '2026-12-31', '2026-11', '2027-01']
  ])('%s is from %s until %s, after %s and before %s', (period, from, until, former, next) => {
    expect(spanOf(period)).toMatchObject({ from, until })
    expect(formerPeriod(period)).toBe(former)
    expect(nextPeriod(period)).toBe(next)
  })

  it.each([
    ['2026-11-22', 'half-year', '2026-H1'],
    ['2026-07-01', 'half-year', '2026-H1'],
    ['2026-06-30', 'half-year', '2025-H2'],
    ['2026-11-22', 'quarter', '2026-Q3'],
    ['2026-01-01', 'month', '2025-12']
  ] as const)('on %s the last %s that is over is %s', (today, kind, period) => {
    expect(lastFinished(today, kind)).toBe(period)
  })

  it('every month lies in its period of each kind', () => {
    const month = fc
      .tuple(fc.integer({ min: 2018, max: 2040 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`)
    fc.assert(
      fc.property(
        month,
        fc.constantFrom('half-year' as const, 'quarter' as const, 'month' as const),
        (of, kind) => {
          const period = periodOf(of, kind)
          expect(monthsOfPeriod(period)).toContain(of)
          expect(formerPeriod(nextPeriod(period))).toBe(period)
        }
      )
    )
  })

  it('is called by its name in both languages', () => {
    expect(formatPeriod('2026-H1', 'ru')).toBe('I полугодие 2026 года')
    expect(formatPeriod('2026-H2', 'kk')).toBe('2026 жылғы II жартыжылдық')
    expect(formatPeriod('2026-Q3', 'ru')).toBe('III квартал 2026 года')
    expect(formatPeriod('2026-05', 'kk')).toBe('2026 жылғы мамыр')
  })
})

it.each([
  ['item', 'mask', 'mask'],
  ['kit', 'mask', 'mask'],
  ['kit', 'kit', 'kit'],
  ['kit', 'gsp', 'kit'],
  ['item', 'kit', 'other']
] as const)('of a %s handed out by a round of the programme %s: counted as %s', (kind, programme, group) => {
  expect(wareGroup(kind, programme)).toBe(group)
})

it('cells are read with their change: a plus, a minus, tiyn only where there are some, nothing where nothing was', () => {
  const read = (cells: ReturnType<typeof countCells>): string[] =>
    cells.map((cell) => cellText(cell, 'ru').replaceAll('\u00a0', ' '))
  expect(read(countCells({ now: 1200, before: 1500 }))).toEqual(['1 200', '1 500', '−300'])
  expect(read(moneyCells({ now: '1500.50', before: '500.00' }))).toEqual(['1 500,50', '500', '+1 000,50'])
  expect(read(daysCells({ now: '7.4', before: '8.0' }))).toEqual(['7,4', '8,0', '−0,6'])
  expect(read(daysCells({ now: '7.4', before: null }))).toEqual(['7,4', '–', '–'])
  expect(read([percentCell({ now: 3, before: 2 }), percentCell({ now: 3, before: 0 })])).toEqual([
    '+50,0',
    '–'
  ])
})
