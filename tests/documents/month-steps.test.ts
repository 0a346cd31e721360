import { expect, it } from 'vitest'
import { shownSteps } from '../../electron/documents/letter/month-steps'
import type { ExplanationStep } from '@shared/programmes/types'

function paid(month: string, result: string): ExplanationStep {
  return {
    id: `paid-${month}`,
    label: 'asp.paid',
    formula: 'asp',
    operands: [{ name: 'asp', value: result, unit: 'tenge', source: { from: 'step', step: 'asp' } }],
    result,
    unit: 'tenge',
    rounding: null,
    act: 'act',
    month
  }
}

function months(steps: readonly ExplanationStep[], ofOneMonth = true): string[] {
  return shownSteps(steps, () => ofOneMonth).map(({ step, until }) => `${step.month}…${until} ${step.result}`)
}

it('neighbouring months with the same sum are told once, over a new year too', () => {
  expect(months([paid('2025-12', '10.00'), paid('2026-01', '10.00'), paid('2026-02', '12.00')])).toEqual([
    '2025-12…2026-01 10.00',
    '2026-02…2026-02 12.00'
  ])
})

it('a gap between months parts them', () => {
  expect(months([paid('2026-01', '10.00'), paid('2026-03', '10.00')])).toHaveLength(2)
})

it('steps that count from a month on are each told', () => {
  expect(months([paid('2026-01', '10.00'), paid('2026-02', '10.00')], false)).toHaveLength(2)
})
