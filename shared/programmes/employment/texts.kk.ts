import type { ProgrammeTexts } from '../programme'

export const employmentTextsKk: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
