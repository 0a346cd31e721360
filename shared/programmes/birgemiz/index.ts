import type { Programme } from '../programme'
import { birgemizAsks } from './asks'
import { birgemizTextsKk } from './texts.kk'
import { birgemizTextsRu } from './texts.ru'

export const birgemiz: Programme = {
  id: 'birgemiz',
  names: { kk: '«Біз біргеміз» акциясы', ru: 'Акция «Біз біргеміз»' },
  kind: 'once',
  decidedBy: 'other-body',
  origin: 'register',
  needs: { incomes: false, survey: false, account: false },
  term: null,
  documents: [],
  asks: birgemizAsks,
  versions: [],
  legalBase: [],
  texts: { kk: birgemizTextsKk, ru: birgemizTextsRu }
}
