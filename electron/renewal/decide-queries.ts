import { insertMany, type BulkValue } from '../database/bulk'
import type { ReadConnection, WriteConnection } from '../database/transaction'

type Row = readonly BulkValue[]

export interface FirstIds {
  case: number
  assessment: number
  proposal: number
  decision: number
}

/** The ids that the next rows begin at; nobody else writes inside the transaction. */
export async function nextDecisionIds(read: ReadConnection): Promise<FirstIds> {
  const row = await read.get<FirstIds>(
    `SELECT (SELECT coalesce(max(id), 0) + 1 FROM cases) AS "case", (SELECT coalesce(max(id), 0) + 1 FROM assessments) AS assessment,
       (SELECT coalesce(max(id), 0) + 1 FROM proposals) AS proposal, (SELECT coalesce(max(id), 0) + 1 FROM decisions) AS decision`
  )
  if (row === undefined) throw new Error('the ids gave no row')
  return row
}

/** The last number given out of a yearly series, 0 before the first. */
export async function counterOf(read: ReadConnection, series: string): Promise<number> {
  const row = await read.get<{ value: number }>('SELECT value FROM counters WHERE name = ?', [series])
  return row?.value ?? 0
}

export async function setCounter(tx: WriteConnection, series: string, value: number): Promise<void> {
  if (value === 0) await tx.run('DELETE FROM counters WHERE name = ?', [series])
  else
    await tx.run(
      'INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [series, value]
    )
}

export const caseColumns = [
  ...[
    'id',
    'number',
    'programme',
    'state',
    'channel',
    'applied_on',
    'quarter',
    'income_quarter',
    'term_days'
  ],
  ...['deadline', 'registered_at', 'registered_by', 'applicant_id', 'family_id', 'kato', 'address_text'],
  ...[
    'address_key',
    'region',
    'iban',
    'asked',
    'benefit',
    'renewal_id',
    'decision_kind',
    'first_month',
    'last_month'
  ]
]

export async function insertCases(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  await insertMany(tx, 'cases', caseColumns, rows)
}

/** Of cases that were applied for: id, kind, first and last month. */
export async function closeCases(
  tx: WriteConnection,
  renewalId: number,
  rows: readonly Row[]
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(
    `WITH g AS MATERIALIZED (SELECT value ->> 0 AS id, value ->> 1 AS kind, value ->> 2 AS first, value ->> 3 AS last FROM jsonb_each(?))
     UPDATE cases SET state = 'decided', decision_kind = g.kind, first_month = g.first, last_month = g.last, return_reason = NULL,
       renewal_id = ?, revision = revision + 1
     FROM g WHERE cases.id = g.id`,
    [JSON.stringify(rows), renewalId]
  )
  await tx.run(
    'UPDATE assessments SET current = 0 WHERE current = 1 AND case_id IN (SELECT value ->> 0 FROM json_each(?))',
    [JSON.stringify(rows)]
  )
}

const pairs = 'SELECT value ->> 0 AS id, value ->> 1 AS source FROM json_each(?)'

/** Members, survey and contract of former cases for new ones; by pairs of the new case and the one it is taken from. */
export async function carryOver(
  tx: WriteConnection,
  rows: readonly (readonly [id: number, source: number])[],
  on: string
): Promise<void> {
  if (rows.length === 0) return
  const given = JSON.stringify(rows)
  await tx.run(
    `INSERT INTO case_members (case_id, person_id, place, relation, student, able_bodied, disability_group, cares_for, long_sick_leave,
       member_from, member_until)
     SELECT g.id, m.person_id, m.place, m.relation, m.student, m.able_bodied, m.disability_group, m.cares_for, m.long_sick_leave,
       CASE WHEN m.member_from > ? THEN m.member_from END, m.member_until
     FROM (${pairs}) g CROSS JOIN case_members m WHERE m.case_id = g.source ORDER BY g.id, m.place`,
    [on, given]
  )
  await tx.run(
    `INSERT INTO surveys (case_id, surveyed_on, act_number, refused, conclusion, conclusion_on, conclusion_number, homes, cars,
       co_residents, notes)
     SELECT g.id, s.surveyed_on, s.act_number, s.refused, s.conclusion, s.conclusion_on, s.conclusion_number, s.homes, s.cars,
       s.co_residents, s.notes FROM (${pairs}) g CROSS JOIN surveys s WHERE s.case_id = g.source`,
    [given]
  )
  await tx.run(
    `INSERT INTO contracts (case_id, number, signed_on, obligations, ends_on)
     SELECT g.id, k.number, k.signed_on, k.obligations, k.ends_on FROM (${pairs}) g CROSS JOIN contracts k
     WHERE k.case_id = g.source AND (k.ends_on IS NULL OR k.ends_on >= ?)`,
    [given, on]
  )
}

