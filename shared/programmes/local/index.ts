import type { Programme } from '../programme'
import { localAct } from './acts'
import { localAsks } from './asks'
import { local2018_01 } from './local2018-01'
import { localTextsKk } from './texts.kk'
import { localTextsRu } from './texts.ru'

export { localAsked, noCategory, type LocalBenefit, type LocalCategory } from './terms'

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
  versions: [local2018_01],
  legalBase: [localAct],
  texts: { kk: localTextsKk, ru: localTextsRu }
}
