import type { FeatureHandlers } from '../ipc/call'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const renewalHandlers: FeatureHandlers<'renewal' | 'incomes'> = {
  'renewal.preview': notBuilt,
  'renewal.list': notBuilt,
  'renewal.get': notBuilt,
  'renewal.rows': notBuilt,
  'renewal.row': notBuilt,
  'renewal.exclude': notBuilt,
  'renewal.apply': notBuilt,
  'renewal.return': notBuilt,
  'renewal.undo': notBuilt,
  'renewal.drop': notBuilt,
  'renewal.reminders': notBuilt,
  'incomes.declare': notBuilt,
  'incomes.get': notBuilt,
  'incomes.import': notBuilt
}
