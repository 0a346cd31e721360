import { OfficeError } from '@shared/errors'
import type { FeatureHandlers } from '../ipc/call'

const notYet = (): Promise<never> => Promise.reject(new OfficeError('operation-unknown'))

export const exportsHandlers: FeatureHandlers<'exports'> = {
  'exports.preview': notYet,
  'exports.build': notYet,
  'exports.verify': notYet,
  'exports.upload': notYet,
  'exports.cancel': notYet,
  'exports.status': notYet,
  'exports.list': notYet,
  'exports.open': notYet,
  'exports.receipt': notYet,
  'exports.targets': notYet,
  'exports.saveTarget': notYet,
  'exports.profile': notYet,
  'exports.saveProfile': notYet,
  'exports.chooseFolder': notYet
}
