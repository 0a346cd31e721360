import type { ReadConnection, WriteConnection } from '../database/transaction'

const ours = 'SELECT d.id FROM cases c JOIN decisions d ON d.case_id = c.id WHERE c.renewal_id = ?'

/** What speaks against taking a renewal back. */
export interface Hindrances {
  /** Payments that are on a list or further. */
  listed: number
  /** Decisions, changes, bars, visits or overpayments that rest on what it decided. */
  changed: number
  letters: number
}

export async function hindrancesOf(read: ReadConnection, id: number): Promise<Hindrances> {
  const row = await read.get<Hindrances>(
    `WITH ours AS MATERIALIZED (${ours}), made AS MATERIALIZED (SELECT id FROM cases WHERE renewal_id = ?)
     SELECT (SELECT count(*) FROM ours JOIN payments y ON y.decision_id = ours.id WHERE y.state IN ('listed', 'paid', 'returned')
         OR EXISTS (SELECT 1 FROM payment_list_lines n WHERE n.payment_id = y.id)) AS listed,
       (SELECT count(*) FROM ours WHERE
         EXISTS (SELECT 1 FROM decisions n WHERE n.previous_id = ours.id AND n.id NOT IN (SELECT id FROM ours))
         OR EXISTS (SELECT 1 FROM cases n WHERE n.base_decision_id = ours.id)
         OR EXISTS (SELECT 1 FROM bars n WHERE n.decision_id = ours.id)
         OR EXISTS (SELECT 1 FROM overpayments n WHERE n.decision_id = ours.id)
         OR EXISTS (SELECT 1 FROM payments y WHERE y.decision_id = ours.id AND y.state = 'cancelled')
         OR EXISTS (SELECT 1 FROM renewal_rows w JOIN renewals r ON r.id = w.renewal_id WHERE w.base_decision_id = ours.id
           AND r.state IN ('proposed', 'decided')))
       + (SELECT count(*) FROM made WHERE EXISTS (SELECT 1 FROM contract_visits v WHERE v.case_id = made.id)
         OR EXISTS (SELECT 1 FROM contract_obligations o WHERE o.case_id = made.id)) AS changed,
       (SELECT count(*) FROM ours WHERE EXISTS (SELECT 1 FROM letters l WHERE l.decision_id = ours.id)) AS letters`,
    [id, id]
  )
  return row ?? { listed: 0, changed: 0, letters: 0 }
}

/** Later dry runs that were drawn from these decisions. */
export function drawnFromThese(read: ReadConnection, id: number): Promise<{ id: number }[]> {
  return read.all(
    `SELECT id FROM renewals WHERE state = 'drawn' AND id IN (
       SELECT w.renewal_id FROM renewal_rows w WHERE w.base_decision_id IN (${ours})) LIMIT 100`,
    [id]
  )
}

export async function markUndoing(tx: WriteConnection, id: number): Promise<void> {
  await tx.run(`UPDATE renewals SET state = 'undoing' WHERE id = ?`, [id])
}

export async function markUndone(tx: WriteConnection, id: number, reason: string): Promise<void> {
  await tx.run(
    `UPDATE renewals SET state = 'dropped', return_reason = ?, revision = revision + 1 WHERE id = ?`,
    [reason, id]
  )
}

export interface MadeRow {
  place: number
  case_id: number
  former: string | null
  decision_id: number
  number: string
  hash: string
  proposal_id: number
  assessment_id: number
  /** Copies of its letter that were printed. */
  copies: number
}

/** What the next rows made, the last first: a decision of a list names the one before it. */
export function madeBefore(
  read: ReadConnection,
  id: number,
  before: number,
  limit: number
): Promise<MadeRow[]> {
  return read.all<MadeRow>(
    `SELECT w.place, w.case_id, w.former, d.id AS decision_id, d.number, d.hash, d.proposal_id, p.assessment_id,
       (SELECT count(*) FROM letters l WHERE l.decision_id = d.id) AS copies
     FROM renewal_rows w JOIN decisions d ON d.case_id = w.case_id JOIN proposals p ON p.id = d.proposal_id
     WHERE w.renewal_id = ? AND w.place < ? AND w.case_id IS NOT NULL ORDER BY w.place DESC LIMIT ?`,
    [id, before, limit]
  )
}

