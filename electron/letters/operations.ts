import type { FeatureHandlers } from '../ipc/call'
import { listLetters, openLetter, previewLetter, printLetters, renderLetter } from './service'
import { printSurveyAct } from './survey-act'

export const lettersHandlers: FeatureHandlers<'letters'> = {
  'letters.list': listLetters,
  'letters.preview': previewLetter,
  'letters.render': renderLetter,
  'letters.print': printLetters,
  'letters.open': openLetter,
  'letters.surveyAct': printSurveyAct
}
