import {
  Box,
  CircleClose,
  Download,
  Finished,
  Lock,
  Present,
  RefreshLeft,
  SemiSelect,
  SoldOut,
  TakeawayBox,
  Unlock,
  Van
} from '@element-plus/icons-vue'
import type { OutputOf } from '@shared/contract'
import type { TagLook } from '../../components/tag-tones'

export type LedgerRow = OutputOf<'stock.ledger'>['rows'][number]
type Kind = LedgerRow['kind']

/** How each kind of movement looks. */
export const movementLooks: Record<Kind, TagLook> = {
  receive: { tone: 'good', icon: Download },
  send: { tone: 'info', icon: Van },
  arrive: { tone: 'info', icon: SoldOut },
  assemble: { tone: 'info', icon: Box },
  'take-apart': { tone: 'info', icon: TakeawayBox },
  reserve: { tone: 'neutral', icon: Lock },
  release: { tone: 'neutral', icon: Unlock },
  'hand-out': { tone: 'good', icon: Present },
  return: { tone: 'warn', icon: RefreshLeft },
  'write-off': { tone: 'bad', icon: SemiSelect },
  count: { tone: 'warn', icon: Finished },
  reverse: { tone: 'neutral', icon: CircleClose }
}

/** What is taken back here; hand-outs are undone in their round, moves confirmed or recalled, counts made again. */
const reversible: readonly Kind[] = ['receive', 'assemble', 'take-apart', 'write-off']

/** Whether the movement of a row can still be taken back from the ledger. */
export function isReversible(row: LedgerRow): boolean {
  return reversible.includes(row.kind) && row.reversedById === null && row.roundId === null
}
