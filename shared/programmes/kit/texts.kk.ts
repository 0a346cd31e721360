import type { ProgrammeTexts } from '../programme'

export const kitTextsKk: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
