import type { ReadConnection, WriteConnection } from '../database/transaction'
import { openStatesSql, payingKinds } from './states'

export interface CaseRow {
  id: number
  number: string
  programme: string
  state: string
  channel: string
  outside_number: string | null
  applied_on: string
  quarter: string
  income_quarter: string
  term_days: number
  deadline: string
  registered_at: string
  registered_by: number
  applicant_id: number
  family_id: number
  kato: string | null
  address_text: string | null
  region: string
  iban: string | null
  lump_sum: number
  false_data: number
  waiting_for: string | null
  waiting_until: string | null
  waiting_note: string | null
  extended: number
  return_reason: string | null
  withdrawn_reason: string | null
  decision_kind: string | null
  first_month: string | null
  last_month: string | null
  revision: number
  asked: string | null
  benefit: string
  base_decision_id: number | null
  change_order: string | null
  renewal_id: number | null
}

const caseColumns = `id, number, programme, state, channel, outside_number, applied_on, quarter, income_quarter, term_days, deadline,
  registered_at, registered_by, applicant_id, family_id, kato, address_text, region, iban, lump_sum, false_data, waiting_for,
  waiting_until, waiting_note, extended, return_reason, withdrawn_reason, decision_kind, first_month, last_month, revision, asked, benefit, base_decision_id,
  change_order, renewal_id`

