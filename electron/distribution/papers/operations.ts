import type { FeatureHandlers } from '../../ipc/call'
import { listPapers, openPaper, openPaperFile, renderPaper } from './service'

export const papersHandlers: FeatureHandlers<'lists'> = {
  'lists.render': renderPaper,
  'lists.papers': listPapers,
  'lists.open': openPaper,
  'lists.openFile': openPaperFile
}
