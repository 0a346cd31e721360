import type { CaseMemberRow } from '../cases/entry-queries'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Outcome, Why } from '@shared/renewal/classify'

/** Somebody of a category, as found: person, family, village, category, whether they left the area. */
export type KitClaim = readonly [
  person: number,
  family: number | null,
  kato: string | null,
  category: string,
  left: 0 | 1
]

const claimed = `(SELECT value ->> 0 AS person, value ->> 1 AS family, value ->> 2 AS kato, value ->> 3 AS category,
  value ->> 4 AS left FROM json_each(?)) g`
/** Money or a kit in the month goes to a person once. */
const unpaid = `NOT EXISTS (SELECT 1 FROM payments y WHERE y.person_id = g.person AND y.programme = 'kit' AND y.benefit = ''
  AND y.month = ? AND y.state <> 'cancelled')`

/** Enters those who have not been paid for the month, after the places taken already; answers how many. */
export async function enterClaims(
  tx: WriteConnection,
  of: { id: number; month: string; after: number },
  claims: readonly KitClaim[]
): Promise<number> {
  const { changes } = await tx.run(
    `INSERT INTO renewal_rows (renewal_id, place, family_id, person_id, kato, name, search_key, outcome, was, now, why, data)
     SELECT ?, ? + row_number() OVER (ORDER BY p.search_key, p.id), g.family, p.id, g.kato,
       p.last_name || ' ' || p.first_name || coalesce(' ' || nullif(p.middle_name, ''), ''), p.search_key, 'needs-clerk', 0, NULL,
       CASE g.left WHEN 1 THEN 'left' ELSE 'facts-refused' END, json_object('category', g.category)
     FROM ${claimed} JOIN people p ON p.id = g.person WHERE ${unpaid}`,
    [of.id, of.after, JSON.stringify(claims), of.month]
  )
  return changes
}

/** How many rows that are to be decided stand in the list as they were found again. */
export async function claimsThatStand(
  read: ReadConnection,
  of: { id: number; month: string },
  claims: readonly KitClaim[]
): Promise<number> {
  const row = await read.get<{ n: number }>(
    `SELECT count(*) AS n FROM ${claimed} JOIN renewal_rows r ON r.renewal_id = ? AND r.person_id = g.person
     WHERE r.family_id IS g.family AND r.kato IS g.kato AND r.data ->> '$.category' = g.category
       AND r.excluded IS NULL AND r.outcome = 'new' AND ${unpaid}`,
    [JSON.stringify(claims), of.id, of.month]
  )
  return row?.n ?? 0
}

export interface KitRow extends Pick<
  CaseMemberRow,
  'iin' | 'last_name' | 'first_name' | 'middle_name' | 'born_on' | 'sex' | 'disability_group'
> {
  place: number
  person_id: number
  family_id: number | null
  relation: string | null
  kato: string | null
  address_text: string | null
  address_key: string | null
  outcome: Outcome
  now: number | null
  why: Why
  category: string
  iban: string | null
  previous_id: number | null
  previous_hash: string | null
}

/** Rows of a list with who they are, where they live and the account they have. */
export function kitPage(
  read: ReadConnection,
  of: { id: number; on: string; after: number; limit: number; toDecide: boolean }
): Promise<KitRow[]> {
  return read.all<KitRow>(
    `SELECT r.place, r.person_id, r.family_id, r.kato, r.outcome, r.now, r.why, r.data ->> '$.category' AS category,
       p.iin, p.last_name, p.first_name, p.middle_name, p.born_on, p.sex, p.disability_group,
       (SELECT m.relation FROM family_members m WHERE m.person_id = r.person_id AND m.family_id = r.family_id
         AND m.since <= ? ORDER BY m.since DESC LIMIT 1) AS relation,
       a.text AS address_text, a.address_key, i.iban,
       d.id AS previous_id, d.hash AS previous_hash
     FROM renewal_rows r JOIN people p ON p.id = r.person_id
       LEFT JOIN accounts_iban i ON i.person_id = r.person_id AND i.until IS NULL
       LEFT JOIN addresses a ON a.id = coalesce(
         (SELECT o.id FROM addresses o WHERE o.person_id = r.person_id AND o.kato = r.kato ORDER BY o.until IS NOT NULL, o.id DESC LIMIT 1),
         (SELECT o.id FROM family_members f JOIN addresses o ON o.person_id = f.person_id WHERE f.family_id = r.family_id
           AND o.kato = r.kato ORDER BY f.relation <> 'applicant', o.until IS NOT NULL, o.id DESC LIMIT 1))
       LEFT JOIN decisions d ON d.id = (SELECT max(n.id) FROM decisions n WHERE n.programme = 'kit' AND n.family_id = r.family_id
         AND n.benefit = '')
     WHERE r.renewal_id = ? AND r.place > ? ${of.toDecide ? `AND r.excluded IS NULL AND r.outcome = 'new'` : ''}
     ORDER BY r.place LIMIT ?`,
    [of.on, of.id, of.after, of.limit]
  )
}

/** Rounds of kits of a month: frozen ones by their lines, closed ones by what was handed out. */
export function kitRounds(
  read: ReadConnection,
  month: string
): Promise<{ id: number; state: 'frozen' | 'closed' }[]> {
  return read.all(
    `SELECT id, state FROM rounds WHERE programme = 'kit' AND month = ? AND state IN ('frozen', 'closed') LIMIT 10000`,
    [month]
  )
}
