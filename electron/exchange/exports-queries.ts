import type { DatasetName } from '@shared/exchange/datasets'
import type { SqlValue } from '../database/driver'
import type { ReadConnection } from '../database/transaction'

/** The days and months of a period, both ends included. */
export interface Span {
  firstDay: string
  lastDay: string
  firstMonth: string
  lastMonth: string
}

/**
 * A row as it is read: the data set's fields by name (those of the person are made of `iin`), `person_id` where it names one, and
 * `after`, the number that the next page goes on behind.
 */
export type CollectedRow = Record<string, SqlValue> & { after: number }

/** A part of a data set: a statement whose last two parameters, where it is paged, are the number to go on behind and how many. */
export interface Part {
  sql: string
  params: readonly SqlValue[]
  paged: boolean
}

const pageRows = 500

/** The rows of a part, page by page. */
export async function* pagesOf(read: ReadConnection, part: Part): AsyncGenerator<CollectedRow[]> {
  if (!part.paged) {
    yield await read.all<CollectedRow>(part.sql, part.params)
    return
  }
  for (let after = 0; ;) {
    const rows = await read.all<CollectedRow>(part.sql, [...part.params, after, pageRows])
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.after
  }
}

const changeMonths = `SELECT m.value ->> 'month' AS month FROM json_each(d.result, '$.change.months') m
  WHERE d.result ->> '$.entitled' AND m.value ->> 'due' > 0`
const isChange = `json_type(d.result, '$.change') IS NOT NULL`

const decisions = `SELECT d.id AS after, p.id AS person_id, p.iin, d.number, c.number AS case_number, d.family_id AS family,
    d.programme, d.benefit, d.kind, c.applied_on, d.decided_on,
    CASE WHEN ${isChange} THEN (SELECT min(month) FROM (${changeMonths})) ELSE d.result ->> '$.months[0].month' END AS first_month,
    CASE WHEN ${isChange} THEN (SELECT max(month) FROM (${changeMonths})) ELSE d.result ->> '$.months[#-1].month' END AS last_month,
    coalesce(d.result ->> '$.memberCount', 0) AS family_size, d.monthly AS monthly_tiyn, d.total AS total_tiyn,
    (SELECT group_concat(r.value ->> 'code', ' ') FROM json_each(d.result, '$.reasons') r) AS reasons,
    b.number AS previous, d.rule_version, c.kato
  FROM decisions d JOIN cases c ON c.id = d.case_id JOIN people p ON p.id = d.applicant_id
    LEFT JOIN decisions b ON b.id = c.base_decision_id
  WHERE d.decided_on BETWEEN ? AND ? AND d.id > ? ORDER BY d.id LIMIT ?`

// Pages of whole decisions: each has its applicant among its members.
const membersOf = (
  decided: string
): string => `SELECT d.id AS after, p.id AS person_id, p.iin, d.number AS decision
  FROM decisions d JOIN case_members m ON m.case_id = d.case_id JOIN people p ON p.id = m.person_id
  WHERE d.id IN (${decided} ORDER BY id LIMIT ?)
  ORDER BY d.id, m.place, p.id`
const members = membersOf('SELECT id FROM decisions WHERE decided_on BETWEEN ? AND ? AND id > ?')
// Whoever reads the period alone still knows whom its money was for.
const membersPaid = membersOf(`SELECT id FROM decisions e WHERE e.decided_on NOT BETWEEN ? AND ?
    AND EXISTS (SELECT 1 FROM payments y WHERE y.decision_id = e.id AND y.state = 'paid' AND y.month BETWEEN ? AND ?) AND id > ?`)

// A payment that was returned may stand in a later list again: the last one is where it is now.
const payments = `SELECT y.id AS after, y.id AS payment, p.id AS person_id, p.iin, d.number AS decision, y.family_id AS family,
    y.programme, y.benefit, y.month, y.amount AS amount_tiyn, y.state, l.number AS list, i.settled_on
  FROM payments y JOIN decisions d ON d.id = y.decision_id JOIN people p ON p.id = y.person_id
    LEFT JOIN payment_list_lines i ON i.payment_id = y.id
      AND i.list_id = (SELECT max(list_id) FROM payment_list_lines WHERE payment_id = y.id)
    LEFT JOIN payment_lists l ON l.id = i.list_id
  WHERE y.programme = ? AND y.month = ? AND y.state = ? AND y.id > ? ORDER BY y.id LIMIT ?`

const wareCode = 'coalesce(k.code, t.code)'
const wareKind = "CASE WHEN w.item_id IS NULL THEN 'kit' ELSE 'item' END"
const wares = `JOIN wares w ON w.id = $ware LEFT JOIN items t ON t.id = w.item_id
  LEFT JOIN kit_versions v ON v.id = w.kit_version_id LEFT JOIN kits k ON k.id = v.kit_id`
const inForce = 'h.undone_at IS NULL AND h.returned_at IS NULL'

