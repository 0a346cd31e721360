import type { FeatureHandlers } from '../ipc/call'
import { handOutHandlers } from './hand-out/operations'
import { papersHandlers } from './papers/operations'
import { roundsHandlers } from './rounds/operations'
import { stockHandlers } from './stock/operations'

export const distributionHandlers: FeatureHandlers<
  'items' | 'kits' | 'places' | 'stock' | 'rounds' | 'lists' | 'marks' | 'peopleLists' | 'board'
> = {
  ...stockHandlers,
  ...roundsHandlers,
  ...handOutHandlers,
  ...papersHandlers
}
