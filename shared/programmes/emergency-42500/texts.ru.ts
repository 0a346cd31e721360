import type { ProgrammeTexts } from '../programme'

export const emergencyTextsRu: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