const rounds = `SELECT r.id AS after, CAST(r.number AS TEXT) AS round, r.name_kk, r.name_ru, r.programme, ${wareCode} AS ware, ${wareKind} AS kind,
    r.as_of, r.state, substr(r.closed_at, 1, 10) AS closed_on,
    (SELECT count(*) FROM round_lines WHERE round_id = r.id) AS lines,
    (SELECT count(*) FROM hand_outs h WHERE h.round_id = r.id AND ${inForce} AND h.on_day <= ?) AS handed_out
  FROM rounds r ${wares.replace('$ware', 'r.ware_id')}
  WHERE r.state <> 'draft' AND r.frozen_at IS NOT NULL AND substr(r.frozen_at, 1, 10) <= ?
    AND CASE r.state WHEN 'frozen' THEN 1 WHEN 'closed' THEN substr(r.closed_at, 1, 10) >= ?
      ELSE substr(r.frozen_at, 1, 10) >= ? END
  ORDER BY r.id`

const handOuts = `SELECT h.id AS after, p.id AS person_id, p.iin, CAST(r.number AS TEXT) AS round, CAST(l.number AS TEXT) AS line,
    r.programme, ${wareCode} AS ware, ${wareKind} AS kind, h.quantity, h.on_day AS handed_on, l.kato
  FROM hand_outs h JOIN round_lines l ON l.id = h.line_id JOIN rounds r ON r.id = h.round_id JOIN people p ON p.id = l.person_id
    ${wares.replace('$ware', 'r.ware_id')}
  WHERE ${inForce} AND h.on_day BETWEEN ? AND ? AND h.id > ? ORDER BY h.id LIMIT ?`

// What was reversed counts against the kind that it reverses, on the day of the reversal.
const stock = `WITH moved AS (
    SELECT g.place_id, ${wareCode} AS ware, ${wareKind} AS kind, g.on_hand, coalesce(o.kind, m.kind) AS what,
      m.on_day >= ? AS in_period
    FROM stock_ledger g JOIN movements m ON m.id = g.movement_id LEFT JOIN movements o ON o.id = m.reverses_id
      ${wares.replace('$ware', 'g.ware_id')}
    WHERE m.on_day <= ? AND g.on_hand <> 0)
  SELECT 0 AS after, q.code AS place, moved.ware, moved.kind,
    coalesce(sum(on_hand) FILTER (WHERE in_period AND what = 'receive'), 0) AS received,
    -coalesce(sum(on_hand) FILTER (WHERE in_period AND what IN ('hand-out', 'return')), 0) AS handed_out,
    -coalesce(sum(on_hand) FILTER (WHERE in_period AND what = 'write-off'), 0) AS written_off,
    sum(on_hand) AS on_hand
  FROM moved JOIN places q ON q.id = moved.place_id
  GROUP BY q.code, moved.ware, moved.kind
  HAVING sum(on_hand) <> 0 OR max(in_period) = 1 ORDER BY q.code, moved.ware`

const consultations = `SELECT s.id AS after, p.id AS person_id, p.iin, 'consultation-' || s.id AS service, 'consultation' AS kind,
    'emergency-42500' AS programme, s.consulted_on AS day, s.outcome
  FROM consultations s JOIN people p ON p.id = s.person_id
  WHERE s.consulted_on BETWEEN ? AND ? AND s.id > ? ORDER BY s.id LIMIT ?`
const candidates = `SELECT s.id AS after, p.id AS person_id, p.iin, 'candidate-' || s.id AS service, 'candidate' AS kind,
    'birgemiz' AS programme, substr(s.entered_at, 1, 10) AS day, s.state AS outcome
  FROM wave_candidates s JOIN people p ON p.id = s.person_id
  WHERE substr(s.entered_at, 1, 10) BETWEEN ? AND ? AND s.id > ? ORDER BY s.id LIMIT ?`
const visits = `SELECT s.id AS after, p.id AS person_id, p.iin, 'visit-' || s.id AS service, 'visit' AS kind, c.programme,
    s.visited_on AS day, s.outcome
  FROM contract_visits s JOIN cases c ON c.id = s.case_id JOIN people p ON p.id = coalesce(s.person_id, c.applicant_id)
  WHERE s.visited_on BETWEEN ? AND ? AND s.id > ? ORDER BY s.id LIMIT ?`

// As the cases stood at the end of the last day, whatever was decided since: another day makes no other file.
const openThen = `cases c WHERE state <> 'withdrawn' AND applied_on <= ?2
      AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.case_id = c.id AND d.decided_on <= ?2)`
