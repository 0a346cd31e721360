import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { checkIban } from '@shared/domain/iban'
import { checkIin } from '@shared/domain/iin'
import { ageAt } from '@shared/domain/iso-date'
import { katoLevel } from '@shared/domain/kato'
import { parseTenge } from '@shared/domain/money'
import { isMonthIn } from '@shared/domain/quarter'
import { cleanText } from '@shared/domain/text'
import { sampleApplications } from '@shared/sample/applications'
import { Chance } from '@shared/sample/chance'
import { sampleIncomes } from '@shared/sample/incomes'
import { sampleFamilies, type SampleFamily } from '@shared/sample/office'
import { loadReference } from '../../electron/parameters/reference'
import { resourcesFolder } from '../support/office'

const on = '2026-04-01'
const settlements = [...loadReference(resourcesFolder).kato.keys()].filter(
  (code) => code.startsWith('63') && katoLevel(code) === 'settlement'
)
const make = (families: number, seed = 7): SampleFamily[] => [
  ...sampleFamilies({ families, seed, on, settlements })
]
const incomesOf = (family: SampleFamily) =>
  sampleIncomes(family, { seed: 7, quarter: '2026-Q3', line: 48_000, multiChildBenefit: () => null })

describe('families of a made-up office', () => {
  const families = make(800)
  const members = families.flatMap((family) => family.members)

  it('the same seed gives the same office, a longer one begins with the shorter, another seed gives another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (seed) => {
        const short = make(4, seed)
        expect(make(7, seed).slice(0, 4)).toEqual(short)
        expect(make(4, seed + 1)).not.toEqual(short)
      }),
      { numRuns: 30 }
    )
  })

  it('IINs are valid, agree with birth and sex, and are used once; so are accounts', () => {
    for (const { iin, bornOn, sex } of members)
      expect(checkIin(iin, { bornOn, sex })).toMatchObject({ bornOn, sex })
    expect(new Set(members.map((member) => member.iin)).size).toBe(members.length)
    for (const { iban } of families) expect(checkIban(iban)).toBe(iban)
    expect(new Set(families.map((family) => family.iban)).size).toBe(families.length)
  })

  it('families of one to nine with an adult applicant first, nobody unborn, carers for others', () => {
    const sizes = new Set(families.map((family) => family.members.length))
    expect([...sizes].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (const family of families) {
      const [applicant, ...others] = family.members
      expect(applicant?.relation).toBe('applicant')
      expect(ageAt(applicant?.bornOn ?? on, on)).toBeGreaterThanOrEqual(18)
      expect(others.every((member) => member.relation !== 'applicant' && member.bornOn <= on)).toBe(true)
      family.members.forEach((member, place) => {
        expect(member.caresFor).not.toBe(place)
        if (member.caresFor !== null) expect(family.members[member.caresFor]).toBeDefined()
      })
      expect(new Set(family.members.map((member) => member.firstName)).size).toBe(family.members.length)
    }
  })

  it('all kinds of people that the rules know are among them', () => {
    const share = (test: (member: (typeof members)[number]) => boolean): number =>
      members.filter(test).length / members.length
    expect(share((member) => ageAt(member.bornOn, on) < 1)).toBeGreaterThan(0.005)
    expect(share((member) => ageAt(member.bornOn, on) >= 63)).toBeGreaterThan(0.03)
    expect(share((member) => member.student)).toBeGreaterThan(0.01)
    expect(share((member) => member.caresFor !== null)).toBeGreaterThan(0.03)
    for (const group of [1, 2, 3, 'child'] as const) {
      expect(
        share((member) => member.disabilityGroup === group),
        String(group)
      ).toBeGreaterThan(0.002)
    }
    expect(families.some((family) => family.members.some((member) => member.relation === 'ward'))).toBe(true)
  })

  it('names are Cyrillic, with men’s and women’s forms and patronymics of both traditions', () => {
    for (const member of members) {
      for (const name of [member.lastName, member.firstName, member.middleName ?? 'А']) {
        expect(name).toMatch(/^[\p{Script=Cyrillic}-]+$/u)
        expect(cleanText(name, { max: 80, name: true })).toBe(name)
      }
    }
    const endings = { m: /(ұлы|улы|вич|ьич|тич)$/, f: /(қызы|кызы|вна|чна)$/ }
    for (const { middleName, sex } of members)
      if (middleName !== null) expect(middleName).toMatch(endings[sex])
    for (const pattern of [/ұлы$/, /қызы$/, /ович$/, /овна$/]) {
      expect(
        members.some((member) => pattern.test(member.middleName ?? '')),
        String(pattern)
      ).toBe(true)
    }
    expect(members.some((member) => member.sex === 'f' && /(ова|ева|ина)$/.test(member.lastName))).toBe(true)
    expect(members.some((member) => member.sex === 'f' && /(ов|ев)$/.test(member.lastName))).toBe(false)
    expect(members.some((member) => /[әғқңөұүһі]/i.test(member.lastName))).toBe(true)
  })
})

describe('incomes of made-up families', () => {
  const families = make(800)

  it('belong to members, lie in the quarter, and are amounts the program takes', () => {
    for (const family of families) {
      for (const income of incomesOf(family)) {
        expect(family.members[income.member]).toBeDefined()
        expect(income.month === null || isMonthIn(income.month, '2026-Q3')).toBe(true)
        expect(parseTenge(income.amount)).toBeGreaterThanOrEqual(0)
      }
      expect(incomesOf(family)).toEqual(incomesOf(family))
    }
  })

  it('fall on both sides of the line, in many kinds', () => {
    const above = families.filter((family) => {
      const total = incomesOf(family).reduce((sum, income) => sum + parseTenge(income.amount), 0)
      return total / family.members.length / 3 / 100 >= 48_000
    })
    expect(above.length / families.length).toBeGreaterThan(0.2)
    expect(above.length / families.length).toBeLessThan(0.55)
    const kinds = new Set(families.flatMap(incomesOf).map((income) => income.kind))
    expect(kinds.size).toBeGreaterThanOrEqual(14)
  })
})

describe('applications of made-up families', () => {
  const timetable = (today: string) => ({
    quarters: ['2026-Q2', '2026-Q3', '2026-Q4'],
    today,
    isWorkingDay: (date: string) => date !== '2026-10-25'
  })

  it('lie in their quarter, come before today and keep the order of their steps', () => {
    for (const today of ['2026-10-01', '2026-10-02', '2026-11-20', '2026-12-31']) {
      for (let family = 0; family < 200; family += 1) {
        for (const application of sampleApplications(family, 3, timetable(today))) {
          const days = application.steps.map((step) => step.on)
          expect(days[0]).toBe(application.appliedOn)
          expect([...days].sort()).toEqual(days)
          expect(days.at(-1)! <= today).toBe(true)
        }
      }
    }
  })

  it('twenty families leave something at every stage of the desk', () => {
    const outcomes = Array.from({ length: 60 }, (_, family) =>
      sampleApplications(family, 3, timetable('2026-11-20'))
        .filter((application) => application.quarter === '2026-Q4')
        .map((application) => application.outcome)
    ).flat()
    expect(new Set(outcomes).size).toBe(8)
  })
})

describe('chance', () => {
  it('is even enough and repeats itself', () => {
    const chance = new Chance(5)
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 20_000; i += 1) {
      const drawn = chance.whole(0, 9)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250)
    expect(new Chance(5).shuffled([1, 2, 3, 4, 5])).toEqual(new Chance(5).shuffled([1, 2, 3, 4, 5]))
    expect(new Chance(5, 1).fraction()).not.toBe(new Chance(5, 2).fraction())
  })
})
