import { z } from 'zod'
import { kitCategories } from '../programmes/kit/categories'
import { incomeKinds } from '../programmes/types'
import { assessmentView } from './assessment'
import { approvers, caseReaders, caseWorkers, operation } from './operation'
import {
  amountField,
  amountOut,
  dateField,
  dateOut,
  idField,
  instantOut,
  lineField,
  monthField,
  noteField,
  pageInput,
  quarterField
} from './fields'

export const renewalProgrammes = ['asp', 'housing', 'tariff', 'local'] as const
/** With applications; without any where an act allows it; or a list of people the office makes itself (money for kits). */
export const renewalModes = ['applications', 'proactive', 'list'] as const
export const renewalOutcomes = ['unchanged', 'raised', 'lowered', 'ends', 'needs-clerk', 'new'] as const
/**
 * Why a row is what it is. Up to `left` the family is left to a clerk; the next two end; the rest is recomputed as the newest
 * incomes say.
 */
export const renewalReasons = [
  'composition-changed',
  'address-changed',
  'incomes-missing',
  'bar',
  'alert',
  'suspended',
  'case-open',
  'account-missing',
  'head-tier',
  'facts-refused',
  'not-applied',
  'left',
  'above-line',
  'refused',
  'income-same',
  'income-rose',
  'income-fell',
  'parameter-changed',
  'age',
  'on-list'
] as const
/** The five categories of the kit of order № 109. */
export { kitCategories }

const jobId = z.string().max(60).optional()

export const renewalView = z.object({
  id: z.number(),
  revision: z.number(),
  programme: z.string(),
  quarter: z.string(),
  month: z.string().nullable(),
  mode: z.enum(renewalModes),
  asOf: dateOut.nullable(),
  categories: z.array(z.string()),
  state: z.enum(['drawn', 'proposed', 'decided', 'dropped']),
  madeBy: z.string(),
  madeAt: instantOut,
  proposedBy: z.string().nullable(),
  proposedAt: instantOut.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instantOut.nullable(),
  returnReason: z.string().nullable(),
  families: z.number(),
  /** How many rows have each outcome, and how many are excluded. */
  counts: z.record(z.string(), z.number()),
  excluded: z.number(),
  /** A month, over the rows that will be or were decided: before and now. */
  sumWas: amountOut,
  sumNow: amountOut,
  /** Decisions it made, letters of theirs printed, payments of theirs already on a payment list. */
  decisions: z.number(),
  lettersPrinted: z.number(),
  paymentsListed: z.number(),
  actions: z.array(z.enum(['exclude', 'propose', 'approve', 'return', 'undo', 'drop']))
})

export const renewalRow = z.object({
  place: z.number(),
  /** Null of a person in no family, on a list of money for kits. */
  familyId: z.number().nullable(),
  personId: z.number(),
  /** Which of the maslikhat's benefits; empty of any other programme. */
  benefit: z.string(),
  name: z.string(),
  kato: z.string().nullable(),
  placeName: z.string().nullable(),
  outcome: z.enum(renewalOutcomes),
  was: amountOut,
  /** Null where nothing could be worked out. */
  now: amountOut.nullable(),
  why: z.enum(renewalReasons),
  /** What the sentence of `why` needs. */
  data: z.record(z.string(), z.string()),
  excluded: z.string().nullable(),
  baseDecisionId: z.number().nullable(),
  baseCaseId: z.number().nullable(),
  /** The new case once it is decided, or the family's own open one. */
  caseId: z.number().nullable()
})

