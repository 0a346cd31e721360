import type { Programme } from '../programme'
import { childBenefitProgrammeAsks } from './asks'
import { childBenefit2023_01, childBenefit2023_07 } from './rules'
import { childBenefitProgrammeTextsKk } from './texts.kk'
import { childBenefitProgrammeTextsRu } from './texts.ru'

export const childBenefitProgramme: Programme = {
  id: 'child-1-6',
  names: { kk: '1–6 жастағы балаларға қосымша төлем', ru: 'Дополнительная выплата на детей 1–6 лет' },
  kind: 'monthly-cash',
  decidedBy: 'office',
  origin: 'with-asp',
  needs: { incomes: false, survey: false, account: false },
  term: null,
  documents: [],
  asks: childBenefitProgrammeAsks,
  versions: [childBenefit2023_01, childBenefit2023_07],
  legalBase: ['Закон РК № 246 от 17.07.2001', 'Социальный кодекс РК № 224-VII от 20.04.2023'],
  texts: { kk: childBenefitProgrammeTextsKk, ru: childBenefitProgrammeTextsRu }
}
