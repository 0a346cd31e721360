import type { FeatureHandlers } from '../ipc/call'
import { getDecision, recompute } from './service'

export const decisionsHandlers: FeatureHandlers<'decisions' | 'jobs'> = {
  'decisions.get': getDecision,
  'decisions.recompute': recompute,
  'jobs.cancel': async (call, input) => ({ cancelled: call.office.jobs.cancel(input.jobId) })
}
