import { OfficeError } from '@shared/errors'
import type { FeatureHandlers } from '../ipc/call'
import { enterReceipt } from './receipts'
import { exportsStatus } from './status'
import { listTargets, saveTarget } from './targets'
import { cancelExportUpload, uploadExports } from './upload-exports'

const notYet = (): Promise<never> => Promise.reject(new OfficeError('operation-unknown'))

export const exportsHandlers: FeatureHandlers<'exports'> = {
  'exports.preview': notYet,
  'exports.build': notYet,
  'exports.verify': notYet,
  'exports.upload': uploadExports,
  'exports.cancel': cancelExportUpload,
  'exports.status': exportsStatus,
  'exports.list': notYet,
  'exports.open': notYet,
  'exports.receipt': enterReceipt,
  'exports.targets': listTargets,
  'exports.saveTarget': saveTarget,
  'exports.profile': notYet,
  'exports.saveProfile': notYet,
  'exports.chooseFolder': notYet
}
