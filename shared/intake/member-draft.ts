import type { relations } from '../contract/people'
import { ageAt, type IsoDate } from '../domain/iso-date'
import type { DisabilityGroup } from '../programmes/types'

export type Relation = (typeof relations)[number]

/** What is known of a person before the case says anything of its own. */
export interface KnownPerson {
  id: number
  iin: string
  fullName: string
  bornOn: IsoDate
  sex: 'm' | 'f'
  disabilityGroup: DisabilityGroup | null
}

/** A family member as the clerk edits one: choices as words of a list, an empty text where nothing is chosen. */
export interface MemberDraft {
  personId: number
  iin: string
  fullName: string
  bornOn: IsoDate
  sex: 'm' | 'f'
  relation: Relation
  student: boolean
  ableBodied: boolean
  disability: 'none' | '1' | '2' | '3' | 'child'
  /** A kind of care, the personId of the member cared for as text, or empty: nobody. */
  caresFor: string
  longSickLeave: boolean
  memberFrom: string
  memberUntil: string
}

const disabilityWords = ['none', '1', '2', '3', 'child'] as const

export function disabilityWord(group: DisabilityGroup | null): MemberDraft['disability'] {
  return disabilityWords.find((word) => word === String(group)) ?? 'none'
}

/**
 * A first guess the clerk sees and can change: adults below the retirement age of today's law (men 63, women 61) without
 * a disability of group I or II. What the rules use is only what stands in the form.
 */
export function looksAbleBodied(person: KnownPerson, on: IsoDate): boolean {
  if (person.disabilityGroup === 1 || person.disabilityGroup === 2) return false
  const age = ageAt(person.bornOn, on)
  return age >= 18 && age < (person.sex === 'm' ? 63 : 61)
}

/** A first guess of the relation: minors are children, the first grown-up of the other sex is the spouse. */
export function guessRelation(person: KnownPerson, others: readonly MemberDraft[], on: IsoDate): Relation {
  const applicant = others.find((one) => one.relation === 'applicant')
  if (applicant === undefined) return 'applicant'
  if (ageAt(person.bornOn, on) < 18) return 'child'
  const married = others.some((one) => one.relation === 'spouse')
  return !married && applicant.sex !== person.sex ? 'spouse' : 'other'
}

/** A person newly put on the list. `on` is the date of application, or today while that is not typed yet. */
export function newMember(person: KnownPerson, relation: Relation, on: IsoDate): MemberDraft {
  return {
    personId: person.id,
    iin: person.iin,
    fullName: person.fullName,
    bornOn: person.bornOn,
    sex: person.sex,
    relation,
    student: false,
    ableBodied: looksAbleBodied(person, on),
    disability: disabilityWord(person.disabilityGroup),
    caresFor: '',
    longSickLeave: false,
    memberFrom: '',
    memberUntil: ''
  }
}
