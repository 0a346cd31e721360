import type { FeatureHandlers } from '../../ipc/call'
import { notBuilt } from '../not-built'

export const roundsHandlers: Pick<
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
  FeatureHandlers<'marks' | 'peopleLists'> = {
  'rounds.create': notBuilt,
  'rounds.save': notBuilt,
  'rounds.categories': notBuilt,
  'rounds.list': notBuilt,
  'rounds.get': notBuilt,
  'rounds.draw': notBuilt,
  'rounds.freeze': notBuilt,
  'rounds.cancel': notBuilt,
  'rounds.lines': notBuilt,
  'rounds.excluded': notBuilt,
  'rounds.addLine': notBuilt,
  'marks.list': notBuilt,
  'marks.save': notBuilt,
  'peopleLists.all': notBuilt,
  'peopleLists.save': notBuilt
}
