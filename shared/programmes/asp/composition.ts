import type { IsoDate } from '../../domain/iso-date'
import { addMonthsTo, lastDay, monthsToQuarterEnd, type Month } from '../../domain/quarter'
import type { Book } from '../../parameters/types'
import type { CaseFacts, MemberFacts } from '../types'

/** The family as it counts for some of the months the assistance is assigned for. */
export interface Composition {
  months: Month[]
  members: readonly MemberFacts[]
}

export interface Period {
  /** At least one; the first holds the month of application. */
  compositions: [Composition, ...Composition[]]
  /** The rule for a composition that changes within the period, when it mattered. */
  memberChangeRule: string | null
}

/** Who belongs to the family on a day. */
export function membersOn(facts: CaseFacts, on: IsoDate): MemberFacts[] {
  return facts.members.filter(
    ({ memberFrom, memberUntil }) =>
      (memberFrom === null || memberFrom <= on) && (memberUntil === null || on <= memberUntil)
  )
}

function sameMembers(a: readonly MemberFacts[], b: readonly MemberFacts[]): boolean {
  return a.length === b.length && a.every((member, index) => member === b[index])
}

/**
 * The months the assistance is assigned for, from the month of application to the end of its quarter, with the family that
 * counts in each. Who joins or leaves after the day of application counts from the month after, or not at all in this
 * quarter: the law as known to us does not say, so the office's `member-change-rule` does, and is asked for only then.
 * @throws OfficeError `parameter-missing` when it matters and is not configured
 */
export function periodOf(facts: CaseFacts, book: Book): Period {
  const { appliedOn } = facts
  const [first = '', ...later] = monthsToQuarterEnd(appliedOn)
  const start: Composition = { months: [first], members: membersOn(facts, appliedOn) }
  const changed: [Composition, ...Composition[]] = [start]
  for (const month of later) {
    const members = membersOn(facts, lastDay(addMonthsTo(month, -1)))
    const last = changed[changed.length - 1] ?? start
    if (sameMembers(members, last.members)) last.months.push(month)
    else changed.push({ months: [month], members })
  }
  if (changed.length === 1) return { compositions: changed, memberChangeRule: null }
  const rule = book.value('member-change-rule', appliedOn, { region: facts.region }).value
  if (rule === 'recalculate-from-next-month') return { compositions: changed, memberChangeRule: rule }
  return { compositions: [{ months: [first, ...later], members: start.members }], memberChangeRule: rule }
}
