import type { IsoDate } from '../../domain/iso-date'
import type { Tiyn } from '../../domain/money'
import type { Month } from '../../domain/quarter'
import type { Book } from '../../parameters/types'
import type { CaseFacts, ExplanationStep } from '../types'
import type { Figure, Quantity, RoundingRule, Working } from '../working'
import type { TariffSubject } from './asks'
import type { TariffCategory } from './categories'

/** One version of the rules on compensation, chosen by the date of application alone. */
export interface TariffRule {
  /** Named by its start: `tariff2018_01`. */
  readonly name: string
  readonly from: IsoDate
  readonly until: IsoDate | null
  readonly act: string
  /** Article of the grounds of refusal. */
  readonly article: string
}

/** What was asked; `null` where it has not been asked yet (calculator). */
export interface TariffQuestion {
  subject: TariffSubject
  category: TariffCategory | null
  newFee: Tiyn | null
  oldFee: Tiyn | null
  /** What was taken for granted where nothing was said. */
  notes: NonNullable<ExplanationStep['notes']>
}

export interface TariffWork {
  readonly facts: CaseFacts
  readonly question: TariffQuestion
  readonly book: Book
  readonly rule: TariffRule
  readonly working: Working
}

interface TariffStep {
  month?: Month
  rounding?: RoundingRule
  notes?: NonNullable<ExplanationStep['notes']>
}

/** One step of the working; its id bears the month where the months differ. */
export function tariffStep(
  work: TariffWork,
  id: string,
  formula: string,
  quantities: readonly Quantity[],
  { month, ...step }: TariffStep = {}
): Figure {
  return work.working.step(month === undefined ? id : `${id}-${month}`, formula, quantities, {
    label: `tariff.${id}`,
    act: work.rule.act,
    ...(month === undefined ? {} : { month }),
    ...step
  })
}
