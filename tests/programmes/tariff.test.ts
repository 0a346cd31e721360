import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { calculatorInput } from '../../shared/contract/calculator'
import { tengeString, tiyn } from '../../shared/domain/money'
import { monthsToQuarterEnd } from '../../shared/domain/quarter'
import { checkParameterValue, definitionOf } from '../../shared/parameters/definitions'
import { assess } from '../../shared/programmes'
import { calculate } from '../../shared/programmes/calculator'
import { readdExplanation } from '../../shared/programmes/readd'
import { actCategories } from '../../shared/programmes/tariff/categories'
import type { Assessment, CaseFacts } from '../../shared/programmes/types'
import { bookWith, facts, family, officeValue, resultsOf } from './support'

function claim(on: string, asked: CaseFacts['asked'] | object = {}, region = '63'): CaseFacts {
  return facts(on, family(1, 1), [], { programme: 'tariff', region, asked: asked as never })
}

/** The assessment, whose working is re-added by the reader that knows no law. */
function worked(given: CaseFacts, by: ReturnType<typeof bookWith>): Assessment {
  const result = assess(given, by)
  expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  return result
}

const share = officeValue('tariff-mci-share', '0.5')
const ceiling = officeValue('tariff-phone-ceiling', '500')
const pensioners = officeValue('tariff-category', 'entitled', { variant: 'pensioner' })
const book = bookWith(share, ceiling, pensioners)
const phone = (newFee: string, oldFee: string) => ({
  subject: 'phone',
  category: 'pensioner',
  newFee,
  oldFee
})
const reasonsOf = ({ reasons }: Assessment): string[] => reasons.map(({ code }) => code)

