import type { renewalModes } from '@shared/contract/renewal'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export type RenewalState = 'drawn' | 'proposed' | 'decided' | 'undoing' | 'dropped'

export interface RenewalRow {
  id: number
  programme: string
  quarter: string
  month: string | null
  mode: (typeof renewalModes)[number]
  as_of: string | null
  categories: string
  state: RenewalState
  made_by: number
  made_by_name: string
  made_at: string
  proposed_by: number | null
  proposed_by_name: string | null
  proposed_at: string | null
  decided_by_name: string | null
  decided_at: string | null
  return_reason: string | null
  families: number
  revision: number
}

const select = `SELECT r.id, r.programme, r.quarter, r.month, r.mode, r.as_of, r.categories, r.state, r.made_by, m.name AS made_by_name,
    r.made_at, r.proposed_by, p.name AS proposed_by_name, r.proposed_at, d.name AS decided_by_name, r.decided_at, r.return_reason,
    r.families, r.revision
  FROM renewals r JOIN users m ON m.id = r.made_by LEFT JOIN users p ON p.id = r.proposed_by LEFT JOIN users d ON d.id = r.decided_by`

export function renewalById(read: ReadConnection, id: number): Promise<RenewalRow | undefined> {
  return read.get<RenewalRow>(`${select} WHERE r.id = ?`, [id])
}

export function renewalsPage(read: ReadConnection, page: KeysetQuery): Promise<RenewalRow[]> {
  return read.all<RenewalRow>(`${select} WHERE ${page.where} ORDER BY ${page.orderBy} LIMIT ?`, [
    ...page.params,
    page.limit
  ])
}

/** The dry run of a programme and period that is not decided yet. */
export function openRenewal(
  read: ReadConnection,
  key: { programme: string; quarter: string; month: string | null }
): Promise<{ id: number; state: RenewalState } | undefined> {
  return read.get(
    `SELECT id, state FROM renewals WHERE programme = ? AND quarter = ? AND coalesce(month, '') = ? AND state IN ('drawn', 'proposed')`,
    [key.programme, key.quarter, key.month ?? '']
  )
}

export interface NewRenewal {
  programme: string
  quarter: string
  month: string | null
  mode: RenewalRow['mode']
  asOf: string | null
  categories: readonly string[]
  by: number
  at: string
}

export async function insertRenewal(tx: WriteConnection, row: NewRenewal): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO renewals (programme, quarter, month, mode, as_of, categories, state, made_by, made_at)
     VALUES (?, ?, ?, ?, ?, ?, 'drawn', ?, ?)`,
    [
      row.programme,
      row.quarter,
      row.month,
      row.mode,
      row.asOf,
      JSON.stringify(row.categories),
      row.by,
      row.at
    ]
  )
  return lastId
}

export async function setFamilies(tx: WriteConnection, id: number): Promise<void> {
  await tx.run(
    'UPDATE renewals SET families = (SELECT count(*) FROM renewal_rows WHERE renewal_id = ?) WHERE id = ?',
    [id, id]
  )
}

/** Makes room for a new dry run of the period; the rows are still needed for who was taken out. */
export async function markDropping(tx: WriteConnection, id: number): Promise<void> {
  await tx.run(`UPDATE renewals SET state = 'dropped' WHERE id = ?`, [id])
}

/** A dry run that nobody wants any more; its rows go. */
export async function markDropped(tx: WriteConnection, id: number): Promise<void> {
  await tx.run('DELETE FROM renewal_rows WHERE renewal_id = ?', [id])
  await tx.run(`UPDATE renewals SET state = 'dropped', revision = revision + 1 WHERE id = ?`, [id])
}

/** Who was taken out of a former dry run of the same period stays out. */
export async function keepExclusions(tx: WriteConnection, from: number, to: number): Promise<void> {
  await tx.run(
    `UPDATE renewal_rows SET excluded = o.excluded FROM renewal_rows o
     WHERE renewal_rows.renewal_id = ? AND o.renewal_id = ? AND o.excluded IS NOT NULL
       AND o.person_id = renewal_rows.person_id AND o.benefit = renewal_rows.benefit`,
    [to, from]
  )
}

export async function markProposed(
  tx: WriteConnection,
  id: number,
  by: { user: number; at: string }
): Promise<void> {
  await tx.run(
    `UPDATE renewals SET state = 'proposed', proposed_by = ?, proposed_at = ?, return_reason = NULL, revision = revision + 1 WHERE id = ?`,
    [by.user, by.at, id]
  )
}

export async function markReturned(tx: WriteConnection, id: number, reason: string): Promise<void> {
  await tx.run(
    `UPDATE renewals SET state = 'drawn', proposed_by = NULL, proposed_at = NULL, return_reason = ?, revision = revision + 1 WHERE id = ?`,
    [reason, id]
  )
}

export async function markDecided(
  tx: WriteConnection,
  id: number,
  by: { user: number; at: string }
): Promise<void> {
  await tx.run(
    `UPDATE renewals SET state = 'decided', decided_by = ?, decided_at = ?, revision = revision + 1 WHERE id = ?`,
    [by.user, by.at, id]
  )
}

export async function touchRenewal(tx: WriteConnection, id: number): Promise<void> {
  await tx.run('UPDATE renewals SET revision = revision + 1 WHERE id = ?', [id])
}

export interface Totals {
  outcome: string
  rows: number
  excluded: number
  was: number
  now: number
}

/** How many rows have each outcome; sums of a month over those of them that are not excluded, tiyn. */
export function totalsOf(read: ReadConnection, id: number): Promise<Totals[]> {
  return read.all<Totals>(
    `SELECT outcome, count(*) AS rows, count(excluded) AS excluded,
       coalesce(sum(was) FILTER (WHERE excluded IS NULL), 0) AS was,
       coalesce(sum(now) FILTER (WHERE excluded IS NULL), 0) AS now
     FROM renewal_rows WHERE renewal_id = ? GROUP BY outcome`,
    [id]
  )
}

/** What came of a decided renewal: its decisions, those with a printed letter, payments that are on a list. */
export async function aftermathOf(
  read: ReadConnection,
  id: number
): Promise<{ decisions: number; letters: number; listed: number }> {
  const row = await read.get<{ decisions: number; letters: number; listed: number }>(
    `WITH made AS MATERIALIZED (SELECT d.id FROM cases c JOIN decisions d ON d.case_id = c.id WHERE c.renewal_id = ?)
     SELECT (SELECT count(*) FROM made) AS decisions,
       (SELECT count(*) FROM made WHERE EXISTS (SELECT 1 FROM letters l WHERE l.decision_id = made.id)) AS letters,
       (SELECT count(*) FROM made JOIN payments y ON y.decision_id = made.id WHERE y.state <> 'planned'
         AND EXISTS (SELECT 1 FROM payment_list_lines n WHERE n.payment_id = y.id)) AS listed`,
    [id]
  )
  return row ?? { decisions: 0, letters: 0, listed: 0 }
}
