import { describe, expect, it } from 'vitest'
import { tengeString } from '../../shared/domain/money'
import { assess, multiChildBenefit } from '../../shared/programmes'
import { readdExplanation } from '../../shared/programmes/readd'
import type { Assessment } from '../../shared/programmes/types'
import { bookWith, facts, family, officeValue, resultsOf } from './support'

const line = (value: string) => bookWith(officeValue('poverty-line', value))

function figures({ figures: given }: Assessment): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, amount]) => [name, tengeString(amount)]))
}

function monthsOf({ months }: Assessment): Record<string, string> {
  return Object.fromEntries(months.map(({ month, amount }) => [month, tengeString(amount)]))
}

describe('worked examples', () => {
  it('E1: five people, 50 000 a month, line 14 849 (2018) → 24 245 a month', () => {
    const result = assess(facts('2018-02-10', family(1, 4), [['a1', 'wages', '150000']]), line('14849'))
    expect(result.ruleVersion).toBe('asp2018_01')
    expect(resultsOf(result)).toEqual({
      'poverty-line': '14849.00',
      'total-income': '150000.00',
      'per-capita-income': '10000.00',
      gap: '4849.00',
      asp: '24245.00',
      'paid-2018-02': '24245.00',
      'paid-2018-03': '24245.00'
    })
    expect(figures(result)).toEqual({
      povertyLine: '14849.00',
      totalIncome: '150000.00',
      perCapita: '10000.00',
      perPerson: '4849.00',
      monthly: '24245.00',
      childMonthly: '0.00'
    })
    expect(result.entitled).toBe(true)
    expect(result.kind).toBe('conditional')
    expect(monthsOf(result)).toEqual({ '2018-02': '24245.00', '2018-03': '24245.00' })
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it('E2: two adults, four children, wage 50 000 a month, multi-child benefit left out, line 20 789 → 108 068', () => {
    const incomes: Parameters<typeof facts>[2] = [
      ['a1', 'wages', '150000'],
      ['a2', 'multi-child-benefit', '31512']
    ]
    // The line of 2019 is shipped: nothing is entered by the office.
    const result = assess(facts('2019-04-15', family(2, 4), incomes), bookWith())
    expect(result.ruleVersion).toBe('asp2019_04')
    expect(resultsOf(result)).toEqual({
      'poverty-line': '20789.00',
      'total-income': '150000.00',
      'per-capita-income': '8333.00',
      gap: '12456.00',
      'adults-amount': '24912.00',
      'children-amount': '83156.00',
      asp: '108068.00',
      'paid-2019-04': '108068.00',
      'paid-2019-05': '108068.00',
      'paid-2019-06': '108068.00'
    })
    const income = result.explanation.find(({ id }) => id === 'total-income')
    expect(income?.notes).toEqual([
      { key: 'income-not-counted', data: { kind: 'multi-child-benefit', member: 'a2', amount: '31512.00' } }
    ])
    expect(result.explanation.find(({ id }) => id === 'adults-amount')?.members).toEqual(['a1', 'a2'])
    expect(result.explanation.find(({ id }) => id === 'children-amount')?.members).toEqual([
      'c1',
      'c2',
      'c3',
      'c4'
    ])
  })

  it('E3: two adults, four children, 60 000 a month, line 14 849 (2018) → 29 094', () => {
    const result = assess(facts('2018-03-31', family(2, 4), [['a1', 'wages', '180000']]), line('14849'))
    expect(resultsOf(result)).toEqual({
      'poverty-line': '14849.00',
      'total-income': '180000.00',
      'per-capita-income': '10000.00',
      gap: '4849.00',
      asp: '29094.00',
      'paid-2018-03': '29094.00'
    })
  })

  it.each([
    ['2018-02-01', '29698', '14849.00', '29698/2'],
    ['2020-02-01', '29698', '20789.00', '20788.6'],
    ['2023-08-01', '29698', '20789.00', '20788.6']
  ])('E4: a line worked out on %s from ПМ %s is %s', (appliedOn, minimum, expected, exactly) => {
    const result = assess(
      facts(appliedOn, family(1, 1)),
      bookWith(officeValue('subsistence-minimum', minimum))
    )
    const step = result.explanation.find(({ id }) => id === 'poverty-line')
    expect(step?.result).toBe(expected)
    expect(step?.rounding?.exact).toBe(exactly === '29698/2' ? '14849' : exactly)
  })

  it('E4: 70 % of the national ПМ 29 698 may serve in 2019', () => {
    const question = { ...officeValue('subsistence-minimum-budget', '29698'), mark: 'question' as const }
    const result = assess(facts('2019-05-02', family(1, 1)), bookWith(question))
    expect(resultsOf(result)['poverty-line']).toBe('20789.00')
  })

  it.each([
    ['2018-01-20', '22941', '11471.00', '11470.5'],
    ['2018-04-20', '24844', '12422.00', '12422']
  ])('E5: on %s, 50 % of ПМ %s is %s, half up', (appliedOn, minimum, expected, exactly) => {
    const worked = assess(
      facts(appliedOn, family(1, 3)),
      bookWith(officeValue('subsistence-minimum', minimum))
    )
    const step = worked.explanation.find(({ id }) => id === 'poverty-line')
    expect([step?.result, step?.rounding?.exact]).toEqual([expected, exactly])
    // The line announced for Karaganda region is the same.
    const announced = assess(facts(appliedOn, family(1, 3), [], { region: '35' }), bookWith())
    expect(resultsOf(announced)['poverty-line']).toBe(expected)
    expect(announced.explanation[0]?.formula).toBe('announced-line')
  })

  it('E5: the shipped ПМ of Karaganda region gives the announced lines', () => {
    const shipped = bookWith()
    expect(shipped.value('subsistence-minimum', '2017-10-01', { region: '35' }).value).toBe('22941')
    expect(shipped.value('subsistence-minimum', '2018-01-01', { region: '35' }).value).toBe('24844')
  })

  it('E7: child-1-6 in 2023 is 5 175 a month for each child', () => {
    const members = family(1, 2, '2019-05-05')
    const result = assess(facts('2023-04-10', members, [['a1', 'wages', '90000']]), line('30000'))
    expect(resultsOf(result)).toEqual({
      'poverty-line': '30000.00',
      'total-income': '90000.00',
      'per-capita-income': '10000.00',
      gap: '20000.00',
      asp: '60000.00',
      'child-1-6': '10350.00',
      'paid-2023-04': '70350.00',
      'paid-2023-05': '70350.00',
      'paid-2023-06': '70350.00'
    })
    expect(figures(result).childMonthly).toBe('10350.00')
    const one = assess(facts('2023-07-10', family(1, 1, '2019-05-05')), line('30000'))
    expect(resultsOf(one)['child-1-6']).toBe('5175.00')
  })

  it('E8: three people with a loan of 3 000 000 in the quarter: 333 333 a month each is added, refused', () => {
    const incomes: Parameters<typeof facts>[2] = [
      ['a1', 'wages', '90000'],
      ['a1', 'loan', '3000000']
    ]
    const book = line('40000')
    const before = assess(facts('2025-08-31', family(1, 2), incomes), book)
    expect(figures(before).perCapita).toBe('10000.00')
    expect(before.entitled).toBe(true)
    const after = assess(facts('2025-09-01', family(1, 2), incomes), book)
    expect(resultsOf(after)).toEqual({
      'poverty-line': '40000.00',
      'total-income': '3090000.00',
      'per-capita-income': '343333.00',
      gap: '-303333.00'
    })
    expect(after.entitled).toBe(false)
    expect(after.reasons).toEqual([
      {
        code: 'above-poverty-line',
        article: 'art. 128 sp. 1',
        data: { perCapita: '343333.00', povertyLine: '40000.00' }
      }
    ])
    expect([after.months, figures(after).monthly, figures(after).perPerson]).toEqual([[], '0.00', '0.00'])
    const alone = assess(facts('2025-09-01', family(1, 2), [['a1', 'loan', '3000000']]), book)
    expect(figures(alone).perCapita).toBe('333333.00')
    expect(alone.explanation.find(({ id }) => id === 'per-capita-income')?.rounding?.exact).toBe('1000000/3')
  })

  it('E8: a mortgage never counts', () => {
    const result = assess(facts('2025-10-01', family(1, 2), [['a1', 'mortgage', '3000000']]), line('40000'))
    expect(figures(result).totalIncome).toBe('0.00')
    expect(result.entitled).toBe(true)
  })

  it.each([
    [3, '0.00'],
    [4, '50975.00'],
    [5, '63727.00'],
    [6, '76479.00'],
    [7, '89231.00'],
    [8, '101760.00'],
    [9, '114480.00']
  ])('E9: the multi-child benefit for %i children at МРП 3 180 is %s', (children, expected) => {
    expect(tengeString(multiChildBenefit(children, '2022-05-01', bookWith()))).toBe(expected)
  })
})
