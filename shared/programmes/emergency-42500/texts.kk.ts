import type { ProgrammeTexts } from '../programme'

export const emergencyTextsKk: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
