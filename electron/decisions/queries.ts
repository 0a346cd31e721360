import type { ReadConnection, WriteConnection } from '../database/transaction'
import { insertMany } from '../database/bulk'

export interface DecisionRow {
  id: number
  number: string
  case_id: number
  case_number: string
  proposal_id: number
  kind: 'assign' | 'refuse' | 'change' | 'suspend' | 'resume' | 'terminate'
  programme: string
  family_id: number
  applicant_id: number
  decided_on: string
  decided_at: string
  facts: string
  rule_version: string
  parameters: string
  result: string
  letter: string
  monthly: number
  total: number
  previous_id: number | null
  hash: string
  benefit: string
}

export const decisionColumns = `d.id, d.number, d.case_id, c.number AS case_number, d.proposal_id, d.kind, d.programme, d.family_id, d.applicant_id,
  d.decided_on, d.decided_at, d.facts, d.rule_version, d.parameters, d.result, d.letter, d.monthly, d.total, d.previous_id, d.hash, d.benefit`

export function decisionById(read: ReadConnection, id: number): Promise<DecisionRow | undefined> {
  return read.get<DecisionRow>(
    `SELECT ${decisionColumns} FROM decisions d JOIN cases c ON c.id = d.case_id WHERE d.id = ?`,
    [id]
  )
}

export function decisionByNumber(read: ReadConnection, number: string): Promise<DecisionRow | undefined> {
  return read.get<DecisionRow>(
    `SELECT ${decisionColumns} FROM decisions d JOIN cases c ON c.id = d.case_id WHERE d.number = ?`,
    [number]
  )
}

export function decisionOfCase(read: ReadConnection, caseId: number): Promise<DecisionRow | undefined> {
  return read.get<DecisionRow>(
    `SELECT ${decisionColumns} FROM decisions d JOIN cases c ON c.id = d.case_id WHERE d.case_id = ? ORDER BY d.id DESC LIMIT 1`,
    [caseId]
  )
}

/**
 * The newest decision of a family on a programme, before a given case's own: of the latest quarter, since a decision of a former one
 * may be changed later.
 */
export function previousDecision(
  read: ReadConnection,
  key: { familyId: number; programme: string; benefit: string; exceptCase: number }
): Promise<DecisionRow | undefined> {
  return read.get<DecisionRow>(
    `SELECT ${decisionColumns} FROM decisions d JOIN cases c ON c.id = d.case_id
     WHERE d.family_id = ? AND d.programme = ? AND d.benefit = ? AND d.case_id <> ?
     ORDER BY c.quarter DESC, d.id DESC LIMIT 1`,
    [key.familyId, key.programme, key.benefit, key.exceptCase]
  )
}

/** A page of decisions by id, for replaying them all. */
export function decisionsAfter(read: ReadConnection, after: number, limit: number): Promise<DecisionRow[]> {
  return read.all<DecisionRow>(
    `SELECT ${decisionColumns} FROM decisions d JOIN cases c ON c.id = d.case_id WHERE d.id > ? ORDER BY d.id LIMIT ?`,
    [after, limit]
  )
}

export async function countDecisions(read: ReadConnection): Promise<number> {
  return (await read.get<{ n: number }>('SELECT count(*) AS n FROM decisions'))?.n ?? 0
}

export type NewDecision = Omit<DecisionRow, 'id' | 'case_number'>

export async function insertDecision(tx: WriteConnection, row: NewDecision): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO decisions (number, case_id, proposal_id, kind, programme, family_id, applicant_id, decided_on, decided_at, facts,
       rule_version, parameters, result, letter, monthly, total, previous_id, hash, benefit)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.number,
      row.case_id,
      row.proposal_id,
      row.kind,
      row.programme,
      row.family_id,
      row.applicant_id,
      row.decided_on,
      row.decided_at,
      row.facts,
      row.rule_version,
      row.parameters,
      row.result,
      row.letter,
      row.monthly,
      row.total,
      row.previous_id,
      row.hash,
      row.benefit
    ]
  )
  return lastId
}

export interface NewPayment {
  decisionId: number
  familyId: number
  personId: number
  programme: string
  benefit: string
  month: string
  amount: number
  iban: string
}

export async function insertPayments(tx: WriteConnection, rows: readonly NewPayment[]): Promise<void> {
  await insertMany(
    tx,
    'payments',
    ['decision_id', 'family_id', 'person_id', 'programme', 'benefit', 'month', 'amount', 'iban', 'state'],
    rows.map((row) => [
      row.decisionId,
      row.familyId,
      row.personId,
      row.programme,
      row.benefit,
      row.month,
      row.amount,
      row.iban,
      'planned'
    ])
  )
}

export interface PaymentRow {
  month: string
  amount: number
  state: string
  person_id: number
  iban: string
}

export function paymentsOf(read: ReadConnection, decisionId: number): Promise<PaymentRow[]> {
  return read.all(
    'SELECT month, amount, state, person_id, iban FROM payments WHERE decision_id = ? ORDER BY month, id',
    [decisionId]
  )
}

/** The last journal row by which a decision of this id was taken back with its renewal; the id may be another decision's since. */
const undoneSql = `(SELECT max(u.id) FROM journal u WHERE u.subject_kind = 'decision' AND u.subject_id = j.subject_id
  AND u.operation = 'renewal.undo')`

/** The hash that the journal, which nobody can change unseen, keeps of a decision. */
export async function journalledHash(read: ReadConnection, decisionId: number): Promise<string | null> {
  const row = await read.get<{ after_hash: string | null }>(
    `SELECT j.after_hash FROM journal j WHERE j.subject_kind = 'decision' AND j.subject_id = ?
       AND j.id > coalesce(${undoneSql}, 0) ORDER BY j.id LIMIT 1`,
    [decisionId]
  )
  return row?.after_hash ?? null
}

/** Decisions that the journal knows, that no renewal was taken back with, and that the table no longer holds. */
export function vanishedDecisions(read: ReadConnection): Promise<{ id: number; after_hash: string }[]> {
  return read.all(
    `SELECT j.subject_id AS id, j.after_hash FROM journal j
     WHERE j.subject_kind = 'decision' AND j.subject_id NOT IN (SELECT id FROM decisions)
       AND j.after_hash IS NOT NULL AND j.id > coalesce(${undoneSql}, 0) ORDER BY j.id LIMIT 500`
  )
}

/** Office values that a decision used, so that they are never taken for unused. */
export async function rememberParameters(
  tx: WriteConnection,
  decisionId: number,
  parameterIds: readonly number[]
): Promise<void> {
  await insertMany(
    tx,
    'decision_parameters',
    ['decision_id', 'parameter_id'],
    parameterIds.map((id) => [decisionId, id])
  )
}

export interface LetterRow {
  decision_id: number
  copy_no: number
  sha256: string
  printed_at: string
  printed_by: string
  path: string
}

export function lettersOf(read: ReadConnection, decisionId: number): Promise<LetterRow[]> {
  return read.all<LetterRow>(
    `SELECT l.decision_id, l.copy_no, l.sha256, l.printed_at, u.name AS printed_by, l.path
     FROM letters l JOIN users u ON u.id = l.printed_by WHERE l.decision_id = ? ORDER BY l.copy_no LIMIT 500`,
    [decisionId]
  )
}
