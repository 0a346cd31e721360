import type { Tiyn } from '../../domain/money'
import type { Month } from '../../domain/quarter'

/** What is done to a decision that stands. */
export const changeKinds = ['change', 'suspend', 'resume', 'terminate'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Why. A reason belongs to the kinds listed with it in `reasonsOf`. */
export const changeReasons = [
  'composition',
  'income',
  'address',
  'overpayment',
  'appeal',
  'contract-broken',
  'clarification',
  'obligations-met',
  'moved',
  'death',
  'own-wish'
] as const
export type ChangeReason = (typeof changeReasons)[number]

/** Which reasons each kind of change may have. */
export const reasonsOf: Readonly<Record<ChangeKind, readonly ChangeReason[]>> = {
  change: ['composition', 'income', 'address', 'overpayment', 'appeal', 'death'],
  suspend: ['contract-broken', 'clarification'],
  resume: ['obligations-met', 'clarification', 'appeal'],
  terminate: ['moved', 'death', 'own-wish', 'contract-broken']
}

export type PaymentState = 'planned' | 'listed' | 'paid' | 'returned' | 'cancelled'

/** One month as it stands before the change: what was last decided for it and what became of it. */
export interface StandingMonth {
  month: Month
  /** Tiyn. */
  amount: Tiyn
  state: PaymentState
}

/** How an overpaid sum is given back. */
export interface RepaymentPlan {
  /** Tiyn a month; the last instalment is what remains. */
  instalment: Tiyn
  from: Month
}

/** The order as the case keeps it until it is decided (`cases.change_order`). */
export type ChangeOrder = Pick<ChangeFacts, 'kind' | 'reason' | 'from' | 'note' | 'plan'>

/** The order to change an earlier decision, frozen with the new one. */
export interface ChangeFacts {
  kind: ChangeKind
  reason: ChangeReason
  /** First month it counts for. */
  from: Month
  /** What the person who ordered it wrote; stands in the letter. */
  note: string
  /** The decision that is changed. */
  base: { number: string; hash: string; kind: string; months: readonly StandingMonth[] }
  /** Asked for once more was paid than due. */
  plan: RepaymentPlan | null
}

/** What the change does, month by month. */
export interface ChangeResult {
  kind: ChangeKind
  reason: ChangeReason
  from: Month
  baseNumber: string
  months: readonly {
    month: Month
    /** Amount and state before; the amount that is due now. */
    was: Tiyn
    state: PaymentState
    due: Tiyn
  }[]
  /** Planned payments that are withdrawn, by month. */
  cancelled: readonly Month[]
  /** Paid or listed beyond what was due; tiyn. */
  overpaid: Tiyn
  /** Due for months already paid and not paid; added to the first open month. Tiyn. */
  arrears: Tiyn
  instalments: readonly { month: Month; amount: Tiyn }[]
}
