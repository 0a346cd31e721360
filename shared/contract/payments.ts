import { z } from 'zod'
import { programmeIds } from '../programmes/types'
import { approvers, caseReaders, caseWorkers, operation } from './operation'
import {
  amountOut,
  bilingual,
  dateOut,
  idField,
  instantOut,
  lineField,
  monthField,
  nothing,
  pageInput
} from './fields'

/** Whoever makes payment lists and reads results back; frozen by a head or reviewer only. */
const payers = [...caseWorkers, 'manager'] as const

/** What a column of the bank's file can hold. */
export const bankFields = [
  'lineNo',
  'iin',
  'lastName',
  'firstName',
  'middleName',
  'fullName',
  'iban',
  'amount',
  'month',
  'programme',
  'decisionNumber',
  'listNumber',
  'phone',
  'kato',
  'address',
  'empty'
] as const

export const bankLayout = z.strictObject({
  separator: z.enum([';', ',', '\t']),
  /** windows-1251 lacks Ә Ғ Қ Ң Ө Ұ Ү Һ: А Г К Н О У У Х stand for them; any other sign it lacks is refused by name. */
  encoding: z.enum(['utf-8', 'utf-8-bom', 'windows-1251']),
  /** Whether the first row names the columns. */
  heading: z.boolean(),
  /** `12345.00`, `12345,00` or whole tiyn. */
  amounts: z.enum(['dot', 'comma', 'tiyn']),
  columns: z
    .array(z.strictObject({ field: z.enum(bankFields), title: lineField(80) }))
    .min(1)
    .max(30)
})
export type BankLayout = z.infer<typeof bankLayout>

export const paymentAlerts = [
  'account-not-owners',
  'account-changed',
  'account-missing',
  'returned-before',
  'late'
] as const

export const payableRow = z.object({
  paymentId: z.number(),
  personId: z.number(),
  caseId: z.number(),
  decisionId: z.number(),
  decisionNumber: z.string(),
  name: z.string(),
  iin: z.string(),
  iban: z.string().nullable(),
  month: z.string(),
  amount: amountOut,
  /** Why it came back last time. */
  returned: z.string().nullable(),
  alerts: z.array(z.enum(paymentAlerts)),
  /** Kept off the list until put right: the payee has no account, or the decision's never was the payee's. */
  blocked: z.boolean()
})

export const paymentListView = z.object({
  id: z.number(),
  number: z.string(),
  programme: z.string(),
  month: z.string(),
  lines: z.number(),
  total: amountOut,
  paid: z.number(),
  returned: z.number(),
  /** Lines the bank has not answered for. */
  open: z.number(),
  paidTotal: amountOut,
  returnedTotal: amountOut,
  hash: z.string(),
  frozenBy: z.string(),
  frozenAt: instantOut
})

export const paymentLine = z.object({
  lineNo: z.number(),
  paymentId: z.number(),
  personId: z.number(),
  caseId: z.number(),
  name: z.string(),
  iin: z.string(),
  iban: z.string(),
  month: z.string(),
  amount: amountOut,
  state: z.enum(['listed', 'paid', 'returned']),
  reason: z.string(),
  settledOn: dateOut.nullable()
})

const jobId = z.string().max(60).optional()

export const paymentsOperations = {
  /** What can be paid now for a programme and month: planned and come back, earlier months that nobody listed among them. */
  list: operation({
    name: 'payments.list',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      programme: z.enum(programmeIds),
      month: monthField,
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      blocked: z.boolean().optional(),
      ...pageInput
    }),
    output: z.object({
      rows: z.array(payableRow),
      next: z.string().nullable(),
      /** What freezing now would list, whatever is looked for: how many, of what sum, how many of earlier months. */
      count: z.number(),
      total: amountOut,
      late: z.number(),
      /** Kept off the list until put right. */
      blocked: z.number()
    })
  }),
  /** Freezes the list of this month or one before: numbered lines, total and hash; what is listed cannot be listed again unless it comes back. */
  freeze: operation({
    name: 'payments.freeze',
    role: approvers,
    writes: true,
    input: z.strictObject({
      programme: z.enum(programmeIds),
      month: monthField,
      /** What the screen showed; another sum is refused. */
      expected: z.strictObject({ count: z.int().min(0), total: z.string().max(40) }).optional(),
      jobId
    }),
    output: paymentListView
  }),
  lists: operation({
    name: 'payments.lists',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      programme: z.enum(programmeIds).optional(),
      month: monthField.optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(paymentListView), next: z.string().nullable() })
  }),
  lines: operation({
    name: 'payments.lines',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      listId: idField,
      state: z.enum(['listed', 'paid', 'returned']).optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ list: paymentListView, rows: z.array(paymentLine), next: z.string().nullable() })
  }),
  /** The frozen list as paper for signature, or as the bank's file by the newest layout. Same list, same bytes. */
  render: operation({
    name: 'payments.render',
    role: payers,
    writes: true,
    input: z.strictObject({ listId: idField, format: z.enum(['pdf', 'csv', 'xlsx']), jobId }),
    output: z.object({
      path: z.string(),
      sha256: z.string(),
      bytes: z.number(),
      pages: z.number().nullable()
    })
  }),
  open: operation({
    name: 'payments.open',
    role: payers,
    writes: false,
    input: z.strictObject({ path: z.string().max(2000) }),
    output: z.object({ opened: z.boolean() })
  }),
  /**
   * The result read back: a CSV or XLSX with line number (or IIN), sum, result and reason. Anything that does not fit is
   * named by row, and then nothing is written. `dryRun` shows what would be.
   */
  reconcile: operation({
    name: 'payments.reconcile',
    role: payers,
    writes: true,
    input: z.strictObject({
      listId: idField,
      fileName: lineField(200),
      content: z
        .string()
        .max(40_000_000, { error: 'text-too-long' })
        .meta({ description: 'The file, base64' }),
      dryRun: z.boolean().default(false),
      jobId
    }),
    output: z.object({
      list: paymentListView,
      rows: z.number(),
      /** What the file settles, or would if it had no fault. */
      paid: z.number(),
      returned: z.number(),
      faults: z.number(),
      /** Row by row in the order of the file; of more than 2 000 rows those with a fault before the others. */
      report: z.array(
        z.object({
          row: z.number(),
          lineNo: z.number().nullable(),
          name: z.string(),
          amount: amountOut,
          result: z.enum(['paid', 'returned', 'fault']),
          code: z.string().nullable(),
          data: z.record(z.string(), z.unknown())
        })
      ),
      written: z.boolean()
    })
  }),
  layout: operation({
    name: 'payments.layout',
    role: caseReaders,
    writes: false,
    input: nothing,
    output: z.object({
      layout: bankLayout,
      own: z.boolean(),
      fields: z.array(z.object({ field: z.enum(bankFields), name: bilingual }))
    })
  }),
  saveLayout: operation({
    name: 'payments.saveLayout',
    role: ['head', 'administrator'],
    writes: true,
    input: z.strictObject({ layout: bankLayout }),
    output: z.object({ layout: bankLayout })
  })
}
