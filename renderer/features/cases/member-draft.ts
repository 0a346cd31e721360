import type { InputOf, OutputOf } from '@shared/contract'
import { ageAt, isIsoDate, type IsoDate } from '@shared/domain/iso-date'
import {
  disabilityWord,
  guessRelation,
  looksAbleBodied,
  type KnownPerson,
  type MemberDraft
} from '@shared/intake/member-draft'
import { careKinds, type CareKind } from '@shared/programmes/types'

export {
  disabilityWord,
  guessRelation,
  looksAbleBodied,
  newMember,
  type KnownPerson,
  type MemberDraft,
  type Relation
} from '@shared/intake/member-draft'

export type MemberInput = InputOf<'cases.register'>['members'][number]
export type MemberOfCase = OutputOf<'cases.get'>['case']['members'][number]
type DisabilityGroup = MemberOfCase['disabilityGroup']

export function disabilityGroup(word: MemberDraft['disability']): DisabilityGroup {
  if (word === 'none' || word === 'child') return word === 'child' ? 'child' : null
  return Number(word) as 1 | 2 | 3
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