export function caseById(read: ReadConnection, id: number): Promise<CaseRow | undefined> {
  return read.get<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE id = ?`, [id])
}

/** What there is one of: a family's case of a programme (of `local`, of one of its benefits) and quarter. */
export interface CaseKey {
  familyId: number
  programme: string
  benefit: string
  quarter: string
}

/** The open case of a family for a programme and quarter, if there is one. */
export function openCase(
  read: ReadConnection,
  key: CaseKey
): Promise<{ id: number; number: string } | undefined> {
  return read.get(
    `SELECT id, number FROM cases WHERE family_id = ? AND programme = ? AND benefit = ? AND quarter = ?
       AND state IN ${openStatesSql}`,
    [key.familyId, key.programme, key.benefit, key.quarter]
  )
}

/**
 * The case by whose decision a family is assigned a programme for a quarter, if it is: the newest one, unless what it decides gives
 * nothing (a refusal, a termination, a change that left nothing). What is suspended is assigned.
 */
export async function assignedCase(
  read: ReadConnection,
  key: CaseKey
): Promise<{ id: number; number: string } | undefined> {
  const newest = await read.get<{
    id: number
    number: string
    decision_kind: string
    last_month: string | null
  }>(
    `SELECT c.id, c.number, d.kind AS decision_kind, c.last_month FROM decisions d JOIN cases c ON c.id = d.case_id
     WHERE d.programme = ? AND d.family_id = ? AND d.benefit = ? AND c.quarter = ? ORDER BY d.id DESC LIMIT 1`,
    [key.programme, key.familyId, key.benefit, key.quarter]
  )
  const assigned =
    newest?.decision_kind === 'suspend' ||
    ((payingKinds as readonly (string | undefined)[]).includes(newest?.decision_kind) &&
      newest?.last_month !== null)
  return assigned ? newest : undefined
}

/** The next number of a yearly series, counted without gaps inside the transaction. */
export async function nextNumber(tx: WriteConnection, series: string): Promise<number> {
  await tx.run(
    'INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1',
    [series]
  )
  const row = await tx.get<{ value: number }>('SELECT value FROM counters WHERE name = ?', [series])
  if (row === undefined) throw new Error(`the counter ${series} vanished`)
  return row.value
}

export interface NewCase {
  number: string
  programme: string
  channel: string
  outsideNumber: string | null
  appliedOn: string
  quarter: string
  incomeQuarter: string
  termDays: number
  deadline: string
  registeredAt: string
  registeredBy: number
  applicantId: number
  familyId: number
  address: { kato: string; text: string; key: string }
  region: string
  iban: string | null
  lumpSum: boolean
  /** Of a case that changes a decision: what was found of the former one. */
  falseData?: boolean
  /** Checked facts of the programme as canonical JSON, `null` while nothing was entered. */
  asked: string | null
  benefit: string
  /** A case that changes this decision, with the order as JSON. */
  baseDecisionId?: number
  changeOrder?: string
}

export async function insertCase(tx: WriteConnection, row: NewCase): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO cases (number, programme, state, channel, outside_number, applied_on, quarter, income_quarter, term_days, deadline,
       registered_at, registered_by, applicant_id, family_id, kato, address_text, address_key, region, iban, lump_sum, false_data, asked,
       benefit, base_decision_id, change_order)
     VALUES (?, ?, 'registered', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.number,
      row.programme,
      row.channel,
      row.outsideNumber,
      row.appliedOn,
      row.quarter,
      row.incomeQuarter,
      row.termDays,
      row.deadline,
      row.registeredAt,
      row.registeredBy,
      row.applicantId,
      row.familyId,
      row.address.kato,
      row.address.text,
      row.address.key,
      row.region,
      row.iban,
      Number(row.lumpSum),
      Number(row.falseData ?? false),
      row.asked,
      row.benefit,
      row.baseDecisionId ?? null,
      row.changeOrder ?? null
    ]
  )
  return lastId
}

/** Columns of a case that change after registration; every change raises the revision. */
export type CaseChange = Partial<
  Pick<
    CaseRow,
    | 'state'
    | 'outside_number'
    | 'deadline'
    | 'kato'
    | 'address_text'
    | 'region'
    | 'iban'
    | 'lump_sum'
    | 'false_data'
    | 'waiting_for'
    | 'waiting_until'
    | 'waiting_note'
    | 'extended'
    | 'return_reason'
    | 'withdrawn_reason'
    | 'decision_kind'
    | 'first_month'
    | 'last_month'
    | 'family_id'
    | 'asked'
    | 'change_order'
  > & { address_key: string }
>

export async function updateCase(tx: WriteConnection, id: number, change: CaseChange): Promise<void> {
  const entries = Object.entries(change)
  const sets = entries.map(([column]) => `${column} = ?, `).join('')
  await tx.run(`UPDATE cases SET ${sets}revision = revision + 1 WHERE id = ?`, [
    ...entries.map(([, value]) => value),
    id
  ])
}

export async function indexCase(tx: WriteConnection, id: number, words: string): Promise<void> {
  await tx.run('DELETE FROM cases_index WHERE rowid = ?', [id])
  await tx.run('INSERT INTO cases_index (rowid, words) VALUES (?, ?)', [id, words])
}

/** All cases a person applied with. */
export function casesOfApplicant(
  read: ReadConnection,
  applicantId: number
): Promise<{ id: number; number: string; outside_number: string | null }[]> {
  return read.all('SELECT id, number, outside_number FROM cases WHERE applicant_id = ? ORDER BY id', [
    applicantId
  ])
}

export interface ChangingCaseRow {
  id: number
  number: string
  state: string
  decision_kind: string | null
  first_month: string | null
  last_month: string | null
  change_order: string
  decision_number: string | null
}

/** Cases that change the decision of this one, the newest first. */
export function changesOfCase(read: ReadConnection, caseId: number): Promise<ChangingCaseRow[]> {
  return read.all<ChangingCaseRow>(
    `SELECT c.id, c.number, c.state, c.decision_kind, c.first_month, c.last_month, c.change_order, d.number AS decision_number
     FROM decisions b JOIN cases c ON c.base_decision_id = b.id LEFT JOIN decisions d ON d.case_id = c.id
     WHERE b.case_id = ? AND c.change_order IS NOT NULL AND c.state <> 'withdrawn' ORDER BY c.id DESC`,
    [caseId]
  )
}
