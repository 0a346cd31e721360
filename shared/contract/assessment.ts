import { z } from 'zod'
import { figureNames } from '../programmes/types'
import { changeResultView } from './changes'
import { amountOut, dateOut } from './fields'

/** A working step as it crosses the contract: see `ExplanationStep` in shared/programmes/types.ts. */
export const explanationStepView = z.looseObject({
  id: z.string(),
  label: z.string(),
  formula: z.string(),
  operands: z.array(z.looseObject({ name: z.string(), value: z.string(), unit: z.string() })),
  result: z.string(),
  unit: z.string(),
  act: z.string()
})

export const refusalView = z.object({
  code: z.string(),
  article: z.string(),
  data: z.record(z.string(), z.string())
})

/** The programme's main figures; `monthly` always, the others where the programme knows them. */
export const figuresView = z.object({
  ...(Object.fromEntries(figureNames.map((name) => [name, amountOut.optional()])) as Record<
    (typeof figureNames)[number],
    z.ZodOptional<typeof amountOut>
  >),
  monthly: amountOut
})

export const monthAmountView = z.object({
  month: z.string(),
  amount: amountOut,
  /** ASP only: the parts of the amount. */
  asp: amountOut.optional(),
  child: amountOut.optional()
})

export const monthInKindView = z.object({
  month: z.string(),
  what: z.string(),
  members: z.array(z.string())
})

export const assessmentView = z.object({
  ruleVersion: z.string(),
  entitled: z.boolean(),
  kind: z.enum(['unconditional', 'conditional']).nullable(),
  kindReason: z.object({ key: z.string(), data: z.record(z.string(), z.string()) }).nullable(),
  reasons: z.array(refusalView),
  months: z.array(monthAmountView),
  total: amountOut,
  figures: figuresView,
  memberCount: z.number(),
  explanation: z.array(explanationStepView),
  inKind: z.array(monthInKindView).optional(),
  /** What a change of an earlier decision does to its months. */
  change: changeResultView.optional(),
  assessedAt: dateOut
})

export const alertView = z.object({
  code: z.string(),
  severity: z.enum(['attention', 'note']),
  data: z.record(z.string(), z.union([z.string(), z.number()]))
})
