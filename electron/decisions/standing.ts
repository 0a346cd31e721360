import { sumTiyn, tiyn, type Tiyn } from '@shared/domain/money'
import { lastDay, monthOf, type Month } from '@shared/domain/quarter'
import type { ChangeFacts, ChangeOrder, StandingMonth } from '@shared/programmes/change/types'
import type { Assessment, CaseFacts } from '@shared/programmes/types'
import type { CaseRow } from '../cases/queries'
import type { ReadConnection } from '../database/transaction'
import { claimsOf, standingPayments, type ChangeKey } from './change-queries'
import { decisionById, type DecisionRow } from './queries'

/** What was last decided for each month: by the decision itself, and before its own first month by those it changed. */
export function decidedMonths(decision: Pick<DecisionRow, 'facts' | 'result'>): Map<Month, Tiyn> {
  const facts = JSON.parse(decision.facts) as CaseFacts
  const result = JSON.parse(decision.result) as Assessment
  if (result.change === undefined)
    return new Map(result.months.map(({ month, amount }): [Month, Tiyn] => [month, amount]))
  const { from, months } = result.change
  const before = (facts.change?.base.months ?? []).filter(({ month }) => month < from)
  return new Map([...before, ...months].map(({ month, due }): [Month, Tiyn] => [month, due]))
}

/** First and last month a decision of this application can stand for: to the quarter's end, or as far as it was decided. */
export function periodOf(
  row: Pick<CaseRow, 'applied_on' | 'quarter'>,
  decided: ReadonlyMap<Month, Tiyn>
): { first: Month; last: Month } {
  const end = monthOf(lastDay(row.quarter))
  return {
    first: monthOf(row.applied_on),
    last: [...decided.keys()].reduce((last, month) => (month > last ? month : last), end)
  }
}

/** Every month of the base decision's period as it stands now, and what was asked back for it. */
async function baseOf(
  read: ReadConnection,
  row: ChangeKey & Pick<CaseRow, 'applied_on'>,
  base: DecisionRow
): Promise<ChangeFacts['base']> {
  const decided = decidedMonths(base)
  const payments = await standingPayments(read, row, periodOf(row, decided))
  const claims = await claimsOf(read, base.id)
  const all = [...new Set([...decided.keys(), ...payments.map(({ month }) => month)])].sort()
  return {
    number: base.number,
    hash: base.hash,
    kind: base.kind,
    months: all.map((month): StandingMonth => {
      const payment = payments.find((one) => one.month === month)
      return {
        month,
        amount: tiyn(payment?.amount ?? 0),
        state: payment?.state ?? 'cancelled',
        due: decided.get(month) ?? tiyn(0)
      }
    }),
    claimed: sumTiyn(claims.map((claim) => tiyn(claim.amount - claim.set_off))),
    claimLeft: sumTiyn(claims.map((claim) => tiyn(claim.amount - claim.repaid)))
  }
}

/** The order of a case that changes a decision, with the decision as it stands now; nothing for an application. */
export async function changeFactsOf(
  read: ReadConnection,
  row: ChangeKey & Pick<CaseRow, 'applied_on' | 'base_decision_id' | 'change_order'>
): Promise<Pick<CaseFacts, 'change'>> {
  if (row.base_decision_id === null || row.change_order === null) return {}
  const base = await decisionById(read, row.base_decision_id)
  if (base === undefined) throw new Error(`the decision ${row.base_decision_id} that is changed vanished`)
  const { kind, reason, from, note, plan } = JSON.parse(row.change_order) as ChangeOrder
  return { change: { kind, reason, from, note, base: await baseOf(read, row, base), plan } }
}
