import type { FeatureHandlers } from '../ipc/call'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const paymentsHandlers: FeatureHandlers<'payments'> = {
  'payments.list': notBuilt,
  'payments.freeze': notBuilt,
  'payments.lists': notBuilt,
  'payments.lines': notBuilt,
  'payments.render': notBuilt,
  'payments.open': notBuilt,
  'payments.reconcile': notBuilt,
  'payments.layout': notBuilt,
  'payments.saveLayout': notBuilt
}
