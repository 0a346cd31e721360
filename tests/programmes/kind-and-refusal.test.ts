import { describe, expect, it } from 'vitest'
import { assess, barUntil } from '../../shared/programmes'
import type { BarFacts, CaseFacts, MemberFacts } from '../../shared/programmes/types'
import { bookWith, facts, family, member, officeValue } from './support'

const book = bookWith(officeValue('poverty-line', '30000'))
const on = '2024-05-15'

function kindOf(members: MemberFacts[], applied = on) {
  const { kind, kindReason } = assess(facts(applied, members), book)
  return [kind, kindReason?.key]
}

describe('unconditional or conditional', () => {
  const adult = (given: Partial<MemberFacts> = {}, bornOn = '1985-03-15') =>
    member('a', bornOn, { ableBodied: true, ...given })
  const child = member('c', '2022-01-10')

  it.each<[string, MemberFacts[], string, string]>([
    ['a single able-bodied person', [adult()], 'conditional', 'able-bodied'],
    [
      'a single person with disability I',
      [adult({ disabilityGroup: 1 })],
      'unconditional',
      'single-disability'
    ],
    [
      'a single person with disability II',
      [adult({ disabilityGroup: 2 })],
      'unconditional',
      'single-disability'
    ],
    ['a single person with disability III', [adult({ disabilityGroup: 3 })], 'conditional', 'able-bodied'],
    [
      'a single person ill for over two months',
      [adult({ longSickLeave: true })],
      'unconditional',
      'single-sick-leave'
    ],
    ['a single man of 63', [adult({ sex: 'm' }, '1961-05-15')], 'unconditional', 'single-retirement-age'],
    ['a single man a day short of 63', [adult({ sex: 'm' }, '1961-05-16')], 'conditional', 'able-bodied'],
    ['a single woman of 61', [adult({ sex: 'f' }, '1963-05-15')], 'unconditional', 'single-retirement-age'],
    ['a single person declared unable', [adult({ ableBodied: false })], 'unconditional', 'no-able-bodied'],
    [
      'a family without an able-bodied member',
      [adult({ ableBodied: false }), child],
      'unconditional',
      'no-able-bodied'
    ],
    [
      'care for a child of two',
      [adult({ caresFor: 'c' }), child],
      'unconditional',
      'only-able-bodied-young-child'
    ],
    ['no care at all', [adult(), child], 'conditional', 'able-bodied'],
    [
      'care declared by its kind',
      [adult({ caresFor: 'outside-care' }), child],
      'unconditional',
      'only-able-bodied-outside-care'
    ]
  ])('%s', (_, members, kind, reason) => {
    expect(kindOf(members)).toEqual([kind, reason])
  })

  it.each<[string, Partial<MemberFacts>, string, string]>([
    [
      'a child with disability',
      { disabilityGroup: 'child' },
      '2014-01-01',
      'only-able-bodied-disabled-child'
    ],
    ['a person with disability II', { disabilityGroup: 2 }, '1980-01-01', 'only-able-bodied-disabled-person'],
    ['an elderly person', { sex: 'f' }, '1950-01-01', 'only-able-bodied-elderly'],
    ['a person with disability III', { disabilityGroup: 3 }, '1980-01-01', 'able-bodied'],
    ['a healthy child of ten', {}, '2014-01-01', 'able-bodied']
  ])('the only able-bodied member cares for %s', (_, given, bornOn, reason) => {
    expect(kindOf([adult({ caresFor: 'x' }), member('x', bornOn, given)])[1]).toBe(reason)
  })

  it('a second able-bodied member makes it conditional', () => {
    const other = member('b', '1990-01-01', { ableBodied: true })
    expect(kindOf([adult({ caresFor: 'c' }), other, child])).toEqual(['conditional', 'able-bodied'])
  })

  it('asks for the sex only where the ages of men and women differ, naming the field', () => {
    expect(kindOf([adult({}, '1960-01-01')])).toEqual(['unconditional', 'single-retirement-age'])
    expect(kindOf([adult({}, '1964-01-01')])).toEqual(['conditional', 'able-bodied'])
    expect(() => kindOf([adult({}, '1962-01-01')])).toThrowError(
      expect.objectContaining({ code: 'sex-needed', field: 'members.0.sex' })
    )
    expect(() => kindOf([adult({ caresFor: 'x' }), member('x', '1962-01-01')])).toThrowError(
      expect.objectContaining({ code: 'sex-needed', field: 'members.1.sex' })
    )
    expect(kindOf([adult({ disabilityGroup: 1 }, '1962-01-01')])[0]).toBe('unconditional')
  })

  it('a woman retires at 58 and a half in 2018', () => {
    const woman = (bornOn: string) => [member('a', bornOn, { ableBodied: true, sex: 'f' })]
    expect(kindOf(woman('1959-08-10'), '2018-02-10')[0]).toBe('unconditional')
    expect(kindOf(woman('1959-08-11'), '2018-02-10')[0]).toBe('conditional')
  })
})

