import type { FeatureHandlers } from '../ipc/call'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const contractsHandlers: FeatureHandlers<'contracts'> = {
  'contracts.save': notBuilt,
  'contracts.get': notBuilt,
  'contracts.list': notBuilt,
  'contracts.visit': notBuilt
}
