import type { FeatureHandlers } from '../../ipc/call'
import { notBuilt } from '../not-built'

export const handOutHandlers: Omit<
  FeatureHandlers<'rounds'>,
  | 'rounds.create'
  | 'rounds.save'
  | 'rounds.categories'
  | 'rounds.list'
  | 'rounds.get'
  | 'rounds.draw'
  | 'rounds.freeze'
  | 'rounds.cancel'
  | 'rounds.lines'
  | 'rounds.excluded'
  | 'rounds.addLine'
> &
  FeatureHandlers<'board'> = {
  'rounds.find': notBuilt,
  'rounds.handOut': notBuilt,
  'rounds.undo': notBuilt,
  'rounds.giveBack': notBuilt,
  'rounds.tick': notBuilt,
  'rounds.tickPreview': notBuilt,
  'rounds.reconcile': notBuilt,
  'rounds.close': notBuilt,
  'rounds.report': notBuilt,
  'rounds.checks': notBuilt,
  'rounds.saveCheck': notBuilt,
  'rounds.received': notBuilt,
  'board.overview': notBuilt,
  'board.export': notBuilt
}
