import type { Programme } from '../programme'
import { localAsks } from './asks'
import { localTextsKk } from './texts.kk'
import { localTextsRu } from './texts.ru'

export const local: Programme = {
  id: 'local',
  names: {
    kk: 'Мұқтаж азаматтардың жекелеген санаттарына әлеуметтік көмек',
    ru: 'Социальная помощь отдельным категориям нуждающихся'
  },
  kind: 'once',
  decidedBy: 'office',
  origin: 'application',
  needs: { incomes: false, survey: false, account: true },
  term: { office: 'term-local' },
  documents: [],
  asks: localAsks,
  versions: [],
  legalBase: [],
  texts: { kk: localTextsKk, ru: localTextsRu }
}
