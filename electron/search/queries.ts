import type { ReadConnection } from '../database/transaction'

export interface DecisionHit {
  id: number
  case_id: number
  number: string
  last_name: string
  first_name: string
  middle_name: string | null
}

/** Decisions whose number begins so, or whose case the index finds. */
export function decisionsLike(
  read: ReadConnection,
  key: { number: string; match: string; limit: number }
): Promise<DecisionHit[]> {
  return read.all<DecisionHit>(
    `SELECT d.id, d.case_id, d.number, p.last_name, p.first_name, p.middle_name
     FROM decisions d JOIN people p ON p.id = d.applicant_id
     WHERE (d.number >= ? AND d.number < ?) OR d.case_id IN (SELECT rowid FROM cases_index WHERE cases_index MATCH ? LIMIT 50)
     ORDER BY d.id DESC LIMIT ?`,
    [key.number, `${key.number}\u{10FFFF}`, key.match, key.limit]
  )
}
