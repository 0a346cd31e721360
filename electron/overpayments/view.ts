import type { OutputOf } from '@shared/contract'
import { sumTiyn, tengeString, tiyn, type Tiyn } from '@shared/domain/money'
import { monthOf, type Month } from '@shared/domain/quarter'
import { fullName } from '../people/queries'
import type { OverpaymentRow, RepaymentRow } from './queries'

type View = OutputOf<'overpayments.list'>['rows'][number]
type Instalments = readonly { month: Month; amount: Tiyn }[]

/** What the plan wanted back by the end of the months before this one, beyond what came back; tiyn. */
function overdueOf(instalments: Instalments, repaid: number, month: Month): Tiyn {
  const wanted = sumTiyn(instalments.filter((one) => one.month < month).map(({ amount }) => amount))
  return tiyn(Math.max(0, wanted - repaid))
}

/** The first month of the plan that what came back does not cover, with what it lacks. */
function nextOf(instalments: Instalments, row: OverpaymentRow): View['next'] {
  if (row.repaid >= row.amount) return null
  let wanted = 0
  for (const { month, amount } of instalments) {
    wanted += amount
    if (wanted > row.repaid) return { month, amount: tengeString(tiyn(wanted - row.repaid)) }
  }
  return null
}

/** An overpayment with its plan and what came back, as the screens show it on a day. */
export function viewOverpayment(
  row: OverpaymentRow,
  repayments: readonly RepaymentRow[],
  today: string
): View {
  const instalments = JSON.parse(row.plan) as Instalments
  return {
    id: row.id,
    decisionId: row.decision_id,
    decisionNumber: row.decision_number,
    caseId: row.case_id,
    personId: row.person_id,
    name: fullName(row),
    programme: row.programme,
    amount: tengeString(tiyn(row.amount)),
    repaid: tengeString(tiyn(row.repaid)),
    left: tengeString(tiyn(row.amount - row.repaid)),
    overdue: tengeString(overdueOf(instalments, row.repaid, monthOf(today))),
    instalments: instalments.map(({ month, amount }) => ({ month, amount: tengeString(amount) })),
    next: nextOf(instalments, row),
    repayments: repayments
      .filter((one) => one.overpayment_id === row.id)
      .map((one) => ({
        id: one.id,
        on: one.received_on,
        amount: tengeString(tiyn(one.amount)),
        note: one.note,
        by: one.by,
        at: one.entered_at,
        decision: one.decision
      }))
  }
}
