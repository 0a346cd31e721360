import type { Programme } from '../programme'
import { emergencyAct } from './acts'
import { emergencyAsks } from './asks'
import { emergency2020_03 } from './emergency2020-03'
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
  versions: [emergency2020_03],
  legalBase: [emergencyAct],
  texts: { kk: emergencyTextsKk, ru: emergencyTextsRu }
}
