import { ageAt, type IsoDate } from '../domain/iso-date'
import { firstDay, lastDay, type Month } from '../domain/quarter'
import type { Book } from '../parameters/types'
import type { CaseFacts, ExplanationStep, MemberFacts } from './types'

/** The day a child's age is taken on: the first or the last of each month, or the day of application for all of them. */
export type ChildAgeRule = 'month-start' | 'month-end' | 'application-date'
const ageRules: readonly ChildAgeRule[] = ['month-start', 'month-end', 'application-date']

/** A month with the family that counts in it. */
export interface FamilyMonth {
  month: Month
  members: readonly MemberFacts[]
}

/** The day the rule takes the ages of a month on. */
export function dayOfAge(rule: ChildAgeRule, month: Month, appliedOn: IsoDate): IsoDate {
  return { 'month-start': firstDay(month), 'month-end': lastDay(month), 'application-date': appliedOn }[rule]
}

/** Ids of the members who are from `from` to below `below` years old on a day. */
export function agedOn(
  members: readonly MemberFacts[],
  on: IsoDate,
  { from, below }: { from: number; below: number }
): string[] {
  return members
    .filter(({ bornOn }) => {
      const age = ageAt(bornOn, on)
      return age >= from && age < below
    })
    .map(({ id }) => id)
}

/**
 * The rule by which a child's age is taken where a birthday on the way changes what is due: `null` when every rule gives the
 * same. The law as known to us does not say, so the office's `child-age-rule` does.
 * @param due what is due in a month to a family whose ages are taken on a day, as text to compare
 * @throws OfficeError `parameter-missing` when it matters and is not configured
 */
export function childAgeRule(
  { facts, book }: { facts: CaseFacts; book: Book },
  months: readonly FamilyMonth[],
  due: (month: FamilyMonth, on: IsoDate) => string
): ChildAgeRule | null {
  const { appliedOn, region } = facts
  const agree = months.every((month) => {
    const [first, ...others] = ageRules.map((rule) => due(month, dayOfAge(rule, month.month, appliedOn)))
    return others.every((one) => one === first)
  })
  return agree ? null : (book.value('child-age-rule', appliedOn, { region }).value as ChildAgeRule)
}

/** The sentence that states the rule where it mattered. */
export function ageRuleNotes(rule: ChildAgeRule | null): { notes?: NonNullable<ExplanationStep['notes']> } {
  return rule === null ? {} : { notes: [{ key: `child-age-rule-${rule}`, data: {} }] }
}
