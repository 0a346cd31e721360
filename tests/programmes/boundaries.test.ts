import { describe, expect, it } from 'vitest'
import { assess, ruleVersionFor } from '../../shared/programmes'
import { addDays } from '../../shared/domain/iso-date'
import { tengeString, tiyn } from '../../shared/domain/money'
import { bookWith, facts, family, officeValue, resultsOf } from './support'

describe('the line', () => {
  const book = bookWith(officeValue('poverty-line', '14849'))
  const threeOf = (quarterIncome: string, on = book) =>
    assess(facts('2018-02-10', family(1, 2), [['a1', 'wages', quarterIncome]]), on)

  it('per-capita income equal to the line gives no right', () => {
    const result = threeOf('133641.00')
    expect(result.entitled).toBe(false)
    expect(resultsOf(result).gap).toBe('0.00')
    expect(result.reasons).toEqual([
      {
        code: 'above-poverty-line',
        article: 'law 246',
        data: { perCapita: '14849.00', povertyLine: '14849.00' }
      }
    ])
  })

  it('one tiyn less rounds to the line by whole tenge, and lies below it by whole tiyn', () => {
    expect(threeOf('133640.91').entitled).toBe(false)
    const inTiyn = bookWith(
      officeValue('poverty-line', '14849'),
      officeValue('rounding-unit', '0.01', { variant: 'per-capita' }),
      officeValue('rounding-unit', '0.01', { variant: 'amount' })
    )
    const below = threeOf('133640.91', inTiyn)
    expect(resultsOf(below)).toMatchObject({ 'per-capita-income': '14848.99', gap: '0.01', asp: '0.03' })
    expect(below.entitled).toBe(true)
    expect(threeOf('133641.00', inTiyn).entitled).toBe(false)
  })

  it('a line with kopecks is taken as it is; the amount is rounded where it is paid', () => {
    const result = assess(
      facts('2020-02-10', family(1, 2), [['a1', 'wages', '90000']]),
      bookWith(officeValue('poverty-line', '26906.83'))
    )
    expect(resultsOf(result)).toMatchObject({ 'poverty-line': '26906.83', gap: '16906.83', asp: '50720.00' })
  })

  it('half a tenge goes up, a hair less goes down', () => {
    // 3 people over 3 months: 90004.50 / 9 = 10000.5
    expect(resultsOf(threeOf('90004.50'))['per-capita-income']).toBe('10001.00')
    expect(resultsOf(threeOf('90004.49'))['per-capita-income']).toBe('10000.00')
  })
})

