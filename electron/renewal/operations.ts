import type { FeatureHandlers } from '../ipc/call'
import { applyRenewal } from './apply'
import { declareIncomes, getDeclaration } from './incomes'
import { importIncomes } from './incomes-import'
import { previewRenewal } from './preview'
import { listReminders } from './reminders'
import { dropRenewal, excludeRows, getRenewal, getRow, listRenewals, listRows, returnRenewal } from './rows'
import { undoRenewal } from './undo'

export const renewalHandlers: FeatureHandlers<'renewal' | 'incomes'> = {
  'renewal.preview': previewRenewal,
  'renewal.list': listRenewals,
  'renewal.get': getRenewal,
  'renewal.rows': listRows,
  'renewal.row': getRow,
  'renewal.exclude': excludeRows,
  'renewal.apply': applyRenewal,
  'renewal.return': returnRenewal,
  'renewal.undo': undoRenewal,
  'renewal.drop': dropRenewal,
  'renewal.reminders': listReminders,
  'incomes.declare': declareIncomes,
  'incomes.get': getDeclaration,
  'incomes.import': importIncomes
}