/** The incomes of declarations as those of cases; by pairs of the case and the declaration. */
export async function takeIncomes(
  tx: WriteConnection,
  rows: readonly (readonly [id: number, declaration: number])[]
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(
    `INSERT INTO incomes (case_id, person_id, kind, quarter, month, amount, source, document)
     SELECT g.id, i.person_id, i.kind, d.quarter, i.month, i.amount, d.source, i.document
     FROM (${pairs}) g CROSS JOIN income_declarations d CROSS JOIN declared_incomes i
     WHERE d.id = g.source AND i.declaration_id = d.id ORDER BY g.id, i.id`,
    [JSON.stringify(rows)]
  )
}

export async function insertSingleMembers(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  await insertMany(
    tx,
    'case_members',
    [
      ...['case_id', 'person_id', 'place', 'relation', 'student', 'able_bodied', 'disability_group'],
      'long_sick_leave'
    ],
    rows
  )
}

export async function insertAssessments(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  const columns = [
    'id',
    'case_id',
    'assessed_at',
    'assessed_by',
    'current',
    'entitled',
    'monthly',
    'facts',
    'result'
  ]
  await insertLong(tx, 'assessments', columns, rows)
}

// Rows a statement, each value bound by itself.
const longRowsAtOnce = 100

/**
 * Inserts rows of long texts. Bound by themselves they cross as they are; inside JSON every quotation mark of theirs would be written
 * twice and read again, which takes longer than storing them.
 */
async function insertLong(
  tx: WriteConnection,
  table: string,
  columns: readonly string[],
  rows: readonly Row[]
): Promise<void> {
  const places = `(${columns.map(() => '?').join(', ')})`
  for (let from = 0; from < rows.length; from += longRowsAtOnce) {
    const part = rows.slice(from, from + longRowsAtOnce)
    await tx.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${part.map(() => places).join(', ')}`,
      part.flat()
    )
  }
}

export async function insertProposals(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  const columns = [
    ...['id', 'case_id', 'assessment_id', 'kind', 'monthly', 'total', 'note', 'proposed_by', 'proposed_at'],
    ...['tier', 'needs_head', 'state']
  ]
  await insertMany(tx, 'proposals', columns, rows)
}

export async function insertApprovals(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  await insertMany(tx, 'approvals', ['proposal_id', 'user_id', 'role', 'at', 'verdict', 'note'], rows)
}

const decisionColumns = [
  ...[
    'id',
    'number',
    'case_id',
    'proposal_id',
    'kind',
    'programme',
    'family_id',
    'applicant_id',
    'decided_on'
  ],
  ...[
    'decided_at',
    'rule_version',
    'monthly',
    'total',
    'previous_id',
    'hash',
    'benefit',
    'parameters',
    'letter'
  ]
]

/** Decisions; facts and working are those of their assessments, named last in each row, and do not cross a second time. */
export async function insertDecisions(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  const columns = decisionColumns.join(', ')
  const places = `(${decisionColumns.map(() => '?').join(', ')}, ?)`
  for (let from = 0; from < rows.length; from += longRowsAtOnce) {
    const part = rows.slice(from, from + longRowsAtOnce)
    await tx.run(
      `WITH g (${columns}, assessment_id) AS (VALUES ${part.map(() => places).join(', ')})
       INSERT INTO decisions (${columns}, facts, result)
       SELECT ${decisionColumns.map((name) => `g.${name}`).join(', ')}, a.facts, a.result
       FROM g CROSS JOIN assessments a WHERE a.id = g.assessment_id`,
      part.flat()
    )
  }
}

export async function indexCases(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  await insertMany(tx, 'cases_index', ['rowid', 'words'], rows)
}

/** Which case a row was decided in, and what an own one was before: place, case, former. */
export async function nameCases(tx: WriteConnection, renewalId: number, rows: readonly Row[]): Promise<void> {
  await tx.run(
    `WITH g AS MATERIALIZED (SELECT value ->> 0 AS place, value ->> 1 AS id, value ->> 2 AS former FROM jsonb_each(?))
     UPDATE renewal_rows SET case_id = g.id, former = g.former FROM g
     WHERE renewal_rows.renewal_id = ? AND renewal_rows.place = g.place`,
    [JSON.stringify(rows), renewalId]
  )
}

export async function rememberMany(tx: WriteConnection, rows: readonly Row[]): Promise<void> {
  await insertMany(tx, 'decision_parameters', ['decision_id', 'parameter_id'], rows)
}

export async function currentAssessments(
  read: ReadConnection,
  caseIds: readonly number[]
): Promise<{ id: number; case_id: number }[]> {
  return read.all(
    'SELECT id, case_id FROM assessments WHERE current = 1 AND case_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(caseIds)]
  )
}
