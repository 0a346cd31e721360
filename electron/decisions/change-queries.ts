import type { PaymentState } from '@shared/programmes/change/types'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { CaseRow } from '../cases/queries'

/** A decision and the decisions it changed, one by one back to the application's. */
export const chain = `WITH RECURSIVE chain (decision_id, case_id) AS (
  SELECT id, case_id FROM decisions WHERE id = ?
  UNION ALL
  SELECT d.id, d.case_id FROM chain JOIN cases c ON c.id = chain.case_id JOIN decisions d ON d.id = c.base_decision_id)`

export type ChangeKey = Pick<CaseRow, 'family_id' | 'programme' | 'benefit' | 'quarter' | 'applicant_id'>

/** Money by a list goes to persons of a family, each by a decision of their own. */
const ofWhom = (programme: string, column: string): string =>
  programme === 'kit' ? ` AND ${column} = ?` : ''

const whom = ({ programme, applicant_id }: ChangeKey): number[] => (programme === 'kit' ? [applicant_id] : [])

/** The newest decision of a family on a programme and quarter: the one that stands. */
export function newestDecision(
  read: ReadConnection,
  key: ChangeKey
): Promise<{ id: number; number: string; kind: string } | undefined> {
  return read.get(
    `SELECT d.id, d.number, d.kind FROM decisions d JOIN cases c ON c.id = d.case_id
     WHERE d.programme = ? AND d.family_id = ? AND d.benefit = ? AND c.quarter = ?${ofWhom(key.programme, 'd.applicant_id')}
     ORDER BY d.id DESC LIMIT 1`,
    [key.programme, key.family_id, key.benefit, key.quarter, ...whom(key)]
  )
}

/** Payments of a family's decisions on a programme: found by the decisions, which have an index of all of them. */
const paymentsOfKey = (programme: string): string =>
  `decisions d JOIN payments y ON y.decision_id = d.id
   WHERE d.programme = ? AND d.family_id = ? AND d.benefit = ?${ofWhom(programme, 'd.applicant_id')}`

/** The newest payment of each month from one to another, whatever became of it. */
export async function standingPayments(
  read: ReadConnection,
  key: ChangeKey,
  { first, last }: { first: string; last: string }
): Promise<{ month: string; amount: number; state: PaymentState }[]> {
  const rows = await read.all<{ month: string; amount: number; state: PaymentState }>(
    `SELECT y.month, y.amount, y.state FROM ${paymentsOfKey(key.programme)} AND y.month BETWEEN ? AND ? ORDER BY y.id`,
    [key.programme, key.family_id, key.benefit, ...whom(key), first, last]
  )
  return [...new Map(rows.map((row) => [row.month, row])).values()]
}

/** Withdraws what was not handed to the bank yet. Answers how many payments were. */
export async function cancelPayments(
  tx: WriteConnection,
  key: ChangeKey,
  months: readonly string[]
): Promise<number> {
  const { changes } = await tx.run(
    `UPDATE payments SET state = 'cancelled' WHERE id IN (SELECT y.id FROM ${paymentsOfKey(key.programme)}
       AND y.month IN (SELECT value FROM json_each(?)) AND y.state IN ('planned', 'returned'))`,
    [key.programme, key.family_id, key.benefit, ...whom(key), JSON.stringify(months)]
  )
  return changes
}

export interface ClaimRow {
  id: number
  amount: number
  /** Set off by later decisions, and given back in all. */
  set_off: number
  repaid: number
}

/** What the decisions of a chain asked back, oldest first. */
export function claimsOf(read: ReadConnection, decisionId: number): Promise<ClaimRow[]> {
  return read.all(
    `${chain}
     SELECT o.id, o.amount, coalesce(sum(r.amount) FILTER (WHERE r.decision_id IS NOT NULL), 0) AS set_off,
       coalesce(sum(r.amount), 0) AS repaid
     FROM chain JOIN overpayments o ON o.decision_id = chain.decision_id LEFT JOIN repayments r ON r.overpayment_id = o.id
     GROUP BY o.id ORDER BY o.id`,
    [decisionId]
  )
}

export async function insertOverpayment(
  tx: WriteConnection,
  row: {
    decisionId: number
    familyId: number
    personId: number
    programme: string
    amount: number
    plan: string
  }
): Promise<void> {
  await tx.run(
    'INSERT INTO overpayments (decision_id, family_id, person_id, programme, amount, plan) VALUES (?, ?, ?, ?, ?, ?)',
    [row.decisionId, row.familyId, row.personId, row.programme, row.amount, row.plan]
  )
}

/** From the month on nothing stands by the chain's earlier decisions any more. */
export async function cutCases(
  tx: WriteConnection,
  decisionId: number,
  { from, before }: { from: string; before: string }
): Promise<void> {
  await tx.run(
    `${chain}
     UPDATE cases SET last_month = CASE WHEN first_month < ? THEN ? ELSE NULL END, revision = revision + 1
     WHERE id IN (SELECT case_id FROM chain) AND last_month >= ?`,
    [decisionId, from, before, from]
  )
}

/** Bars that the decisions of a chain wrote. */
export function barsOfChain(
  read: ReadConnection,
  decisionId: number
): Promise<{ id: number; reason: string }[]> {
  return read.all(
    `${chain} SELECT b.id, b.reason FROM chain JOIN bars b ON b.decision_id = chain.decision_id ORDER BY b.id`,
    [decisionId]
  )
}

export async function liftBars(tx: WriteConnection, ids: readonly number[]): Promise<void> {
  await tx.run('DELETE FROM bars WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
}

/**
 * Gives a case the family, incomes, papers, survey and contract of another. Marks of a broken contract are left behind where
 * the assistance is to go on.
 */
export async function copyEntries(
  tx: WriteConnection,
  { from, to, keepBroken }: { from: number; to: number; keepBroken: boolean }
): Promise<void> {
  await tx.run(
    `INSERT INTO case_members (case_id, person_id, place, relation, student, able_bodied, disability_group, cares_for,
       long_sick_leave, member_from, member_until, employment_refused, contract_broken)
     SELECT ?, person_id, place, relation, student, able_bodied, disability_group, cares_for, long_sick_leave, member_from,
       member_until, employment_refused, contract_broken * ? FROM case_members WHERE case_id = ? ORDER BY place`,
    [to, Number(keepBroken), from]
  )
  await tx.run(
    `INSERT INTO incomes (case_id, person_id, kind, quarter, month, amount, source, document)
     SELECT ?, person_id, kind, quarter, month, amount, source, document FROM incomes WHERE case_id = ? ORDER BY id`,
    [to, from]
  )
  await tx.run(
    `INSERT INTO documents (case_id, kind, state, received_on, note)
     SELECT ?, kind, state, received_on, note FROM documents WHERE case_id = ? ORDER BY kind`,
    [to, from]
  )
  await tx.run(
    `INSERT INTO surveys (case_id, surveyed_on, act_number, refused, conclusion, conclusion_on, conclusion_number, homes, cars,
       co_residents, notes)
     SELECT ?, surveyed_on, act_number, refused, conclusion, conclusion_on, conclusion_number, homes, cars, co_residents, notes
     FROM surveys WHERE case_id = ?`,
    [to, from]
  )
  await tx.run(
    `INSERT INTO contracts (case_id, number, signed_on, obligations, ends_on)
     SELECT ?, number, signed_on, obligations, ends_on FROM contracts WHERE case_id = ?`,
    [to, from]
  )
}
