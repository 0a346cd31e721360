import type { CaseView } from '@shared/contract/cases'
import { programmes } from '@shared/programmes'
import { asksOfCase } from './case-asks'

/** All sections of the page of one case, in the order of the work; each programme has its own of them. */
export const caseSteps = [
  'application',
  'family',
  'documents',
  'survey',
  'incomes',
  'asked',
  'working',
  'proposal',
  'decision',
  'letter',
  'history'
] as const
export type CaseStep = (typeof caseSteps)[number]

/** The sections a case of this programme has: no survey, incomes or questions where its rules ask for none. */
export function stepsOf(view: Pick<CaseView, 'programme' | 'benefit'>): CaseStep[] {
  const { programme } = view
  const { needs } = programmes[programme]
  const has: Partial<Record<CaseStep, boolean>> = {
    survey: needs.survey,
    // A benefit of the maslikhat's list may have an income ceiling.
    incomes: needs.incomes || programme === 'local',
    asked: asksOfCase(view).length > 0
  }
  return caseSteps.filter((step) => has[step] !== false)
}

/** `done`: nothing left to do; `missing`: the work stops here; `waiting`: its turn comes later; `plain`: no mark. */
export type StepMark = 'done' | 'missing' | 'waiting' | 'plain'

export type CaseAction = CaseView['actions'][number]

/** The section in which something that is missing is filled in. */
export function stepOfMissing(code: string): CaseStep {
  if (/document/.test(code)) return 'documents'
  if (/survey|conclusion/.test(code)) return 'survey'
  if (/income/.test(code)) return 'incomes'
  if (code === 'asked') return 'asked'
  if (/family|member|born|applicant/.test(code)) return 'family'
  if (/assess|parameter/.test(code)) return 'working'
  return 'application'
}

function documentsDone(view: CaseView): boolean {
  return view.documents.every((one) => !one.required || one.state !== 'missing')
}

function surveyDone(view: CaseView): boolean {
  return view.survey !== null && (view.survey.refused === true || (view.survey.conclusion ?? null) !== null)
}

function proposalDone(view: CaseView): boolean {
  return view.proposal !== null && view.proposal.state !== 'returned' && view.proposal.state !== 'withdrawn'
}

function done(step: CaseStep, view: CaseView): boolean {
  switch (step) {
    case 'application':
      return view.address !== null && (view.iban !== null || !programmes[view.programme].needs.account)
    case 'family':
      return view.members.length > 0
    case 'documents':
      return documentsDone(view)
    case 'survey':
      return surveyDone(view)
    case 'incomes':
      return view.incomes.length > 0 || view.assessment !== null
    case 'asked':
      return Object.keys(view.asked).length > 0
    case 'working':
      return view.assessment !== null
    case 'proposal':
      return proposalDone(view)
    case 'decision':
      return view.decision !== null
    case 'letter':
      return view.decision !== null && view.decision.printedCopies > 0
    case 'history':
      return false
  }
}

/** Sections whose turn comes only after the ones before them. */
const later: readonly CaseStep[] = ['working', 'proposal', 'decision', 'letter']

/** The mark of each section: what the service says is missing decides, then what the case holds. */
export function stepMarks(view: CaseView): Record<CaseStep, StepMark> {
  const missing = new Set(view.missing.map((one) => stepOfMissing(one.code)))
  const mark = (step: CaseStep): StepMark => {
    if (step === 'history') return 'plain'
    if (missing.has(step)) return 'missing'
    if (done(step, view)) return 'done'
    if (step === 'incomes' && !programmes[view.programme].needs.incomes) return 'plain'
    return later.includes(step) || view.decision !== null ? 'waiting' : 'missing'
  }
  return Object.fromEntries(caseSteps.map((step) => [step, mark(step)])) as Record<CaseStep, StepMark>
}

/** What usually comes next is first; the first of these the user may do is the one primary button. */
const order: readonly CaseAction[] = ['resume', 'propose', 'approve', 'assess', 'print']

/** The next action, or null where nothing is to be done by this user. */
export function primaryAction(actions: readonly CaseAction[]): CaseAction | null {
  return order.find((one) => actions.includes(one)) ?? null
}

/** What else may be done with the case, beside the primary action and the working's own button. */
export function otherActions(actions: readonly CaseAction[]): ('wait' | 'withdraw' | 'change')[] {
  return (['wait', 'withdraw', 'change'] as const).filter((one) => actions.includes(one))
}
