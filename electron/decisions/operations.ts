import type { FeatureHandlers } from '../ipc/call'
import { listOverpayments, repay } from '../overpayments/service'
import { changeDecision } from './change'
import { getDecision, recompute } from './service'

export const decisionsHandlers: FeatureHandlers<'decisions' | 'overpayments' | 'jobs'> = {
  'decisions.get': getDecision,
  'decisions.change': changeDecision,
  'decisions.recompute': recompute,
  'overpayments.list': listOverpayments,
  'overpayments.repay': repay,
  'jobs.cancel': async (call, input) => ({ cancelled: call.office.jobs.cancel(input.jobId) })
}
