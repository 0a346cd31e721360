import { z } from 'zod'
import { caseReaders, caseWorkers, operation } from './operation'
import { assessmentView } from './assessment'
import { caseView } from './case-views'
import { changeInput } from './changes'
import { decisionKinds } from './decision-kinds'
import { waitsForOut } from './case-states'
import { amountOut, dateOut, idField, instantOut, nothing, pageInput } from './fields'

export { decisionKinds }

export const decisionView = z.object({
  id: z.number(),
  caseId: z.number(),
  caseNumber: z.string(),
  number: z.string(),
  kind: z.enum(decisionKinds),
  programme: z.string(),
  decidedOn: dateOut,
  applicantName: z.string(),
  applicantIin: z.string(),
  /** What was frozen: inputs, rule version, parameters, working. */
  frozen: z.looseObject({ facts: z.unknown(), ruleVersion: z.string(), parameters: z.array(z.unknown()) }),
  assessment: assessmentView,
  payments: z.array(z.object({ month: z.string(), amount: amountOut, state: z.string() })),
  hash: z.string(),
  previousId: z.number().nullable(),
  proposedBy: z.string(),
  approvedBy: z.array(z.string()),
  letters: z.array(
    z.object({ copyNo: z.number(), printedAt: instantOut, printedBy: z.string(), sha256: z.string() })
  )
})

export const decisionsOperations = {
  get: operation({
    name: 'decisions.get',
    role: [...caseReaders, 'administrator'],
    writes: false,
    input: z.strictObject({ id: idField.optional(), number: z.string().max(60).optional() }),
    output: decisionView
  }),
  /**
   * Opens a case that changes a decision: with the family, incomes and facts of the former one, to be corrected, worked out and
   * approved like any other. Nothing changes until it is decided.
   */
  change: operation({
    name: 'decisions.change',
    role: caseWorkers,
    writes: true,
    input: changeInput,
    output: z.object({ case: caseView })
  }),
  recompute: operation({
    name: 'decisions.recompute',
    role: [...caseReaders, 'administrator'],
    writes: false,
    /** One decision by id, or all of them. */
    input: z.strictObject({ id: idField.optional(), jobId: z.string().max(60).optional() }),
    output: z.object({
      checked: z.number(),
      differences: z.array(
        z.object({
          decisionId: z.number(),
          number: z.string(),
          field: z.string(),
          stored: z.string(),
          recomputed: z.string()
        })
      )
    })
  })
}

export const letterRow = z.object({
  decisionId: z.number(),
  caseId: z.number(),
  number: z.string(),
  kind: z.enum(decisionKinds),
  programme: z.string(),
  decidedOn: dateOut,
  applicantName: z.string(),
  monthly: amountOut,
  place: z.string().nullable(),
  copies: z.number(),
  lastPrintedAt: instantOut.nullable()
})

/** As many letters as one print job takes: their pages lie in memory until the file is written. */
export const mostLetters = 5000

export const lettersOperations = {
  list: operation({
    name: 'letters.list',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      printed: z.enum(['no', 'yes', 'all']).default('no'),
      /** Only the letters of one renewal. */
      renewalId: idField.optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(letterRow), next: z.string().nullable(), waiting: z.number() })
  }),
  /** Draws the letter as it would be printed next, without counting a copy; for the preview on the screen. */
  preview: operation({
    name: 'letters.preview',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ decisionId: idField }),
    output: z.object({
      pdf: z.string().meta({ description: 'PDF, base64' }),
      sha256: z.string(),
      pages: z.number()
    })
  }),
  /** Draws the letter into a file and returns its path; the file is marked as a preview when `copy` is false. */
  render: operation({
    name: 'letters.render',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ decisionId: idField }),
    output: z.object({
      path: z.string(),
      sha256: z.string(),
      pages: z.number(),
      copyNo: z.number(),
      bytes: z.number()
    })
  }),
  /**
   * One print job of many letters: draws, counts and logs each copy, and leaves one PDF for the printer. Either these, or those of a
   * renewal that were not printed yet.
   */
  print: operation({
    name: 'letters.print',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      decisionIds: z.array(idField).min(1).max(mostLetters).optional(),
      renewalId: idField.optional(),
      jobId: z.string().max(60).optional()
    }),
    output: z.object({
      path: z.string(),
      pages: z.number(),
      bytes: z.number(),
      letters: z.array(
        z.object({
          decisionId: z.number(),
          number: z.string(),
          copyNo: z.number(),
          sha256: z.string(),
          firstPage: z.number()
        })
      )
    })
  }),
  /** A print job's PDF, drawn anew for the screen: base64. Only paths that `print` or `render` answered. */
  open: operation({
    name: 'letters.open',
    role: caseWorkers,
    writes: false,
    input: z.strictObject({ path: z.string().max(2000) }),
    output: z.object({ opened: z.boolean() })
  }),
  /** The blank act of survey to take along, filled with the family's names and address. */
  surveyAct: operation({
    name: 'letters.surveyAct',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ caseId: idField }),
    output: z.object({ path: z.string(), pdf: z.string(), pages: z.number() })
  })
}

