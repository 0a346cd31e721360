import { z } from 'zod'
import { caseReaders, caseWorkers, operation } from './operation'
import {
  amountOut,
  bilingual,
  checkedString,
  dateField,
  dateOut,
  ibanField,
  idField,
  iinField,
  katoField,
  lineField,
  nameField,
  pageInput
} from './fields'
import { parsePhone } from '../domain/phone'

export const sexField = z.enum(['m', 'f'])
export const disabilityField = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal('child')])
  .nullable()

/** Relation to the applicant. */
export const relations = [
  'applicant',
  'spouse',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'ward',
  'other'
] as const
export const relationField = z.enum(relations)

export const addressInput = z.strictObject({
  kato: katoField,
  /** Street, house, flat in the clerk's words; the settlement comes from the KATO. */
  text: lineField(300)
})
export const addressView = z.object({ kato: z.string(), text: z.string(), place: bilingual })
export const accountIbanView = z.object({
  id: z.number(),
  iban: z.string(),
  bank: z.string(),
  current: z.boolean()
})

export const personView = z.object({
  id: z.number(),
  iin: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  /** Last, first and middle name in one. */
  fullName: z.string(),
  bornOn: dateOut,
  sex: sexField,
  phone: z.string().nullable(),
  disabilityGroup: disabilityField,
  address: addressView.nullable(),
  accounts: z.array(accountIbanView),
  familyId: z.number().nullable(),
  revision: z.number()
})

export const personRow = z.object({
  id: z.number(),
  iin: z.string(),
  fullName: z.string(),
  bornOn: dateOut,
  phone: z.string().nullable(),
  address: z.string().nullable(),
  familyId: z.number().nullable(),
  familySize: z.number(),
  /** The latest open case, if any. */
  openCase: z.object({ id: z.number(), number: z.string(), state: z.string() }).nullable()
})

export const familyMemberView = z.object({
  personId: z.number(),
  fullName: z.string(),
  iin: z.string(),
  bornOn: dateOut,
  sex: sexField,
  disabilityGroup: disabilityField,
  relation: relationField,
  since: dateOut,
  until: dateOut.nullable()
})
export const familyView = z.object({
  id: z.number(),
  on: dateOut,
  members: z.array(familyMemberView),
  former: z.array(familyMemberView)
})

const phoneField = checkedString((text) => parsePhone(text), 60)

export const peopleOperations = {
  save: operation({
    name: 'people.save',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      revision: z.int().optional(),
      iin: iinField,
      lastName: nameField,
      firstName: nameField,
      middleName: nameField.nullable().optional(),
      /** Follows from the IIN; when given, must agree with it. */
      bornOn: dateField.optional(),
      sex: sexField.optional(),
      phone: phoneField.nullable().optional(),
      disabilityGroup: disabilityField.optional(),
      address: addressInput.nullable().optional(),
      /** An account opened in the person's own name; earlier ones stay in the history. */
      iban: ibanField.nullable().optional(),
      /** Name of the account's owner as the bank gives it; must be the person. */
      ibanOwnerIin: iinField.optional()
    }),
    output: personView
  }),
  get: operation({
    name: 'people.get',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: z.object({
      person: personView,
      family: familyView.nullable(),
      cases: z.array(
        z.object({
          id: z.number(),
          number: z.string(),
          programme: z.string(),
          state: z.string(),
          appliedOn: dateOut,
          quarter: z.string(),
          role: z.enum(['applicant', 'member'])
        })
      ),
      decisions: z.array(
        z.object({
          id: z.number(),
          caseId: z.number(),
          number: z.string(),
          kind: z.string(),
          decidedOn: dateOut,
          programme: z.string(),
          monthly: amountOut
        })
      ),
      payments: z.array(
        z.object({ month: z.string(), amount: amountOut, programme: z.string(), state: z.string() })
      ),
      addresses: z.array(
        z.object({ kato: z.string(), text: z.string(), since: dateOut, until: dateOut.nullable() })
      )
    })
  }),
  findByIin: operation({
    name: 'people.findByIin',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ iin: iinField }),
    output: z.object({ person: personView.nullable(), bornOn: dateOut, sex: sexField })
  }),
  search: operation({
    name: 'people.search',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      /** A name in any spelling, an IIN or its beginning, a phone, an address, or several words of them. Empty lists all. */
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(personRow), next: z.string().nullable(), total: z.number().nullable() })
  })
}

export const familiesOperations = {
  /** All that a family has been assigned, month by month and programme by programme, with what overlaps. */
  benefits: operation({
    name: 'families.benefits',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ personId: idField, year: z.int().min(2000).max(2100).optional() }),
    output: z.object({
      years: z.array(z.number()),
      year: z.number(),
      programmes: z.array(
        z.object({
          programme: z.string(),
          benefit: z.string(),
          nameKk: z.string(),
          nameRu: z.string(),
          total: amountOut
        })
      ),
      months: z.array(
        z.object({
          month: z.string(),
          total: amountOut,
          cells: z.array(
            z.object({
              programme: z.string(),
              benefit: z.string(),
              personId: z.number(),
              amount: amountOut,
              state: z.string(),
              decisionId: z.number(),
              caseId: z.number()
            })
          )
        })
      ),
      /** Received of two households, or of two programmes that exclude each other, in one month. */
      overlaps: z.array(
        z.object({ month: z.string(), code: z.string(), data: z.record(z.string(), z.string()) })
      ),
      /** What runs now: programme, last month, whether the family must apply again. */
      running: z.array(
        z.object({
          programme: z.string(),
          benefit: z.string(),
          lastMonth: z.string(),
          monthly: amountOut,
          caseId: z.number()
        })
      )
    })
  }),
  get: operation({
    name: 'families.get',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ personId: idField, on: dateField.optional() }),
    output: z.object({ family: familyView.nullable() })
  }),
  save: operation({
    name: 'families.save',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      familyId: idField.optional(),
      /** The composition as of this day; those no longer named leave the day before. */
      from: dateField,
      members: z
        .array(z.strictObject({ personId: idField, relation: relationField }))
        .min(1, { error: 'family-empty' })
        .max(40)
    }),
    output: familyView
  })
}
