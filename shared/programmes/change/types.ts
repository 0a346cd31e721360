import type { IsoDate } from '../../domain/iso-date'
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
  /** The month's newest payment, tiyn; it may hold arrears of earlier months. Zero where none was ever planned. */
  amount: Tiyn
  /** `cancelled` also where no payment was ever planned. */
  state: PaymentState
  /** What the base decision and those before it say is due for the month, tiyn. */
  due: Tiyn
}

/** How an overpaid sum is given back. */
export interface RepaymentPlan {
  /** Tiyn a month; the last instalment is what remains. */
  instalment: Tiyn
  from: Month
}

/** The order as the case keeps it until it is decided (`cases.change_order`). */
export interface ChangeOrder extends Pick<ChangeFacts, 'kind' | 'reason' | 'from' | 'note' | 'plan'> {
  /** The day the circumstance came to be known or applied for. */
  on: IsoDate
}

/** The order to change an earlier decision, frozen with the new one. */
export interface ChangeFacts {
  kind: ChangeKind
  reason: ChangeReason
  /** First month it counts for. */
  from: Month
  /** What the person who ordered it wrote; stands in the letter. */
  note: string
  /** The decision that is changed, with every month of its period. */
  base: {
    number: string
    hash: string
    kind: string
    months: readonly StandingMonth[]
    /** Asked back by decisions of the period already, less what was set off. Tiyn. */
    claimed: Tiyn
    /** Of that, not given back yet. Tiyn. */
    claimLeft: Tiyn
  }
  /** Asked for once more was paid than due. */
  plan: RepaymentPlan | null
}

/** What the change does, month by month. */
export interface ChangeResult {
  kind: ChangeKind
  reason: ChangeReason
  from: Month
  baseNumber: string
  /** Every month from `from` on: its payment before, and what is due for it now. */
  months: readonly { month: Month; was: Tiyn; state: PaymentState; due: Tiyn }[]
  /** Payments that are withdrawn, by month: planned ones and those that came back. */
  cancelled: readonly Month[]
  /** Paid or listed beyond what was due; tiyn. */
  overpaid: Tiyn
  /** Due for months already paid and not paid; tiyn. */
  arrears: Tiyn
  /** Month whose payment holds the arrears; `null` where no month is open and they stay owed. */
  arrearsIn: Month | null
  /** Due once more, and set off against what was asked back before; tiyn. */
  setOff: Tiyn
  instalments: readonly { month: Month; amount: Tiyn }[]
}
