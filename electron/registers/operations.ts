import type { FeatureHandlers } from '../ipc/call'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const registersHandlers: FeatureHandlers<'consultations' | 'waves'> = {
  'consultations.save': notBuilt,
  'consultations.list': notBuilt,
  'waves.save': notBuilt,
  'waves.list': notBuilt,
  'waves.suggest': notBuilt,
  'waves.add': notBuilt,
  'waves.candidates': notBuilt,
  'waves.result': notBuilt
}
