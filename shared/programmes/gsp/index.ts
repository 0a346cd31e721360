import type { Programme } from '../programme'
import { gspAsks } from './asks'
import { gspTextsKk } from './texts.kk'
import { gspTextsRu } from './texts.ru'

export const gsp: Programme = {
  id: 'gsp',
  names: { kk: 'Кепілдендірілген әлеуметтік топтама', ru: 'Гарантированный социальный пакет' },
  kind: 'in-kind',
  decidedBy: 'office',
  origin: 'with-asp',
  needs: { incomes: false, survey: false, account: false },
  term: null,
  documents: [],
  asks: gspAsks,
  versions: [],
  legalBase: [],
  texts: { kk: gspTextsKk, ru: gspTextsRu }
}
