import type { Programme } from '../programme'
import { housingAsks } from './asks'
import { housingTextsKk } from './texts.kk'
import { housingTextsRu } from './texts.ru'

export const housing: Programme = {
  id: 'housing',
  names: { kk: 'Тұрғын үй көмегі', ru: 'Жилищная помощь' },
  kind: 'monthly-cash',
  decidedBy: 'office',
  origin: 'application',
  needs: { incomes: true, survey: false, account: true },
  term: { office: 'term-housing' },
  documents: [],
  asks: housingAsks,
  versions: [],
  legalBase: [],
  texts: { kk: housingTextsKk, ru: housingTextsRu }
}
