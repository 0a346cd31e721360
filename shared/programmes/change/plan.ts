import { OfficeError } from '../../errors'
import { parseTenge, tiyn, type Tiyn } from '../../domain/money'
import { addMonthsTo, type Month } from '../../domain/quarter'
import type { RepaymentPlan } from './types'

/** Nobody gives back over a longer time. */
export const mostInstalments = 120

function malformed(): OfficeError {
  return new OfficeError('plan-malformed', { field: 'plan.instalment', data: { max: mostInstalments } })
}

/** A plan of repayment as it was entered, in decimal tenge. @throws OfficeError `plan-malformed` for an instalment of nothing */
export function planOf(plan: { instalment: string; from: Month } | null): RepaymentPlan | null {
  if (plan === null) return null
  const instalment = parseTenge(plan.instalment, 'plan.instalment')
  if (instalment === 0) throw malformed()
  return { instalment, from: plan.from }
}

/**
 * So much a month until all is given back; the last instalment is what remains. Tiyn.
 * @throws OfficeError `plan-malformed` when it would take more than `mostInstalments` months
 */
export function instalmentsOf(
  overpaid: Tiyn,
  { instalment, from }: RepaymentPlan
): { month: Month; amount: Tiyn }[] {
  const count = Math.ceil(overpaid / instalment)
  if (count > mostInstalments) throw malformed()
  return Array.from({ length: count }, (_, index) => ({
    month: addMonthsTo(from, index),
    amount: tiyn(Math.min(instalment, overpaid - index * instalment))
  }))
}
