import { z } from 'zod'
import { idField, katoField, lineField } from './fields'

/** Facts about a person that no case holds; entered on the person's card with the paper they rest on. */
export const marks = [
  'pensioner',
  'orphan',
  'registered-unemployed',
  'low-income',
  'multi-child',
  'in-institution',
  'left-area',
  'home-delivery'
] as const

const ageBound = z.int().min(0).max(130)
const disability = z.enum(['1', '2', '3', 'child'])

/**
 * One condition on a person as of the round's day. Ages are whole years. `disability` without groups means any.
 * `programme` looks at the months paid to the person's family; `raises-disabled-child` and `family-children` at the family's members.
 */
export const conditionField = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('age'), from: ageBound.optional(), below: ageBound.optional() }),
  z.strictObject({ fact: z.literal('disability'), groups: z.array(disability).max(4).default([]) }),
  z.strictObject({ fact: z.literal('programme'), programme: z.enum(['asp', 'child-1-6']) }),
  z.strictObject({ fact: z.literal('mark'), mark: z.enum(marks), has: z.boolean().default(true) }),
  z.strictObject({ fact: z.literal('raises-disabled-child') }),
  z.strictObject({ fact: z.literal('retirement-age') }),
  z.strictObject({ fact: z.literal('family-children'), from: z.int().min(1).max(20) }),
  z.strictObject({
    fact: z.literal('family-size'),
    from: z.int().min(1).max(40).optional(),
    until: z.int().min(1).max(40).optional()
  }),
  z.strictObject({ fact: z.literal('list'), listId: idField })
])
export type Condition = z.infer<typeof conditionField>

/** People of a category meet all its conditions; who fits several stands in the first. */
export const categoryField = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  nameKk: lineField(120),
  nameRu: lineField(120),
  conditions: z.array(conditionField).min(1, { error: 'criteria-empty' }).max(12)
})
export type Category = z.infer<typeof categoryField>

/** Whom a round is for: anybody of at least one category who lives in the area. An empty area is the office's whole district. */
export const criteriaField = z.strictObject({
  area: z.array(katoField).max(200).default([]),
  categories: z.array(categoryField).min(1, { error: 'criteria-empty' }).max(20)
})
export type Criteria = z.infer<typeof criteriaField>
