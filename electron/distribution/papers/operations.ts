import type { FeatureHandlers } from '../../ipc/call'
import { listPapers, openPaper, renderPaper } from './service'

export const papersHandlers: FeatureHandlers<'lists'> = {
  'lists.render': renderPaper,
  'lists.papers': listPapers,
  'lists.open': openPaper
}
