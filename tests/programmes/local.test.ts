import { describe, expect, it } from 'vitest'
import { parseTenge, tengeString } from '../../shared/domain/money'
import type { Book } from '../../shared/parameters/types'
import { assess } from '../../shared/programmes'
import { checkAsked } from '../../shared/programmes/asked'
import { multiChildBenefit } from '../../shared/programmes/asp'
import { localAsked, noCategory, type LocalBenefit } from '../../shared/programmes/local'
import { localAsks } from '../../shared/programmes/local/asks'
import { readdExplanation } from '../../shared/programmes/readd'
import type { CaseFacts, MemberFacts } from '../../shared/programmes/types'
import { bookWith, facts, family, officeValue, resultsOf } from './support'

const act = 'Решение маслихата № 12/3-VII от 25.12.2019'

const fire: LocalBenefit = {
  code: 'fire',
  version: 2,
  nameKk: 'Өрттен зардап шеккендерге',
  nameRu: 'Пострадавшим от пожара',
  kind: 'once',
  amountUnit: 'mci',
  amount: '100',
  ceilingUnit: null,
  ceiling: null,
  timesAYear: 1,
  categories: [],
  act
}

interface Question {
  on?: string
  category?: string
  given?: string[]
  members?: MemberFacts[]
  incomes?: Parameters<typeof facts>[2]
  book?: Book
  also?: Partial<CaseFacts>
}

function owed(terms: Partial<LocalBenefit>, question: Question = {}) {
  const { on = '2020-05-20', category, given, members = family(1, 1), incomes = [], book, also } = question
  const asked = localAsked({ ...fire, ...terms }, { category: category ?? null }, given)
  return assess(
    facts(on, members, incomes, { programme: 'local', asked: checkAsked(localAsks, asked), ...also }),
    book ?? bookWith()
  )
}

const codes = (result: ReturnType<typeof owed>): string[] => result.reasons.map(({ code }) => code)

function paid({ months }: ReturnType<typeof owed>): Record<string, string> {
  return Object.fromEntries(months.map(({ month, amount }) => [month, tengeString(amount)]))
}

