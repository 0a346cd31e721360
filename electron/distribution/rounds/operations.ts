import { inKindProgrammes } from '@shared/contract/stock'
import { readyCategories } from '@shared/distribution/categories'
import type { FeatureHandlers } from '../../ipc/call'
import { addLine } from './add-line'
import { drawRound } from './draw'
import { freezeRound } from './freeze'
import { listExcluded, listLines } from './lines'
import { listMarks, saveMark } from './marks'
import { listLists, saveList } from './people-lists'
import { cancelRound, createRound, getRound, listRounds, saveRound } from './service'

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
  'rounds.create': createRound,
  'rounds.save': saveRound,
  'rounds.categories': async () => ({
    programmes: inKindProgrammes.map((programme) => ({
      programme,
      categories: [...readyCategories[programme]]
    }))
  }),
  'rounds.list': listRounds,
  'rounds.get': getRound,
  'rounds.draw': drawRound,
  'rounds.freeze': freezeRound,
  'rounds.cancel': cancelRound,
  'rounds.lines': listLines,
  'rounds.excluded': listExcluded,
  'rounds.addLine': addLine,
  'marks.list': listMarks,
  'marks.save': saveMark,
  'peopleLists.all': listLists,
  'peopleLists.save': saveList
}