export const renewalOperations = {
  /**
   * The dry run, kept so that it can be filtered, paged and corrected; writes no decision. A new one for the same programme
   * and period takes the place of one not yet proposed. For `kit` the list of people entitled to money instead of the kit.
   */
  preview: operation({
    name: 'renewal.preview',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      programme: z.enum([...renewalProgrammes, 'kit']),
      /** The quarter to assign for; of `kit` it follows from the month. */
      quarter: quarterField.optional(),
      month: monthField.optional(),
      mode: z.enum(renewalModes).default('applications'),
      asOf: dateField.optional(),
      categories: z.array(z.enum(kitCategories)).max(5).default([]),
      jobId
    }),
    output: renewalView
  }),
  list: operation({
    name: 'renewal.list',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ ...pageInput }),
    output: z.object({ rows: z.array(renewalView), next: z.string().nullable() })
  }),
  get: operation({
    name: 'renewal.get',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: renewalView
  }),
  rows: operation({
    name: 'renewal.rows',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      id: idField,
      outcomes: z.array(z.enum(renewalOutcomes)).optional(),
      why: z.enum(renewalReasons).optional(),
      excluded: z.boolean().optional(),
      kato: z.string().max(9).optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(renewalRow), next: z.string().nullable() })
  }),
  /** One family of the dry run opened: both workings, before and now. */
  row: operation({
    name: 'renewal.row',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ id: idField, place: z.int().min(1) }),
    output: z.object({
      row: renewalRow,
      members: z.array(z.object({ id: z.string(), name: z.string() })),
      was: assessmentView.nullable(),
      now: assessmentView.nullable()
    })
  }),
  /** Takes families out with a reason, or (reason `null`) back in. */
  exclude: operation({
    name: 'renewal.exclude',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      id: idField,
      revision: z.int().min(1).optional(),
      places: z.array(z.int().min(1)).min(1).max(500),
      reason: lineField(300).nullable()
    }),
    output: renewalView
  }),
  /**
   * First hand: proposes the dry run. Second hand, another person: decides it all in one transaction; decisions, payments and
   * journal, or nothing. A dry run that no longer says what was shown is refused.
   */
  apply: operation({
    name: 'renewal.apply',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      id: idField,
      revision: z.int().min(1).optional(),
      note: noteField(1000).default(''),
      jobId
    }),
    output: z.object({ renewal: renewalView, decided: z.number() })
  }),
  return: operation({
    name: 'renewal.return',
    role: approvers,
    writes: true,
    input: z.strictObject({ id: idField, revision: z.int().min(1).optional(), reason: lineField(1000) }),
    output: renewalView
  }),
  /** Takes back everything it decided, once, while none of its payments is on a payment list. */
  undo: operation({
    name: 'renewal.undo',
    role: approvers,
    writes: true,
    input: z.strictObject({
      id: idField,
      reason: lineField(1000),
      /** Must be said where letters were printed: they are void from now on. */
      discardLetters: z.boolean().default(false),
      jobId
    }),
    output: z.object({ renewal: renewalView, undone: z.number() })
  }),
  drop: operation({
    name: 'renewal.drop',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ id: idField }),
    output: renewalView
  }),
  /** Families whose assignment has ended or ends with this quarter and who have not applied again. */
  reminders: operation({
    name: 'renewal.reminders',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      programme: z.enum(renewalProgrammes).default('asp'),
      /** The quarter they must re-apply for; left out: the running one. */
      quarter: quarterField.optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({
      rows: z.array(
        z.object({
          familyId: z.number(),
          personId: z.number(),
          caseId: z.number(),
          name: z.string(),
          phone: z.string().nullable(),
          address: z.string().nullable(),
          lastMonth: z.string(),
          monthly: amountOut
        })
      ),
      next: z.string().nullable(),
      total: z.number()
    })
  })
}

const declaredIncome = z.strictObject({
  personId: z.int({ error: 'income-member-unknown' }).positive(),
  kind: z.enum(incomeKinds),
  month: monthField.nullable().default(null),
  amount: amountField,
  document: noteField(200).default('')
})

export const declarationView = z.object({
  familyId: z.number(),
  quarter: z.string(),
  source: z.string(),
  declaredOn: dateOut,
  enteredBy: z.string(),
  enteredAt: instantOut,
  incomes: z.array(
    z.object({
      personId: z.number(),
      kind: z.enum(incomeKinds),
      month: z.string().nullable(),
      amount: amountOut,
      document: z.string()
    })
  )
})

export const incomesOperations = {
  /** The newest declared incomes of a family for a quarter; an empty list means: declared, and there are none. */
  declare: operation({
    name: 'incomes.declare',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      familyId: idField,
      quarter: quarterField,
      source: lineField(200),
      incomes: z.array(declaredIncome).max(400)
    }),
    output: declarationView
  }),
  get: operation({
    name: 'incomes.get',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ familyId: idField, quarter: quarterField }),
    output: z.object({ declaration: declarationView.nullable() })
  }),
  /**
   * Incomes of many families from a CSV or XLSX file with the columns ИИН, вид (kind), месяц, сумма; every member named brings
   * the family's declaration. `dryRun` shows what each row would do and writes nothing.
   */
  import: operation({
    name: 'incomes.import',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      quarter: quarterField,
      fileName: lineField(200),
      content: z
        .string()
        .max(40_000_000, { error: 'text-too-long' })
        .meta({ description: 'The file, base64' }),
      source: lineField(200),
      dryRun: z.boolean().default(true),
      jobId
    }),
    output: z.object({
      rows: z.number(),
      accepted: z.number(),
      families: z.number(),
      /** Rows that cannot be taken: by number from 1 (the heading is row 1), with the code of what is wrong. */
      faults: z.array(
        z.object({
          row: z.number(),
          column: z.string().nullable(),
          code: z.string(),
          data: z.record(z.string(), z.unknown())
        })
      ),
      written: z.boolean()
    })
  })
}
