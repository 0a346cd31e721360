import type { ProgrammeTexts } from '../programme'

export const birgemizTextsKk: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
