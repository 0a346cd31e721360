import type { Programme } from '../programme'
import { tariffLocalAct } from './acts'
import { tariffAsks } from './asks'
import { assessTariff } from './assess'
import { tariff2018_01 } from './tariff2018-01'
import { tariffTextsKk } from './texts.kk'
import { tariffTextsRu } from './texts.ru'

/** The versions of the rules on compensation, by first day. */
export const tariffRules = [tariff2018_01] as const

export const tariff: Programme = {
  id: 'tariff',
  names: { kk: 'Тарифтердің көтерілуіне байланысты өтемақы', ru: 'Компенсация повышения тарифов' },
  kind: 'monthly-cash',
  decidedBy: 'office',
  origin: 'application',
  needs: { incomes: false, survey: false, account: true },
  term: { office: 'term-tariff' },
  documents: ['identity', 'address-proof', 'bank-account', 'category-proof'],
  asks: tariffAsks,
  versions: tariffRules.map((rule) => ({
    name: rule.name,
    from: rule.from,
    until: rule.until,
    assess: (facts, book) => assessTariff(rule, facts, book)
  })),
  legalBase: [tariffLocalAct],
  texts: { kk: tariffTextsKk, ru: tariffTextsRu }
}
