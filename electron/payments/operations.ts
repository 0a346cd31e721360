import type { FeatureHandlers } from '../ipc/call'
import { freezeList } from './freeze'
import { listLines, listLists } from './lists'
import { listPayable } from './payable'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const paymentsHandlers: FeatureHandlers<'payments'> = {
  'payments.list': listPayable,
  'payments.freeze': freezeList,
  'payments.lists': listLists,
  'payments.lines': listLines,
  'payments.render': notBuilt,
  'payments.open': notBuilt,
  'payments.reconcile': notBuilt,
  'payments.layout': notBuilt,
  'payments.saveLayout': notBuilt
}
