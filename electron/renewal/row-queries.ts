import type { Outcome, Why } from '@shared/renewal/classify'
import type { KeysetQuery } from '../database/keyset'
import type { SqlValue } from '../database/driver'
import type { ReadConnection, WriteConnection } from '../database/transaction'

/** What was worked out for a row, by its place. */
export interface RowVerdict {
  place: number
  outcome: Outcome
  now: number | null
  why: Why
  data: string
  applicationCaseId: number | null
}

/** Writes what was worked out into the rows of a dry run. */
export async function writeVerdicts(
  tx: WriteConnection,
  renewalId: number,
  rows: readonly RowVerdict[]
): Promise<void> {
  await tx.run(
    // Materialised, so that each row is looked for by its key: SQLite would go through the whole list for every one of the page.
    `WITH g AS MATERIALIZED (SELECT value ->> 0 AS place, value ->> 1 AS outcome, value ->> 2 AS now, value ->> 3 AS why,
       value ->> 4 AS data, value ->> 5 AS application FROM jsonb_each(?))
     UPDATE renewal_rows SET outcome = g.outcome, now = g.now, why = g.why, data = g.data, application_case_id = g.application FROM g
     WHERE renewal_rows.renewal_id = ? AND renewal_rows.place = g.place`,
    [
      JSON.stringify(
        rows.map((row) => [row.place, row.outcome, row.now, row.why, row.data, row.applicationCaseId])
      ),
      renewalId
    ]
  )
}

export interface ListRow {
  place: number
  family_id: number | null
  person_id: number
  benefit: string
  name: string
  kato: string | null
  outcome: Outcome
  was: number
  now: number | null
  why: Why
  data: string
  excluded: string | null
  base_decision_id: number | null
  base_case_id: number | null
  case_id: number | null
}

const columns = `r.place, r.family_id, r.person_id, r.benefit, r.name, r.kato, r.outcome, r.was, r.now, r.why, r.data, r.excluded,
  r.base_decision_id, (SELECT d.case_id FROM decisions d WHERE d.id = r.base_decision_id) AS base_case_id,
  coalesce(r.case_id, r.application_case_id) AS case_id`

export interface RowFilter {
  id: number
  outcomes: readonly Outcome[] | undefined
  why: Why | undefined
  excluded: boolean | undefined
  kato: { from: string; until: string } | undefined
  names: readonly string[]
  iin: string
}

/** A page of a dry run in the order of its list. */
export function rowsPage(read: ReadConnection, filter: RowFilter, page: KeysetQuery): Promise<ListRow[]> {
  const parts: string[] = []
  const params: SqlValue[] = [filter.id]
  const narrow = (condition: string, ...values: SqlValue[]): void => {
    parts.push(`AND ${condition}`)
    params.push(...values)
  }
  if (filter.outcomes !== undefined && filter.outcomes.length > 0)
    narrow('r.outcome IN (SELECT value FROM json_each(?))', JSON.stringify(filter.outcomes))
  if (filter.why !== undefined) narrow('r.why = ?', filter.why)
  if (filter.excluded !== undefined) narrow(`r.excluded IS ${filter.excluded ? 'NOT ' : ''}NULL`)
  if (filter.kato !== undefined) narrow('r.kato BETWEEN ? AND ?', filter.kato.from, filter.kato.until)
  for (const name of filter.names) narrow(`instr(' ' || r.search_key, ?) > 0`, ` ${name}`)
  if (filter.iin !== '')
    narrow('EXISTS (SELECT 1 FROM people p WHERE p.id = r.person_id AND instr(p.iin, ?) = 1)', filter.iin)
  return read.all<ListRow>(
    `SELECT ${columns} FROM renewal_rows r WHERE r.renewal_id = ? ${parts.join(' ')} AND ${page.where}
     ORDER BY ${page.orderBy} LIMIT ?`,
    [...params, ...page.params, page.limit]
  )
}

export function rowAt(read: ReadConnection, id: number, place: number): Promise<ListRow | undefined> {
  return read.get<ListRow>(`SELECT ${columns} FROM renewal_rows r WHERE r.renewal_id = ? AND r.place = ?`, [
    id,
    place
  ])
}

/** Takes rows out with a reason, or (null) back in; answers how many there were. */
export async function setExcluded(
  tx: WriteConnection,
  id: number,
  places: readonly number[],
  reason: string | null
): Promise<number> {
  const { changes } = await tx.run(
    'UPDATE renewal_rows SET excluded = ? WHERE renewal_id = ? AND place IN (SELECT value FROM json_each(?))',
    [reason, id, JSON.stringify(places)]
  )
  return changes
}
