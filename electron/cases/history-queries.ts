import type { ReadConnection } from '../database/transaction'

export interface HistoryRow {
  id: number
  subject_kind: string
  at: string
  name: string | null
  user_login: string
  operation: string
  details: string
}

/**
 * The journal's rows of a case, of its decisions and letters, newest first, and of the opening of cases that change its decision. Deciding leaves a row of the decision beside the
 * case's own, which names it: one deed, told once.
 */
export function caseHistory(read: ReadConnection, caseId: number): Promise<HistoryRow[]> {
  return read.all<HistoryRow>(
    `SELECT j.id, j.subject_kind, j.at, u.name, j.user_login, j.operation, j.details FROM journal j LEFT JOIN users u ON u.id = j.user_id
     WHERE (j.subject_kind = 'case' AND j.subject_id = ?)
        OR (j.subject_kind IN ('decision', 'letter') AND j.subject_id IN (SELECT id FROM decisions WHERE case_id = ?)
          AND j.operation <> 'cases.approve')
        OR (j.subject_kind = 'case' AND j.operation IN ('decisions.change', 'contracts.visit')
          AND j.subject_id IN (SELECT c.id FROM cases c JOIN decisions d ON d.id = c.base_decision_id WHERE d.case_id = ?))
     ORDER BY j.id DESC LIMIT 500`,
    [caseId, caseId, caseId]
  )
}

export interface RemarkRow {
  operation: string
  text: string
}

/**
 * The words given with a proposal, a verdict or a withdrawal, newest first: one for each time the operation was called. The
 * journal keeps none of them, since more people read it than a case.
 */
export function caseRemarks(read: ReadConnection, caseId: number): Promise<RemarkRow[]> {
  return read.all<RemarkRow>(
    `SELECT 'cases.propose' AS operation, p.id AS nth, p.note AS text FROM proposals p WHERE p.case_id = ?
     UNION ALL
     SELECT CASE a.verdict WHEN 'returned' THEN 'cases.return' ELSE 'cases.approve' END, a.id, a.note
     FROM approvals a JOIN proposals p ON p.id = a.proposal_id WHERE p.case_id = ?
     UNION ALL
     SELECT 'cases.withdraw', c.id, c.withdrawn_reason FROM cases c WHERE c.id = ? AND c.withdrawn_reason IS NOT NULL
     ORDER BY operation, nth DESC`,
    [caseId, caseId, caseId]
  )
}
