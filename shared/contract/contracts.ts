import { z } from 'zod'
import { caseReaders, caseWorkers, operation } from './operation'
import { dateField, dateOut, idField, instantOut, lineField, noteField, pageInput } from './fields'

/** Measures of an individual plan. */
export const measures = [
  'job-search',
  'job-placement',
  'training',
  'subsidised-job',
  'public-works',
  'own-business',
  'household-plot',
  'treatment',
  'school-attendance',
  'other'
] as const
export const visitOutcomes = ['fulfilled', 'partly', 'broken'] as const
export const contractStates = ['running', 'fulfilled', 'broken', 'ended'] as const

const obligation = {
  personId: idField,
  measure: z.enum(measures),
  description: lineField(300),
  dueOn: dateField.nullable().default(null)
}

export const contractView = z.object({
  caseId: z.number(),
  caseNumber: z.string(),
  caseState: z.string(),
  familyId: z.number(),
  applicantName: z.string(),
  number: z.string(),
  signedOn: dateOut,
  endsOn: dateOut.nullable(),
  state: z.enum(contractStates),
  obligations: z.array(
    z.object({
      id: z.number(),
      personId: z.number(),
      name: z.string(),
      measure: z.enum(measures),
      description: z.string(),
      dueOn: dateOut.nullable(),
      state: z.enum(['open', 'met', 'broken'])
    })
  ),
  visits: z.array(
    z.object({
      id: z.number(),
      on: dateOut,
      outcome: z.enum(visitOutcomes),
      personId: z.number().nullable(),
      note: z.string(),
      by: z.string(),
      at: instantOut,
      /** The case that proposes the suspension. */
      changeCaseId: z.number().nullable()
    })
  ),
  members: z.array(z.object({ personId: z.number(), name: z.string(), ableBodied: z.boolean() })),
  lastVisitOn: dateOut.nullable(),
  nextDue: dateOut.nullable()
})

export const contractRow = contractView.omit({ obligations: true, visits: true, members: true }).extend({
  obligationsOpen: z.number(),
  obligationsOverdue: z.number()
})

export const contractsOperations = {
  /** The contract of a case with its individual plan. Changing it after the decision keeps number and date. */
  save: operation({
    name: 'contracts.save',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      caseId: idField,
      number: lineField(60),
      signedOn: dateField,
      endsOn: dateField.nullable().default(null),
      obligations: z
        .array(z.strictObject({ ...obligation, id: idField.optional() }))
        .min(1)
        .max(60)
    }),
    output: contractView
  }),
  get: operation({
    name: 'contracts.get',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ caseId: idField }),
    output: z.object({ contract: contractView.nullable() })
  }),
  list: operation({
    name: 'contracts.list',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      state: z.enum(contractStates).optional(),
      /** Only those with an obligation past its day or no visit for a quarter. */
      due: z.boolean().optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(contractRow), next: z.string().nullable(), due: z.number() })
  }),
  /**
   * A monitoring visit. `broken` names whose fault it was and opens a case that proposes to suspend the whole family's
   * conditional assistance with the bar of six months; nothing happens until another person approves it.
   */
  visit: operation({
    name: 'contracts.visit',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      caseId: idField,
      on: dateField,
      outcome: z.enum(visitOutcomes),
      personId: idField.nullable().default(null),
      note: noteField(2000).default(''),
      /** What became of single obligations. */
      obligations: z
        .array(z.strictObject({ id: idField, state: z.enum(['open', 'met', 'broken']) }))
        .max(60)
        .default([])
    }),
    output: z.object({ contract: contractView, changeCaseId: z.number().nullable() })
  })
}
