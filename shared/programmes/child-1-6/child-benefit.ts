import { firstDay, type Month } from '../../domain/quarter'
import type { Book, ParameterValue } from '../../parameters/types'
import {
  agedOn,
  ageRuleNotes,
  childAgeRule,
  dayOfAge,
  type ChildAgeRule,
  type FamilyMonth
} from '../child-age'
import type { CaseFacts } from '../types'
import { factCount, parameterQuantity, roundingRule, type Figure, type Working } from '../working'

/** What the payment is worked out in: ASP's own working, or that of the programme alone. */
export interface ChildBenefitWork {
  facts: CaseFacts
  book: Book
  working: Working
  /** Key of the step's label. */
  label: string
  act: string
}

/** Children from the first birthday to the day before the seventh. */
const benefitAges = { from: 1, below: 7 }

interface ChildGroup {
  children: string[]
  mci: ParameterValue
  months: Month[]
}

/** Neighbouring months with the same children and the same МРП. */
function groupsOf(
  { book, facts }: ChildBenefitWork,
  months: readonly FamilyMonth[],
  rule: ChildAgeRule
): ChildGroup[] {
  const groups: ChildGroup[] = []
  for (const { month, members } of months) {
    const children = agedOn(members, dayOfAge(rule, month, facts.appliedOn), benefitAges)
    if (children.length === 0) continue
    const mci = book.value('mci', firstDay(month))
    const last = groups[groups.length - 1]
    if (last !== undefined && last.mci === mci && last.children.join('\n') === children.join('\n'))
      last.months.push(month)
    else groups.push({ children, mci, months: [month] })
  }
  return groups
}

/**
 * The payment for each child of 1 to 6 of a family with ASP: 1.5 МРП × children, by month. Months without such a child are left
 * out.
 * @throws OfficeError `parameter-missing`
 */
export function childBenefit(work: ChildBenefitWork, months: readonly FamilyMonth[]): Map<Month, Figure> {
  const byMonth = new Map<Month, Figure>()
  const rule = childAgeRule(work, months, ({ members }, on) => agedOn(members, on, benefitAges).join('\n'))
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
        label: work.label,
        act: work.act,
        rounding: roundingRule(work.book, 'amount', work.facts.appliedOn),
        members: children,
        ...(groups.length === 1 ? {} : { month }),
        ...ageRuleNotes(rule)
      }
    )
    for (const paid of grouped) byMonth.set(paid, figure)
  }
  return byMonth
}
