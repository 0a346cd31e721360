import { OfficeError } from '@shared/errors'
import type { FeatureHandlers } from '../ipc/call'

const notYet = (): Promise<never> => Promise.reject(new OfficeError('operation-unknown'))

export const reportsHandlers: FeatureHandlers<'reports'> = {
  'reports.view': notYet,
  'reports.render': notYet,
  'reports.open': notYet
}
