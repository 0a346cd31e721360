import type { Migration } from '../migrations'

/**
 * Above the head's tier two people other than the proposer approve, one of them a head; the head alone decided before.
 * Decisions already taken stay as they are.
 */
export const headAndReviewer: Migration = {
  id: 20,
  name: 'head-and-reviewer',
  up: `
DROP TRIGGER a_decision_needs_another_hand;
CREATE TRIGGER a_decision_needs_another_hand BEFORE INSERT ON decisions
WHEN NOT EXISTS (
  SELECT 1 FROM approvals a JOIN proposals p ON p.id = a.proposal_id
  WHERE p.id = NEW.proposal_id AND a.verdict = 'approved' AND a.user_id <> p.proposed_by
  GROUP BY p.id, p.needs_head
  HAVING p.needs_head = 0 OR (count(DISTINCT a.user_id) >= 2 AND count(*) FILTER (WHERE a.role = 'head') >= 1)
)
BEGIN SELECT RAISE(ABORT, 'needs-head'); END;
`
}
