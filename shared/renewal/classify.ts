import type { z } from 'zod'
import type { renewalOutcomes, renewalReasons } from '../contract/renewal'
import { tengeString, tiyn, type Tiyn } from '../domain/money'
import { barReasons, type Assessment, type FigureName } from '../programmes/types'

export type Outcome = (typeof renewalOutcomes)[number]
export type Why = (typeof renewalReasons)[number]
/** What the sentence of a reason needs: decimal tenge strings, dates, names, codes. */
export type WhyData = z.output<z.ZodRecord<z.ZodString, z.ZodString>>

export interface Verdict {
  outcome: Outcome
  why: Why
  data: WhyData
}

/** A family's last month under the decision that ends, and the figures that decision rests on. */
export interface Before {
  /** Tiyn of its last month. */
  amount: Tiyn
  figures: Partial<Record<FigureName, number>>
  /** `mci` on the day of its application; null where the book has none. */
  mci: string | null
}

/** The family as it is worked out for the new quarter. */
export interface Now {
  result: Pick<Assessment, 'entitled' | 'reasons' | 'months' | 'figures'>
  mci: string | null
}

/** The sum of one month that a decision is known by: its largest, as proposals state it. */
export function monthlyOf(result: Pick<Assessment, 'months'>): Tiyn {
  return tiyn(Math.max(0, ...result.months.map(({ amount }) => amount)))
}

/** Left to a clerk, with the reason. */
export function needsClerk(why: Why, data: WhyData = {}): Verdict {
  return { outcome: 'needs-clerk', why, data }
}

/**
 * What renewing does to a family and why: the same sum, more, less, or nothing any more. A ground that bars a family for months is
 * left to a clerk: nobody is barred in bulk.
 */
export function classify(before: Before, now: Now): Verdict {
  if (!now.result.entitled) return refused(now.result)
  const amount = monthlyOf(now.result)
  const data = dataOf(before, now)
  if (amount === before.amount) return { outcome: 'unchanged', why: 'income-same', data }
  const outcome = amount > before.amount ? 'raised' : 'lowered'
  return { outcome, why: reasonOf(outcome, before, now), data }
}

function refused({ reasons, figures }: Now['result']): Verdict {
  const barring = reasons.find(({ code }) => (barReasons as readonly string[]).includes(code))
  if (barring !== undefined) return needsClerk('bar', { reason: barring.code })
  const above = reasons.find(({ code }) => code === 'above-poverty-line')
  if (above !== undefined && reasons.length === 1)
    return {
      outcome: 'ends',
      why: 'above-line',
      data: { ...tenge('perCapita', figures.perCapita), ...tenge('povertyLine', figures.povertyLine) }
    }
  return { outcome: 'ends', why: 'refused', data: { reason: reasons[0]?.code ?? '' } }
}

function tenge(name: string, amount: number | undefined): WhyData {
  return amount === undefined ? {} : { [name]: tengeString(tiyn(amount)) }
}

function dataOf({ figures }: Before, { result }: Now): WhyData {
  return {
    ...tenge('incomeWas', figures.totalIncome),
    ...tenge('incomeNow', result.figures.totalIncome),
    ...tenge('lineWas', figures.povertyLine),
    ...tenge('lineNow', result.figures.povertyLine)
  }
}

/** What moved the sum: first the income, where it moved the same way; then the children's ages; else a value of the book. */
function reasonOf(outcome: 'raised' | 'lowered', before: Before, { result, mci }: Now): Why {
  const moved = (name: FigureName): number => (result.figures[name] ?? 0) - (before.figures[name] ?? 0)
  const income = moved('totalIncome')
  if (outcome === 'raised' && income < 0) return 'income-fell'
  if (outcome === 'lowered' && income > 0) return 'income-rose'
  const up = outcome === 'raised' ? 1 : -1
  const children = moved('childMonthly') * up
  if (moved('povertyLine') * up > 0) return 'parameter-changed'
  if (children > 0) return before.mci === mci ? 'age' : 'parameter-changed'
  // A child's payment that ended or began within the former quarter stands in its last month, not in its figures.
  return moved('povertyLine') === 0 && before.mci === mci ? 'age' : 'parameter-changed'
}
