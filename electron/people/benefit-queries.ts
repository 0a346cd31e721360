import type { ReadConnection } from '../database/transaction'

export interface BenefitPaymentRow {
  id: number
  month: string
  amount: number
  state: string
  programme: string
  benefit: string
  person_id: number
  family_id: number
  decision_id: number
  decision_number: string
  case_id: number
}

/** The other members of the family a person belongs to today, and the person. */
export async function peopleAround(read: ReadConnection, personId: number): Promise<number[]> {
  const rows = await read.all<{ person_id: number }>(
    `SELECT m.person_id FROM family_members own JOIN family_members m ON m.family_id = own.family_id AND m.until IS NULL
     WHERE own.person_id = ? AND own.until IS NULL
     UNION SELECT ?`,
    [personId, personId]
  )
  return rows.map((row) => row.person_id)
}

const around = `FROM case_members m JOIN decisions d ON d.case_id = m.case_id JOIN payments p ON p.decision_id = d.id
     WHERE m.person_id IN (SELECT value FROM json_each(?)) AND p.state <> 'cancelled'`

/** Years in which anything was assigned to a household of one of these people. */
export async function benefitYears(read: ReadConnection, people: readonly number[]): Promise<number[]> {
  const rows = await read.all<{ year: number }>(
    `SELECT DISTINCT CAST(substr(p.month, 1, 4) AS INTEGER) AS year ${around} ORDER BY year DESC`,
    [JSON.stringify(people)]
  )
  return rows.map((row) => row.year)
}

/** What was assigned to the households of these people from one month to another, cancelled payments left out. */
export function benefitPayments(
  read: ReadConnection,
  people: readonly number[],
  from: string,
  until: string
): Promise<BenefitPaymentRow[]> {
  return read.all<BenefitPaymentRow>(
    `SELECT DISTINCT p.id, p.month, p.amount, p.state, p.programme, p.benefit, p.person_id, p.family_id, p.decision_id,
       d.number AS decision_number, d.case_id ${around} AND p.month BETWEEN ? AND ?
     ORDER BY p.month, p.programme, p.benefit, p.id`,
    [JSON.stringify(people), from, until]
  )
}

/** Whom each of these cases counts, by name. */
export function countedIn(
  read: ReadConnection,
  cases: readonly number[]
): Promise<{ case_id: number; person_id: number; name: string }[]> {
  return read.all(
    `SELECT m.case_id, m.person_id, trim(p.last_name || ' ' || p.first_name || ' ' || coalesce(p.middle_name, '')) AS name
     FROM case_members m JOIN people p ON p.id = m.person_id
     WHERE m.case_id IN (SELECT value FROM json_each(?)) ORDER BY m.case_id, m.place`,
    [JSON.stringify(cases)]
  )
}

/** Kits of things these people are on a frozen list for, by month. */
export function kitsOf(
  read: ReadConnection,
  people: readonly number[],
  from: string,
  until: string
): Promise<{ month: string; person_id: number; name: string; round: number }[]> {
  return read.all(
    `SELECT r.month, l.person_id, l.full_name AS name, r.number AS round
     FROM round_lines l JOIN rounds r ON r.id = l.round_id
     WHERE l.person_id IN (SELECT value FROM json_each(?)) AND r.programme = 'kit' AND r.state IN ('frozen', 'closed')
       AND r.month BETWEEN ? AND ? ORDER BY r.month, r.number`,
    [JSON.stringify(people), from, until]
  )
}
