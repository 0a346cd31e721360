import { OfficeError } from '@shared/errors'
import type { FeatureHandlers } from '../ipc/call'

const notYet = (): Promise<never> => Promise.reject(new OfficeError('operation-unknown'))

export const importsHandlers: FeatureHandlers<'imports'> = {
  'imports.kinds': notYet,
  'imports.preview': notYet,
  'imports.get': notYet,
  'imports.list': notYet,
  'imports.rows': notYet,
  'imports.choose': notYet,
  'imports.apply': notYet,
  'imports.undo': notYet,
  'imports.drop': notYet,
  'imports.rejected': notYet,
  'imports.sources': notYet
}
