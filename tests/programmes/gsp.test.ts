import { describe, expect, it } from 'vitest'
import { fc } from '../support/fast-check'
import { ageAt } from '../../shared/domain/iso-date'
import { readyCategories } from '../../shared/distribution/categories'
import type { Book } from '../../shared/parameters/types'
import { assess } from '../../shared/programmes'
import { gspSetsOn, shippedReading } from '../../shared/programmes/gsp/sets'
import { readdExplanation } from '../../shared/programmes/readd'
import type { Assessment, MemberFacts } from '../../shared/programmes/types'
import { bookWith, facts, member, officeValue, resultsOf } from './support'

const adult = member('a', '1985-03-15', { ableBodied: true })

function due(appliedOn: string, members: MemberFacts[], book: Book = bookWith(), months: string[] = []) {
  const asked = { aspMonths: months.map((month) => ({ month })) }
  return assess(facts(appliedOn, members, [], { programme: 'gsp', asked }), book)
}

/** Month, set and for whom, one line each. */
function lines({ inKind = [] }: Assessment): string[] {
  return inKind.map(({ month, what, members }) => `${month} ${what} ${members.join(',')}`)
}

const noteKeys = (result: Assessment, step: string): string[] =>
  (result.explanation.find(({ id }) => id === step)?.notes ?? []).map(({ key }) => key)

