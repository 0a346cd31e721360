import type { ProgrammeTexts } from '../programme'

export const childBenefitProgrammeTextsRu: ProgrammeTexts = {
  steps: {
    amount: 'Выплата на детей от 1 до 6 лет включительно в месяц',
    paid: 'К выплате за месяц'
  },
  operands: {},
  refusals: {
    'child-1-6-no-child': 'В семье нет детей в возрасте от 1 до 6 лет включительно.'
  },
  notes: { 'child-1-6-with-asp': 'Выплачивается за месяцы, на которые семье назначена АСП.' },
  articles: { 'social code': 'Социальный кодекс Республики Казахстан' },
  acts: {}
}
