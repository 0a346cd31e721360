import type { ProgrammeTexts } from '../programme'

export const changeTextsRu: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
