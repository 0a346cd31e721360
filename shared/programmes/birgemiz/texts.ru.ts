import type { ProgrammeTexts } from '../programme'

export const birgemizTextsRu: ProgrammeTexts = {
  steps: {},
  operands: {},
  refusals: {},
  notes: {},
  articles: {},
  acts: {}
}