/** First and last number of the series of a year that the renewal gave out; null where it gave none. */
export async function numbersOf(
  read: ReadConnection,
  id: number
): Promise<{
  cases: { first: string; last: string } | null
  decisions: { first: string; last: string } | null
}> {
  const row = await read.get<Record<'c1' | 'c2' | 'd1' | 'd2', string | null>>(
    `SELECT min(c.number) FILTER (WHERE w.former IS NULL) AS c1, max(c.number) FILTER (WHERE w.former IS NULL) AS c2,
       min(d.number) AS d1, max(d.number) AS d2
     FROM renewal_rows w JOIN cases c ON c.id = w.case_id JOIN decisions d ON d.case_id = c.id WHERE w.renewal_id = ?`,
    [id]
  )
  const span = (first: string | null, last: string | null): { first: string; last: string } | null =>
    first === null || last === null ? null : { first, last }
  return { cases: span(row?.c1 ?? null, row?.c2 ?? null), decisions: span(row?.d1 ?? null, row?.d2 ?? null) }
}

const among = 'IN (SELECT value FROM json_each(?))'

/** Takes the decisions of some rows out, with everything that hangs on them; the cases they made go with them. */
export async function takeOut(
  tx: WriteConnection,
  renewalId: number,
  rows: readonly MadeRow[]
): Promise<void> {
  const decisions = JSON.stringify(rows.map((row) => row.decision_id))
  const proposals = JSON.stringify(rows.map((row) => row.proposal_id))
  const assessments = JSON.stringify(rows.map((row) => row.assessment_id))
  const made = JSON.stringify(rows.filter((row) => row.former === null).map((row) => row.case_id))
  const places = JSON.stringify(rows.map((row) => row.place))
  await tx.run(`DELETE FROM letters WHERE decision_id ${among}`, [decisions])
  await tx.run(`DELETE FROM decision_parameters WHERE decision_id ${among}`, [decisions])
  await tx.run(`DELETE FROM payments WHERE decision_id ${among}`, [decisions])
  await tx.run(`UPDATE renewal_rows SET base_decision_id = NULL WHERE base_decision_id ${among}`, [decisions])
  await tx.run(`DELETE FROM decisions WHERE id ${among}`, [decisions])
  await tx.run(`DELETE FROM approvals WHERE proposal_id ${among}`, [proposals])
  await tx.run(`DELETE FROM proposals WHERE id ${among}`, [proposals])
  await tx.run(`DELETE FROM assessments WHERE id ${among}`, [assessments])
  await tx.run(`DELETE FROM incomes WHERE case_id ${among}`, [made])
  await tx.run(`DELETE FROM surveys WHERE case_id ${among}`, [made])
  await tx.run(`DELETE FROM contracts WHERE case_id ${among}`, [made])
  await tx.run(`DELETE FROM documents WHERE case_id ${among}`, [made])
  await tx.run(`DELETE FROM case_members WHERE case_id ${among}`, [made])
  await tx.run(`DELETE FROM cases_index WHERE rowid ${among}`, [made])
  await tx.run(`UPDATE renewal_rows SET case_id = NULL WHERE renewal_id = ? AND place ${among}`, [
    renewalId,
    places
  ])
  await tx.run(`DELETE FROM cases WHERE id ${among}`, [made])
}

/** Gives applications back what they were before they were decided with the others. */
export async function giveBack(tx: WriteConnection, rows: readonly MadeRow[]): Promise<void> {
  const own = rows.filter((row) => row.former !== null)
  if (own.length === 0) return
  const given = JSON.stringify(own.map((row) => [row.case_id, row.former]))
  const former = 'SELECT value ->> 0 AS id, value ->> 1 AS f FROM json_each(?)'
  await tx.run(
    `WITH g AS MATERIALIZED (${former})
     UPDATE cases SET state = g.f ->> '$.state', revision = g.f ->> '$.revision', return_reason = g.f ->> '$.returnReason',
       decision_kind = NULL, first_month = NULL, last_month = NULL, renewal_id = NULL
     FROM g WHERE cases.id = g.id`,
    [given]
  )
  await tx.run(
    `UPDATE assessments SET current = 1 WHERE id IN (SELECT g.f ->> '$.assessment' FROM (${former}) AS g)`,
    [given]
  )
  await tx.run(
    `DELETE FROM incomes WHERE case_id IN (SELECT g.id FROM (${former}) AS g WHERE g.f ->> '$.declared')`,
    [given]
  )
}
