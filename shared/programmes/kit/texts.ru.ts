import type { ProgrammeTexts } from '../programme'

export const kitTextsRu: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