describe('the version', () => {
  it.each([
    ['2018-01-01', 'asp2018_01'],
    ['2019-03-31', 'asp2018_01'],
    ['2019-04-01', 'asp2019_04'],
    ['2019-12-31', 'asp2019_04'],
    ['2020-01-01', 'asp2020_01'],
    ['2023-06-30', 'asp2020_01'],
    ['2023-07-01', 'asp2023_07'],
    ['2024-12-31', 'asp2023_07'],
    ['2025-01-01', 'asp2025_01'],
    ['2027-12-31', 'asp2025_01']
  ])('on %s is %s', (date, name) => {
    expect(ruleVersionFor('asp', date).name).toBe(name)
  })

  it('before 2018 there is none', () => {
    expect(() => ruleVersionFor('asp', '2017-12-31')).toThrowError(
      expect.objectContaining({
        code: 'rule-version-missing',
        data: { programme: 'asp', date: '2017-12-31' }
      })
    )
  })

  it('is exactly one on every day from 2018 to 2027', async () => {
    const { programmes } = await import('../../shared/programmes')
    for (let date = '2018-01-01'; date <= '2027-12-31'; date = addDays(date, 1)) {
      const fitting = programmes.asp.versions.filter(
        ({ from, until }) => from <= date && (until === null || date <= until)
      )
      if (fitting.length !== 1) expect.fail(`${date}: ${fitting.length} versions`)
    }
  })

  it('changes the amount overnight: an adult with three children and no income', () => {
    const line = (applied: string, value: string) =>
      tengeString(
        assess(facts(applied, family(1, 3)), bookWith(officeValue('poverty-line', value))).figures.monthly
      )
    const withWage = (applied: string) =>
      tengeString(
        assess(
          facts(applied, family(1, 3), [['a1', 'wages', '120000']]),
          bookWith(officeValue('poverty-line', '20789'))
        ).figures.monthly
      )
    expect(line('2019-03-31', '20789')).toBe('83156.00')
    expect(withWage('2019-03-31')).toBe('43156.00')
    expect(withWage('2019-04-01')).toBe('73156.00')
    expect(withWage('2019-12-31')).toBe('73156.00')
    expect(withWage('2020-01-01')).toBe('43156.00')
  })

  it('counts the multi-child benefit in 2018 and from 2020, not between; merit and scholarships in 2018 only', () => {
    const total = (applied: string) => {
      const result = assess(
        facts(applied, family(1, 4), [
          ['a1', 'wages', '1'],
          ['a1', 'multi-child-benefit', '10'],
          ['a1', 'merit-benefit', '100'],
          ['c1', 'scholarship', '1000'],
          ['c1', 'child-disability-benefit', '10000'],
          ['a1', 'asp', '100000'],
          ['a1', 'housing-assistance', '100000'],
          ['a1', 'burial-benefit', '100000'],
          ['a1', 'loan', '100000'],
          ['a1', 'mortgage', '100000']
        ]),
        bookWith(officeValue('poverty-line', '40000'))
      )
      return tengeString(result.figures.totalIncome ?? tiyn(-1))
    }
    expect(total('2019-03-31')).toBe('1111.00')
    expect(total('2019-04-01')).toBe('1.00')
    expect(total('2020-01-01')).toBe('11.00')
    expect(total('2023-07-01')).toBe('11.00')
    expect(total('2025-08-31')).toBe('11.00')
    expect(total('2025-09-01')).toBe('100011.00')
  })

  it.each([
    ['2019-12-31', 'unconditional'],
    ['2020-01-01', 'conditional']
  ])('on %s, care for a child of five makes it %s', (applied, kind) => {
    const [carer, ...others] = family(1, 1, '2014-06-01')
    if (carer === undefined) throw new Error('no carer')
    const book = bookWith(officeValue('poverty-line', '20000'))
    expect(assess(facts(applied, [{ ...carer, caresFor: 'c1' }, ...others]), book).kind).toBe(kind)
  })

  it('cites the law of its day', () => {
    const reason = (applied: string) =>
      assess(
        facts(applied, family(1, 1), [['a1', 'wages', '900000']]),
        bookWith(officeValue('poverty-line', '20000'))
      ).reasons.map(({ article }) => article)
    expect(reason('2023-06-30')).toEqual(['law 246'])
    expect(reason('2023-07-01')).toEqual(['art. 128 sp. 1'])
  })
})

describe('months', () => {
  it.each([
    ['2018-01-01', ['2018-01', '2018-02', '2018-03']],
    ['2018-02-28', ['2018-02', '2018-03']],
    ['2018-03-31', ['2018-03']],
    ['2024-12-31', ['2024-12']]
  ])('an application of %s is paid for %j', (applied, months) => {
    const result = assess(facts(applied, family(1, 1)), bookWith(officeValue('poverty-line', '20000')))
    expect(result.months.map(({ month }) => month)).toEqual(months)
  })
})