describe('the amount', () => {
  it('once, in МРП: 100 × 2 778 in the month of application, by the act of the benefit', () => {
    const result = owed({})
    expect(result.ruleVersion).toBe('local2018_01')
    expect(resultsOf(result)).toEqual({ 'paid-2020-05': '277800.00' })
    const [step] = result.explanation
    expect(step?.formula).toBe('local-amount-mci * mci')
    expect(step?.operands.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['local-amount-mci', '100', 'mci'],
      ['mci', '2778.00', 'tenge']
    ])
    expect([step?.act, step?.notes]).toEqual([act, [{ key: 'local-once', data: {} }]])
    expect([result.entitled, result.kind, tengeString(result.figures.monthly)]).toEqual([
      true,
      null,
      '277800.00'
    ])
    expect(result.figures.ceiling).toBeUndefined()
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it('monthly, in tenge: from the month of application to the end of its quarter', () => {
    const result = owed({ kind: 'monthly', amountUnit: 'tenge', amount: '12500.50' }, { on: '2020-05-31' })
    // Whole tenge, half up.
    expect(paid(result)).toEqual({ '2020-05': '12501.00', '2020-06': '12501.00' })
    expect(result.explanation[0]?.rounding?.exact).toBe('12500.5')
    expect(result.explanation[0]?.notes).toEqual([{ key: 'local-to-quarter-end', data: {} }])
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it.each([
    ['2020-03-31', '2651.00'],
    ['2020-04-01', '2778.00'],
    ['2022-03-31', '3063.00'],
    ['2022-04-01', '3180.00'],
    ['2019-12-31', '2525.00'],
    ['2020-01-01', '2651.00']
  ])('applied for on %s one МРП is %s', (on, expected) => {
    expect(Object.values(paid(owed({ amount: '1' }, { on })))).toEqual([expected])
  })

  it('a part of an МРП has up to four places', () => {
    // 0.5125 × 2 778 = 1 423.725
    const result = owed({ amount: '0.5125' })
    expect([result.explanation[0]?.rounding?.exact, paid(result)['2020-05']]).toEqual(['1423.725', '1424.00'])
  })

  it('an act changed later changes nothing that was frozen', () => {
    const table = { ...fire }
    const question = { programme: 'local' as const, asked: localAsked(table, { category: null }) }
    const frozen = JSON.stringify(facts('2020-05-20', family(1, 1), [], question))
    const before = assess(JSON.parse(frozen) as CaseFacts, bookWith())
    Object.assign(table, { version: 3, amount: '150', timesAYear: 2, act: 'Решение маслихата № 5' })
    expect(assess(JSON.parse(frozen) as CaseFacts, bookWith())).toEqual(before)
    expect(owed(table).months).not.toEqual(before.months)
  })
})

describe('the ceiling of income', () => {
  const ceiling = (unit: LocalBenefit['ceilingUnit'], value: string): Partial<LocalBenefit> => ({
    ceilingUnit: unit,
    ceiling: value
  })

  it('in tenge: exactly the ceiling is not above it, one tenge more is', () => {
    const at = owed(ceiling('tenge', '20000'), { incomes: [['a1', 'wages', '120000']] })
    expect(resultsOf(at)).toEqual({
      ceiling: '20000.00',
      'total-income': '120000.00',
      'per-capita-income': '20000.00',
      'paid-2020-05': '277800.00'
    })
    expect(tengeString(at.figures.ceiling ?? parseTenge('0'))).toBe('20000.00')
    const above = owed(ceiling('tenge', '20000'), { incomes: [['a1', 'wages', '120006']] })
    expect(above.reasons).toEqual([
      { code: 'local-above-ceiling', article: act, data: { perCapita: '20001.00', ceiling: '20000.00' } }
    ])
    expect([above.entitled, above.months, tengeString(above.figures.monthly)]).toEqual([false, [], '0.00'])
    expect(readdExplanation(above.explanation, above.months)).toEqual({ ok: true, problems: [] })
  })

  it('in МРП of the day of application', () => {
    const incomes: Question['incomes'] = [['a1', 'wages', '50000']]
    // 3 × 2 651 = 7 953 on 31 March, 3 × 2 778 = 8 334 on 1 April; 50 000 / 2 / 3 = 8 333
    expect(codes(owed(ceiling('mci', '3'), { incomes, on: '2020-03-31' }))).toEqual(['local-above-ceiling'])
    expect(codes(owed(ceiling('mci', '3'), { incomes, on: '2020-04-01' }))).toEqual([])
  })

  it('as a share of the poverty line of the quarter, which the office enters', () => {
    const incomes: Question['incomes'] = [['a1', 'wages', '120000']]
    expect(() => owed(ceiling('poverty-line', '80'), { incomes })).toThrowError(
      expect.objectContaining({ code: 'parameter-missing' })
    )
    const book = bookWith(officeValue('poverty-line', '25000'))
    const result = owed(ceiling('poverty-line', '80'), { incomes, book })
    expect(resultsOf(result)).toMatchObject({
      'poverty-line': '25000.00',
      ceiling: '20000.00',
      'per-capita-income': '20000.00'
    })
    expect(result.entitled).toBe(true)
    expect(codes(owed(ceiling('poverty-line', '79.99'), { incomes, book }))).toEqual(['local-above-ceiling'])
  })

  it('as a share of the region’s ПМ of the quarter before', () => {
    const book = bookWith(officeValue('subsistence-minimum', '30000', { quarter: '2020-Q1', region: '63' }))
    const result = owed(ceiling('subsistence-minimum', '150'), { book })
    expect(resultsOf(result)).toMatchObject({ ceiling: '45000.00', 'total-income': '0.00' })
    expect(() => owed(ceiling('subsistence-minimum', '150'), { book, on: '2020-07-01' })).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'subsistence-minimum', date: '2020-04-01', region: '63' }
      })
    )
  })

  it('E9: the multi-child benefit of a family with four children counts as income', () => {
    const benefit = multiChildBenefit(4, '2022-05-01', bookWith())
    expect(tengeString(benefit)).toBe('50975.00')
    const incomes: Question['incomes'] = [['a1', 'multi-child-benefit', '152925']]
    const result = owed(ceiling('tenge', '8496'), { on: '2022-07-01', members: family(2, 4), incomes })
    // 152 925 / 6 / 3 = 8 495.83
    expect(resultsOf(result)).toMatchObject({
      'total-income': '152925.00',
      'per-capita-income': '8496.00'
    })
    expect(result.entitled).toBe(true)
  })

  it('what does not count as income is told', () => {
    const result = owed(ceiling('tenge', '10000'), { incomes: [['a1', 'housing-assistance', '90000']] })
    expect(resultsOf(result)['total-income']).toBe('0.00')
    expect(result.explanation.find(({ id }) => id === 'total-income')?.notes).toEqual([
      {
        key: 'income-not-counted',
        data: { kind: 'housing-assistance', member: 'a1', amount: '90000.00' }
      }
    ])
  })
})

