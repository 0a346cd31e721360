import type { ProgrammeTexts } from '../programme'

export const gspTextsRu: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
