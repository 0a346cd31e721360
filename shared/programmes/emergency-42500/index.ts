import type { Programme } from '../programme'
import { emergencyAsks } from './asks'
import { emergencyTextsKk } from './texts.kk'
import { emergencyTextsRu } from './texts.ru'

export const emergency: Programme = {
  id: 'emergency-42500',
  names: { kk: 'Табысынан айырылғандарға 42 500 теңге төлем', ru: 'Выплата 42 500 тенге при потере дохода' },
  kind: 'monthly-cash',
  decidedBy: 'other-body',
  origin: 'register',
  needs: { incomes: false, survey: false, account: false },
  term: null,
  documents: [],
  asks: emergencyAsks,
  versions: [],
  legalBase: [],
  texts: { kk: emergencyTextsKk, ru: emergencyTextsRu }
}
