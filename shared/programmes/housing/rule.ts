import type { IsoDate } from '../../domain/iso-date'
import type { Month } from '../../domain/quarter'
import type { Book } from '../../parameters/types'
import type { CaseFacts, ExplanationStep, IncomeKind, MemberFacts, Unit } from '../types'
import type { Figure, Quantity, RoundingRule, Working } from '../working'
import type { HomeFacts } from './home'

/** One version of the rules on housing assistance, chosen by the date of application alone. */
export interface HousingRule {
  /** Named by its start: `housing2009_01`. */
  readonly name: string
  readonly from: IsoDate
  readonly until: IsoDate | null
  readonly act: string
  /** Article of the grounds of refusal. */
  readonly article: string
  /** Kinds of income that are left out of the total income. */
  readonly notCounted: readonly IncomeKind[]
}

/** What the rule works with: the facts, what was asked, the book, and the family of the months being computed. */
export interface HousingWork {
  readonly facts: CaseFacts
  readonly home: HomeFacts
  readonly book: Book
  readonly rule: HousingRule
  readonly working: Working
  readonly members: readonly MemberFacts[]
  /** The first month this composition counts for, when it is not that of the application. */
  readonly from: Month | null
  /** Sentences that state a choice, such as the rule for a changed composition. */
  readonly notes: NonNullable<ExplanationStep['notes']>
}

interface HousingStep {
  /** Key of the label; the id without its month when left out. */
  label?: string
  unit?: Unit
  /** Month of the bill. */
  month?: Month
  rounding?: RoundingRule
  notes?: NonNullable<ExplanationStep['notes']>
}

/** One step of the working; its id bears the month of the bill, and of the composition when that is a later one. */
export function housingStep(
  work: HousingWork,
  id: string,
  formula: string,
  quantities: readonly Quantity[],
  { label = id, month, ...step }: HousingStep = {}
): Figure {
  const parts = [id, month, work.from ?? undefined].filter((part) => part !== undefined)
  return work.working.step(parts.join('-'), formula, quantities, {
    label: `housing.${label}`,
    act: work.rule.act,
    ...(month === undefined ? {} : { month }),
    ...step
  })
}
