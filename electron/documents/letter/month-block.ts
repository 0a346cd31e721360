import type { Month } from '@shared/domain/quarter'
import type { ExplanationStep } from '@shared/programmes/types'
import type { ShownStep } from './month-steps'

/** As many steps of one month in a row are told in the short form: a written sum for each would take pages. */
const fromManySteps = 6

/** The working as the annex tells it: single steps, and the many steps of one month together. */
export type WorkingPart =
  { kind: 'step'; shown: ShownStep } | { kind: 'month'; month: Month; steps: ShownStep[] }

/**
 * Gathers the steps of one month where there are many in a row, as those of a family's bills.
 */
export function workingParts(
  steps: readonly ShownStep[],
  isOfOneMonth: (step: ExplanationStep) => boolean
): WorkingPart[] {
  const parts: WorkingPart[] = []
  let at = 0
  while (at < steps.length) {
    const run = monthRun(steps, at, isOfOneMonth)
    const month = run[0]?.step.month
    if (month !== undefined && run.length >= fromManySteps) parts.push({ kind: 'month', month, steps: run })
    else parts.push(...run.map((shown): WorkingPart => ({ kind: 'step', shown })))
    at += run.length
  }
  return parts
}

/** The steps from a place on that belong to the same month, or the one step that belongs to none alone. */
function monthRun(
  steps: readonly ShownStep[],
  at: number,
  isOfOneMonth: (step: ExplanationStep) => boolean
): ShownStep[] {
  const month = steps[at]?.step.month
  const end = steps.findIndex(
    ({ step, until }, place) =>
      place >= at && (step.month !== month || until !== month || !isOfOneMonth(step))
  )
  return steps.slice(at, Math.max(at + 1, end === -1 ? steps.length : end))
}
