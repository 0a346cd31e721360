import type { Programme } from '../programme'
import { kitAct } from './acts'
import { kitAsks } from './asks'
import { kit2020_03 } from './kit2020-03'
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
  versions: [kit2020_03],
  legalBase: [kitAct],
  texts: { kk: kitTextsKk, ru: kitTextsRu }
}
