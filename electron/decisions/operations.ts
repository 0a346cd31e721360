import type { FeatureHandlers } from '../ipc/call'
import { changeDecision } from './change'
import { getDecision, recompute } from './service'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const decisionsHandlers: FeatureHandlers<'decisions' | 'overpayments' | 'jobs'> = {
  'decisions.get': getDecision,
  'decisions.change': changeDecision,
  'decisions.recompute': recompute,
  'overpayments.list': notBuilt,
  'overpayments.repay': notBuilt,
  'jobs.cancel': async (call, input) => ({ cancelled: call.office.jobs.cancel(input.jobId) })
}
