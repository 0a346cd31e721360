import { describe, expect, it } from 'vitest'
import { assess } from '../../shared/programmes'
import { readdExplanation } from '../../shared/programmes/readd'
import type { Assessment } from '../../shared/programmes/types'
import { bookWith, facts, family, member, officeValue, resultsOf } from './support'

const line = officeValue('poverty-line', '30000')

function paid({ months }: Assessment): Record<string, number> {
  return Object.fromEntries(months.map(({ month, amount }) => [month, amount / 100]))
}

describe('a child that turns 1 or 7 on the way', () => {
  const adult = member('a', '1985-03-15', { ableBodied: true })
  const turnsOne = member('c', '2022-05-20')
  const by = (rule: string, child = turnsOne, applied = '2023-04-10') =>
    assess(facts(applied, [adult, child]), bookWith(line, officeValue('child-age-rule', rule)))

  it('asks for the office’s rule, and only then', () => {
    expect(() => assess(facts('2023-04-10', [adult, turnsOne]), bookWith(line))).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'child-age-rule', date: '2023-04-10', region: '63' }
      })
    )
    const settled = assess(facts('2023-06-10', [adult, turnsOne]), bookWith(line))
    expect(paid(settled)).toEqual({ '2023-06': 65175 })
    expect(settled.explanation.find(({ id }) => id === 'child-1-6')?.notes).toBeUndefined()
  })

  it.each([
    ['month-start', { '2023-04': 60000, '2023-05': 60000, '2023-06': 65175 }],
    ['month-end', { '2023-04': 60000, '2023-05': 65175, '2023-06': 65175 }],
    ['application-date', { '2023-04': 60000, '2023-05': 60000, '2023-06': 60000 }]
  ])('turning one in May, by %s', (rule, expected) => {
    expect(paid(by(rule))).toEqual(expected)
  })

  it.each([
    ['month-start', { '2023-04': 65175, '2023-05': 65175, '2023-06': 60000 }],
    ['month-end', { '2023-04': 65175, '2023-05': 60000, '2023-06': 60000 }],
    ['application-date', { '2023-04': 65175, '2023-05': 65175, '2023-06': 65175 }]
  ])('turning seven in May, by %s', (rule, expected) => {
    const result = by(rule, member('c', '2016-05-20'))
    expect(paid(result)).toEqual(expected)
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
    const step = result.explanation.find(({ label }) => label === 'asp.child-1-6')
    expect(step?.notes).toEqual([{ key: `child-age-rule-${rule}`, data: {} }])
    expect(step?.members).toEqual(['c'])
  })

  it('is no question before January 2023', () => {
    const result = assess(facts('2022-10-10', [adult, member('c', '2021-11-11')]), bookWith(line))
    expect(paid(result)).toEqual({ '2022-10': 60000, '2022-11': 60000, '2022-12': 60000 })
  })
})

describe('a member who joins or leaves within the quarter', () => {
  const [adult, child] = family(1, 1)
  if (adult === undefined || child === undefined) throw new Error('no family')
  const joins = { ...child, memberFrom: '2024-05-20' }
  const incomes: Parameters<typeof facts>[2] = [['a1', 'wages', '45000']]
  const by = (rule: string, members = [adult, joins]) =>
    assess(facts('2024-04-10', members, incomes), bookWith(line, officeValue('member-change-rule', rule)))

  it('asks for the office’s rule when someone comes after the application, not when before', () => {
    expect(() => assess(facts('2024-04-10', [adult, joins], incomes), bookWith(line))).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'member-change-rule', date: '2024-04-10', region: '63' }
      })
    )
    const before = [adult, { ...child, memberFrom: '2024-04-10' }]
    expect(assess(facts('2024-04-10', before, incomes), bookWith(line)).memberCount).toBe(2)
  })

  it('by the composition of the day of application', () => {
    const result = by('application-date')
    expect(result.memberCount).toBe(1)
    expect(paid(result)).toEqual({ '2024-04': 15000, '2024-05': 15000, '2024-06': 15000 })
    expect(result.explanation.find(({ id }) => id === 'per-capita-income')?.notes).toEqual([
      { key: 'member-change-rule-application-date', data: {} }
    ])
  })

  it('recomputed from the month after', () => {
    const result = by('recalculate-from-next-month')
    expect(paid(result)).toEqual({ '2024-04': 15000, '2024-05': 15000, '2024-06': 45000 })
    expect(resultsOf(result)).toMatchObject({
      'per-capita-income': '15000.00',
      asp: '15000.00',
      'per-capita-income-2024-06': '7500.00',
      'asp-2024-06': '45000.00',
      'paid-2024-05': '15000.00',
      'paid-2024-06': '45000.00'
    })
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it('nothing is due from the month in which the smaller family’s income reaches the line', () => {
    const leaves = { ...child, bornOn: '2019-01-01', memberUntil: '2024-05-20' }
    const members = [adult, leaves]
    const rich: Parameters<typeof facts>[2] = [['a1', 'wages', '120000']]
    const book = bookWith(line, officeValue('member-change-rule', 'recalculate-from-next-month'))
    const result = assess(facts('2024-04-10', members, rich), book)
    // 1.5 × 3 692 for the child of five while it belongs to the family.
    expect(paid(result)).toEqual({ '2024-04': 25538, '2024-05': 25538 })
    expect(resultsOf(result)['gap-2024-06']).toBe('-10000.00')
    expect(result.entitled).toBe(true)
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it('the income of one who is not counted is not counted either, and the working says so', () => {
    const gone = member('b', '1990-01-01', { ableBodied: true, memberUntil: '2024-04-01' })
    const result = assess(
      facts('2024-04-10', [adult, gone], [...incomes, ['b', 'wages', '300000']]),
      bookWith(line)
    )
    expect(resultsOf(result)['total-income']).toBe('45000.00')
    expect(result.explanation.find(({ id }) => id === 'total-income')?.notes).toEqual([
      { key: 'income-of-absent-member', data: { kind: 'wages', member: 'b', amount: '300000.00' } }
    ])
  })
})

describe('the household plot', () => {
  const apply = (...values: ReturnType<typeof officeValue>[]) =>
    assess(facts('2024-05-15', family(1, 1), [['a1', 'household-plot', '60000']]), bookWith(line, ...values))

  it('counts unless the office’s act says otherwise', () => {
    expect(resultsOf(apply())['per-capita-income']).toBe('10000.00')
    const without = apply(officeValue('household-plot-income', 'not-counted'))
    expect(resultsOf(without)['per-capita-income']).toBe('0.00')
    expect(without.explanation.find(({ id }) => id === 'total-income')?.notes).toEqual([
      {
        key: 'income-not-counted-by-act',
        data: { kind: 'household-plot', member: 'a1', amount: '60000.00', act: 'приказ управления' }
      }
    ])
  })

  it('is not asked about where nobody has one', () => {
    const { parameters } = assess(facts('2024-05-15', family(1, 1)), bookWith(line))
    expect(parameters.map(({ name }) => name)).not.toContain('household-plot-income')
  })
})
