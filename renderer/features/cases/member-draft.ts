import type { InputOf, OutputOf } from '@shared/contract'
import { ageAt, isIsoDate, type IsoDate } from '@shared/domain/iso-date'
import { careKinds, type CareKind } from '@shared/programmes/types'

export type MemberInput = InputOf<'cases.register'>['members'][number]
export type MemberOfCase = OutputOf<'cases.get'>['case']['members'][number]
export type Relation = MemberInput['relation']
type DisabilityGroup = MemberOfCase['disabilityGroup']

/** What is known of a person before the case says anything of its own. */
export interface KnownPerson {
  id: number
  iin: string
  fullName: string
  bornOn: IsoDate
  sex: 'm' | 'f'
  disabilityGroup: DisabilityGroup
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

export function disabilityWord(group: DisabilityGroup): MemberDraft['disability'] {
  return disabilityWords.find((word) => word === String(group)) ?? 'none'
}

export function disabilityGroup(word: MemberDraft['disability']): DisabilityGroup {
  if (word === 'none' || word === 'child') return word === 'child' ? 'child' : null
  return Number(word) as 1 | 2 | 3
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

/**
 * The list after the date of application was changed: what was only guessed by the old date is guessed by the new one, what
 * the clerk chose stays.
 */
export function reguess(members: readonly MemberDraft[], before: IsoDate, now: IsoDate): MemberDraft[] {
  const done: MemberDraft[] = []
  for (const [index, member] of members.entries()) {
    const person: KnownPerson = {
      ...member,
      id: member.personId,
      disabilityGroup: disabilityGroup(member.disability)
    }
    const relation =
      member.relation === guessRelation(person, members.slice(0, index), before)
        ? guessRelation(person, done, now)
        : member.relation
    const ableBodied =
      member.ableBodied === looksAbleBodied(person, before) ? looksAbleBodied(person, now) : member.ableBodied
    done.push({ ...member, relation, ableBodied })
  }
  return done
}

/** A member as the case has one. */
export function memberOfCase(member: MemberOfCase): MemberDraft {
  return {
    personId: member.personId,
    iin: member.iin,
    fullName: member.fullName,
    bornOn: member.bornOn,
    sex: member.sex,
    relation: member.relation,
    student: member.student,
    ableBodied: member.ableBodied,
    disability: disabilityWord(member.disabilityGroup),
    caresFor: member.caresFor === null ? '' : String(member.caresFor),
    longSickLeave: member.longSickLeave,
    memberFrom: member.memberFrom ?? '',
    memberUntil: member.memberUntil ?? ''
  }
}

function caresForOf(word: string): CareKind | number | null {
  if (word === '') return null
  return careKinds.find((kind) => kind === word) ?? Number(word)
}

/** The member as the contract takes one. */
export function memberInput(member: MemberDraft): MemberInput {
  return {
    personId: member.personId,
    relation: member.relation,
    student: member.student,
    ableBodied: member.ableBodied,
    disabilityGroup: disabilityGroup(member.disability),
    caresFor: caresForOf(member.caresFor),
    longSickLeave: member.longSickLeave,
    memberFrom: member.memberFrom === '' ? null : member.memberFrom,
    memberUntil: member.memberUntil === '' ? null : member.memberUntil
  }
}

/** Puts the applicant first, and drops care for a member who is no longer on the list. */
export function tidyMembers(members: readonly MemberDraft[]): MemberDraft[] {
  const ids = new Set(members.map((one) => String(one.personId)))
  const tidy = members.map((one) =>
    /^\d+$/.test(one.caresFor) && !ids.has(one.caresFor) ? { ...one, caresFor: '' } : one
  )
  return [
    ...tidy.filter((one) => one.relation === 'applicant'),
    ...tidy.filter((one) => one.relation !== 'applicant')
  ]
}

/** Completed years on a day that may still be half typed; null then. */
export function ageOn(bornOn: IsoDate, on: string): number | null {
  return isIsoDate(on) ? ageAt(bornOn, on) : null
}

/** Members under 18 on a day. */
export function childrenOn(members: readonly MemberDraft[], on: string): number {
  return members.filter((one) => (ageOn(one.bornOn, on) ?? 99) < 18).length
}
