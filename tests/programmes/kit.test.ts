import { describe, expect, it } from 'vitest'
import { tengeString } from '../../shared/domain/money'
import { kitCategories } from '../../shared/contract/renewal'
import type { Book } from '../../shared/parameters/types'
import { assess } from '../../shared/programmes'
import { checkAsked } from '../../shared/programmes/asked'
import { kitAsks } from '../../shared/programmes/kit/asks'
import { readdExplanation } from '../../shared/programmes/readd'
import type { MemberFacts } from '../../shared/programmes/types'
import { bookWith, facts, member, officeValue, resultsOf } from './support'

const jobless = member('p', '1985-03-15', { ableBodied: true })

function owed(
  asked: Record<string, string>,
  {
    on = '2020-04-05',
    members = [jobless],
    book = bookWith()
  }: {
    on?: string
    members?: MemberFacts[]
    book?: Book
  } = {}
) {
  return assess(facts(on, members, [], { programme: 'kit', asked }), book)
}

describe('kit as money', () => {
  it('E6: two МРП of 2 778 → 5 556, with every figure', () => {
    const result = owed({ category: 'unemployed', month: '2020-04' })
    expect(result.ruleVersion).toBe('kit2020_03')
    expect(resultsOf(result)).toEqual({ kit: '5556.00' })
    const [step] = result.explanation
    expect(step?.formula).toBe('kit-mci * mci')
    expect(step?.operands.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['kit-mci', '2', 'mci'],
      ['mci', '2778.00', 'tenge']
    ])
    expect([step?.month, step?.members, step?.act]).toEqual(['2020-04', ['p'], 'Приказ № 109 от 25.03.2020'])
    expect(step?.notes).toEqual([{ key: 'kit-by-list', data: { on: '2020-04-05' } }])
    expect(result.months).toEqual([{ month: '2020-04', amount: 555_600 }])
    expect([result.entitled, result.reasons, result.kind, result.memberCount]).toEqual([true, [], null, 1])
    expect(tengeString(result.figures.monthly)).toBe('5556.00')
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
  })

  it.each([
    ['2020-03', '5302.00'],
    ['2020-04', '5556.00'],
    ['2020-12', '5556.00'],
    ['2021-01', '5834.00'],
    ['2022-03', '6126.00'],
    ['2022-04', '6360.00']
  ])('in %s it is %s: the МРП of the month, not of the list', (month, expected) => {
    const result = owed({ category: 'unemployed', month }, { on: '2022-04-30' })
    expect(resultsOf(result)).toEqual({ kit: expected })
  })

  it('an office that gives more enters it', () => {
    const book = bookWith(officeValue('kit-mci', '2.5'))
    expect(resultsOf(owed({ category: 'unemployed', month: '2020-04' }, { book }))).toEqual({
      kit: '6945.00'
    })
  })

  it('is rounded to whole tenge, half up', () => {
    const book = bookWith(officeValue('kit-mci', '2.25'))
    const result = owed({ category: 'unemployed', month: '2020-04' }, { book })
    // 2.25 × 2 778 = 6 250.5
    expect([result.explanation[0]?.rounding?.exact, resultsOf(result).kit]).toEqual(['6250.5', '6251.00'])
  })

  it('a list before March 2020 falls under no version, a month before it is refused', () => {
    expect(() => owed({ category: 'unemployed', month: '2020-03' }, { on: '2020-02-29' })).toThrowError(
      expect.objectContaining({ code: 'rule-version-missing' })
    )
    expect(() => owed({ category: 'unemployed', month: '2020-02' })).toThrowError(
      expect.objectContaining({ code: 'month-outside-emergency', field: 'asked.month' })
    )
    expect(owed({ category: 'unemployed', month: '2020-03' }, { on: '2020-03-01' }).entitled).toBe(true)
  })

  it.each<[string, string, boolean]>([
    ['six on the day of the list', '2014-04-05', true],
    ['six on the day after', '2014-04-06', false],
    ['eighteen on the day after', '2002-04-06', true],
    ['eighteen on the day of the list', '2002-04-05', false]
  ])('children of ASP families of 6–18: %s', (_, bornOn, entitled) => {
    const result = owed(
      { category: 'asp-children-6-18', month: '2020-04' },
      { members: [member('p', bornOn)] }
    )
    expect(result.entitled).toBe(entitled)
    if (entitled) return
    expect(result.reasons).toEqual([
      {
        code: 'kit-not-in-category',
        article: 'order 109',
        data: { member: 'p', kitCategory: 'asp-children-6-18', on: '2020-04-05' }
      }
    ])
    expect([result.months, result.explanation, result.figures.monthly]).toEqual([[], [], 0])
  })

  it.each<[string, Partial<MemberFacts>, string, boolean]>([
    ['disabled-children-under-16', { disabilityGroup: 'child' }, '2004-04-06', true],
    ['disabled-children-under-16', { disabilityGroup: 'child' }, '2004-04-05', false],
    ['disabled-children-under-16', {}, '2015-01-01', false],
    ['disabled-persons', { disabilityGroup: 3 }, '1980-01-01', true],
    ['disabled-persons', { disabilityGroup: 'child' }, '2010-01-01', false],
    ['disabled-persons', {}, '1980-01-01', false]
  ])('%s: %j born %s → %s', (category, given, bornOn, entitled) => {
    const members = [member('p', bornOn, given)]
    expect(owed({ category, month: '2020-04' }, { members }).entitled).toBe(entitled)
  })

  it('what only the list can know is taken from the list', () => {
    for (const category of ['raising-disabled-child', 'unemployed'])
      expect(owed({ category, month: '2020-04' }).entitled).toBe(true)
  })

  it('of a family the one named gets it; nobody named, the first', () => {
    const members = [jobless, member('c', '2010-01-01')]
    const asked = { category: 'asp-children-6-18', month: '2020-04' }
    expect(owed({ ...asked, person: 'c' }, { members }).explanation[0]?.members).toEqual(['c'])
    expect(owed(asked, { members }).entitled).toBe(false)
    expect(() => owed({ ...asked, person: 'x' }, { members })).toThrowError(
      expect.objectContaining({ code: 'member-unknown', field: 'asked.person' })
    )
  })

  it.each([
    [{ month: '2020-04' }, 'field-empty', 'category'],
    [{ category: 'unemployed' }, 'field-empty', 'month'],
    [{ category: 'lucky', month: '2020-04' }, 'asked-value', 'category'],
    [{ category: 'unemployed', month: '2020-4' }, 'month-malformed', 'month']
  ])('%j is refused with %s by the description and by the rule', (asked, code, field) => {
    expect(() => checkAsked(kitAsks, asked)).toThrowError(expect.objectContaining({ code, field }))
    expect(() => owed(asked as Record<string, string>)).toThrowError(
      expect.objectContaining({ code, field: `asked.${field}` })
    )
  })

  it('asks for the categories the lists are drawn by', () => {
    const [category] = kitAsks
    expect(category?.kind === 'choice' ? category.options.map(({ value }) => value) : []).toEqual([
      ...kitCategories
    ])
  })
})
