import type { FeatureHandlers } from '../ipc/call'
import { buildExport } from './build'
import { chooseFolder, listExports, openExport, verifyExport } from './made-files'
import { previewExport } from './preview'
import { readProfile, saveProfile } from './profile'
import { enterReceipt } from './receipts'
import { exportsStatus } from './status'
import { listTargets, saveTarget } from './targets'
import { cancelExportUpload, uploadExports } from './upload-exports'

export const exportsHandlers: FeatureHandlers<'exports'> = {
  'exports.preview': previewExport,
  'exports.build': buildExport,
  'exports.verify': verifyExport,
  'exports.upload': uploadExports,
  'exports.cancel': cancelExportUpload,
  'exports.status': exportsStatus,
  'exports.list': listExports,
  'exports.open': openExport,
  'exports.receipt': enterReceipt,
  'exports.targets': listTargets,
  'exports.saveTarget': saveTarget,
  'exports.profile': readProfile,
  'exports.saveProfile': saveProfile,
  'exports.chooseFolder': chooseFolder
}
