import type { ProgrammeTexts } from '../programme'

export const childBenefitProgrammeTextsRu: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
