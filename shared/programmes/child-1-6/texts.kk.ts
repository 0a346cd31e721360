import type { ProgrammeTexts } from '../programme'

export const childBenefitProgrammeTextsKk: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
