import type { InputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'

/** The survey act, the conclusion and the refusals as they are typed. */
export interface SurveyDraft {
  surveyedOn: string
  actNumber: string
  refused: boolean
  conclusion: 'need' | 'no-need' | 'none'
  conclusionOn: string
  conclusionNumber: string
  homes: string
  cars: string
  /** One name a line. */
  coResidents: string
  notes: string
  employmentRefusedBy: number[]
  contractBrokenBy: number[]
  falseData: boolean
}

export function surveyDraft(view: CaseView): SurveyDraft {
  const survey = view.survey
  return {
    surveyedOn: survey?.surveyedOn ?? '',
    actNumber: survey?.actNumber ?? '',
    refused: survey?.refused ?? false,
    conclusion: survey?.conclusion ?? 'none',
    conclusionOn: survey?.conclusionOn ?? '',
    conclusionNumber: survey?.conclusionNumber ?? '',
    homes: survey?.homes === null || survey === null ? '' : String(survey.homes),
    cars: survey?.cars === null || survey === null ? '' : String(survey.cars),
    coResidents: (survey?.coResidents ?? []).join('\n'),
    notes: survey?.notes ?? '',
    employmentRefusedBy: [...view.employmentRefusedBy],
    contractBrokenBy: [...view.contractBrokenBy],
    falseData: view.falseData
  }
}

/** A count typed as text; what is no count goes on as NaN, which the contract refuses at its field. */
function count(text: string): number | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : Number.NaN
}

/** The draft as `cases.saveSurvey` takes it, without the case's own id. */
export function surveyInputOf(draft: SurveyDraft): Omit<InputOf<'cases.saveSurvey'>, 'id' | 'revision'> {
  return {
    survey: {
      surveyedOn: draft.surveyedOn === '' ? null : draft.surveyedOn,
      actNumber: draft.actNumber,
      refused: draft.refused,
      conclusion: draft.refused || draft.conclusion === 'none' ? null : draft.conclusion,
      conclusionOn: draft.refused || draft.conclusionOn === '' ? null : draft.conclusionOn,
      conclusionNumber: draft.refused ? '' : draft.conclusionNumber,
      homes: count(draft.homes),
      cars: count(draft.cars),
      coResidents: draft.coResidents
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      notes: draft.notes
    },
    employmentRefusedBy: draft.employmentRefusedBy,
    contractBrokenBy: draft.contractBrokenBy,
    falseData: draft.falseData
  }
}
