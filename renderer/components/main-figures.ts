import type { z } from 'zod'
import type { figuresView } from '@shared/contract/assessment'
import type { FigureName } from '@shared/programmes/types'

/** The figures a sum is judged by, in the order in which it is made; each programme has some of them. */
const order = [
  'billed',
  'withinNorms',
  'familyShare',
  'perCapita',
  'povertyLine',
  'ceiling',
  'overpaid',
  'arrears'
] as const satisfies readonly FigureName[]

/** An assessment's main figures beside what is paid, only those its programme knows; decimal tenge strings. */
export function mainFigures(figures: z.infer<typeof figuresView>): { name: FigureName; amount: string }[] {
  return order.flatMap((name) => {
    const amount = figures[name]
    const owed = name === 'overpaid' || name === 'arrears'
    return amount === undefined || (owed && amount === '0.00') ? [] : [{ name, amount }]
  })
}
