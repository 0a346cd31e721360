import type { Programme } from '../programme'
import { birgemizAct } from './acts'
import { birgemizAsks } from './asks'
import { birgemiz2020_03 } from './birgemiz2020-03'
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
  versions: [birgemiz2020_03],
  legalBase: [birgemizAct],
  texts: { kk: birgemizTextsKk, ru: birgemizTextsRu }
}
