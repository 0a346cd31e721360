import { z } from 'zod'
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

export const figuresView = z.object({
  povertyLine: amountOut,
  totalIncome: amountOut,
  perCapita: amountOut,
  perPerson: amountOut,
  monthly: amountOut,
  childMonthly: amountOut
})

export const monthAmountView = z.object({
  month: z.string(),
  amount: amountOut,
  asp: amountOut,
  child: amountOut
})

export const assessmentView = z.object({
  ruleVersion: z.string(),
  entitled: z.boolean(),
  kind: z.enum(['unconditional', 'conditional']),
  kindReason: z.object({ key: z.string(), data: z.record(z.string(), z.string()) }),
  reasons: z.array(refusalView),
  months: z.array(monthAmountView),
  total: amountOut,
  figures: figuresView,
  memberCount: z.number(),
  explanation: z.array(explanationStepView),
  assessedAt: dateOut
})

export const alertView = z.object({
  code: z.string(),
  severity: z.enum(['attention', 'note']),
  data: z.record(z.string(), z.union([z.string(), z.number()]))
})
