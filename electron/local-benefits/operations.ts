import type { FeatureHandlers } from '../ipc/call'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const localBenefitsHandlers: FeatureHandlers<'localBenefits'> = {
  'localBenefits.list': notBuilt,
  'localBenefits.save': notBuilt
}
