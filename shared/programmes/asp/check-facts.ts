import { OfficeError } from '../../errors'
import { isMonthIn, precedingQuarter, quarterOf } from '../../domain/quarter'
import { careKinds, type CareKind, type CaseFacts } from '../types'

/** Whether `caresFor` names a category rather than a member. */
export function isCareKind(caresFor: string): caresFor is CareKind {
  return (careKinds as readonly string[]).includes(caresFor)
}

/**
 * Refuses facts that no rule can be applied to, naming the field.
 * @throws OfficeError `family-empty`, `member-doubled`, `born-after-application`, `cares-for-unknown`, `income-member-unknown`,
 *   `income-outside-quarter`, `amount-negative`, `month-outside-quarter`, `member-unknown`
 */
export function checkFacts(facts: CaseFacts): void {
  checkMembers(facts)
  checkIncomes(facts)
  checkNamed(facts, 'employmentRefusedBy')
  checkNamed(facts, 'contractBrokenBy')
}

function checkMembers({ members, appliedOn }: CaseFacts): void {
  if (members.length === 0) throw new OfficeError('family-empty', { field: 'members' })
  const ids = new Set<string>()
  members.forEach((member, index) => {
    const field = `members.${index}`
    if (ids.has(member.id))
      throw new OfficeError('member-doubled', { field: `${field}.id`, data: { member: member.id } })
    ids.add(member.id)
    // A child born later in the quarter joins the family on a day of its own.
    if (member.bornOn > appliedOn && (member.memberFrom ?? appliedOn) < member.bornOn) {
      throw new OfficeError('born-after-application', {
        field: `${field}.bornOn`,
        data: { date: member.bornOn, appliedOn }
      })
    }
  })
  members.forEach(({ id, caresFor }, index) => {
    if (caresFor === null || isCareKind(caresFor)) return
    if (ids.has(caresFor) && caresFor !== id) return
    throw new OfficeError('cares-for-unknown', {
      field: `members.${index}.caresFor`,
      data: { member: caresFor }
    })
  })
}

function checkIncomes({ members, incomes, appliedOn }: CaseFacts): void {
  const ids = new Set(members.map(({ id }) => id))
  const counted = precedingQuarter(quarterOf(appliedOn))
  incomes.forEach((income, index) => {
    const field = `incomes.${index}`
    if (!ids.has(income.member)) {
      throw new OfficeError('income-member-unknown', {
        field: `${field}.member`,
        data: { member: income.member }
      })
    }
    if (income.quarter !== counted) {
      throw new OfficeError('income-outside-quarter', {
        field: `${field}.quarter`,
        data: { quarter: income.quarter, expected: counted }
      })
    }
    if (income.amount < 0) throw new OfficeError('amount-negative', { field: `${field}.amount` })
    if (income.month !== null && !isMonthIn(income.month, income.quarter)) {
      throw new OfficeError('month-outside-quarter', {
        field: `${field}.month`,
        data: { month: income.month, quarter: income.quarter }
      })
    }
  })
}

function checkNamed(facts: CaseFacts, list: 'employmentRefusedBy' | 'contractBrokenBy'): void {
  const ids = new Set(facts.members.map(({ id }) => id))
  facts[list].forEach((member, index) => {
    if (!ids.has(member))
      throw new OfficeError('member-unknown', { field: `${list}.${index}`, data: { member } })
  })
}
