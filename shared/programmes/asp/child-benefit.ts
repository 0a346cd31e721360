import { ageAt } from '../../domain/iso-date'
import { firstDay, lastDay, type Month } from '../../domain/quarter'
import { factCount, parameterQuantity, roundingRule, type Figure } from '../working'
import type { MemberFacts } from '../types'
import type { AspWork } from './rule'

type AgeRule = 'month-start' | 'month-end' | 'application-date'
const ageRules: readonly AgeRule[] = ['month-start', 'month-end', 'application-date']

/** A month with the family that counts in it. */
export interface FamilyMonth {
  month: Month
  members: readonly MemberFacts[]
}

function childrenBy(rule: AgeRule, { month, members }: FamilyMonth, appliedOn: string): string[] {
  const on = { 'month-start': firstDay(month), 'month-end': lastDay(month), 'application-date': appliedOn }[
    rule
  ]
  return members
    .filter(({ bornOn }) => {
      const age = ageAt(bornOn, on)
      return age >= 1 && age <= 6
    })
    .map(({ id }) => id)
}

/**
 * The rule by which a child's age is taken where one turns 1 or 7 on the way: `null` when every rule gives the same
 * children. The law as known to us does not say, so the office's `child-age-rule` does.
 * @throws OfficeError `parameter-missing` when it matters and is not configured
 */
function ageRuleFor(work: AspWork, months: readonly FamilyMonth[]): AgeRule | null {
  const { appliedOn, region } = work.facts
  const agree = months.every((month) => {
    const [first, ...others] = ageRules.map((rule) => childrenBy(rule, month, appliedOn).join('\n'))
    return others.every((children) => children === first)
  })
  return agree ? null : (work.book.value('child-age-rule', appliedOn, { region }).value as AgeRule)
}

interface ChildGroup {
  children: string[]
  mci: ReturnType<AspWork['book']['value']>
  months: Month[]
}

/** Neighbouring months with the same children and the same МРП. */
function groupsOf(work: AspWork, months: readonly FamilyMonth[], rule: AgeRule): ChildGroup[] {
  const groups: ChildGroup[] = []
  for (const month of months) {
    const children = childrenBy(rule, month, work.facts.appliedOn)
    if (children.length === 0) continue
    const mci = work.book.value('mci', firstDay(month.month))
    const last = groups[groups.length - 1]
    if (last !== undefined && last.mci === mci && last.children.join('\n') === children.join('\n'))
      last.months.push(month.month)
    else groups.push({ children, mci, months: [month.month] })
  }
  return groups
}

/**
 * The payment for each child of 1 to 6 of an entitled family: 1.5 МРП × children, by month. Months without such a child
 * are left out.
 */
export function childBenefit(work: AspWork, allMonths: readonly FamilyMonth[]): Map<Month, Figure> {
  const { childBenefitFrom, acts } = work.rule
  const byMonth = new Map<Month, Figure>()
  const months = allMonths.filter(({ month }) => childBenefitFrom !== null && month >= childBenefitFrom)
  const rule = ageRuleFor(work, months)
  const groups = groupsOf(work, months, rule ?? 'application-date')
  for (const { children, mci, months: grouped } of groups) {
    const [month = ''] = grouped
    const rate = parameterQuantity('child-benefit-mci', work.book.value('child-benefit-mci', firstDay(month)))
    const quantities = [rate, parameterQuantity('mci', mci), factCount('children', children.length)]
    const figure = work.working.step(
      groups.length === 1 ? 'child-1-6' : `child-1-6-${month}`,
      'child-benefit-mci * mci * children',
      quantities,
      {
        label: 'asp.child-1-6',
        act: acts.child,
        rounding: roundingRule(work.book, 'amount', work.facts.appliedOn),
        members: children,
        ...(groups.length === 1 ? {} : { month }),
        ...(rule === null ? {} : { notes: [{ key: `child-age-rule-${rule}`, data: {} }] })
      }
    )
    for (const paid of grouped) byMonth.set(paid, figure)
  }
  return byMonth
}
