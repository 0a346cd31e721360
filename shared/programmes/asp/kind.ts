import { OfficeError } from '../../errors'
import { addMonths, ageAt } from '../../domain/iso-date'
import { exact } from '../exact'
import type { Assessment, CareKind, CaseFacts, MemberFacts } from '../types'
import type { Book } from '../../parameters/types'
import { isCareKind } from './check-facts'
import type { AspRule } from './rule'

interface KindQuestion {
  facts: CaseFacts
  book: Book
  rule: AspRule
  /** The family on the day of application. */
  members: readonly MemberFacts[]
}

type Kind = Pick<Assessment, 'kind' | 'kindReason'>

function unconditional(key: string, data: Record<string, string> = {}): Kind {
  return { kind: 'unconditional', kindReason: { key, data } }
}

/**
 * Whether a member has reached the retirement age on the day of application. The sex is asked for only when the ages of men
 * and women lead to different answers.
 * @throws OfficeError `sex-needed` naming the member's field, `parameter-missing`
 */
function isRetired(member: MemberFacts, { facts, book }: KindQuestion): boolean {
  const { appliedOn } = facts
  const reached = (sex: 'm' | 'f'): boolean => {
    const years = book.value('retirement-age', appliedOn, { variant: sex }).value
    return addMonths(member.bornOn, exact(years).mul(12).floor().valueOf()) <= appliedOn
  }
  if (member.sex !== null) return reached(member.sex)
  const [man, woman] = [reached('m'), reached('f')]
  if (man === woman) return man
  throw new OfficeError('sex-needed', {
    field: `members.${facts.members.indexOf(member)}.sex`,
    data: { member: member.id }
  })
}

/** Why a single person cannot take part in employment measures, or `null` (Social Code art. 121). */
function limitation(member: MemberFacts, question: KindQuestion): string | null {
  if (member.disabilityGroup === 1 || member.disabilityGroup === 2) return 'single-disability'
  if (member.longSickLeave) return 'single-sick-leave'
  return isRetired(member, question) ? 'single-retirement-age' : null
}

/** The category of the care a member gives, from the declared one or from the facts of the one cared for. */
function careGiven(carer: MemberFacts, question: KindQuestion): CareKind | null {
  if (carer.caresFor === null) return null
  if (isCareKind(carer.caresFor)) return carer.caresFor
  const caredFor = question.facts.members.find(({ id }) => id === carer.caresFor)
  if (caredFor === undefined) return null
  if (caredFor.disabilityGroup === 'child') return 'disabled-child'
  if (caredFor.disabilityGroup === 1 || caredFor.disabilityGroup === 2) return 'disabled-person'
  const age = ageAt(caredFor.bornOn, question.facts.appliedOn)
  if (age < question.rule.youngChildUnder) return 'young-child'
  return age >= 18 && isRetired(caredFor, question) ? 'elderly' : null
}

/**
 * Unconditional or conditional assistance (Social Code arts 121, 122; before, Law № 246): unconditional for a single person
 * limited in taking part in employment measures, for a family without an able-bodied member, and for one whose only
 * able-bodied member gives care; conditional, with a social contract, for all others.
 */
export function kindOf(question: KindQuestion): Kind {
  const { members } = question
  const [single] = members
  const ableBodied = members.filter((member) => member.ableBodied)
  const [only] = ableBodied
  if (only === undefined) return unconditional('no-able-bodied')
  if (members.length === 1 && single !== undefined) {
    const limited = limitation(single, question)
    if (limited !== null) return unconditional(limited)
  }
  if (ableBodied.length === 1) {
    const care = careGiven(only, question)
    if (care !== null) {
      const age = String(question.rule.youngChildUnder)
      return unconditional(`only-able-bodied-${care}`, {
        member: only.id,
        ...(care === 'young-child' ? { age } : {})
      })
    }
  }
  return {
    kind: 'conditional',
    kindReason: { key: 'able-bodied', data: { count: String(ableBodied.length) } }
  }
}
