import type { Programme } from '../programme'
import { assessAsp } from './assess'
import { aspTextsKk } from './texts.kk'
import { aspTextsRu } from './texts.ru'
import { asp2018_01 } from './asp2018-01'
import { asp2019_04 } from './asp2019-04'
import { asp2020_01 } from './asp2020-01'
import { asp2023_07 } from './asp2023-07'
import { asp2025_01 } from './asp2025-01'

export { multiChildBenefit, multiChildOfQuarter, type CountedChild } from './multi-child-benefit'
export { barUntil } from './refusal'

/** The versions of the law on targeted social assistance, by first day. */
export const aspRules = [asp2018_01, asp2019_04, asp2020_01, asp2023_07, asp2025_01] as const

export const asp: Programme = {
  id: 'asp',
  names: { kk: 'Атаулы әлеуметтік көмек', ru: 'Адресная социальная помощь' },
  kind: 'monthly-cash',
  decidedBy: 'office',
  origin: 'application',
  needs: { incomes: true, survey: true, account: true },
  term: { office: 'term-asp', ruralAkim: 'term-asp-rural' },
  documents: ['identity', 'address-proof', 'income-proof', 'bank-account'],
  asks: [],
  versions: aspRules.map((rule) => ({
    name: rule.name,
    from: rule.from,
    until: rule.until,
    assess: (facts, book) => assessAsp(rule, facts, book)
  })),
  legalBase: ['Закон РК № 246 от 17.07.2001', 'Социальный кодекс РК № 224-VII от 20.04.2023'],
  texts: { kk: aspTextsKk, ru: aspTextsRu }
}
