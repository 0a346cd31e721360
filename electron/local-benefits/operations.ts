import type { FeatureHandlers } from '../ipc/call'
import { listBenefits, saveBenefit } from './service'

export const localBenefitsHandlers: FeatureHandlers<'localBenefits'> = {
  'localBenefits.list': listBenefits,
  'localBenefits.save': saveBenefit
}
