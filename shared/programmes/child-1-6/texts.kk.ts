import type { ProgrammeTexts } from '../programme'

export const childBenefitProgrammeTextsKk: ProgrammeTexts = {
  steps: {
    amount: 'Бір жастан алты жасқа дейінгі (қоса алғанда) балаларға айлық төлем',
    paid: 'Айына төленетін сома'
  },
  operands: {},
  refusals: {
    'child-1-6-no-child': 'Отбасында бір жастан алты жасқа дейінгі (қоса алғанда) бала жоқ.'
  },
  notes: { 'child-1-6-with-asp': 'Отбасыға АӘК тағайындалған айлар үшін төленеді.' },
  articles: { 'social code': 'Қазақстан Республикасының Әлеуметтік кодексі' },
  acts: {}
}
