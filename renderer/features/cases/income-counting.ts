import type { IsoDate } from '@shared/domain/iso-date'
import { programmes } from '@shared/programmes'
import { aspRules } from '@shared/programmes/asp'
import type { IncomeKind, ProgrammeId } from '@shared/programmes/types'

/** Whether an income enters the total: by the rules' own list, or as a switch of the book says (`specially`). */
export type Counting = 'counted' | 'not-counted' | 'specially'

/** Kinds that count or not by an act of the office or by a dated switch, not by the rule version itself. */
const bySwitch: readonly IncomeKind[] = ['household-plot', 'loan']

function ruleOn(appliedOn: IsoDate) {
  return aspRules.find((rule) => rule.from <= appliedOn && (rule.until === null || appliedOn <= rule.until))
}

/**
 * How a kind of income is treated by the rules of the date of application; null where the programme's rules keep no list of
 * kinds.
 */
export function countingOf(programme: ProgrammeId, kind: IncomeKind, appliedOn: IsoDate): Counting | null {
  if (programme !== 'asp') return null
  const rule = ruleOn(appliedOn)
  if (rule?.notCounted.includes(kind) === true) return 'not-counted'
  return bySwitch.includes(kind) ? 'specially' : 'counted'
}

/** The first day of the rules an application of this date falls under; null before the first. */
export function rulesSince(programme: ProgrammeId, appliedOn: IsoDate): IsoDate | null {
  const version = programmes[programme].versions.find(
    ({ from, until }) => from <= appliedOn && (until === null || appliedOn <= until)
  )
  return version?.from ?? null
}
