import { openStatesSql } from '../cases/states'
import { headApproved } from '../cases/verdict-queries'
import type { ReadConnection } from '../database/transaction'

export interface DeadlineRow {
  id: number
  number: string
  programme: string
  state: string
  deadline: string
  registered_by: number
  head_approved: number
  last_name: string
  first_name: string
  middle_name: string | null
}

const deadlineRows = `SELECT c.id, c.number, c.programme, c.state, c.deadline, c.registered_by, ${headApproved} AS head_approved,
    p.last_name, p.first_name, p.middle_name
  FROM cases c JOIN people p ON p.id = c.applicant_id WHERE c.state IN ${openStatesSql}`

/** Open cases by deadline, the user's own before the others'. */
export async function openByDeadline(
  read: ReadConnection,
  userId: number,
  limit: number
): Promise<DeadlineRow[]> {
  // Two questions, each answered along an index, where one order over both would sort all open cases.
  const own = await read.all<DeadlineRow>(
    `${deadlineRows} AND c.registered_by = ? ORDER BY c.deadline, c.id LIMIT ?`,
    [userId, limit]
  )
  if (own.length === limit) return own
  const others = await read.all<DeadlineRow>(
    `${deadlineRows} AND c.registered_by <> ? ORDER BY c.deadline, c.id LIMIT ?`,
    [userId, limit - own.length]
  )
  return [...own, ...others]
}

export interface TodayCounts {
  open: number
  overdue: number
  to_review: number
  returned: number
  waiting: number
  to_print: number
  drafts: number
  renewals_to_decide: number
  payments_to_list: number
  payments_returned: number
  overpayments_open: number
}

/** What waits: for the user as a clerk, and for a reviewer who may approve neither their own nor twice. Who is second meets one approval. */
export async function countToday(
  read: ReadConnection,
  user: { id: number; head: boolean },
  today: string,
  month: string
): Promise<TodayCounts> {
  const row = await read.get<TodayCounts>(
    `SELECT
       (SELECT count(*) FROM cases WHERE state IN ${openStatesSql}) AS open,
       (SELECT count(*) FROM cases WHERE state IN ${openStatesSql} AND deadline < ?) AS overdue,
       (SELECT count(*) FROM proposals WHERE state = 'open' AND proposed_by <> ?)
         + (SELECT count(*) FROM proposals w JOIN approvals a ON a.proposal_id = w.id AND a.verdict = 'approved'
            WHERE w.state = 'approved-once' AND w.proposed_by <> ? AND a.user_id <> ? AND (a.role = 'head' OR ?)) AS to_review,
       (SELECT count(*) FROM cases WHERE state = 'assessed' AND return_reason IS NOT NULL) AS returned,
       (SELECT count(*) FROM cases WHERE state = 'waiting') AS waiting,
       (SELECT count(*) FROM cases WHERE state = 'decided') AS to_print,
       (SELECT count(*) FROM drafts WHERE user_id = ?) AS drafts,
       (SELECT count(*) FROM renewals WHERE state = 'proposed' AND proposed_by <> ?) AS renewals_to_decide,
       (SELECT count(*) FROM payments WHERE state = 'planned' AND month <= ?) AS payments_to_list,
       (SELECT count(*) FROM payments WHERE state = 'returned') AS payments_returned,
       (SELECT count(*) FROM overpayments o
        WHERE o.amount > (SELECT coalesce(sum(r.amount), 0) FROM repayments r WHERE r.overpayment_id = o.id)) AS overpayments_open`,
    [today, user.id, user.id, user.id, Number(user.head), user.id, user.id, month]
  )
  if (row === undefined) throw new Error('counting gave no row')
  return row
}

export interface ReturnedRow {
  id: number
  number: string
  return_reason: string
  last_name: string
  first_name: string
  middle_name: string | null
}

export function returnedCases(read: ReadConnection): Promise<ReturnedRow[]> {
  return read.all<ReturnedRow>(
    `SELECT c.id, c.number, c.return_reason, p.last_name, p.first_name, p.middle_name
     FROM cases c JOIN people p ON p.id = c.applicant_id
     WHERE c.state = 'assessed' AND c.return_reason IS NOT NULL ORDER BY c.deadline, c.id LIMIT 50`
  )
}

export interface RenewalRow {
  case_id: number
  family_id: number
  last_month: string
  programme: string
  phone: string | null
  last_name: string
  first_name: string
  middle_name: string | null
}

const endingWhere = `c.decision_kind IN ('assign', 'change', 'resume') AND c.last_month = ?
  AND NOT EXISTS (SELECT 1 FROM cases n WHERE n.family_id = c.family_id AND n.programme = c.programme AND n.quarter > c.quarter AND n.state <> 'withdrawn')`

/** Families whose assignment ends with this month, and who have not applied for the quarter after it. */
export function endingAssignments(
  read: ReadConnection,
  lastMonth: string,
  limit: number
): Promise<RenewalRow[]> {
  return read.all<RenewalRow>(
    `SELECT c.id AS case_id, c.family_id, c.last_month, c.programme, p.phone, p.last_name, p.first_name, p.middle_name
     FROM cases c JOIN people p ON p.id = c.applicant_id WHERE ${endingWhere} ORDER BY c.id LIMIT ?`,
    [lastMonth, limit]
  )
}

export async function countEnding(read: ReadConnection, lastMonth: string): Promise<number> {
  return (
    (await read.get<{ n: number }>(`SELECT count(*) AS n FROM cases c WHERE ${endingWhere}`, [lastMonth]))
      ?.n ?? 0
  )
}
