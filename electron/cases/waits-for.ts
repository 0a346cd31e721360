import type { ApprovalRow, ProposalRow } from './verdict-queries'

type Approvals = readonly Pick<ApprovalRow, 'user_id' | 'role' | 'verdict'>[]

/** Who approves next: a reviewer or a head, a head alone, or nobody any more. */
export type WaitsFor = 'reviewer' | 'head' | null

/**
 * Whose approval a proposal still wants. One is enough below the tier; from the tier on two people approve, one of them a
 * head, in either order.
 */
export function waitsFor(proposal: Pick<ProposalRow, 'needs_head'>, approvals: Approvals): WaitsFor {
  const given = approvals.filter(({ verdict }) => verdict === 'approved')
  if (given.length === 0) return 'reviewer'
  if (proposal.needs_head === 0) return null
  if (!given.some(({ role }) => role === 'head')) return 'head'
  return given.length < 2 ? 'reviewer' : null
}

/** The same of a case in a list: only a proposal from the tier on is approved and not yet decided. */
export function caseWaitsFor(row: { state: string; head_approved: number }): WaitsFor {
  if (row.state === 'proposed') return 'reviewer'
  if (row.state !== 'approved') return null
  return row.head_approved === 1 ? 'reviewer' : 'head'
}

/** Whether this user is among those who approved. */
export function approvedBy(approvals: Approvals, userId: number | undefined): boolean {
  return approvals.some((one) => one.verdict === 'approved' && one.user_id === userId)
}
