import type { Bilingual } from '../../domain/bilingual'

/**
 * Categories a local act may name. Which of them it does name is the office's configuration (`tariff-category`): the acts
 * differ from place to place and none is known to us.
 */
export const actCategories = [
  'asp-recipient',
  'pensioner',
  'multi-child',
  'low-income',
  'disability-1',
  'disability-2',
  'disability-3',
  'disabled-child',
  'orphan',
  'other'
] as const

export const tariffCategories = [...actCategories, 'none'] as const
export type TariffCategory = (typeof tariffCategories)[number]

export const tariffCategoryNames: Readonly<Record<TariffCategory, Bilingual>> = {
  'asp-recipient': { kk: 'Атаулы әлеуметтік көмек алушы', ru: 'Получатель адресной социальной помощи' },
  pensioner: { kk: 'Зейнеткер', ru: 'Пенсионер' },
  'multi-child': { kk: 'Көпбалалы отбасы', ru: 'Многодетная семья' },
  'low-income': { kk: 'Табысы аз отбасы', ru: 'Малообеспеченная семья' },
  'disability-1': { kk: 'I топтағы мүгедектігі бар адам', ru: 'Лицо с инвалидностью I группы' },
  'disability-2': { kk: 'II топтағы мүгедектігі бар адам', ru: 'Лицо с инвалидностью II группы' },
  'disability-3': { kk: 'III топтағы мүгедектігі бар адам', ru: 'Лицо с инвалидностью III группы' },
  'disabled-child': {
    kk: 'Мүгедектігі бар баланың ата-анасы',
    ru: 'Родитель ребёнка с инвалидностью'
  },
  orphan: { kk: 'Жетім', ru: 'Сирота' },
  other: { kk: 'Жергілікті актідегі басқа санат', ru: 'Другая категория местного акта' },
  none: { kk: 'Ешбір санатқа жатпайды', ru: 'Ни одна из категорий' }
}
