import { OfficeError } from '@shared/errors'
import type { FeatureHandlers } from '../ipc/call'
import { viewReport } from './service'

const notYet = (): Promise<never> => Promise.reject(new OfficeError('operation-unknown'))

export const reportsHandlers: FeatureHandlers<'reports'> = {
  'reports.view': viewReport,
  'reports.render': notYet,
  'reports.open': notYet
}