describe('every figure on the way', () => {
  it('E10: Almaty 2023, 0.5 МРП → 1 725 a month, with nothing entered by the office', () => {
    const result = worked(claim('2023-05-10', {}, '75'), bookWith())
    expect(resultsOf(result)).toEqual({
      'utilities-compensation-2023-05': '1725.00',
      'tariff-2023-05': '1725.00',
      'utilities-compensation-2023-06': '1725.00',
      'tariff-2023-06': '1725.00',
      'paid-2023-05': '1725.00',
      'paid-2023-06': '1725.00'
    })
    expect(result).toMatchObject({
      entitled: true,
      kind: null,
      ruleVersion: 'tariff2018_01',
      figures: { monthly: 172500 },
      memberCount: 2
    })
    expect(result.months.map(({ month, amount }) => [month, tengeString(amount)])).toEqual([
      ['2023-05', '1725.00'],
      ['2023-06', '1725.00']
    ])
    const [, monthly] = result.explanation
    expect(monthly?.notes?.map(({ key }) => key)).toEqual([
      'months-to-quarter-end',
      'tariff-subject-utilities',
      'tariff-category-not-asked'
    ])
  })

  it('E10 by the calculator, with the share given for the question', () => {
    const answer = calculate(
      calculatorInput.parse({
        programme: 'tariff',
        appliedOn: '2023-01-31',
        region: '63',
        members: [{ id: 'a', bornOn: '1950-03-15', ableBodied: false }],
        parameters: [{ name: 'tariff-mci-share', value: '0.5' }]
      }),
      bookWith()
    )
    expect(answer.figures).toEqual({ monthly: '1725.00' })
    expect(answer.months).toEqual(
      ['2023-01', '2023-02', '2023-03'].map((month) => ({ month, amount: '1725.00' }))
    )
  })

  it('a rise below the ceiling is compensated whole', () => {
    const result = worked(claim('2025-11-10', phone('1399', '1000')), book)
    expect(resultsOf(result)).toEqual({
      'phone-rise': '399.00',
      'phone-compensation': '399.00',
      'tariff-2025-11': '399.00',
      'tariff-2025-12': '399.00',
      'paid-2025-11': '399.00',
      'paid-2025-12': '399.00'
    })
    expect(result.figures).toEqual({ monthly: 39900, ceiling: 50000 })
  })

  it('a rise exactly at the ceiling, and one tenge over', () => {
    const steps = {
      'phone-compensation': '500.00',
      'tariff-2025-12': '500.00',
      'paid-2025-12': '500.00'
    }
    expect(resultsOf(worked(claim('2025-12-01', phone('1500', '1000')), book))).toEqual({
      'phone-rise': '500.00',
      ...steps
    })
    expect(resultsOf(worked(claim('2025-12-01', phone('1501', '1000')), book))).toEqual({
      'phone-rise': '501.00',
      ...steps
    })
  })

  it('tiyn are rounded once, as the office rounds', () => {
    const given = claim('2025-12-31', phone('1100.50', '1000'))
    expect(resultsOf(worked(given, book))).toEqual({
      'phone-rise': '100.50',
      'phone-compensation': '100.50',
      'tariff-2025-12': '101.00',
      'paid-2025-12': '101.00'
    })
    const down = bookWith(ceiling, pensioners, officeValue('rounding-mode', 'down', { variant: 'amount' }))
    expect(resultsOf(worked(given, down))).toMatchObject({ 'tariff-2025-12': '100.00' })
    const inTiyn = bookWith(ceiling, pensioners, officeValue('rounding-unit', '0.01', { variant: 'amount' }))
    expect(resultsOf(worked(given, inTiyn))).toMatchObject({ 'tariff-2025-12': '100.50' })
  })

  it('both at once: telephone and utilities added, rounded together', () => {
    const both = { subject: 'both', category: 'pensioner', newFee: '1000.30', oldFee: '900' }
    const thirds = bookWith(officeValue('tariff-mci-share', '0.3333'), ceiling, pensioners)
    expect(resultsOf(worked(claim('2025-12-10', both), thirds))).toEqual({
      'phone-rise': '100.30',
      'phone-compensation': '100.30',
      'utilities-compensation-2025-12': '1310.5356',
      'tariff-2025-12': '1411.00',
      'paid-2025-12': '1411.00'
    })
  })

  it('both, though the telephone did not rise: the utilities alone, and no ceiling is asked for', () => {
    const both = { subject: 'both', category: 'pensioner', newFee: '900', oldFee: '900' }
    expect(resultsOf(worked(claim('2025-12-10', both), bookWith(share, pensioners)))).toEqual({
      'phone-rise': '0.00',
      'utilities-compensation-2025-12': '1966.00',
      'tariff-2025-12': '1966.00',
      'paid-2025-12': '1966.00'
    })
  })

  it('a share that the act changes within the quarter counts from its month', () => {
    const until = { ...share, until: '2025-11-30' }
    const from = { ...officeValue('tariff-mci-share', '1'), from: '2025-12-01' }
    const result = worked(claim('2025-10-15', { subject: 'utilities' }), bookWith(until, from))
    expect(resultsOf(result)).toEqual({
      'utilities-compensation-2025-10': '1966.00',
      'tariff-2025-10': '1966.00',
      'utilities-compensation-2025-11': '1966.00',
      'tariff-2025-11': '1966.00',
      'utilities-compensation-2025-12': '3932.00',
      'tariff-2025-12': '3932.00',
      'paid-2025-10': '1966.00',
      'paid-2025-11': '1966.00',
      'paid-2025-12': '3932.00'
    })
  })

  it('the МРП is that of the quarter: raised in April 2022', () => {
    expect(resultsOf(worked(claim('2022-03-31'), book))).toEqual({
      'utilities-compensation-2022-03': '1531.50',
      'tariff-2022-03': '1532.00',
      'paid-2022-03': '1532.00'
    })
    expect(resultsOf(worked(claim('2022-06-30'), book))).toEqual({
      'utilities-compensation-2022-06': '1590.00',
      'tariff-2022-06': '1590.00',
      'paid-2022-06': '1590.00'
    })
  })

  it('without a subject it is the telephone where a fee is named', () => {
    const result = worked(claim('2025-12-10', { newFee: '1200', oldFee: '1000' }), book)
    expect(resultsOf(result)).toEqual({
      'phone-rise': '200.00',
      'phone-compensation': '200.00',
      'tariff-2025-12': '200.00',
      'paid-2025-12': '200.00'
    })
    expect(result.explanation[2]?.notes?.map(({ key }) => key)).toContain('tariff-subject-phone')
  })
})

describe('refusals', () => {
  it.each<[string, string, string]>([
    ['the same fee', '1000', '1000'],
    ['a lower one', '900', '1000'],
    ['a rise that rounds to nothing', '1000.49', '1000']
  ])('no rise: %s', (_, newFee, oldFee) => {
    const result = worked(claim('2025-11-10', phone(newFee, oldFee)), book)
    expect(result).toMatchObject({ entitled: false, months: [], figures: { monthly: 0 } })
    expect(result.reasons).toEqual([
      {
        code: 'tariff-no-rise',
        article: 'local act on tariffs',
        data: { newFee: `${Number(newFee).toFixed(2)}`, oldFee: '1000.00' }
      }
    ])
  })

  it('a rise of half a tenge is one', () => {
    expect(resultsOf(worked(claim('2025-12-10', phone('1000.50', '1000')), book))).toMatchObject({
      'paid-2025-12': '1.00'
    })
  })

  it('no category, or one that the local act does not name', () => {
    const of = (category: string, by = book) =>
      worked(claim('2025-11-10', { subject: 'utilities', category }), by)
    expect(reasonsOf(of('pensioner'))).toEqual([])
    expect(of('none').reasons).toEqual([
      {
        code: 'tariff-not-in-category',
        article: 'local act on tariffs',
        data: { tariffCategory: 'none' }
      }
    ])
    const notOrphans = bookWith(share, officeValue('tariff-category', 'not-entitled', { variant: 'orphan' }))
    expect(reasonsOf(of('orphan', notOrphans))).toEqual(['tariff-not-in-category'])
    expect(reasonsOf(worked(claim('2025-11-10', { ...phone('1', '1'), category: 'none' }), book))).toEqual([
      'tariff-no-rise',
      'tariff-not-in-category'
    ])
  })
})

