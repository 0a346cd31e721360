import type { SqlValue } from '../database/driver'
import { insertMany } from '../database/bulk'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export type ContractState = 'running' | 'fulfilled' | 'broken' | 'ended'
export type ObligationState = 'open' | 'met' | 'broken'
export type VisitOutcome = 'fulfilled' | 'partly' | 'broken'

/** A contract with its case and what its plan and its visits come to on a day. */
export interface ContractListRow {
  case_id: number
  number: string
  signed_on: string
  ends_on: string | null
  case_number: string
  case_state: string
  decision_kind: string | null
  first_month: string | null
  last_month: string | null
  family_id: number
  last_name: string
  first_name: string
  middle_name: string | null
  last_visit_on: string | null
  open: number
  overdue: number
  next_due_on: string | null
  state: ContractState
}

/** The day a list is made for, its month, and the day since which nobody need have visited. */
export interface ListDay {
  today: string
  month: string
  visitedSince: string
}

const ofContract = 'FROM contract_obligations o WHERE o.case_id = k.case_id'

/** A suspension that was decided after a broken visit and not taken back. */
const suspended = `EXISTS (SELECT 1 FROM contract_visits v JOIN decisions d ON d.case_id = v.change_case_id
  WHERE v.case_id = k.case_id AND d.kind IN ('suspend', 'terminate')
    AND NOT EXISTS (SELECT 1 FROM decisions r WHERE r.previous_id = d.id AND r.kind = 'resume'))`

/** Its own last day, else the last month the family is assigned assistance for. */
const over = `CASE WHEN k.ends_on IS NOT NULL THEN k.ends_on < ?
  ELSE coalesce((SELECT max(x.last_month) FROM cases x WHERE x.family_id = c.family_id AND x.programme = 'asp'), '9999') < ? END`

/** Contracts of applications; a case that changes a decision goes on under the contract of the first. */
const contracts = `SELECT k.case_id, k.number, k.signed_on, k.ends_on, c.number AS case_number, c.state AS case_state, c.decision_kind,
    c.first_month, c.last_month, c.family_id, p.last_name, p.first_name, p.middle_name,
    (SELECT max(v.visited_on) FROM contract_visits v WHERE v.case_id = k.case_id) AS last_visit_on,
    (SELECT count(*) ${ofContract} AND o.state = 'open') AS open,
    (SELECT count(*) ${ofContract} AND o.state = 'open' AND o.due_on < ?) AS overdue,
    (SELECT min(o.due_on) ${ofContract} AND o.state = 'open') AS next_due_on,
    CASE WHEN ${suspended} THEN 'broken'
      WHEN EXISTS (SELECT 1 ${ofContract}) AND NOT EXISTS (SELECT 1 ${ofContract} AND o.state <> 'met') THEN 'fulfilled'
      WHEN c.decision_kind = 'refuse' OR ${over} THEN 'ended' ELSE 'running' END AS state
  FROM contracts k JOIN cases c ON c.id = k.case_id JOIN people p ON p.id = c.applicant_id
  WHERE c.base_decision_id IS NULL AND c.state <> 'withdrawn'`

const dayParams = ({ today, month }: ListDay): SqlValue[] => [today, today, month]

const isDue = `case_state IN ('decided', 'notified') AND (overdue > 0 OR coalesce(last_visit_on, signed_on) < ?)
  AND state = 'running'`

export interface ContractFilter {
  state?: ContractState | undefined
  due: boolean
  /** What the index of cases is asked for; a contract's own number is looked for as it was typed. */
  text?: { match: string; number: string } | undefined
}

/** A page of contracts, the newest case first. */
export function contractsPage(
  read: ReadConnection,
  filter: ContractFilter,
  page: KeysetQuery,
  day: ListDay
): Promise<ContractListRow[]> {
  const found =
    filter.text === undefined
      ? ''
      : ' AND (k.number = ? OR k.case_id IN (SELECT rowid FROM cases_index WHERE cases_index MATCH ?))'
  const conditions = [
    ...(filter.state === undefined ? [] : ['state = ?']),
    ...(filter.due ? [isDue] : [])
  ].join(' AND ')
  return read.all<ContractListRow>(
    `WITH looked AS (${contracts}${found} AND ${page.where})
     SELECT * FROM looked ${conditions === '' ? '' : `WHERE ${conditions}`} ORDER BY case_id DESC LIMIT ?`,
    [
      ...dayParams(day),
      ...(filter.text === undefined ? [] : [filter.text.number, filter.text.match]),
      ...page.params,
      ...(filter.state === undefined ? [] : [filter.state]),
      ...(filter.due ? [day.visitedSince] : []),
      page.limit
    ]
  )
}

/** How many contracts have an obligation past its day or were not visited for long. */
export async function countDue(read: ReadConnection, day: ListDay): Promise<number> {
  const row = await read.get<{ n: number }>(
    `WITH looked AS (${contracts}) SELECT count(*) AS n FROM looked WHERE ${isDue}`,
    [...dayParams(day), day.visitedSince]
  )
  return row?.n ?? 0
}

export function contractOf(
  read: ReadConnection,
  caseId: number,
  day: ListDay
): Promise<ContractListRow | undefined> {
  return read.get<ContractListRow>(`${contracts} AND k.case_id = ?`, [...dayParams(day), caseId])
}