describe('categories and how often', () => {
  const categories = [
    { code: 'veteran', nameKk: 'Ардагерлер', nameRu: 'Ветераны' },
    { code: 'orphan', nameKk: 'Жетімдер', nameRu: 'Сироты' }
  ]

  it('one of them must be chosen where the act names some', () => {
    expect(owed({ categories }, { category: 'orphan' }).entitled).toBe(true)
    expect(codes(owed({ categories }, { category: noCategory }))).toEqual(['local-not-in-category'])
    expect(codes(owed({ categories }, { category: 'pensioner' }))).toEqual(['local-not-in-category'])
    expect(() => owed({ categories })).toThrowError(
      expect.objectContaining({ code: 'field-empty', field: 'asked.category' })
    )
  })

  it('without categories it is for anybody', () => {
    expect(owed({}, { category: 'whatever' }).entitled).toBe(true)
  })

  it('once a year: used up until the year turns', () => {
    const result = owed({}, { on: '2020-12-31', given: ['2020-01'] })
    expect(result.reasons).toEqual([
      { code: 'local-used-up', article: act, data: { year: '2020', count: '1', most: '1' } }
    ])
    expect(owed({}, { on: '2021-01-01', given: ['2020-01', '2020-12'] }).entitled).toBe(true)
  })

  it('twice a year, but not twice a month', () => {
    expect(owed({ timesAYear: 2 }, { given: ['2020-02'] }).entitled).toBe(true)
    expect(codes(owed({ timesAYear: 2 }, { given: ['2020-02', '2020-03'] }))).toEqual(['local-used-up'])
    expect(codes(owed({ timesAYear: 2 }, { given: ['2020-05'] }))).toEqual(['local-given-already'])
  })

  it('of a monthly benefit only the months not yet given', () => {
    const monthly: Partial<LocalBenefit> = { kind: 'monthly', amountUnit: 'tenge', amount: '5000' }
    expect(paid(owed(monthly, { on: '2020-04-10', given: ['2020-04'] }))).toEqual({
      '2020-05': '5000.00',
      '2020-06': '5000.00'
    })
    expect(codes(owed(monthly, { on: '2020-06-10', given: ['2020-06'] }))).toEqual(['local-given-already'])
  })

  it('a refused survey, no need and false data are grounds of their own', () => {
    const also: Partial<CaseFacts> = {
      survey: { refused: true, conclusion: 'no-need' },
      falseData: true
    }
    expect(codes(owed({}, { also }))).toEqual(['local-survey-refused', 'local-no-need', 'local-false-data'])
  })
})

describe('terms that are missing or wrong', () => {
  const bare = (asked: CaseFacts['asked']) =>
    assess(facts('2020-05-20', family(1, 1), [], { programme: 'local', ...(asked && { asked }) }), bookWith())

  it.each([
    [undefined, 'field-empty', 'asked.kind'],
    [{ kind: 'once' }, 'field-empty', 'asked.amountUnit'],
    [{ kind: 'once', amountUnit: 'mci' }, 'field-empty', 'asked.amount'],
    [{ kind: 'weekly', amountUnit: 'mci', amount: '1' }, 'asked-value', 'asked.kind'],
    [{ kind: 'once', amountUnit: 'mci', amount: '1', ceilingUnit: 'tenge' }, 'field-empty', 'asked.ceiling'],
    [{ kind: 'once', amountUnit: 'tenge', amount: '1.005' }, 'amount-fraction-of-tiyn', 'asked.amount']
  ])('%j: %s at %s', (asked, code, field) => {
    expect(() => bare(asked)).toThrowError(expect.objectContaining({ code, field }))
  })

  it('a question without an act is answered under the maslikhat’s', () => {
    const result = bare({ kind: 'once', amountUnit: 'tenge', amount: '1000' })
    expect(result.explanation[0]?.act).toBe('Решение маслихата')
  })

  it('before 2018 there is no version', () => {
    expect(() => owed({}, { on: '2017-12-31' })).toThrowError(
      expect.objectContaining({ code: 'rule-version-missing' })
    )
  })
})
