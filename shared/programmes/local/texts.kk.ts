import type { ProgrammeTexts } from '../programme'

export const localTextsKk: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
