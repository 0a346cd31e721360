import { z } from 'zod'
import { OfficeError } from '../errors'
import { checkParameterValue, checkParameterVariant, definitionOf } from '../parameters/definitions'
import { barReasons, careKinds, incomeKinds, programmeIds, type DisabilityGroup } from '../programmes/types'
import { askedInput } from './asked'
import { explanationStepView, figuresView, monthInKindView, refusalView } from './assessment'
import { amountField, amountOut, dateField, monthField, quarterField, regionField } from './fields'
import { operation } from './operation'

const handle = z.string().min(1).max(60)

const groups: Readonly<Record<string, DisabilityGroup>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  I: 1,
  II: 2,
  III: 3,
  child: 'child'
}

/** A group as offices write it: 1 to 3, `"I"` to `"III"`, or `"child"`. */
const disabilityGroup = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.enum(['1', '2', '3', 'I', 'II', 'III', 'child'])])
  .transform((group): DisabilityGroup => groups[group] ?? 'child')
  .nullable()
  .default(null)

const calculatorMember = z.strictObject({
  id: handle,
  bornOn: dateField,
  /** Asked for only where the retirement age decides. */
  sex: z.enum(['m', 'f']).nullable().default(null),
  student: z.boolean().default(false),
  ableBodied: z.boolean(),
  disabilityGroup,
  /** A kind of care, or the id of the member cared for. */
  caresFor: z
    .union([z.enum(careKinds), handle])
    .nullable()
    .default(null),
  longSickLeave: z.boolean().default(false),
  memberFrom: dateField.nullable().default(null),
  memberUntil: dateField.nullable().default(null)
})

const calculatorIncome = z.strictObject({
  member: z.string({ error: 'income-member-unknown' }).max(60),
  kind: z.enum(incomeKinds),
  quarter: quarterField,
  month: monthField.nullable().default(null),
  amount: amountField
})

const calculatorParameter = z
  .strictObject({
    name: z.string().max(80),
    value: z.string().max(60),
    /** Left out: valid for whatever day the question asks about. */
    quarter: quarterField.optional(),
    variant: z.string().max(40).optional()
  })
  .transform((given, context) => {
    try {
      const definition = definitionOf(given.name, 'name')
      checkParameterVariant(definition, given.variant ?? null, 'variant')
      return { ...given, value: checkParameterValue(definition, given.value, 'value') }
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error
      const path = error.field === undefined ? [] : [error.field]
      context.addIssue({ code: 'custom', message: error.code, params: error.data, path, input: given })
      return z.NEVER
    }
  })

/** A what-if question: a family, its income, and values that stand in for the book's. */
export const calculatorInput = z.strictObject({
  programme: z.enum(programmeIds, { error: 'programme-unknown' }),
  appliedOn: dateField,
  region: regionField,
  members: z.array(calculatorMember).min(1, { error: 'family-empty' }).max(40),
  incomes: z.array(calculatorIncome).max(400).default([]),
  survey: z
    .strictObject({
      refused: z.boolean().default(false),
      conclusion: z.enum(['need', 'no-need']).nullable().default(null)
    })
    .nullable()
    .default(null),
  employmentRefusedBy: z.array(handle).max(40).default([]),
  contractBrokenBy: z.array(handle).max(40).default([]),
  falseData: z.boolean().default(false),
  bars: z
    .array(
      z.strictObject({
        reason: z.enum(barReasons),
        from: dateField,
        until: dateField,
        member: handle.nullable().default(null)
      })
    )
    .max(40)
    .default([]),
  lumpSum: z.boolean().default(false),
  /** Facts by the programme's own description. */
  asked: askedInput.default({}),
  /** The same two of housing assistance, beside members and incomes. */
  bills: z
    .array(z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean(), z.null()])))
    .max(400)
    .optional(),
  area: z.string().max(20).optional(),
  parameters: z.array(calculatorParameter).max(60).default([])
})
export type CalculatorInput = z.output<typeof calculatorInput>

export const calculatorOutput = z.object({
  entitled: z.boolean(),
  kind: z.enum(['unconditional', 'conditional']).nullable(),
  kindReason: z.object({ key: z.string(), data: z.record(z.string(), z.string()) }).nullable(),
  ruleVersion: z.string(),
  figures: figuresView,
  /** What is paid each month in all. */
  months: z.array(z.object({ month: z.string(), amount: amountOut })),
  inKind: z.array(monthInKindView).optional(),
  reasons: z.array(refusalView),
  explanation: z.array(explanationStepView)
})
export type CalculatorOutput = z.output<typeof calculatorOutput>

export const calculatorOperations = {
  assess: operation({
    name: 'calculator.assess',
    role: 'public',
    writes: false,
    input: calculatorInput,
    output: calculatorOutput
  })
}
