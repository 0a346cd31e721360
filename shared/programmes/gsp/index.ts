import type { Programme } from '../programme'
import { gspAsks } from './asks'
import { gsp2020_01 } from './gsp2020-01'
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
  versions: [gsp2020_01],
  legalBase: ['Закон РК № 246 от 17.07.2001'],
  texts: { kk: gspTextsKk, ru: gspTextsRu }
}