export const jobsOperations = {
  cancel: operation({
    name: 'jobs.cancel',
    /** The sample office is made before anybody can sign in; a job's id is known only to who started it. */
    role: 'public',
    writes: false,
    input: z.strictObject({ jobId: z.string().max(60) }),
    output: z.object({ cancelled: z.boolean() })
  })
}

export const todayOperations = {
  overview: operation({
    name: 'today.overview',
    role: 'signed-in',
    writes: false,
    input: nothing,
    output: z.object({
      today: dateOut,
      quarter: z.string(),
      deadlines: z.array(
        z.object({
          caseId: z.number(),
          number: z.string(),
          programme: z.string(),
          applicantName: z.string(),
          state: z.string(),
          waitsFor: waitsForOut,
          deadline: dateOut,
          daysLeft: z.number(),
          mine: z.boolean()
        })
      ),
      counts: z.object({
        open: z.number(),
        overdue: z.number(),
        toReview: z.number(),
        returned: z.number(),
        waiting: z.number(),
        toPrint: z.number(),
        renewals: z.number(),
        drafts: z.number(),
        /** Renewals and lists proposed by somebody else. */
        renewalsToDecide: z.number(),
        /** Payments of this month and earlier that nobody listed, and those that came back. */
        paymentsToList: z.number(),
        paymentsReturned: z.number(),
        /** Social contracts with an obligation past its day or without a visit for a quarter; as `contracts.list` with `due`. */
        contractsDue: z.number(),
        /** Overpayments that are not given back in full. */
        overpaymentsOpen: z.number(),
        /** Files sent to the region that have no receipt in the days that it promised. */
        filesOverdue: z.number(),
        /** Files made that went nowhere yet. */
        filesUnsent: z.number(),
        /** Files that the region refused, and uploads given up until somebody looks. */
        filesRefused: z.number(),
        uploadsFailed: z.number()
      }),
      /** The period that is over and whose file for the region was not made. */
      fileDue: z.object({ period: z.string(), by: dateOut }).nullable(),
      returned: z.array(
        z.object({ caseId: z.number(), number: z.string(), applicantName: z.string(), reason: z.string() })
      ),
      /** Assignments that end with this quarter, whose family has not applied for the next. */
      renewals: z.array(
        z.object({
          caseId: z.number(),
          familyId: z.number(),
          applicantName: z.string(),
          phone: z.string().nullable(),
          lastMonth: z.string(),
          programme: z.string()
        })
      ),
      /** Parameters the coming or running quarter still lacks. */
      missingParameters: z.array(z.object({ name: z.string(), region: z.string(), from: dateOut }))
    })
  })
}

export const searchOperations = {
  everything: operation({
    name: 'search.everything',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ text: z.string().max(200, { error: 'text-too-long' }) }),
    output: z.object({
      people: z.array(z.object({ id: z.number(), name: z.string(), iin: z.string(), bornOn: dateOut })),
      cases: z.array(
        z.object({ id: z.number(), number: z.string(), applicantName: z.string(), state: z.string() })
      ),
      decisions: z.array(
        z.object({ id: z.number(), caseId: z.number(), number: z.string(), applicantName: z.string() })
      )
    })
  })
}
