import type { Programme } from '../programme'
import { housingRulesAct } from './acts'
import { housingAsks } from './asks'
import { assessHousing } from './assess'
import { housing2009_01 } from './housing2009-01'
import { housingTextsKk } from './texts.kk'
import { housingTextsRu } from './texts.ru'

/** The versions of the rules on housing assistance, by first day. */
export const housingRules = [housing2009_01] as const

export const housing: Programme = {
  id: 'housing',
  names: { kk: 'Тұрғын үй көмегі', ru: 'Жилищная помощь' },
  kind: 'monthly-cash',
  decidedBy: 'office',
  origin: 'application',
  needs: { incomes: true, survey: false, account: true },
  term: { office: 'term-housing' },
  documents: [
    'identity',
    'income-proof',
    'bank-account',
    'utility-bills',
    'home-ownership',
    'home-registration'
  ],
  asks: housingAsks,
  versions: housingRules.map((rule) => ({
    name: rule.name,
    from: rule.from,
    until: rule.until,
    assess: (facts, book) => assessHousing(rule, facts, book)
  })),
  legalBase: [housingRulesAct],
  texts: { kk: housingTextsKk, ru: housingTextsRu }
}
