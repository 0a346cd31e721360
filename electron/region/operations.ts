import { OfficeError } from '@shared/errors'
import type { FeatureHandlers } from '../ipc/call'
import { reportOfRegion } from '../reports/service'

const notYet = (): Promise<never> => Promise.reject(new OfficeError('operation-unknown'))

export const regionHandlers: FeatureHandlers<'region'> = {
  'region.settings': notYet,
  'region.saveSettings': notYet,
  'region.profile': notYet,
  'region.receive': notYet,
  'region.serve': notYet,
  'region.stop': notYet,
  'region.status': notYet,
  'region.packages': notYet,
  'region.doubles': notYet,
  'region.extract': notYet,
  'region.report': reportOfRegion
}