const counts = `WITH decided AS (
    SELECT d.programme, d.kind, julianday(d.decided_on) - julianday(c.applied_on) AS days
    FROM decisions d JOIN cases c ON c.id = d.case_id WHERE d.decided_on BETWEEN ?1 AND ?2)
  SELECT 0 AS after, name, programme, value FROM (
    SELECT 'applications' AS name, programme, count(*) AS value FROM cases WHERE applied_on BETWEEN ?1 AND ?2 GROUP BY 2
    UNION ALL SELECT 'decisions', programme, count(*) FROM decided GROUP BY 2
    UNION ALL SELECT 'assigned', programme, count(*) FROM decided WHERE kind = 'assign' GROUP BY 2
    UNION ALL SELECT 'refused', programme, count(*) FROM decided WHERE kind = 'refuse' GROUP BY 2
    UNION ALL SELECT 'days_to_decision', programme, CAST(sum(days) AS INTEGER) FROM decided
      WHERE kind IN ('assign', 'refuse') GROUP BY 2
    UNION ALL SELECT 'withdrawn', programme, count(*) FROM cases
      WHERE state = 'withdrawn' AND applied_on BETWEEN ?1 AND ?2 GROUP BY 2
    UNION ALL SELECT 'open_cases', programme, count(*) FROM ${openThen} GROUP BY 2
    UNION ALL SELECT 'overdue', programme, count(*) FROM ${openThen} AND deadline < ?2 GROUP BY 2
  ) ORDER BY name, programme`

const countsParams = (span: Span): SqlValue[] =>
  [...counts.matchAll(/\?([12])/g)].map(([, which]) => (which === '1' ? span.firstDay : span.lastDay))

async function paymentParts(read: ReadConnection, { firstMonth, lastMonth }: Span): Promise<Part[]> {
  const groups = await read.all<{ programme: string; month: string; state: string }>(
    `SELECT DISTINCT programme, month, state FROM payments WHERE month BETWEEN ? AND ? AND state <> 'cancelled'
     ORDER BY programme, month, state`,
    [firstMonth, lastMonth]
  )
  return groups.map(({ programme, month, state }) => ({
    sql: payments,
    params: [programme, month, state],
    paged: true
  }))
}

/** The statements that a data set's rows of a period come from; those of the people are read by `peoplePage`. */
export async function partsOf(
  read: ReadConnection,
  dataset: Exclude<DatasetName, 'people'>,
  span: Span
): Promise<Part[]> {
  const days = [span.firstDay, span.lastDay]
  const paged = (sql: string): Part => ({ sql, params: days, paged: true })
  switch (dataset) {
    case 'decisions':
      return [paged(decisions)]
    case 'members':
      return [
        paged(members),
        { sql: membersPaid, params: [...days, span.firstMonth, span.lastMonth], paged: true }
      ]
    case 'payments':
      return await paymentParts(read, span)
    case 'rounds': {
      const params = [span.lastDay, span.lastDay, span.firstDay, span.firstDay]
      return [{ sql: rounds, params, paged: false }]
    }
    case 'hand_outs':
      return [paged(handOuts)]
    case 'stock':
      return [{ sql: stock, params: days, paged: false }]
    case 'services':
      return [paged(consultations), paged(candidates), paged(visits)]
    case 'counts':
      return [{ sql: counts.replace(/\?[12]/g, '?'), params: countsParams(span), paged: false }]
  }
}

/** People by their numbers, at most `pageRows` of them. */
export function peoplePage(read: ReadConnection, ids: readonly number[]): Promise<CollectedRow[]> {
  return read.all<CollectedRow>(
    `SELECT p.id AS after, p.id AS person_id, p.iin, p.last_name, p.first_name, p.middle_name,
       CAST(substr(p.born_on, 1, 4) AS INTEGER) AS birth_year, p.sex, a.kato
     FROM json_each(?) n JOIN people p ON p.id = n.value LEFT JOIN addresses a ON a.person_id = p.id AND a.until IS NULL
     ORDER BY p.id`,
    [JSON.stringify(ids)]
  )
}

export const peopleAtOnce = pageRows

export interface FormerExport {
  id: number
  period: string
  correction: number
  sequence: number
  datasets: string
  row_counts: string
  sums: string
  file_hash: string
}

const former = 'SELECT id, period, correction, sequence, datasets, row_counts, sums, file_hash FROM exports'

/** The newest file of a period. */
export function formerOfPeriod(read: ReadConnection, period: string): Promise<FormerExport | undefined> {
  return read.get<FormerExport>(`${former} WHERE period = ? ORDER BY correction DESC LIMIT 1`, [period])
}

/** The newest file of all. */
export function formerOfAll(read: ReadConnection): Promise<FormerExport | undefined> {
  return read.get<FormerExport>(`${former} ORDER BY sequence DESC LIMIT 1`)
}

/** The hashes of a file's rows, see `changes.ts`. */
export async function rowHashesOf(read: ReadConnection, id: number): Promise<Uint8Array> {
  const row = await read.get<{ row_hashes: Uint8Array }>('SELECT row_hashes FROM exports WHERE id = ?', [id])
  return row?.row_hashes ?? new Uint8Array()
}
