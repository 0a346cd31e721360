import type { BatchControl } from '../document-maker'
import type { LetterTools } from '../letter/compose-letter'
import type { PaperFile } from '../paper/paper-file'
import { drawList } from './draw-list'
import { drawMinutes } from './draw-minutes'
import { drawPickList } from './draw-pick-list'
import { drawTickets } from './draw-tickets'
import type { RoundPaperKind, RoundPapers } from './round-data'

type Drawing<Kind extends RoundPaperKind> = (
  file: PaperFile,
  data: RoundPapers[Kind],
  tools: LetterTools,
  control: BatchControl
) => void

/** How each kind of a round's papers is drawn. */
export const roundDrawings: { readonly [Kind in RoundPaperKind]: Drawing<Kind> } = {
  list: drawList,
  tickets: drawTickets,
  'pick-list': drawPickList,
  minutes: drawMinutes
}
