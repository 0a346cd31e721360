import type { Month } from '../../domain/quarter'
import type { ExplanationStep, Operand, Unit } from '../types'
import { billKinds, normOf, type BillKind } from './kinds'

/** An exact number, decimal or fraction `n/d`, with its unit. */
export interface Measured {
  value: string
  unit: Unit
}

/** One bill held against its norm. Sums are exact tenge, decimal or fraction `n/d`, as the working has them. */
export interface ComparisonRow {
  kind: BillKind
  month: Month
  billed: string
  /** How much was used, where the norm is a quantity. */
  quantity: Measured | null
  /** The norm of the family for the month; `null` for heating without a meter, which only the area limits. */
  norm: Measured | null
  withinNorm: string
  /** What is counted: less than is within the norm only for a telephone, whose rise alone counts. */
  counted: string
  /** Whether the norm, or the area above it, took something off. */
  cut: boolean
}

function operandOf(step: ExplanationStep | undefined, name: string): Operand | undefined {
  return step?.operands.find((operand) => operand.name === name)
}

function measured(operand: Pick<Operand, 'value' | 'unit'> | undefined): Measured | null {
  return operand === undefined ? null : { value: operand.value, unit: operand.unit }
}

/**
 * Bill by bill, month by month: billed, norm, within the norm, counted, read from the working of housing assistance for the
 * family of the day of application. Empty for the working of any other programme.
 */
export function comparisonRows(explanation: readonly ExplanationStep[]): ComparisonRow[] {
  const steps = new Map(explanation.map((step) => [step.id, step]))
  return explanation.flatMap((within): ComparisonRow[] => {
    const { month } = within
    const kind = billKinds.find((one) => within.label === `housing.within-${one}`)
    if (kind === undefined || month === undefined || within.id !== `within-${kind}-${month}`) return []
    const of = (id: string): ExplanationStep | undefined => steps.get(`${id}-${kind}-${month}`)
    const billed = operandOf(within, 'bill')?.value ?? ''
    const norm = of('norm')
    const ruled =
      norm === undefined ? operandOf(within, 'norm') : { value: norm.result, unit: normOf[kind].unit }
    return [
      {
        kind,
        month,
        billed,
        quantity: measured(operandOf(of('quantity') ?? within, 'quantity')),
        norm: measured(ruled),
        withinNorm: within.result,
        counted: (of('counted') ?? within).result,
        cut: within.result !== billed
      }
    ]
  })
}
