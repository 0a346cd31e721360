import type { ProgrammeTexts } from '../programme'

export const tariffTextsKk: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
