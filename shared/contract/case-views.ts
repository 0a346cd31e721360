import { z } from 'zod'
import { changeKinds } from '../programmes/change/types'
import { careKinds, incomeKinds } from '../programmes/types'
import { askedView } from './asked'
import { alertView, assessmentView } from './assessment'
import { contractInput, surveyInput } from './case-inputs'
import { caseStateField, channelField, documentKinds, programmeField, waitsForOut } from './case-states'
import { changeView } from './changes'
import { decisionKinds } from './decision-kinds'
import { amountOut, dateOut, instantOut } from './fields'
import { addressView, disabilityField, relationField } from './people'

export const caseRow = z.object({
  id: z.number(),
  number: z.string(),
  programme: programmeField,
  /** Set where the case changes an earlier decision. */
  change: z.enum(changeKinds).nullable(),
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
  kind: z.enum(decisionKinds),
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
  /** Code, names and categories of the maslikhat's benefit as of the day of application; of `local` only. */
  benefit: z
    .object({
      code: z.string(),
      nameKk: z.string(),
      nameRu: z.string(),
      categories: z.array(z.object({ code: z.string(), nameKk: z.string(), nameRu: z.string() }))
    })
    .nullable(),
  asked: askedView,
  change: changeView.nullable(),
  /** Cases that change the decision taken here, the newest first; `decisionNumber` once they are decided. */
  changedBy: z.array(
    z.object({
      caseId: z.number(),
      caseNumber: z.string(),
      kind: z.enum(changeKinds),
      /** First month it counts for. */
      from: z.string(),
      state: caseStateField,
      decisionNumber: z.string().nullable()
    })
  ),
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
      perCapita: amountOut.nullable(),
      povertyLine: amountOut.nullable(),
      memberCount: z.number()
    })
    .nullable(),
  /** What changed against the previous decision: was and now, one row a field. */
  differences: z.array(
    z.object({
      field: z.string(),
      was: z.string().nullable(),
      now: z.string().nullable(),
      subject: z.string().nullable(),
      /** What the programme itself calls the field; of what it asks (`asked.…`) only. */
      label: z.object({ kk: z.string(), ru: z.string() }).optional()
    })
  ),
  alerts: z.array(alertView),
  /** What still keeps the case from being assessed or proposed, as codes. */
  missing: z.array(z.object({ code: z.string(), data: z.record(z.string(), z.string()) })),
  /** What the signed-in user may do with it now. */
  actions: z.array(
    z.enum([
      'edit',
      'assess',
      'propose',
      'approve',
      'return',
      'withdraw',
      'wait',
      'resume',
      'print',
      'change'
    ])
  )
})
export type CaseView = z.infer<typeof caseView>