describe('gsp', () => {
  it('a family with children of 2, 4 and 10: food each month, chemicals and school package once', () => {
    const children = [member('c2', '2019-01-15'), member('c4', '2017-01-15'), member('c10', '2011-01-15')]
    const result = due('2021-04-20', [adult, ...children])
    expect(result.ruleVersion).toBe('gsp2020_01')
    expect(lines(result)).toEqual([
      '2021-04 food-1-2 c2',
      '2021-04 food-3-6 c4',
      '2021-04 chemicals c2,c4',
      '2021-04 school c10',
      '2021-05 food-1-2 c2',
      '2021-05 food-3-6 c4',
      '2021-06 food-1-2 c2',
      '2021-06 food-3-6 c4'
    ])
    expect(resultsOf(result)).toEqual({
      'food-1-2-2021-04': '1',
      'food-3-6-2021-04': '1',
      'chemicals-2021-04': '2',
      'school-2021-04': '1',
      'food-1-2-2021-05': '1',
      'food-3-6-2021-05': '1',
      'food-1-2-2021-06': '1',
      'food-3-6-2021-06': '1'
    })
    expect([result.entitled, result.months, result.figures]).toEqual([true, [], { monthly: 0 }])
    expect(noteKeys(result, 'chemicals-2021-04')).toEqual(['gsp-once-a-quarter'])
    expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
    // Nobody is three or six: what is not found in an act was not read.
    expect(result.parameters.map(({ name }) => name)).toEqual(['gsp-school-package'])
  })

  it('begins on the first day of 2020 and ends on the last of 2022', () => {
    const child = member('c', '2018-06-06')
    expect(due('2020-01-01', [adult, child]).entitled).toBe(true)
    expect(lines(due('2022-12-31', [adult, child]))).toEqual(['2022-12 food-3-6 c', '2022-12 chemicals c'])
    for (const outside of ['2019-12-31', '2023-01-01'])
      expect(() => due(outside, [adult, child])).toThrowError(
        expect.objectContaining({ code: 'rule-version-missing' })
      )
  })

  it('one child turns 1 on the last day of May: by the office’s rule of the age', () => {
    const turns = [adult, member('c', '2020-05-31')]
    expect(() => due('2021-04-01', turns)).toThrowError(
      expect.objectContaining({ code: 'parameter-missing' })
    )
    const start = due('2021-04-01', turns, bookWith(officeValue('child-age-rule', 'month-start')))
    expect(lines(start)).toEqual(['2021-06 food-1-2 c', '2021-06 chemicals c'])
    const end = due('2021-04-01', turns, bookWith(officeValue('child-age-rule', 'month-end')))
    expect(lines(end)).toEqual(['2021-05 food-1-2 c', '2021-05 chemicals c', '2021-06 food-1-2 c'])
    expect(noteKeys(end, 'food-1-2-2021-05')).toEqual(['child-age-rule-month-end'])
  })

  it('born on the first of a month: of age in that month by either reading of the month', () => {
    const turns = [adult, member('c', '2020-05-01')]
    for (const rule of ['month-start', 'month-end'])
      expect(lines(due('2021-04-01', turns, bookWith(officeValue('child-age-rule', rule))))[0]).toBe(
        '2021-05 food-1-2 c'
      )
  })

  it.each([
    ['older-set', 'food-3-6'],
    ['younger-set', 'food-1-2']
  ])('at three, by %s the set is %s, and the working says so', (reading, set) => {
    const book = bookWith(officeValue('gsp-age-three', reading))
    const result = due('2021-06-10', [adult, member('c', '2018-02-10')], book)
    expect(lines(result)[0]).toBe(`2021-06 ${set} c`)
    expect(noteKeys(result, `${set}-2021-06`)).toEqual([`gsp-three-${reading}`])
  })

  it('at three the shipped reading is marked as unconfirmed', () => {
    const result = due('2021-06-10', [adult, member('c', '2018-02-10')])
    expect(lines(result)[0]).toBe('2021-06 food-3-6 c')
    expect(result.parameters.map(({ name, mark }) => [name, mark])).toEqual([['gsp-age-three', 'K']])
  })

  it.each([
    ['school-only', ['2021-06 school c']],
    ['food-only', ['2021-06 food-3-6 c', '2021-06 chemicals c']],
    ['food-and-school', ['2021-06 food-3-6 c', '2021-06 chemicals c', '2021-06 school c']]
  ])('at six, by %s', (reading, expected) => {
    const book = bookWith(officeValue('gsp-age-six', reading))
    const result = due('2021-06-10', [adult, member('c', '2015-02-10')], book)
    expect(lines(result)).toEqual(expected)
    for (const { notes } of result.explanation)
      expect(notes).toContainEqual({ key: `gsp-six-${reading}`, data: {} })
  })

  it('who turns three in the quarter goes from one set to the other', () => {
    const book = bookWith(officeValue('child-age-rule', 'month-start'))
    expect(lines(due('2021-04-10', [adult, member('c', '2018-05-10')], book))).toEqual([
      '2021-04 food-1-2 c',
      '2021-04 chemicals c',
      '2021-05 food-1-2 c',
      '2021-06 food-3-6 c'
    ])
  })

  it('the school package ends with the eighteenth birthday', () => {
    expect(due('2021-06-10', [adult, member('c', '2003-07-01')]).entitled).toBe(true)
    const grown = due('2021-06-10', [adult, member('c', '2003-06-01')])
    expect(grown.reasons).toEqual([{ code: 'gsp-no-child', article: 'law 246', data: {} }])
    expect([grown.entitled, grown.inKind, grown.explanation]).toEqual([false, [], []])
  })

  it('the school package each month where the office’s act says so', () => {
    const book = bookWith(officeValue('gsp-school-package', 'monthly'))
    expect(lines(due('2021-05-10', [adult, member('c', '2010-02-10')], book))).toEqual([
      '2021-05 school c',
      '2021-06 school c'
    ])
  })

  it('only in the months ASP is assigned for; chemicals in the first of them', () => {
    const result = due('2021-04-10', [adult, member('c', '2019-02-10')], bookWith(), ['2021-05', '2021-06'])
    expect(lines(result)).toEqual(['2021-05 food-1-2 c', '2021-05 chemicals c', '2021-06 food-1-2 c'])
  })

  it('a child of less than one year is due nothing yet', () => {
    expect(due('2021-06-30', [adult, member('c', '2020-07-01')]).entitled).toBe(false)
  })

  it('chemicals of a child who comes of age later in the quarter are given then, once', () => {
    const book = bookWith(officeValue('child-age-rule', 'month-end'))
    const children = [member('c1', '2019-02-10'), member('c2', '2020-05-10')]
    const chemicals = lines(due('2021-04-10', [adult, ...children], book)).filter((one) =>
      one.includes('chemicals')
    )
    expect(chemicals).toEqual(['2021-04 chemicals c1', '2021-05 chemicals c2'])
  })

  it('a round’s ready categories and the assessment put every child into the same set', () => {
    const day = fc
      .date({ min: new Date('2003-01-01'), max: new Date('2022-06-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 28 }), (bornOn, dayOfMonth) => {
        const on = `2022-07-${String(dayOfMonth).padStart(2, '0')}`
        const sets = gspSetsOn([member('c', bornOn)], on, shippedReading)
        const age = ageAt(bornOn, on)
        const meets = readyCategories.gsp.map(({ conditions }) =>
          conditions.every((condition) =>
            condition.fact === 'age' ? age >= (condition.from ?? 0) && age < (condition.below ?? 200) : true
          )
        )
        expect(meets).toEqual([sets['food-1-2'].length > 0, sets['food-3-6'].length > 0])
      })
    )
  })
})
