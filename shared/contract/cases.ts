import { z } from 'zod'
import { incomeKinds, careKinds, programmeIds } from '../programmes/types'
import { approvers, caseReaders, caseWorkers, operation } from './operation'
import { alertView, assessmentView } from './assessment'
import { addressInput, addressView, disabilityField, relationField } from './people'
import {
  amountField,
  amountOut,
  dateField,
  dateOut,
  ibanField,
  idField,
  instantOut,
  lineField,
  monthField,
  noteField,
  pageInput,
  quarterField
} from './fields'

export const caseStates = [
  'registered',
  'in-review',
  'waiting',
  'assessed',
  'proposed',
  'approved',
  'decided',
  'notified',
  'running',
  'closed',
  'withdrawn'
] as const
export const caseStateField = z.enum(caseStates)
/** A case in one of these states is open: one a family, programme and quarter. */
export const openStates = ['registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved'] as const
export const programmeField = z.enum(programmeIds)

/** In person, through the акім of a rural district, by e-GOV, or opened by the office itself. */
export const channels = ['in-person', 'rural-akim', 'e-gov', 'proactive'] as const
export const channelField = z.enum(channels)

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

export const documentKinds = [
  'identity',
  'address-proof',
  'birth-certificates',
  'income-proof',
  'disability-certificate',
  'study-certificate',
  'guardianship',
  'household-plot-data',
  'bank-account',
  'survey-consent'
] as const
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
  obligations: noteField(2000)
})

/** Who approves next: a reviewer or a head, a head alone, or nobody. Never the proposer, nor who approved already. */
export const waitsForOut = z.enum(['reviewer', 'head']).nullable()

const caseId = { id: idField, revision: z.int().min(1).optional() }

export const caseRow = z.object({
  id: z.number(),
  number: z.string(),
  programme: programmeField,
  state: caseStateField,
  appliedOn: dateOut,
  quarter: z.string(),
  deadline: dateOut,
  applicantName: z.string(),
  applicantIin: z.string(),
  familySize: z.number(),
  monthly: amountOut.nullable(),
  entitled: z.boolean().nullable(),
  assignee: z.string().nullable(),
  returned: z.boolean(),
  waitsFor: waitsForOut,
  place: z.string().nullable()
})

export const proposalView = z.object({
  id: z.number(),
  kind: z.enum(['assign', 'refuse']),
  monthly: amountOut,
  total: amountOut,
  note: z.string(),
  proposedBy: z.object({ id: z.number(), name: z.string() }),
  proposedAt: instantOut,
  /** Two people approve, the head being one: the monthly sum reached the tier in force when it was proposed. */
  needsHead: z.boolean(),
  tier: amountOut.nullable(),
  state: z.enum(['open', 'approved-once', 'approved', 'returned', 'withdrawn']),
  waitsFor: waitsForOut,
  approvals: z.array(
    z.object({
      by: z.string(),
      role: z.string(),
      at: instantOut,
      verdict: z.enum(['approved', 'returned']),
      note: z.string()
    })
  )
})

export const memberView = z.object({
  personId: z.number(),
  iin: z.string(),
  fullName: z.string(),
  bornOn: dateOut,
  sex: z.enum(['m', 'f']),
  relation: relationField,
  student: z.boolean(),
  ableBodied: z.boolean(),
  disabilityGroup: disabilityField,
  caresFor: z.union([z.enum(careKinds), z.number()]).nullable(),
  longSickLeave: z.boolean(),
  memberFrom: dateOut.nullable(),
  memberUntil: dateOut.nullable()
})

export const incomeView = z.object({
  personId: z.number(),
  kind: z.enum(incomeKinds),
  quarter: z.string(),
  month: z.string().nullable(),
  amount: amountOut,
  source: z.string(),
  document: z.string()
})

export const caseView = z.object({
  id: z.number(),
  revision: z.number(),
  number: z.string(),
  programme: programmeField,
  state: caseStateField,
  channel: channelField,
  outsideNumber: z.string().nullable(),
  appliedOn: dateOut,
  registeredAt: instantOut,
  registeredBy: z.string(),
  quarter: z.string(),
  /** The quarter whose income counts. */
  incomeQuarter: z.string(),
  deadline: dateOut,
  /** Working days till the deadline; negative when it has passed. */
  daysLeft: z.number(),
  termDays: z.number(),
  applicantId: z.number(),
  familyId: z.number(),
  address: addressView.nullable(),
  region: z.string(),
  iban: z.string().nullable(),
  lumpSum: z.boolean(),
  members: z.array(memberView),
  incomes: z.array(incomeView),
  documents: z.array(
    z.object({
      kind: z.enum(documentKinds),
      state: z.enum(['missing', 'received', 'not-needed']),
      receivedOn: dateOut.nullable(),
      note: z.string(),
      required: z.boolean()
    })
  ),
  survey: surveyInput.nullable(),
  employmentRefusedBy: z.array(z.number()),
  contractBrokenBy: z.array(z.number()),
  falseData: z.boolean(),
  contract: contractInput.nullable(),
  waiting: z
    .object({ for: z.enum(['documents', 'other-body']), until: dateOut.nullable(), note: z.string() })
    .nullable(),
  assessment: assessmentView.nullable(),
  proposal: proposalView.nullable(),
  /** Why the reviewer returned the last proposal. */
  returnReason: z.string().nullable(),
  decision: z
    .object({
      id: z.number(),
      number: z.string(),
      kind: z.string(),
      decidedOn: dateOut,
      hash: z.string(),
      printedCopies: z.number()
    })
    .nullable(),
  previous: z
    .object({
      decisionId: z.number(),
      caseId: z.number(),
      number: z.string(),
      kind: z.string(),
      decidedOn: dateOut,
      quarter: z.string(),
      monthly: amountOut,
      perCapita: amountOut,
      povertyLine: amountOut,
      memberCount: z.number()
    })
    .nullable(),
  /** What changed against the previous decision: was and now, one row a field. */
  differences: z.array(
    z.object({
      field: z.string(),
      was: z.string().nullable(),
      now: z.string().nullable(),
      subject: z.string().nullable()
    })
  ),
  alerts: z.array(alertView),
  /** What still keeps the case from being assessed or proposed, as codes. */
  missing: z.array(z.object({ code: z.string(), data: z.record(z.string(), z.string()) })),
  /** What the signed-in user may do with it now. */
  actions: z.array(
    z.enum(['edit', 'assess', 'propose', 'approve', 'return', 'withdraw', 'wait', 'resume', 'print'])
  )
})
export type CaseView = z.infer<typeof caseView>

const saved = z.object({ case: caseView })

export const casesOperations = {
  register: operation({
    name: 'cases.register',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      programme: programmeField.default('asp'),
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
      contract: contractInput.nullable().optional()
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

export const draftView = z.object({
  id: z.number(),
  title: z.string(),
  data: z.unknown(),
  savedAt: instantOut
})

/** What a clerk has typed and not yet registered; saved as one types, so that a closed window loses nothing. */
export const draftsOperations = {
  save: operation({
    name: 'drafts.save',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      title: noteField(200),
      data: z.record(z.string(), z.json())
    }),
    output: draftView
  }),
  list: operation({
    name: 'drafts.list',
    role: caseWorkers,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ drafts: z.array(draftView) })
  }),
  get: operation({
    name: 'drafts.get',
    role: caseWorkers,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: draftView
  }),
  discard: operation({
    name: 'drafts.discard',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ id: idField }),
    output: z.object({ discarded: z.boolean() })
  })
}
