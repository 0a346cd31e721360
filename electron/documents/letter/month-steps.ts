import { addMonthsTo, type Month } from '@shared/domain/quarter'
import type { ExplanationStep } from '@shared/programmes/types'

/** A step as the annex shows it: `place` in the working, and the last of the months it is told for. */
export interface ShownStep {
  step: ExplanationStep
  place: number
  until: Month | undefined
}

function sum({ formula, operands, result }: ExplanationStep): string {
  return JSON.stringify([formula, operands.map(({ name, value }) => [name, value]), result])
}

/**
 * The steps to show: neighbouring months with the very same sum are told once, since three times the same sum explains
 * nothing more than one.
 */
export function shownSteps(
  steps: readonly ExplanationStep[],
  isOfOneMonth: (step: ExplanationStep) => boolean
): ShownStep[] {
  const shown: ShownStep[] = []
  steps.forEach((step, place) => {
    const last = shown.at(-1)
    const goesOn =
      last?.until !== undefined &&
      step.month === addMonthsTo(last.until, 1) &&
      last.step.label === step.label &&
      isOfOneMonth(step) &&
      sum(last.step) === sum(step)
    if (goesOn) last.until = step.month
    else shown.push({ step, place, until: step.month })
  })
  return shown
}
