import { z } from 'zod'
import { contractInput, documentInput, incomeInput, memberInput, surveyInput } from './case-inputs'
import { askedInput } from './asked'
import { planInput } from './changes'
import { applicationProgrammeField, caseStateField, channelField, programmeField } from './case-states'
import { caseRow, caseView } from './case-views'
import {
  dateField,
  ibanField,
  idField,
  instantOut,
  lineField,
  noteField,
  pageInput,
  quarterField
} from './fields'
import { approvers, caseReaders, caseWorkers, operation } from './operation'
import { addressInput } from './people'

export * from './case-inputs'
export * from './case-states'
export * from './case-views'

const caseId = { id: idField, revision: z.int().min(1).optional() }

const saved = z.object({ case: caseView })

export const casesOperations = {
  register: operation({
    name: 'cases.register',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      programme: applicationProgrammeField.default('asp'),
      /** Which of the maslikhat's benefits, by code; of `local` only. */
      benefit: z.string().max(40).optional(),
      applicantId: idField,
      appliedOn: dateField,
      channel: channelField.default('in-person'),
      outsideNumber: lineField(60).nullable().optional(),
      members: z.array(memberInput).min(1, { error: 'family-empty' }).max(40),
      /** Left out: the applicant's address. */
      address: addressInput.optional(),
      /** Left out: the applicant's current account, if there is one. */
      iban: ibanField.nullable().optional(),
      lumpSum: z.boolean().default(false),
      draftId: idField.optional()
    }),
    output: saved
  }),
  get: operation({
    name: 'cases.get',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: saved
  }),
  list: operation({
    name: 'cases.list',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      states: z.array(caseStateField).optional(),
      quarter: quarterField.optional(),
      programme: programmeField.optional(),
      mine: z.boolean().optional(),
      overdue: z.boolean().optional(),
      /** Only proposals that wait for a verdict the signed-in user may give; and their own, which somebody else decides. */
      toReview: z.boolean().optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      sort: z.enum(['number', 'deadline', 'appliedOn', 'applicant']).default('number'),
      descending: z.boolean().default(true),
      ...pageInput
    }),
    output: z.object({
      rows: z.array(caseRow),
      next: z.string().nullable(),
      counts: z.record(z.string(), z.number())
    })
  }),
  saveMembers: operation({
    name: 'cases.saveMembers',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      ...caseId,
      members: z.array(memberInput).min(1, { error: 'family-empty' }).max(40)
    }),
    output: saved
  }),
  saveDetails: operation({
    name: 'cases.saveDetails',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      ...caseId,
      address: addressInput.optional(),
      iban: ibanField.nullable().optional(),
      outsideNumber: lineField(60).nullable().optional(),
      lumpSum: z.boolean().optional(),
      contract: contractInput.nullable().optional(),
      /** How an overpayment is given back; of a change of a decision only. */
      plan: planInput.nullable().optional()
    }),
    output: saved
  }),
  saveIncomes: operation({
    name: 'cases.saveIncomes',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ ...caseId, incomes: z.array(incomeInput).max(400) }),
    output: saved
  }),
  /** What the programme asks beside family and income. */
  saveAsked: operation({
    name: 'cases.saveAsked',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ ...caseId, asked: askedInput }),
    output: saved
  }),
  saveDocuments: operation({
    name: 'cases.saveDocuments',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ ...caseId, documents: z.array(documentInput).max(40) }),
    output: saved
  }),
  saveSurvey: operation({
    name: 'cases.saveSurvey',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      ...caseId,
      survey: surveyInput,
      employmentRefusedBy: z.array(idField).max(40).default([]),
      contractBrokenBy: z.array(idField).max(40).default([]),
      falseData: z.boolean().default(false)
    }),
    output: saved
  }),
  wait: operation({
    name: 'cases.wait',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      ...caseId,
      for: z.enum(['documents', 'other-body']),
      note: noteField(500).default('')
    }),
    output: saved
  }),
  resume: operation({
    name: 'cases.resume',
    role: caseWorkers,
    writes: true,
    input: z.strictObject(caseId),
    output: saved
  }),
  assess: operation({
    name: 'cases.assess',
    role: caseWorkers,
    writes: true,
    input: z.strictObject(caseId),
    output: saved
  }),
  propose: operation({
    name: 'cases.propose',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ ...caseId, note: noteField(1000).default('') }),
    output: saved
  }),
  approve: operation({
    name: 'cases.approve',
    role: approvers,
    writes: true,
    input: z.strictObject({ ...caseId, note: noteField(1000).default('') }),
    output: saved
  }),
  return: operation({
    name: 'cases.return',
    role: approvers,
    writes: true,
    input: z.strictObject({ ...caseId, reason: lineField(1000) }),
    output: saved
  }),
  withdraw: operation({
    name: 'cases.withdraw',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ ...caseId, reason: lineField(1000) }),
    output: saved
  }),
  history: operation({
    name: 'cases.history',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.number(),
          at: instantOut,
          by: z.string(),
          operation: z.string(),
          /** Why it was returned or withdrawn, or the note of a proposal or an approval; empty where nothing was said. */
          remark: z.string(),
          /** Number of the decision that this approval took. */
          decision: z.string().nullable(),
          details: z.record(z.string(), z.unknown())
        })
      )
    })
  })
}
