import type { FeatureHandlers } from '../../ipc/call'
import { notBuilt } from '../not-built'

export const papersHandlers: FeatureHandlers<'lists'> = {
  'lists.render': notBuilt,
  'lists.papers': notBuilt,
  'lists.open': notBuilt
}