export interface ObligationRow {
  id: number
  place: number
  person_id: number
  measure: string
  description: string
  due_on: string | null
  state: ObligationState
  last_name: string
  first_name: string
  middle_name: string | null
}

export function obligationsOf(read: ReadConnection, caseId: number): Promise<ObligationRow[]> {
  return read.all<ObligationRow>(
    `SELECT o.id, o.place, o.person_id, o.measure, o.description, o.due_on, o.state, p.last_name, p.first_name, p.middle_name
     FROM contract_obligations o JOIN people p ON p.id = o.person_id WHERE o.case_id = ? ORDER BY o.place`,
    [caseId]
  )
}

export interface VisitRow {
  id: number
  visited_on: string
  outcome: VisitOutcome
  person_id: number | null
  note: string
  change_case_id: number | null
  entered_by: string
  entered_at: string
}

/** Visits of a contract, the newest first. */
export function visitsOf(read: ReadConnection, caseId: number): Promise<VisitRow[]> {
  return read.all<VisitRow>(
    `SELECT v.id, v.visited_on, v.outcome, v.person_id, v.note, v.change_case_id, u.name AS entered_by, v.entered_at
     FROM contract_visits v JOIN users u ON u.id = v.entered_by WHERE v.case_id = ?
     ORDER BY v.visited_on DESC, v.id DESC LIMIT 500`,
    [caseId]
  )
}

/** The case that was opened for an earlier broken visit, as long as it is worked on or its suspension stands. */
export function standingSuspension(
  read: ReadConnection,
  caseId: number
): Promise<{ id: number; number: string } | undefined> {
  return read.get(
    `SELECT c.id, c.number FROM contract_visits v JOIN cases c ON c.id = v.change_case_id
     WHERE v.case_id = ? AND c.state <> 'withdrawn' AND NOT EXISTS (
       SELECT 1 FROM decisions d JOIN decisions r ON r.previous_id = d.id
       WHERE d.case_id = c.id AND r.kind = 'resume') ORDER BY v.id DESC LIMIT 1`,
    [caseId]
  )
}

export async function saveContract(
  tx: WriteConnection,
  caseId: number,
  row: { number: string; signedOn: string; endsOn: string | null; words: string }
): Promise<void> {
  await tx.run(
    `INSERT INTO contracts (case_id, number, signed_on, ends_on, obligations) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET number = excluded.number, signed_on = excluded.signed_on, ends_on = excluded.ends_on,
       obligations = excluded.obligations`,
    [caseId, row.number, row.signedOn, row.endsOn, row.words]
  )
}

export type NewObligation = Pick<
  ObligationRow,
  'place' | 'person_id' | 'measure' | 'description' | 'due_on'
> & {
  id: number | null
}

/** The plan in the place of the former one; obligations that stay keep their id and what became of them. */
export async function replaceObligations(
  tx: WriteConnection,
  caseId: number,
  rows: readonly NewObligation[]
): Promise<void> {
  const kept = rows.filter((row) => row.id !== null)
  await tx.run(
    'DELETE FROM contract_obligations WHERE case_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
    [caseId, JSON.stringify(kept.map((row) => row.id))]
  )
  // Out of the way first: a place is taken by one obligation at a time.
  await tx.run('UPDATE contract_obligations SET place = -id WHERE case_id = ?', [caseId])
  for (const row of kept) {
    await tx.run(
      'UPDATE contract_obligations SET place = ?, person_id = ?, measure = ?, description = ?, due_on = ? WHERE id = ?',
      [row.place, row.person_id, row.measure, row.description, row.due_on, row.id]
    )
  }
  await insertMany(
    tx,
    'contract_obligations',
    ['case_id', 'place', 'person_id', 'measure', 'description', 'due_on'],
    rows
      .filter((row) => row.id === null)
      .map((row) => [caseId, row.place, row.person_id, row.measure, row.description, row.due_on])
  )
}

export async function setObligationState(
  tx: WriteConnection,
  id: number,
  state: ObligationState
): Promise<void> {
  await tx.run('UPDATE contract_obligations SET state = ? WHERE id = ?', [state, id])
}

export async function insertVisit(
  tx: WriteConnection,
  row: {
    caseId: number
    on: string
    outcome: VisitOutcome
    personId: number | null
    note: string
    changeCaseId: number | null
    by: number
    at: string
  }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO contract_visits (case_id, visited_on, outcome, person_id, note, change_case_id, entered_by, entered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [row.caseId, row.on, row.outcome, row.personId, row.note, row.changeCaseId, row.by, row.at]
  )
  return lastId
}

/** The first month from one on that is assigned to a family and was not handed to the bank yet. */
export function firstMonthToPay(
  read: ReadConnection,
  familyId: number,
  from: string
): Promise<{ month: string; decision_id: number } | undefined> {
  return read.get(
    `SELECT month, decision_id FROM payments WHERE family_id = ? AND programme = 'asp' AND month >= ?
       AND state IN ('planned', 'returned') ORDER BY month LIMIT 1`,
    [familyId, from]
  )
}

/** The case of a family's newest decision on the assistance. */
export async function newestAspCase(read: ReadConnection, familyId: number): Promise<number | undefined> {
  const row = await read.get<{ case_id: number }>(
    "SELECT case_id FROM decisions WHERE family_id = ? AND programme = 'asp' ORDER BY id DESC LIMIT 1",
    [familyId]
  )
  return row?.case_id
}
