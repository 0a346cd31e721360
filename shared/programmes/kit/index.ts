import type { Programme } from '../programme'
import { kitAsks } from './asks'
import { kitTextsKk } from './texts.kk'
import { kitTextsRu } from './texts.ru'

export const kit: Programme = {
  id: 'kit',
  names: { kk: 'Азық-түлік-тұрмыстық жиынтық', ru: 'Продуктово-бытовой набор' },
  kind: 'once',
  decidedBy: 'office',
  origin: 'list',
  needs: { incomes: false, survey: false, account: true },
  term: null,
  documents: [],
  asks: kitAsks,
  versions: [],
  legalBase: [],
  texts: { kk: kitTextsKk, ru: kitTextsRu }
}
