import type { Bilingual } from '../../domain/bilingual'

/** The five categories of the food-household kit (order № 109 of 25.03.2020). */
export const kitCategories = [
  'asp-children-6-18',
  'disabled-children-under-16',
  'disabled-persons',
  'raising-disabled-child',
  'unemployed'
] as const
export type KitCategory = (typeof kitCategories)[number]

export const kitCategoryNames: Readonly<Record<KitCategory, Bilingual>> = {
  'asp-children-6-18': {
    kk: 'АӘК алатын отбасылардың 6–18 жастағы балалары',
    ru: 'Дети 6–18 лет из семей, получающих АСП'
  },
  'disabled-children-under-16': {
    kk: 'Мекемеде тұрмайтын, мүгедектігі бар 16 жасқа дейінгі балалар',
    ru: 'Дети с инвалидностью до 16 лет, не в учреждении'
  },
  'disabled-persons': {
    kk: 'Мекемеде тұрмайтын, I–III топтағы мүгедектігі бар адамдар',
    ru: 'Лица с инвалидностью I–III групп, не в учреждении'
  },
  'raising-disabled-child': {
    kk: 'Мүгедектігі бар баланы тәрбиелеушілер',
    ru: 'Воспитывающие ребёнка с инвалидностью'
  },
  unemployed: { kk: 'Жұмыссыз ретінде тіркелгендер', ru: 'Зарегистрированные безработные' }
}