describe('refusal', () => {
  const bar = (given: Partial<BarFacts> = {}): BarFacts => ({
    reason: 'contract-broken',
    from: '2024-01-10',
    until: '2024-07-09',
    member: 'a1',
    ...given
  })
  const refused = (given: Partial<CaseFacts>, wages = '0') =>
    assess(facts(on, family(1, 2), [['a1', 'wages', wages]], given), book)

  it('collects every ground in the order of art. 128, bars last, and keeps the working up to the gap', () => {
    const result = refused(
      {
        survey: { refused: true, conclusion: 'no-need' },
        employmentRefusedBy: ['a1'],
        contractBrokenBy: ['a1'],
        falseData: true,
        bars: [bar()]
      },
      '900000'
    )
    expect(result.reasons.map(({ code, article }) => [code, article])).toEqual([
      ['above-poverty-line', 'art. 128 sp. 1'],
      ['survey-refused', 'art. 128 sp. 2'],
      ['commission-no-need', 'art. 128 sp. 3'],
      ['employment-refused', 'art. 128 sp. 4'],
      ['contract-broken', 'art. 128 sp. 5'],
      ['false-data', 'art. 128 sp. 6'],
      ['barred', 'art. 128 sp. 5']
    ])
    expect(result.entitled).toBe(false)
    expect(result.months).toEqual([])
    expect(result.explanation.map(({ id }) => id)).toEqual([
      'poverty-line',
      'total-income',
      'per-capita-income',
      'gap'
    ])
  })

  it.each<[string, Partial<CaseFacts>]>([
    ['survey-refused', { survey: { refused: true, conclusion: null } }],
    ['commission-no-need', { survey: { refused: false, conclusion: 'no-need' } }],
    ['employment-refused', { employmentRefusedBy: ['a1'] }],
    ['contract-broken', { contractBrokenBy: ['a1'] }],
    ['false-data', { falseData: true }],
    ['barred', { bars: [bar()] }]
  ])('%s alone refuses a family below the line', (code, given) => {
    const result = refused(given)
    expect(result.reasons.map((reason) => reason.code)).toEqual([code])
    expect([result.entitled, result.months, result.figures.monthly]).toEqual([false, [], 0])
  })

  it('a survey with the conclusion of need, or not asked yet, refuses nothing', () => {
    expect(refused({ survey: { refused: false, conclusion: 'need' } }).entitled).toBe(true)
    expect(refused({ survey: { refused: false, conclusion: null } }).entitled).toBe(true)
  })

  it('only an able-bodied member can refuse employment', () => {
    expect(refused({ employmentRefusedBy: ['c1'] }).entitled).toBe(true)
  })

  it('a bar holds from its first to its last day', () => {
    const barred = (from: string, until: string) => !refused({ bars: [bar({ from, until })] }).entitled
    expect(barred('2023-11-16', '2024-05-15')).toBe(true)
    expect(barred('2024-05-15', '2024-11-14')).toBe(true)
    expect(barred('2023-11-15', '2024-05-14')).toBe(false)
    expect(barred('2024-05-16', '2024-11-15')).toBe(false)
  })

  it('a bar lasts six months', () => {
    expect(barUntil('2024-01-10', book)).toBe('2024-07-09')
    expect(barUntil('2024-08-31', book)).toBe('2025-02-27')
  })
})

describe('one sum for six months', () => {
  const rich = bookWith(officeValue('poverty-line', '14849'))

  it('is paid in the month of application under the rules of 2018, with a social contract', () => {
    const result = assess(
      facts('2018-02-10', family(1, 4), [['a1', 'wages', '150000']], { lumpSum: true }),
      rich
    )
    expect(result.months).toEqual([{ month: '2018-02', amount: 145_470_00, asp: 145_470_00, child: 0 }])
    expect(result.figures.monthly).toBe(24_245_00)
  })

  it.each<[string, string, MemberFacts[]]>([
    ['not from April 2019', '2019-04-01', family(1, 4)],
    ['not in 2024', '2024-05-15', family(1, 4)],
    ['not for unconditional assistance', '2018-02-10', family(0, 2)]
  ])('%s', (_, applied, members) => {
    expect(() => assess(facts(applied, members, [], { lumpSum: true }), rich)).toThrowError(
      expect.objectContaining({ code: 'lump-sum-not-available', field: 'lumpSum' })
    )
  })
})
