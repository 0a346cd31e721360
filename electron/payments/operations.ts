import type { FeatureHandlers } from '../ipc/call'
import { freezeList } from './freeze'
import { getLayout, saveLayout } from './layout'
import { listLines, listLists } from './lists'
import { listPayable } from './payable'
import { reconcile } from './reconcile'
import { openPaper, renderList } from './render'

export const paymentsHandlers: FeatureHandlers<'payments'> = {
  'payments.list': listPayable,
  'payments.freeze': freezeList,
  'payments.lists': listLists,
  'payments.lines': listLines,
  'payments.render': renderList,
  'payments.open': openPaper,
  'payments.reconcile': reconcile,
  'payments.layout': getLayout,
  'payments.saveLayout': saveLayout
}
