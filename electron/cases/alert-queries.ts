import type { ReadConnection } from '../database/transaction'

/** How many other families have applied from the same address this quarter. */
export async function familiesAtAddress(
  read: ReadConnection,
  key: { kato: string; addressKey: string; quarter: string; familyId: number }
): Promise<number> {
  const row = await read.get<{ n: number }>(
    `SELECT count(DISTINCT family_id) AS n FROM cases
     WHERE kato = ? AND address_key = ? AND quarter = ? AND family_id <> ? AND state <> 'withdrawn'`,
    [key.kato, key.addressKey, key.quarter, key.familyId]
  )
  return row?.n ?? 0
}

/** Members of this case who stand in another family's case of the same quarter. */
export function membersElsewhere(
  read: ReadConnection,
  key: { caseId: number; quarter: string; familyId: number }
): Promise<{ person_id: number; number: string }[]> {
  return read.all(
    // In this order of the tables: begun with the quarter's cases it reads all of them.
    `SELECT DISTINCT o.person_id, c.number FROM case_members m CROSS JOIN case_members o CROSS JOIN cases c
     WHERE m.case_id = ? AND o.person_id = m.person_id AND o.case_id <> m.case_id
       AND c.id = o.case_id AND c.quarter = ? AND c.family_id <> ? AND c.state <> 'withdrawn'
     ORDER BY o.person_id LIMIT 20`,
    [key.caseId, key.quarter, key.familyId]
  )
}

/** People registered at the same address who are not in the application. */
export function othersAtAddress(
  read: ReadConnection,
  key: { caseId: number; kato: string; addressKey: string }
): Promise<{ person_id: number; last_name: string; first_name: string; middle_name: string | null }[]> {
  return read.all(
    `SELECT p.id AS person_id, p.last_name, p.first_name, p.middle_name FROM addresses a JOIN people p ON p.id = a.person_id
     WHERE a.kato = ? AND a.address_key = ? AND a.until IS NULL
       AND p.id NOT IN (SELECT person_id FROM case_members WHERE case_id = ?) ORDER BY p.id LIMIT 20`,
    [key.kato, key.addressKey, key.caseId]
  )
}
