import { OfficeError } from '@shared/errors'
import type { FeatureHandlers } from '../ipc/call'

const notYet = (): Promise<never> => Promise.reject(new OfficeError('operation-unknown'))

export const keysHandlers: FeatureHandlers<'keys'> = {
  'keys.list': notYet,
  'keys.create': notYet,
  'keys.publish': notYet,
  'keys.trust': notYet,
  'keys.revoke': notYet,
  'keys.unlock': notYet,
  'keys.backup': notYet,
  'keys.restore': notYet
}
