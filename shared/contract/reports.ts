import { z } from 'zod'
import { partyView } from './exchange'
import { operation } from './operation'
import { amountOut, dateOut } from './fields'

const jobId = z.string().max(60).optional()

export const reportFigure = z.object({ now: z.number(), before: z.number() })
export const reportAmount = z.object({ now: amountOut, before: amountOut })

const reportGaps = z.array(z.object({ office: partyView, periods: z.array(z.string()) }))

/** What an akim tells the maslikhat, each figure beside the former period's. */
export const reportView = z.object({
  period: z.string(),
  before: z.string(),
  from: dateOut,
  until: dateOut,
  source: z.enum(['office', 'region']),
  /** The day the figures are of, and whether the period was over by then. */
  asOf: dateOut,
  finished: z.boolean(),
  /** Whose report it is. */
  title: z.object({ kk: z.string(), ru: z.string() }),
  /** Districts whose files of the period are not all there, and the periods that lack. */
  missing: reportGaps,
  /** The same of the former period, with which the figures are compared. */
  missingBefore: reportGaps,
  programmes: z.array(
    z.object({
      programme: z.string(),
      families: reportFigure,
      people: reportFigure,
      /** Money paid for months of the period; returned money is not in it. */
      amount: reportAmount,
      assigned: reportFigure,
      refused: reportFigure
    })
  ),
  months: z.array(z.object({ month: z.string(), amount: amountOut, families: z.number() })),
  districts: z.array(
    z.object({
      office: partyView,
      families: reportFigure,
      people: reportFigure,
      amount: reportAmount,
      kits: reportFigure,
      masks: reportFigure
    })
  ),
  /** All that was handed out, by ware; masks and kits are also in the districts' figures. */
  wares: z.array(
    z.object({ code: z.string(), group: z.enum(['kit', 'mask', 'other']), quantity: reportFigure })
  ),
  services: z.array(z.object({ kind: z.string(), programme: z.string(), count: reportFigure })),
  refusals: z.array(z.object({ reason: z.string(), count: reportFigure })),
  /** Mean of calendar days from application to decision, with one decimal place; `null` without a decision. */
  daysToDecision: z.object({ now: z.string().nullable(), before: z.string().nullable() }),
  /** Money for months of the period that is not in the figures: not yet answered by the bank, or come back. */
  notPaid: z.object({ waiting: reportAmount, returned: reportAmount }),
  totals: z.object({
    families: reportFigure,
    people: reportFigure,
    amount: reportAmount,
    kits: reportFigure,
    masks: reportFigure,
    services: reportFigure
  })
})
export type ReportView = z.infer<typeof reportView>

/** A half-year, quarter or month: `YYYY-H1`, `YYYY-Q3`, `YYYY-05`. */
export const reportPeriod = z
  .string()
  .regex(/^\d{4}-(?:H[12]|Q[1-4]|0[1-9]|1[0-2])$/, { error: 'period-malformed' })

/** Reports are read by whoever answers for the office. */
export const reportReaders = ['head', 'manager', 'administrator', 'reviewer'] as const

export const reportsOperations = {
  view: operation({
    name: 'reports.view',
    role: reportReaders,
    writes: false,
    input: z.strictObject({ period: reportPeriod, jobId }),
    output: reportView
  }),
  /** The report as PDF (in one language) or XLSX, kept in the data folder. */
  render: operation({
    name: 'reports.render',
    role: reportReaders,
    writes: true,
    input: z.strictObject({
      period: reportPeriod,
      format: z.enum(['pdf', 'xlsx']),
      locale: z.enum(['kk', 'ru']).optional(),
      jobId
    }),
    output: z.object({
      path: z.string(),
      fileName: z.string(),
      pages: z.number().nullable(),
      bytes: z.number()
    })
  }),
  open: operation({
    name: 'reports.open',
    role: reportReaders,
    writes: false,
    input: z.strictObject({ path: z.string().max(1000) }),
    output: z.object({ opened: z.boolean() })
  })
}
