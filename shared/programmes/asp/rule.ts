import type { IsoDate } from '../../domain/iso-date'
import type { Month, Quarter } from '../../domain/quarter'
import type { RoundingPlace } from '../../parameters/definitions'
import type { Book } from '../../parameters/types'
import type { CaseFacts, ExplanationStep, IncomeKind, MemberFacts, RefusalCode } from '../types'
import { roundingRule, type Figure, type Quantity, type Working } from '../working'
import type { AspActs } from './acts'

/** What a rule works with: the facts, the book, and the family as it is in the months being computed. */
export interface AspWork {
  readonly facts: CaseFacts
  readonly book: Book
  readonly rule: AspRule
  readonly working: Working
  /** The quarter of application. */
  readonly quarter: Quarter
  readonly members: readonly MemberFacts[]
  /** The first month this composition counts for, when it is not that of the application. */
  readonly from: Month | null
  /** Sentences that state a choice, such as the rule for a changed composition. */
  readonly notes: NonNullable<ExplanationStep['notes']>
}

/** The family's need: the quantities from which it follows whether there is a right and to how much. */
export interface Need {
  line: Figure
  total: Figure
  perCapita: Figure
  /** Poverty line less per-capita income; a right exists only when it is positive. */
  gap: Figure
}

/** One version of the law on targeted social assistance, chosen by the date of application alone. */
export interface AspRule {
  /** Named by its start: `asp2019_04`. */
  readonly name: string
  readonly from: IsoDate
  /** The last day it applies to, `null` for the one in force. */
  readonly until: IsoDate | null
  readonly acts: AspActs
  /** Kinds of income that are left out of the total income. */
  readonly notCounted: readonly IncomeKind[]
  /** A child below this age keeps the only able-bodied member from working. */
  readonly youngChildUnder: number
  /** From this month on, a payment for each child of 1 to 6. */
  readonly childBenefitFrom: Month | null
  /** Months that one sum under a social contract may be paid for, `null` where there is no such sum. */
  readonly lumpSumMonths: number | null
  /** Article of each ground of refusal. */
  readonly articles: Readonly<Record<RefusalCode, string>>
  /** The poverty line of the quarter of application. */
  line(work: AspWork): Figure
  /** The assistance of one month, when there is a right to it. */
  amount(work: AspWork, need: Need): Figure
}

/** Declares a version; keeps the shape in one place. */
export function aspRule(rule: AspRule): AspRule {
  return Object.freeze(rule)
}

interface AspStep {
  act: string
  /** Where it is rounded, if it is. */
  round?: RoundingPlace
  members?: readonly string[]
  notes?: NonNullable<ExplanationStep['notes']>
}

/** One step of the ASP's working; its id carries the month when the composition is not that of the application. */
export function aspStep(
  work: AspWork,
  id: string,
  formula: string,
  quantities: readonly Quantity[],
  step: AspStep
): Figure {
  const { act, round, members, notes } = step
  return work.working.step(work.from === null ? id : `${id}-${work.from}`, formula, quantities, {
    label: `asp.${id}`,
    act,
    ...(round === undefined ? {} : { rounding: roundingRule(work.book, round, work.facts.appliedOn) }),
    ...(members === undefined ? {} : { members }),
    ...(notes === undefined ? {} : { notes }),
    ...(work.from === null ? {} : { month: work.from })
  })
}
