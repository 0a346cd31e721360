import { describe, expect, it } from 'vitest'
import { tengeString } from '../../shared/domain/money'
import { assess } from '../../shared/programmes'
import { checkAsked } from '../../shared/programmes/asked'
import { childBenefitProgrammeAsks } from '../../shared/programmes/child-1-6/asks'
import { readdExplanation } from '../../shared/programmes/readd'
import type { Assessment, MemberFacts } from '../../shared/programmes/types'
import type { Book } from '../../shared/parameters/types'
import { bookWith, facts, family, member, officeValue, resultsOf } from './support'

const adult = member('a', '1985-03-15', { ableBodied: true })
const child = (bornOn: string, given: Partial<MemberFacts> = {}, id = 'c') => member(id, bornOn, given)

function owed(appliedOn: string, members: MemberFacts[], book: Book = bookWith(), months: string[] = []) {
  const asked = { aspMonths: months.map((month) => ({ month })) }
  return assess(facts(appliedOn, members, [], { programme: 'child-1-6', asked }), book)
}

function paid({ months }: Assessment): Record<string, string> {
  return Object.fromEntries(months.map(({ month, amount }) => [month, tengeString(amount)]))
}

const byAge = (rule: string) => bookWith(officeValue('child-age-rule', rule))

describe('child-1-6', () => {
  it('E7: one child in 2023 → 5 175 a month, with every figure', () => {
    const result = owed('2023-04-10', [adult, child('2019-05-05')])
    expect(result.ruleVersion).toBe('childBenefit2023_01')
    expect(resultsOf(result)).toEqual({
      'child-1-6': '5175.00',
      'paid-2023-04': '5175.00',
      'paid-2023-05': '5175.00',
      'paid-2023-06': '5175.00'
    })
    const [step] = result.explanation
    expect(step?.formula).toBe('child-benefit-mci * mci * children')
    expect(step?.operands.map(({ name, value }) => [name, value])).toEqual([
      ['child-benefit-mci', '1.5'],
      ['mci', '3450.00'],
      ['children', '1']
    ])
    expect(step?.members).toEqual(['c'])
    expect(tengeString(result.figures.monthly)).toBe('5175.00')
    expect(result.kind).toBeNull()
    expect(result.parameters.map(({ name }) => name)).toContain('mci')
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it('three children of whom two count → 2 × 1.5 × 3 450', () => {
    const members = [
      adult,
      child('2019-05-05', {}, 'c1'),
      child('2021-05-05', {}, 'c2'),
      child('2010-05-05', {}, 'c3')
    ]
    const result = owed('2023-06-30', members)
    expect(paid(result)).toEqual({ '2023-06': '10350.00' })
    expect(result.explanation[0]?.members).toEqual(['c1', 'c2'])
  })

  it('the application’s month counts whole, to the end of the quarter only', () => {
    expect(Object.keys(paid(owed('2023-01-01', [adult, child('2019-05-05')])))).toEqual([
      '2023-01',
      '2023-02',
      '2023-03'
    ])
    expect(Object.keys(paid(owed('2023-03-31', [adult, child('2019-05-05')])))).toEqual(['2023-03'])
  })

  it('the year turns with the МРП: December 2023 at 3 450, January 2024 at 3 692, half up in whole tenge', () => {
    expect(paid(owed('2023-12-31', [adult, child('2019-05-05')]))).toEqual({ '2023-12': '5175.00' })
    const next = owed('2024-01-01', [adult, child('2019-05-05')])
    expect(paid(next)['2024-01']).toBe('5538.00')
    expect(next.ruleVersion).toBe('childBenefit2023_07')
    const three = ['c1', 'c2', 'c3'].map((id) => child('2023-01-01', {}, id))
    // 1.5 × 3 932 × 3 = 17 694; 1.5 × 4 325 = 6 487.5 → 6 488
    expect(paid(owed('2025-02-01', [adult, ...three]))['2025-02']).toBe('17694.00')
    const odd = owed('2026-01-10', [adult, child('2021-05-05')])
    expect(paid(odd)['2026-01']).toBe('6488.00')
    expect(odd.explanation[0]?.rounding?.exact).toBe('6487.5')
  })

  it('an application before 2023 falls under no version: the sets were given in kind', () => {
    expect(() => owed('2022-12-31', [adult, child('2019-05-05')])).toThrowError(
      expect.objectContaining({ code: 'rule-version-missing', field: 'appliedOn' })
    )
  })

  it('only the months ASP is assigned for, in order', () => {
    const result = owed('2023-04-10', [adult, child('2019-05-05')], bookWith(), ['2023-06', '2023-04'])
    expect(paid(result)).toEqual({ '2023-04': '5175.00', '2023-06': '5175.00' })
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it.each([
    [['2023-03'], 'month-outside-quarter', 'asked.aspMonths.0.month'],
    [['2023-04', '2023-07'], 'month-outside-quarter', 'asked.aspMonths.1.month'],
    [['2023-05', '2023-05'], 'asked-value', 'asked.aspMonths.1.month'],
    [['2023-13'], 'month-malformed', 'asked.aspMonths.0.month']
  ])('months %j are refused with %s', (months, code, field) => {
    expect(() => owed('2023-04-10', [adult, child('2019-05-05')], bookWith(), months)).toThrowError(
      expect.objectContaining({ code, field })
    )
  })

  it('what is asked is held against its description', () => {
    expect(checkAsked(childBenefitProgrammeAsks, {})).toEqual({ aspMonths: [] })
    expect(() => checkAsked(childBenefitProgrammeAsks, { months: [] })).toThrowError(
      expect.objectContaining({ code: 'asked-unknown' })
    )
  })

  it('no child of the age: refused by the law of the day, and nothing is paid', () => {
    for (const [on, article] of [
      ['2023-04-10', 'law 246'],
      ['2023-07-01', 'social code']
    ] as const) {
      const result = owed(on, [adult, child('2010-05-05')])
      expect(result.reasons).toEqual([{ code: 'child-1-6-no-child', article, data: {} }])
      expect([result.entitled, result.months, result.explanation, result.figures.monthly]).toEqual([
        false,
        [],
        [],
        0
      ])
    }
  })
})

describe('a birthday on the way', () => {
  it.each<[string, string, string, string[]]>([
    ['turns 1 on the first of May', '2022-05-01', 'month-start', ['2023-05', '2023-06']],
    ['turns 1 on the first of May', '2022-05-01', 'month-end', ['2023-05', '2023-06']],
    ['turns 1 on the first of May', '2022-05-01', 'application-date', []],
    ['turns 1 on the last of May', '2022-05-31', 'month-start', ['2023-06']],
    ['turns 1 on the last of May', '2022-05-31', 'month-end', ['2023-05', '2023-06']],
    ['turns 7 on the first of May', '2016-05-01', 'month-start', ['2023-04']],
    ['turns 7 on the first of May', '2016-05-01', 'month-end', ['2023-04']],
    ['turns 7 on the first of May', '2016-05-01', 'application-date', ['2023-04', '2023-05', '2023-06']],
    ['turns 7 on the last of May', '2016-05-31', 'month-start', ['2023-04', '2023-05']],
    ['turns 7 on the last of May', '2016-05-31', 'month-end', ['2023-04']]
  ])('%s (born %s), by %s: %j', (_, bornOn, rule, months) => {
    const result = owed('2023-04-10', [adult, child(bornOn)], byAge(rule))
    expect(Object.keys(paid(result))).toEqual(months)
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
    if (months.length > 0)
      expect(result.explanation[0]?.notes).toEqual([{ key: `child-age-rule-${rule}`, data: {} }])
  })

  it('asks for the office’s rule where it matters, and only there', () => {
    expect(() => owed('2023-04-10', [adult, child('2022-05-20')])).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'child-age-rule', date: '2023-04-10', region: '63' }
      })
    )
    // Of June alone every rule says the same.
    expect(paid(owed('2023-06-10', [adult, child('2022-05-20')]))).toEqual({ '2023-06': '5175.00' })
    // Of the months ASP is assigned for alone, too.
    expect(paid(owed('2023-06-01', [adult, child('2022-05-20')], bookWith(), ['2023-06']))).toEqual({
      '2023-06': '5175.00'
    })
  })

  it('the day before the first birthday is no age of 1, the day before the seventh is one of 6', () => {
    expect(owed('2023-06-30', [adult, child('2022-07-01')]).entitled).toBe(false)
    expect(owed('2023-06-30', [adult, child('2016-07-01')]).entitled).toBe(true)
  })

  it('a child who joins on the way counts by the office’s rule, as under ASP', () => {
    const joins = child('2019-05-05', { memberFrom: '2023-05-20' })
    const book = bookWith(officeValue('member-change-rule', 'recalculate-from-next-month'))
    const result = owed('2023-04-10', [adult, joins], book)
    expect(paid(result)).toEqual({ '2023-06': '5175.00' })
    expect(result.explanation.at(-1)?.notes).toContainEqual({
      key: 'member-change-rule-recalculate-from-next-month',
      data: {}
    })
  })
})

describe('the same inside ASP', () => {
  it('ASP’s own assessment gives the children’s part to the tenge', () => {
    const members = family(1, 3, '2019-05-05')
    const asp = assess(facts('2025-05-10', members), bookWith(officeValue('poverty-line', '40000')))
    const alone = owed('2025-05-10', members)
    expect(alone.months.map(({ month, amount }) => [month, amount])).toEqual(
      asp.months.map(({ month, child: part }) => [month, part])
    )
  })
})