describe('the line from 2025', () => {
  const book = (minimum: string, median: string) =>
    bookWith(
      officeValue('subsistence-minimum', minimum, { quarter: '2024-Q4', region: '63' }),
      officeValue('median-income', median, { quarter: '2024-Q4', region: '63' })
    )

  it.each([
    [
      '46228',
      '92456',
      { 'line-by-subsistence': '32359.60', 'line-by-median': '32359.60', 'poverty-line': '32360.00' }
    ],
    [
      '46228',
      '92459',
      { 'line-by-subsistence': '32359.60', 'line-by-median': '32360.65', 'poverty-line': '32361.00' }
    ],
    [
      '46230',
      '92456',
      { 'line-by-subsistence': '32361.00', 'line-by-median': '32359.60', 'poverty-line': '32361.00' }
    ]
  ])('of ПМ %s and median income %s is the larger share', (minimum, median, expected) => {
    const result = assess(facts('2025-01-15', family(1, 1)), book(minimum, median))
    expect(resultsOf(result)).toMatchObject(expected)
  })

  it('on the last day of 2024 is 70 % of the ПМ of the third quarter alone', () => {
    const lastYear = bookWith(
      officeValue('subsistence-minimum', '43407', { quarter: '2024-Q3', region: '63' })
    )
    const result = assess(facts('2024-12-31', family(1, 1)), lastYear)
    expect(resultsOf(result)['poverty-line']).toBe('30385.00')
  })

  it('needs both: names the one that lacks', () => {
    const half = bookWith(officeValue('subsistence-minimum', '46228', { quarter: '2024-Q4', region: '63' }))
    expect(() => assess(facts('2025-01-15', family(1, 1)), half)).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'median-income', date: '2024-10-01', region: '63' }
      })
    )
  })
})

describe('a value that is missing', () => {
  it.each([
    ['2018-02-10', '2018-01-01'],
    ['2020-08-31', '2020-07-01'],
    ['2023-10-01', '2023-10-01'],
    ['2026-12-31', '2026-10-01']
  ])('stops an application of %s: the line, the region, the first day of the quarter', (applied, date) => {
    expect(() => assess(facts(applied, family(1, 1)), bookWith())).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'poverty-line', date, region: '63' }
      })
    )
  })

  it('is never last quarter’s', () => {
    const book = bookWith(officeValue('poverty-line', '20000', { quarter: '2022-Q1', region: '63' }))
    expect(assess(facts('2022-03-31', family(1, 1)), book).entitled).toBe(true)
    expect(() => assess(facts('2022-04-01', family(1, 1)), book)).toThrowError(
      expect.objectContaining({ code: 'parameter-missing' })
    )
  })

  it('is asked for in this region: the line of Astana is no line of East Kazakhstan', () => {
    const astana = assess(facts('2022-07-01', family(1, 1), [], { region: '71' }), bookWith())
    expect(resultsOf(astana)['poverty-line']).toBe('37317.00')
    expect(() => assess(facts('2022-07-01', family(1, 1)), bookWith())).toThrowError(
      expect.objectContaining({ code: 'parameter-missing' })
    )
  })

  it('stops the payment for children in a year whose МРП is not known', () => {
    const book = bookWith(officeValue('poverty-line', '60000'))
    expect(() => assess(facts('2027-02-01', family(1, 1, '2023-02-02')), book)).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: { parameter: 'mci', date: '2027-02-01', region: '' }
      })
    )
  })
})

describe('which value comes first', () => {
  it('the office’s ПМ beats a shipped line, an office’s line beats its ПМ, the question beats both', () => {
    const region = { region: '35' }
    const minimum = officeValue('subsistence-minimum', '30000', { quarter: '2017-Q4', ...region })
    const line = officeValue('poverty-line', '16000', { quarter: '2018-Q1', ...region })
    const question = { ...officeValue('subsistence-minimum', '40000'), mark: 'question' as const }
    const lineOf = (...values: (typeof minimum)[]) =>
      resultsOf(assess(facts('2018-01-10', family(1, 1), [], region), bookWith(...values)))['poverty-line']
    expect(lineOf()).toBe('11471.00')
    expect(lineOf(minimum)).toBe('15000.00')
    expect(lineOf(minimum, line)).toBe('16000.00')
    expect(lineOf(minimum, line, question)).toBe('20000.00')
  })
})
