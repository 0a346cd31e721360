import type { Programme } from '../programme'
import { childBenefitProgrammeAsks } from './asks'
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
  versions: [],
  legalBase: [],
  texts: { kk: childBenefitProgrammeTextsKk, ru: childBenefitProgrammeTextsRu }
}
