import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { createBook } from '../../shared/parameters/book'
import { assess, programmes } from '../../shared/programmes'
import { addDays, daysBetween } from '../../shared/domain/iso-date'
import { monthsOf, monthsToQuarterEnd, precedingQuarter, quarterOf } from '../../shared/domain/quarter'
import { tiyn } from '../../shared/domain/money'
import {
  incomeKinds,
  type CaseFacts,
  type IncomeFacts,
  type MemberFacts
} from '../../shared/programmes/types'
import { readdExplanation } from '../../shared/programmes/readd'
import { bookWith, member, officeValue } from './support'

const choices = [
  officeValue('child-age-rule', 'month-start'),
  officeValue('member-change-rule', 'recalculate-from-next-month'),
  officeValue('mci', '5000')
]
/** Worked out from odd values, so that every rounding has something to do. */
const derived = bookWith(
  ...choices,
  officeValue('subsistence-minimum', '49999.37'),
  officeValue('median-income', '98765.43')
)
const inTiyn = bookWith(
  ...choices,
  officeValue('poverty-line', '26906.83'),
  officeValue('rounding-unit', '0.01', { variant: 'per-capita' }),
  officeValue('rounding-mode', 'half-even', { variant: 'amount' })
)

const day = (from: string, until: string) =>
  fc.integer({ min: 0, max: daysBetween(from, until) }).map((days) => addDays(from, days))

function membersOn(appliedOn: string): fc.Arbitrary<MemberFacts[]> {
  const soon = addDays(appliedOn, 60)
  const one = fc.record({
    bornOn: day('1940-01-01', appliedOn),
    sex: fc.constantFrom('m' as const, 'f' as const),
    student: fc.boolean(),
    ableBodied: fc.boolean(),
    disabilityGroup: fc.constantFrom(null, null, null, 1 as const, 2 as const, 3 as const, 'child' as const),
    memberFrom: fc.option(day(appliedOn, soon), { freq: 8 }),
    memberUntil: fc.option(day(appliedOn, soon), { freq: 8 })
  })
  return fc
    .array(one, { minLength: 1, maxLength: 9 })
    .map((all) =>
      all.map((given, at) =>
        member(`m${at}`, given.bornOn, { ...given, ...(at === 0 ? { memberFrom: null } : {}) })
      )
    )
}

function factsOf(from: string, until: string): fc.Arbitrary<CaseFacts> {
  return day(from, until).chain((appliedOn) =>
    membersOn(appliedOn).chain((members) => {
      const quarter = precedingQuarter(quarterOf(appliedOn))
      const income: fc.Arbitrary<IncomeFacts> = fc.record({
        member: fc.constantFrom(...members.map(({ id }) => id)),
        kind: fc.constantFrom(...incomeKinds),
        quarter: fc.constant(quarter),
        month: fc.constantFrom(null, ...monthsOf(quarter)),
        amount: fc.integer({ min: 0, max: 20_000_000 }).map((amount) => tiyn(amount))
      })
      return fc.array(income, { maxLength: 12 }).map((incomes): CaseFacts => ({
        programme: 'asp',
        appliedOn,
        region: '63',
        members,
        incomes,
        survey: null,
        employmentRefusedBy: [],
        contractBrokenBy: [],
        falseData: false,
        bars: [],
        lumpSum: false
      }))
    })
  )
}

describe.each(programmes.asp.versions)('$name', ({ name, from, until }) => {
  const families = factsOf(from, until ?? '2027-12-31')

  it.each([
    ['a line worked out', derived],
    ['amounts in tiyn', inTiyn]
  ])('the working re-added is the amount, with %s', (_, book) => {
    let entitled = 0
    fc.assert(
      fc.property(families, (given) => {
        const result = assess(given, book)
        if (result.entitled) entitled += 1
        expect(result.ruleVersion).toBe(name)
        expect(readdExplanation(result.explanation, result.months)).toEqual({ ok: true, problems: [] })
        const byStep = new Map(result.explanation.map((step) => [step.id, step.result]))
        const { figures } = result
        for (const [step, amount] of [
          ['poverty-line', figures.povertyLine],
          ['total-income', figures.totalIncome],
          ['per-capita-income', figures.perCapita]
        ] as const) {
          expect(Number(byStep.get(step))).toBeCloseTo((amount ?? NaN) / 100, 6)
        }
        expect(result.entitled).toBe((figures.perCapita ?? NaN) < (figures.povertyLine ?? NaN))
      }),
      { numRuns: 150 }
    )
    expect(entitled).toBeGreaterThan(0)
  })

  it('pays each month once, from the month of application to the end of its quarter, and never less than nothing', () => {
    fc.assert(
      fc.property(families, (given) => {
        const { months, entitled, figures } = assess(given, derived)
        const possible = monthsToQuarterEnd(given.appliedOn)
        const paid = months.map(({ month }) => month)
        expect(new Set(paid).size).toBe(paid.length)
        expect(possible).toEqual(expect.arrayContaining(paid))
        for (const { amount, asp = NaN, child = NaN } of months) {
          expect(amount).toBe(asp + child)
          expect(Math.min(asp, child)).toBeGreaterThanOrEqual(0)
        }
        if (entitled)
          expect([months[0]?.asp, months[0]?.child]).toEqual([figures.monthly, figures.childMonthly])
        else expect([months.length, figures.monthly, figures.childMonthly]).toEqual([0, 0, 0])
      }),
      { numRuns: 100 }
    )
  })

  it('gives the same assessment again, also from the frozen values alone, and changes nothing it was given', () => {
    fc.assert(
      fc.property(families, (given) => {
        const before = JSON.stringify(given)
        const first = assess(given, derived)
        expect(assess(given, derived)).toEqual(first)
        // What a decision freezes: the facts and the values that were used, through text and back.
        const frozen: { facts: CaseFacts; parameters: typeof first.parameters } = JSON.parse(
          JSON.stringify({ facts: given, parameters: first.parameters })
        )
        expect(JSON.stringify(assess(frozen.facts, createBook(frozen.parameters)))).toBe(
          JSON.stringify(first)
        )
        expect(JSON.stringify(given)).toBe(before)
      }),
      { numRuns: 100 }
    )
  })

  it('more income never brings more assistance', () => {
    fc.assert(
      fc.property(families, fc.integer({ min: 1, max: 5_000_000 }), (given, more) => {
        const [first] = given.members
        if (first === undefined) return
        const wage: IncomeFacts = {
          member: first.id,
          kind: 'wages',
          quarter: precedingQuarter(quarterOf(given.appliedOn)),
          month: null,
          amount: tiyn(more)
        }
        const richer = { ...given, incomes: [...given.incomes, wage] }
        expect(assess(richer, derived).figures.monthly).toBeLessThanOrEqual(
          assess(given, derived).figures.monthly
        )
      }),
      { numRuns: 100 }
    )
  })
})
