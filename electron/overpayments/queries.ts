import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'

export interface OverpaymentRow {
  id: number
  decision_id: number
  decision_number: string
  case_id: number
  person_id: number
  last_name: string
  first_name: string
  middle_name: string | null
  programme: string
  amount: number
  plan: string
  repaid: number
}

const columns = `o.id, o.decision_id, d.number AS decision_number, d.case_id, o.person_id, p.last_name, p.first_name, p.middle_name,
  o.programme, o.amount, o.plan, coalesce((SELECT sum(r.amount) FROM repayments r WHERE r.overpayment_id = o.id), 0) AS repaid`

/** Its decision is that of a case which changes the one named. */
const changesCase = `d.case_id IN (SELECT c.id FROM cases c JOIN decisions b ON b.id = c.base_decision_id WHERE b.case_id = ?)`

const tables = 'overpayments o JOIN decisions d ON d.id = o.decision_id JOIN people p ON p.id = o.person_id'

/** A page of overpayments, the newest first; of one family, or of one case and those that change it, where it is named. */
export function overpaymentsPage(
  read: ReadConnection,
  filter: { familyId?: number | undefined; caseId?: number | undefined; open: boolean },
  page: KeysetQuery
): Promise<OverpaymentRow[]> {
  const { familyId, caseId } = filter
  const conditions = [
    page.where,
    ...(familyId === undefined ? [] : ['o.family_id = ?']),
    ...(caseId === undefined ? [] : [`(d.case_id = ? OR ${changesCase})`]),
    ...(filter.open
      ? ['o.amount > coalesce((SELECT sum(r.amount) FROM repayments r WHERE r.overpayment_id = o.id), 0)']
      : [])
  ]
  return read.all<OverpaymentRow>(
    `SELECT ${columns} FROM ${tables} WHERE ${conditions.join(' AND ')} ORDER BY ${page.orderBy} LIMIT ?`,
    [
      ...page.params,
      ...(familyId === undefined ? [] : [familyId]),
      ...(caseId === undefined ? [] : [caseId, caseId]),
      page.limit
    ]
  )
}

export function overpaymentById(read: ReadConnection, id: number): Promise<OverpaymentRow | undefined> {
  return read.get<OverpaymentRow>(`SELECT ${columns} FROM ${tables} WHERE o.id = ?`, [id])
}

export interface RepaymentRow {
  id: number
  overpayment_id: number
  received_on: string
  amount: number
  note: string
  by: string
  entered_at: string
  /** The decision by which something was due once more and set off. */
  decision: string | null
}

/** What came back of some overpayments, in the order it was entered. */
export function repaymentsOf(
  read: ReadConnection,
  overpaymentIds: readonly number[]
): Promise<RepaymentRow[]> {
  return read.all<RepaymentRow>(
    `SELECT r.id, r.overpayment_id, r.received_on, r.amount, r.note, u.name AS by, r.entered_at, d.number AS decision
     FROM repayments r JOIN users u ON u.id = r.entered_by LEFT JOIN decisions d ON d.id = r.decision_id
     WHERE r.overpayment_id IN (SELECT value FROM json_each(?)) ORDER BY r.overpayment_id, r.id`,
    [JSON.stringify(overpaymentIds)]
  )
}

/** What was entered as given back by hand, less what was taken back of it: only that can be taken back. */
export async function enteredByHand(read: ReadConnection, overpaymentId: number): Promise<number> {
  const row = await read.get<{ n: number }>(
    'SELECT coalesce(sum(amount), 0) AS n FROM repayments WHERE overpayment_id = ? AND decision_id IS NULL',
    [overpaymentId]
  )
  return row?.n ?? 0
}
