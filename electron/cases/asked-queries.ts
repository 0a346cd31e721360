import type { ReadConnection } from '../database/transaction'

/**
 * Months of a year for which a family, or one of its people in another family, was given a benefit of the maslikhat's list; without
 * those of a decision that is changed and of the decisions it changed.
 */
export async function givenMonths(
  read: ReadConnection,
  key: { familyId: number; personId: number; benefit: string; year: string; notOf: number | null }
): Promise<string[]> {
  const rows = await read.all<{ month: string }>(
    `SELECT DISTINCT month FROM payments
     WHERE programme = 'local' AND benefit = ? AND (family_id = ? OR person_id = ?) AND month BETWEEN ? AND ? AND state <> 'cancelled'
       AND decision_id NOT IN (
         WITH RECURSIVE chain (decision_id, case_id) AS (
           SELECT id, case_id FROM decisions WHERE id = ?
           UNION ALL
           SELECT d.id, d.case_id FROM chain JOIN cases c ON c.id = chain.case_id JOIN decisions d ON d.id = c.base_decision_id)
         SELECT decision_id FROM chain)
     ORDER BY month`,
    [key.benefit, key.familyId, key.personId, `${key.year}-01`, `${key.year}-12`, key.notOf]
  )
  return rows.map(({ month }) => month)
}
