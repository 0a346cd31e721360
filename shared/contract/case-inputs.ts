import { z } from 'zod'
import { careKinds, incomeKinds } from '../programmes/types'
import { documentKinds } from './case-states'
import { amountField, dateField, idField, lineField, monthField, noteField, quarterField } from './fields'
import { disabilityField, relationField } from './people'

export const memberInput = z.strictObject({
  personId: idField,
  relation: relationField,
  student: z.boolean().default(false),
  ableBodied: z.boolean(),
  /** Left out: as the person's record says. */
  disabilityGroup: disabilityField.optional(),
  /** A kind of care, or the personId of the family member cared for. */
  caresFor: z
    .union([z.enum(careKinds), idField])
    .nullable()
    .default(null),
  longSickLeave: z.boolean().default(false),
  memberFrom: dateField.nullable().default(null),
  memberUntil: dateField.nullable().default(null)
})

export const documentInput = z.strictObject({
  kind: z.enum(documentKinds),
  state: z.enum(['missing', 'received', 'not-needed']),
  receivedOn: dateField.nullable().default(null),
  note: noteField(300).default('')
})

export const incomeInput = z.strictObject({
  personId: z.int({ error: 'income-member-unknown' }).positive(),
  kind: z.enum(incomeKinds),
  quarter: quarterField,
  month: monthField.nullable().default(null),
  amount: amountField,
  /** Where the figure comes from: employer, information system, own statement. */
  source: noteField(200).default(''),
  document: noteField(200).default('')
})

export const surveyInput = z.strictObject({
  surveyedOn: dateField.nullable().default(null),
  actNumber: noteField(60).default(''),
  refused: z.boolean().default(false),
  conclusion: z.enum(['need', 'no-need']).nullable().default(null),
  conclusionOn: dateField.nullable().default(null),
  conclusionNumber: noteField(60).default(''),
  /** Homes and cars in the family's property; more than one home or any car raises an alert. */
  homes: z.int().min(0).max(99).nullable().default(null),
  cars: z.int().min(0).max(99).nullable().default(null),
  /** People seen living there who are not in the application. */
  coResidents: z.array(lineField(160)).max(20).default([]),
  notes: noteField(4000).default('')
})

export const contractInput = z.strictObject({
  number: lineField(60),
  signedOn: dateField,
  obligations: noteField(4000)
})
