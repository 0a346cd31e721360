import type { CaseView } from '@shared/contract/cases'
import { tengeString } from '@shared/domain/money'
import type { LocalCategory } from '@shared/programmes/local'
import type { ChangeOrder } from '@shared/programmes/change/types'
import type { ReadConnection } from '../database/transaction'
import { decisionById } from '../decisions/queries'
import { benefitOn } from '../local-benefits/queries'
import { changesOfCase, type CaseRow } from './queries'
import { effectiveState } from './states'

/** Which of the maslikhat's benefits the case is about, under the name it bore on the day of application. */
export async function viewBenefit(read: ReadConnection, row: CaseRow): Promise<CaseView['benefit']> {
  if (row.benefit === '') return null
  const found = await benefitOn(read, row.benefit, row.applied_on)
  return {
    code: row.benefit,
    nameKk: found?.name_kk ?? row.benefit,
    nameRu: found?.name_ru ?? row.benefit,
    categories: found === undefined ? [] : (JSON.parse(found.categories) as LocalCategory[])
  }
}

/** The order to change an earlier decision, when the case is one. */
export async function viewChangeOrder(read: ReadConnection, row: CaseRow): Promise<CaseView['change']> {
  if (row.base_decision_id === null || row.change_order === null) return null
  const base = await decisionById(read, row.base_decision_id)
  const order = JSON.parse(row.change_order) as ChangeOrder
  return {
    kind: order.kind,
    reason: order.reason,
    from: order.from,
    on: order.on,
    note: order.note,
    baseDecisionId: row.base_decision_id,
    baseCaseId: base?.case_id ?? 0,
    baseNumber: base?.number ?? '',
    plan:
      order.plan === null ? null : { instalment: tengeString(order.plan.instalment), from: order.plan.from }
  }
}

/** The cases that change this case's decision, the newest first; withdrawn ones change nothing and are left out. */
export async function viewChangesOf(
  read: ReadConnection,
  caseId: number,
  today: string
): Promise<CaseView['changedBy']> {
  const rows = await changesOfCase(read, caseId)
  return rows.map((row) => {
    const order = JSON.parse(row.change_order) as ChangeOrder
    return {
      caseId: row.id,
      caseNumber: row.number,
      kind: order.kind,
      from: order.from,
      state: effectiveState(row, today),
      decisionNumber: row.decision_number
    }
  })
}
