import { z } from 'zod'
import { administrators, operation } from './operation'
import { dateField, dateOut, instantOut, lineField, nothing } from './fields'

export const localBenefitView = z.object({
  id: z.number(),
  code: z.string(),
  version: z.number(),
  nameKk: z.string(),
  nameRu: z.string(),
  kind: z.enum(['once', 'monthly']),
  amountUnit: z.enum(['tenge', 'mci']),
  /** Decimal, in the unit. */
  amount: z.string(),
  /** The most income a head and month with which it is given; null where income does not matter. */
  ceilingUnit: z.enum(['tenge', 'mci', 'poverty-line', 'subsistence-minimum']).nullable(),
  ceiling: z.string().nullable(),
  timesAYear: z.number(),
  categories: z.array(z.object({ code: z.string(), nameKk: z.string(), nameRu: z.string() })),
  act: z.string(),
  validFrom: dateOut,
  validUntil: dateOut.nullable(),
  enteredBy: z.string(),
  enteredAt: instantOut,
  usedBy: z.number()
})

/** What the maslikhat's list gives, entered as data; a saved one is a new version and the old stays. */
export const localBenefitsOperations = {
  list: operation({
    name: 'localBenefits.list',
    role: 'signed-in',
    writes: false,
    input: z.strictObject({
      ...nothing.shape,
      on: dateField.optional(),
      history: z.boolean().default(false)
    }),
    output: z.object({ benefits: z.array(localBenefitView) })
  }),
  save: operation({
    name: 'localBenefits.save',
    role: administrators,
    writes: true,
    input: z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: 'code-malformed' }),
      nameKk: lineField(160),
      nameRu: lineField(160),
      kind: z.enum(['once', 'monthly']),
      amountUnit: z.enum(['tenge', 'mci']),
      amount: z.string().max(40),
      ceilingUnit: z.enum(['tenge', 'mci', 'poverty-line', 'subsistence-minimum']).nullable().default(null),
      ceiling: z.string().max(40).nullable().default(null),
      timesAYear: z.int().min(1).max(12).default(1),
      categories: z
        .array(z.strictObject({ code: z.string().max(40), nameKk: lineField(160), nameRu: lineField(160) }))
        .max(60)
        .default([]),
      act: lineField(300),
      validFrom: dateField,
      validUntil: dateField.nullable().default(null)
    }),
    output: localBenefitView
  })
}
