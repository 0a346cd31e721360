import type { ChangeKind } from '@shared/programmes/change/types'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import { chain } from '../decisions/change-queries'

export interface AssessmentRow {
  id: number
  assessed_at: string
  facts: string
  result: string
}

export function currentAssessment(read: ReadConnection, caseId: number): Promise<AssessmentRow | undefined> {
  return read.get<AssessmentRow>(
    'SELECT id, assessed_at, facts, result FROM assessments WHERE case_id = ? AND current = 1',
    [caseId]
  )
}

export async function outdateAssessment(tx: WriteConnection, caseId: number): Promise<void> {
  await tx.run('UPDATE assessments SET current = 0 WHERE case_id = ? AND current = 1', [caseId])
}

export async function insertAssessment(
  tx: WriteConnection,
  row: { caseId: number; at: string; by: number; facts: string; result: string }
): Promise<number> {
  await outdateAssessment(tx, row.caseId)
  const { lastId } = await tx.run(
    `INSERT INTO assessments (case_id, assessed_at, assessed_by, current, entitled, monthly, facts, result)
     SELECT ?, ?, ?, 1, result ->> '$.entitled', coalesce(result ->> '$.months[0].amount', 0), ?, result FROM (SELECT ? AS result)`,
    [row.caseId, row.at, row.by, row.facts, row.result]
  )
  return lastId
}

export interface ProposalRow {
  id: number
  case_id: number
  assessment_id: number
  kind: 'assign' | 'refuse'
  monthly: number
  total: number
  note: string
  proposed_by: number
  proposer: string
  proposed_at: string
  tier: number | null
  needs_head: number
  state: 'open' | 'approved-once' | 'approved' | 'returned' | 'withdrawn'
  /** What it does to an earlier decision; `null` for an application. */
  change: ChangeKind | null
}

/** The newest proposal of a case, whatever became of it. */
export function lastProposal(read: ReadConnection, caseId: number): Promise<ProposalRow | undefined> {
  return read.get<ProposalRow>(
    `SELECT p.id, p.case_id, p.assessment_id, p.kind, p.monthly, p.total, p.note, p.proposed_by, u.name AS proposer, p.proposed_at,
       p.tier, p.needs_head, p.state, p.change
     FROM proposals p JOIN users u ON u.id = p.proposed_by WHERE p.case_id = ? ORDER BY p.id DESC LIMIT 1`,
    [caseId]
  )
}

export async function insertProposal(
  tx: WriteConnection,
  row: Omit<ProposalRow, 'id' | 'proposer' | 'state'>
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO proposals (case_id, assessment_id, kind, monthly, total, note, proposed_by, proposed_at, tier, needs_head, change, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
    [
      row.case_id,
      row.assessment_id,
      row.kind,
      row.monthly,
      row.total,
      row.note,
      row.proposed_by,
      row.proposed_at,
      row.tier,
      row.needs_head,
      row.change
    ]
  )
  return lastId
}

export async function setProposalState(
  tx: WriteConnection,
  id: number,
  state: ProposalRow['state']
): Promise<void> {
  await tx.run('UPDATE proposals SET state = ? WHERE id = ?', [state, id])
}

export interface ApprovalRow {
  user_id: number
  name: string
  role: 'reviewer' | 'head'
  at: string
  verdict: 'approved' | 'returned'
  note: string
}

export function approvalsOf(read: ReadConnection, proposalId: number): Promise<ApprovalRow[]> {
  return read.all<ApprovalRow>(
    `SELECT a.user_id, u.name, a.role, a.at, a.verdict, a.note FROM approvals a JOIN users u ON u.id = a.user_id
     WHERE a.proposal_id = ? ORDER BY a.id`,
    [proposalId]
  )
}

export async function insertApproval(
  tx: WriteConnection,
  row: {
    proposalId: number
    userId: number
    role: string
    at: string
    verdict: 'approved' | 'returned'
    note: string
  }
): Promise<void> {
  await tx.run(
    'INSERT INTO approvals (proposal_id, user_id, role, at, verdict, note) VALUES (?, ?, ?, ?, ?, ?)',
    [row.proposalId, row.userId, row.role, row.at, row.verdict, row.note]
  )
}

/** Begins a condition on `cases c`: its open proposal was approved once, by `a`. The bracket is left open for more. */
export const approvalExists = `EXISTS (SELECT 1 FROM proposals w JOIN approvals a ON a.proposal_id = w.id AND a.verdict = 'approved'
  WHERE w.case_id = c.id AND w.state = 'approved-once'`

/** A condition on `cases c`: of the two who approve its proposal the head was first. */
export const headApproved = `${approvalExists} AND a.role = 'head')`

/**
 * Bars of a family or of any of these people that reach into or past a day; `notOf` leaves out those that a decision, or one it
 * changed, wrote itself.
 */
export function barsFor(
  read: ReadConnection,
  key: { familyId: number; people: readonly number[]; on: string; notOf?: number | null }
): Promise<{ reason: string; from_day: string; until_day: string; person_id: number | null }[]> {
  return read.all(
    `SELECT reason, from_day, until_day, person_id FROM bars
     WHERE until_day >= ? AND (family_id = ? OR person_id IN (SELECT value FROM json_each(?)))
       AND decision_id NOT IN (${chain} SELECT decision_id FROM chain)
     ORDER BY from_day, id`,
    [key.on, key.familyId, JSON.stringify(key.people), key.notOf ?? null]
  )
}

export async function insertBar(
  tx: WriteConnection,
  row: {
    familyId: number
    personId: number | null
    reason: string
    from: string
    until: string
    decisionId: number
  }
): Promise<void> {
  await tx.run(
    'INSERT INTO bars (family_id, person_id, reason, from_day, until_day, decision_id) VALUES (?, ?, ?, ?, ?, ?)',
    [row.familyId, row.personId, row.reason, row.from, row.until, row.decisionId]
  )
}
