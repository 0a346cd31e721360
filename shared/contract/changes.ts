import { z } from 'zod'
import { changeKinds, changeReasons } from '../programmes/change/types'
import { caseReaders, caseWorkers, operation } from './operation'
import {
  amountField,
  amountOut,
  dateField,
  dateOut,
  idField,
  instantOut,
  monthField,
  noteField,
  pageInput
} from './fields'

/** How an overpaid sum is given back: so much a month from a month on. */
export const planInput = z.strictObject({ instalment: amountField, from: monthField })

export const changeInput = z.strictObject({
  decisionId: idField,
  kind: z.enum(changeKinds),
  /** Must be one of the kind's own, see `reasonsOf`. */
  reason: z.enum(changeReasons),
  /** First month it counts for. */
  from: monthField,
  /** The day the circumstance came to be known or applied for; left out: today. */
  on: dateField.optional(),
  note: noteField(1000).default(''),
  plan: planInput.nullable().default(null),
  /** Members by whose fault a contract was broken; needed with that reason. */
  contractBrokenBy: z.array(idField).max(40).default([])
})

/** A change as the case page and the letter show it. */
export const changeView = z.object({
  kind: z.enum(changeKinds),
  reason: z.enum(changeReasons),
  from: z.string(),
  /** The day the circumstance came to be known or applied for. */
  on: dateOut,
  note: z.string(),
  baseDecisionId: z.number(),
  baseCaseId: z.number(),
  baseNumber: z.string(),
  plan: z.object({ instalment: amountOut, from: z.string() }).nullable()
})

/** What a change does, month by month, once it is worked out. */
export const changeResultView = z.object({
  months: z.array(z.object({ month: z.string(), was: amountOut, state: z.string(), due: amountOut })),
  cancelled: z.array(z.string()),
  overpaid: amountOut,
  arrears: amountOut,
  /** Month whose payment holds the arrears; `null` where no month is open and they stay owed. */
  arrearsIn: z.string().nullable(),
  /** Due once more, and set off against what was asked back before. */
  setOff: amountOut,
  instalments: z.array(z.object({ month: z.string(), amount: amountOut }))
})

export const overpaymentRow = z.object({
  id: z.number(),
  decisionId: z.number(),
  decisionNumber: z.string(),
  caseId: z.number(),
  personId: z.number(),
  name: z.string(),
  programme: z.string(),
  amount: amountOut,
  repaid: amountOut,
  left: amountOut,
  /** Due by today by the plan and not given back. */
  overdue: amountOut,
  instalments: z.array(z.object({ month: z.string(), amount: amountOut })),
  /** What the plan wants next: the first month that is not covered yet, and how much of it; `null` where nothing is left or agreed. */
  next: z.object({ month: z.string(), amount: amountOut }).nullable(),
  repayments: z.array(
    z.object({
      id: z.number(),
      on: dateOut,
      amount: amountOut,
      note: z.string(),
      by: z.string(),
      at: instantOut,
      /** Number of the decision by which something was due once more and set off; `null` for money that came back. */
      decision: z.string().nullable()
    })
  )
})

export const overpaymentsOperations = {
  list: operation({
    name: 'overpayments.list',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      familyId: idField.optional(),
      /** Those found by the decision of this case, or by one that changes it. */
      caseId: idField.optional(),
      /** Only those not given back in full. */
      open: z.boolean().default(true),
      ...pageInput
    }),
    output: z.object({ rows: z.array(overpaymentRow), next: z.string().nullable() })
  }),
  /** Money that came back; `takeBack` undoes an entry made by mistake. */
  repay: operation({
    name: 'overpayments.repay',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      id: idField,
      amount: amountField,
      on: dateField,
      note: noteField(300).default(''),
      takeBack: z.boolean().default(false)
    }),
    output: overpaymentRow
  })
}