describe('what is missing stops the working by name', () => {
  it.each<[string, CaseFacts, ReturnType<typeof bookWith>, Record<string, string>]>([
    [
      'the share, outside Almaty 2023',
      claim('2023-05-10'),
      bookWith(),
      { parameter: 'tariff-mci-share', date: '2023-05-01', region: '63' }
    ],
    [
      'the share of Almaty, the year after',
      claim('2024-01-10', {}, '75'),
      bookWith(),
      { parameter: 'tariff-mci-share', date: '2024-01-01', region: '75' }
    ],
    [
      'the ceiling',
      claim('2025-11-10', phone('2', '1')),
      bookWith(pensioners),
      { parameter: 'tariff-phone-ceiling', date: '2025-11-10' }
    ],
    [
      'whether the act names the category',
      claim('2025-11-10', { subject: 'utilities', category: 'orphan' }),
      book,
      { parameter: 'tariff-category', variant: 'orphan' }
    ],
    ['the МРП', claim('2027-01-10'), book, { parameter: 'mci', date: '2027-01-01' }]
  ])('%s', (_, given, by, data) => {
    expect(() => assess(given, by)).toThrowError(
      expect.objectContaining({ code: 'parameter-missing', data: expect.objectContaining(data) })
    )
  })

  it('rules begin in 2018', () => {
    expect(() => assess(claim('2017-12-31'), book)).toThrowError(
      expect.objectContaining({ code: 'rule-version-missing' })
    )
  })
})

describe('bad input is named and refused', () => {
  it.each<[string, string, object]>([
    ['field-empty', 'newFee', { subject: 'phone', oldFee: '1' }],
    ['field-empty', 'oldFee', { subject: 'both', newFee: '1' }],
    ['field-empty', 'oldFee', { newFee: '1' }],
    ['amount-negative', 'newFee', phone('-1', '1')],
    ['amount-fraction-of-tiyn', 'oldFee', phone('2', '1.001')],
    ['asked-value', 'subject', { subject: 'internet' }],
    ['asked-value', 'category', { category: 'friend' }],
    ['asked-unknown', 'area', { area: '54' }]
  ])('%s at %s', (code, field, asked) => {
    expect(() => assess(claim('2025-11-10', asked), book)).toThrowError(
      expect.objectContaining({ code, field })
    )
  })

  it.each(['0', '-0.5', '120', 'half'])('a share of %s МРП', (value) => {
    expect(() => checkParameterValue(definitionOf('tariff-mci-share'), value)).toThrowError(
      expect.objectContaining({ code: 'parameter-value', data: { parameter: 'tariff-mci-share', value } })
    )
  })

  it('a family of none on the day of application', () => {
    const left = family(1, 0).map((one) => ({ ...one, memberUntil: '2025-11-09' }))
    expect(() => assess({ ...claim('2025-11-10'), members: left }, book)).toThrowError(
      expect.objectContaining({ code: 'family-empty' })
    )
  })
})

describe('any claim', () => {
  const fee = fc.integer({ min: 0, max: 500_000 }).map((amount) => tengeString(tiyn(amount)))
  const claims = fc.record({
    on: fc.constantFrom('2025-10-01', '2025-11-30', '2025-12-31', '2026-02-28'),
    subject: fc.constantFrom('utilities', 'phone', 'both'),
    newFee: fee,
    oldFee: fee
  })

  it('the working re-added is the amount, of each month to the end of the quarter', () => {
    fc.assert(
      fc.property(claims, ({ on, ...asked }) => {
        const { months, entitled, figures } = worked(claim(on, asked), book)
        expect(months.map(({ month }) => month)).toEqual(entitled ? monthsToQuarterEnd(on) : [])
        expect(months.every(({ amount }) => amount === figures.monthly && amount > 0)).toBe(true)
      }),
      { numRuns: 150 }
    )
  })

  it('a higher new fee never lowers the compensation, a higher old one never raises it', () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 50_000 }), ({ on, ...asked }, more) => {
        const raised = (name: 'newFee' | 'oldFee') =>
          assess(claim(on, { ...asked, [name]: (Number(asked[name]) + more).toFixed(2) }), book).figures
            .monthly
        const { monthly } = assess(claim(on, asked), book).figures
        expect(raised('newFee')).toBeGreaterThanOrEqual(monthly)
        expect(raised('oldFee')).toBeLessThanOrEqual(monthly)
      }),
      { numRuns: 100 }
    )
  })

  it('every category an act may name can be entered for the office', () => {
    expect(definitionOf('tariff-category').variants).toEqual(actCategories)
  })
})
