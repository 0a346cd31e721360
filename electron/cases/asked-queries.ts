import type { ReadConnection } from '../database/transaction'
import { chain } from '../decisions/change-queries'

/**
 * Months of a year for which a family, or one of its people in another family, was given a benefit of the maslikhat's list; without
 * those of a decision that is changed and of the decisions it changed.
 */
export async function givenMonths(
  read: ReadConnection,
  key: { familyId: number; personId: number; benefit: string; year: string; notOf: number | null }
): Promise<string[]> {
  const rows = await read.all<{ month: string }>(
    // By each index its own half: an OR of both reads every payment.
    `SELECT DISTINCT month FROM (
       SELECT y.month, y.state, y.decision_id FROM decisions d JOIN payments y ON y.decision_id = d.id
       WHERE d.programme = 'local' AND d.family_id = ? AND d.benefit = ?
       UNION ALL
       SELECT month, state, decision_id FROM payments WHERE person_id = ? AND programme = 'local' AND benefit = ?)
     WHERE month BETWEEN ? AND ? AND state <> 'cancelled'
       AND decision_id NOT IN (${chain} SELECT decision_id FROM chain)
     ORDER BY month`,
    [key.familyId, key.benefit, key.personId, key.benefit, `${key.year}-01`, `${key.year}-12`, key.notOf]
  )
  return rows.map(({ month }) => month)
}
