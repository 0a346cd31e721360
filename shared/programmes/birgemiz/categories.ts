import type { Bilingual } from '../../domain/bilingual'

/** Whom the waves of «Біз біргеміз» were for. */
export const waveCategories = [
  'asp',
  'multi-child',
  'disabled-child',
  'disabled',
  'low-income',
  'unemployed',
  'pensioner',
  'other'
] as const

export const waveCategoryNames: Readonly<Record<(typeof waveCategories)[number], Bilingual>> = {
  asp: { kk: 'АӘК алушылар', ru: 'Получатели АСП' },
  'multi-child': { kk: 'Көпбалалы отбасылар', ru: 'Многодетные семьи' },
  'disabled-child': {
    kk: 'Мүгедектігі бар баласы бар отбасылар',
    ru: 'Семьи с ребёнком с инвалидностью'
  },
  disabled: { kk: 'Мүгедектігі бар адамдар', ru: 'Лица с инвалидностью' },
  'low-income': { kk: 'Табысы аз отбасылар', ru: 'Малообеспеченные семьи' },
  unemployed: { kk: 'Жұмыссыздар', ru: 'Безработные' },
  pensioner: { kk: 'Зейнеткерлер', ru: 'Пенсионеры' },
  other: { kk: 'Басқалар', ru: 'Другие' }
}
