import type { Programme } from '../programme'
import { tariffAsks } from './asks'
import { tariffTextsKk } from './texts.kk'
import { tariffTextsRu } from './texts.ru'

export const tariff: Programme = {
  id: 'tariff',
  names: { kk: 'Тарифтердің көтерілуіне байланысты өтемақы', ru: 'Компенсация повышения тарифов' },
  kind: 'monthly-cash',
  decidedBy: 'office',
  origin: 'application',
  needs: { incomes: false, survey: false, account: true },
  term: { office: 'term-tariff' },
  documents: [],
  asks: tariffAsks,
  versions: [],
  legalBase: [],
  texts: { kk: tariffTextsKk, ru: tariffTextsRu }
}
