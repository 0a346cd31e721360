import type { ProgrammeTexts } from '../programme'

export const employmentTextsRu: ProgrammeTexts = {
  steps: { signers: 'Кто подписывает социальный контракт' },
  operands: { 'able-bodied': 'трудоспособные члены семьи' },
  refusals: {
    'employment-not-owed': 'Помощь семье безусловная: социальный контракт не заключается.'
  },
  notes: {
    'employment-contract':
      'Социальный контракт с индивидуальным планом подписывают: {members}. При нарушении обязательств приостанавливается помощь всей семье.'
  },
  articles: {},
  acts: {}
}
