import { addDays, type IsoDate } from '../domain/iso-date'
import type { Sex } from '../domain/iin'
import type { DisabilityGroup } from '../programmes/types'
import type { Chance } from './chance'
import type { SampleRelation } from './types'

/** A member before names and numbers are given. */
export interface MemberShape {
  relation: SampleRelation
  sex: Sex
  bornOn: IsoDate
  disabilityGroup: DisabilityGroup | null
  student: boolean
  ableBodied: boolean
  caresFor: number | null
  longSickLeave: boolean
  /** Whose child, by place in the family; the patronymic follows. Null where the father lives elsewhere. */
  father: number | null
}

const youngChild = 3
// The widest range over the rule versions; who is between is asked of the book, not of this generator.
const retirement = { m: 63, f: 61 } as const

function bornAt(chance: Chance, age: number, on: IsoDate): IsoDate {
  // 366 days back a year never makes anyone older than meant by more than some weeks.
  return addDays(on, -(Math.floor(age * 365.25) + chance.whole(0, 364)))
}

function adult(chance: Chance, relation: SampleRelation, sex: Sex, age: number, on: IsoDate): MemberShape {
  const disabilityGroup = chance.happens(age > 50 ? 0.12 : 0.05) ? chance.pick([1, 2, 3, 3] as const) : null
  return {
    relation,
    sex,
    bornOn: bornAt(chance, age, on),
    disabilityGroup,
    student: false,
    ableBodied: age < retirement[sex] && disabilityGroup !== 1 && disabilityGroup !== 2,
    caresFor: null,
    longSickLeave: chance.happens(0.015),
    father: null
  }
}

function child(chance: Chance, age: number, on: IsoDate, father: number | null): MemberShape {
  const grown = age >= 18
  return {
    relation: 'child',
    sex: chance.happens(0.51) ? 'm' : 'f',
    bornOn: bornAt(chance, age, on),
    disabilityGroup: !grown && chance.happens(0.05) ? 'child' : null,
    student: grown,
    ableBodied: false,
    caresFor: null,
    longSickLeave: false,
    father
  }
}

/** Children of parents of this age, the oldest first; the ages lie a year or more apart. */
function children(
  chance: Chance,
  parentAge: number,
  count: number,
  on: IsoDate,
  father: number | null
): MemberShape[] {
  const oldest = Math.max(0, Math.min(21, parentAge - chance.whole(20, 27)))
  const ages = new Set<number>()
  for (let age = oldest; ages.size < count && age >= 0; age -= chance.whole(1, 3)) ages.add(age)
  return [...ages].map((age) => child(chance, age, on, father))
}

const childCounts = [
  [1, 22],
  [2, 28],
  [3, 20],
  [4, 14],
  [5, 9],
  [6, 4],
  [7, 3]
] as const

function couple(chance: Chance, on: IsoDate): MemberShape[] {
  const age = chance.whole(23, 48)
  const mother = chance.happens(0.6)
  const first = adult(chance, 'applicant', mother ? 'f' : 'm', age, on)
  const second = adult(chance, 'spouse', mother ? 'm' : 'f', age + chance.whole(-2, 4), on)
  return [first, second, ...children(chance, age, chance.weighted(childCounts), on, mother ? 1 : 0)]
}

function singleParent(chance: Chance, on: IsoDate): MemberShape[] {
  const mother = chance.happens(0.9)
  const age = chance.whole(21, 47)
  const parent = adult(chance, 'applicant', mother ? 'f' : 'm', age, on)
  return [parent, ...children(chance, age, chance.weighted(childCounts.slice(0, 5)), on, mother ? null : 0)]
}

function threeGenerations(chance: Chance, on: IsoDate): MemberShape[] {
  const family = couple(chance, on).slice(0, 7)
  const elder = adult(chance, 'parent', chance.happens(0.75) ? 'f' : 'm', chance.whole(62, 84), on)
  const both = chance.happens(0.25) && family.length < 8
  const spouse = adult(chance, 'parent', elder.sex === 'm' ? 'f' : 'm', chance.whole(62, 80), on)
  return both ? [...family, elder, spouse] : [...family, elder]
}

function pensioners(chance: Chance, on: IsoDate): MemberShape[] {
  const sex = chance.happens(0.7) ? 'f' : 'm'
  const first = adult(chance, 'applicant', sex, chance.whole(64, 86), on)
  if (chance.happens(0.55)) return [first]
  return [first, adult(chance, 'spouse', sex === 'f' ? 'm' : 'f', chance.whole(64, 84), on)]
}

function aloneWithDisability(chance: Chance, on: IsoDate): MemberShape[] {
  const one = adult(chance, 'applicant', chance.pick(['m', 'f'] as const), chance.whole(22, 58), on)
  return [{ ...one, disabilityGroup: chance.pick([1, 2, 2] as const), ableBodied: false }]
}

function alone(chance: Chance, on: IsoDate): MemberShape[] {
  return [adult(chance, 'applicant', chance.pick(['m', 'f'] as const), chance.whole(20, 58), on)]
}

function guardian(chance: Chance, on: IsoDate): MemberShape[] {
  const one = adult(chance, 'applicant', 'f', chance.whole(50, 66), on)
  const wards = Array.from({ length: chance.whole(1, 2) }, () => child(chance, chance.whole(3, 16), on, null))
  return [one, ...wards.map((ward): MemberShape => ({ ...ward, relation: 'ward' }))]
}

const kinds = [
  [couple, 48],
  [singleParent, 22],
  [threeGenerations, 8],
  [pensioners, 8],
  [aloneWithDisability, 4],
  [alone, 5],
  [guardian, 5]
] as const

/** Who looks after the youngest child, a child with disability or an elder, as families that apply usually do. */
function giveCare(chance: Chance, members: MemberShape[], on: IsoDate): void {
  const infant = members.findIndex((member) => member.bornOn > addDays(on, -Math.floor(youngChild * 365.25)))
  const disabled = members.findIndex((member) => member.disabilityGroup === 'child')
  const elder = members.findIndex((member) => member.relation === 'parent')
  const cared = disabled !== -1 ? disabled : infant !== -1 ? infant : chance.happens(0.3) ? elder : -1
  if (cared === -1) return
  const able = members.filter((member, index) => member.ableBodied && index !== cared)
  const carer = able.find((member) => member.sex === 'f') ?? able[0]
  if (carer !== undefined) carer.caresFor = cared
}

/** A family of one to nine as the region knows them, applicant first. */
export function familyShape(chance: Chance, on: IsoDate): MemberShape[] {
  const members = chance.weighted(kinds)(chance, on)
  giveCare(chance, members, on)
  return members
}
