import type { Sex } from '@shared/programmes/types'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import { insertMany } from '../database/bulk'
import { openStatesSql } from './states'

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
}

const caseColumns = `id, number, programme, state, channel, outside_number, applied_on, quarter, income_quarter, term_days, deadline,
  registered_at, registered_by, applicant_id, family_id, kato, address_text, region, iban, lump_sum, false_data, waiting_for,
  waiting_until, waiting_note, extended, return_reason, withdrawn_reason, decision_kind, first_month, last_month, revision`

export function caseById(read: ReadConnection, id: number): Promise<CaseRow | undefined> {
  return read.get<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE id = ?`, [id])
}

/** The open case of a family for a programme and quarter, if there is one. */
export function openCase(
  read: ReadConnection,
  key: { familyId: number; programme: string; quarter: string }
): Promise<{ id: number; number: string } | undefined> {
  return read.get(
    `SELECT id, number FROM cases WHERE family_id = ? AND programme = ? AND quarter = ?
       AND state IN ${openStatesSql}`,
    [key.familyId, key.programme, key.quarter]
  )
}

/** A decided assignment of a family for a programme and quarter, if there is one. */
export function assignedCase(
  read: ReadConnection,
  key: { familyId: number; programme: string; quarter: string }
): Promise<{ id: number; number: string } | undefined> {
  return read.get(
    `SELECT id, number FROM cases WHERE family_id = ? AND programme = ? AND quarter = ? AND decision_kind = 'assign'`,
    [key.familyId, key.programme, key.quarter]
  )
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
}

export async function insertCase(tx: WriteConnection, row: NewCase): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO cases (number, programme, state, channel, outside_number, applied_on, quarter, income_quarter, term_days, deadline,
       registered_at, registered_by, applicant_id, family_id, kato, address_text, address_key, region, iban, lump_sum)
     VALUES (?, ?, 'registered', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      Number(row.lumpSum)
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

export interface CaseMemberRow {
  case_id: number
  person_id: number
  place: number
  relation: string
  student: number
  able_bodied: number
  disability_group: string | null
  cares_for: string | null
  long_sick_leave: number
  member_from: string | null
  member_until: string | null
  employment_refused: number
  contract_broken: number
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  born_on: string
  sex: Sex
}

/** The members of a case with who they are, applicant first. */
export function caseMembers(read: ReadConnection, caseId: number): Promise<CaseMemberRow[]> {
  return read.all<CaseMemberRow>(
    `SELECT m.case_id, m.person_id, m.place, m.relation, m.student, m.able_bodied, m.disability_group, m.cares_for, m.long_sick_leave,
       m.member_from, m.member_until, m.employment_refused, m.contract_broken, p.iin, p.last_name, p.first_name, p.middle_name,
       p.born_on, p.sex
     FROM case_members m JOIN people p ON p.id = m.person_id WHERE m.case_id = ? ORDER BY m.place`,
    [caseId]
  )
}

export type NewMember = Pick<
  CaseMemberRow,
  | 'person_id'
  | 'relation'
  | 'student'
  | 'able_bodied'
  | 'disability_group'
  | 'cares_for'
  | 'long_sick_leave'
  | 'member_from'
  | 'member_until'
>

/** Puts this composition in the place of the former; what the members' marks said of those who stay is kept. */
export async function replaceMembers(
  tx: WriteConnection,
  caseId: number,
  members: readonly NewMember[]
): Promise<void> {
  const ids = JSON.stringify(members.map((member) => member.person_id))
  await tx.run(
    'DELETE FROM incomes WHERE case_id = ? AND person_id NOT IN (SELECT value FROM json_each(?))',
    [caseId, ids]
  )
  await tx.run(
    'DELETE FROM case_members WHERE case_id = ? AND person_id NOT IN (SELECT value FROM json_each(?))',
    [caseId, ids]
  )
  for (const [place, member] of members.entries()) {
    await tx.run(
      `INSERT INTO case_members (case_id, person_id, place, relation, student, able_bodied, disability_group, cares_for,
         long_sick_leave, member_from, member_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (case_id, person_id) DO UPDATE SET place = excluded.place, relation = excluded.relation, student = excluded.student,
         able_bodied = excluded.able_bodied, disability_group = excluded.disability_group, cares_for = excluded.cares_for,
         long_sick_leave = excluded.long_sick_leave, member_from = excluded.member_from, member_until = excluded.member_until`,
      [
        caseId,
        member.person_id,
        place,
        member.relation,
        member.student,
        member.able_bodied,
        member.disability_group,
        member.cares_for,
        member.long_sick_leave,
        member.member_from,
        member.member_until
      ]
    )
  }
}

/** Marks who refused employment measures and who broke a contract; clears all other marks of the case. */
export async function markMembers(
  tx: WriteConnection,
  caseId: number,
  marks: { employmentRefusedBy: readonly number[]; contractBrokenBy: readonly number[] }
): Promise<void> {
  await tx.run(
    `UPDATE case_members SET employment_refused = person_id IN (SELECT value FROM json_each(?)),
       contract_broken = person_id IN (SELECT value FROM json_each(?)) WHERE case_id = ?`,
    [JSON.stringify(marks.employmentRefusedBy), JSON.stringify(marks.contractBrokenBy), caseId]
  )
}

export interface IncomeRow {
  person_id: number
  kind: string
  quarter: string
  month: string | null
  amount: number
  source: string
  document: string
}

export function caseIncomes(read: ReadConnection, caseId: number): Promise<IncomeRow[]> {
  return read.all<IncomeRow>(
    'SELECT person_id, kind, quarter, month, amount, source, document FROM incomes WHERE case_id = ? ORDER BY id',
    [caseId]
  )
}

export async function replaceIncomes(
  tx: WriteConnection,
  caseId: number,
  rows: readonly IncomeRow[]
): Promise<void> {
  await tx.run('DELETE FROM incomes WHERE case_id = ?', [caseId])
  await insertMany(
    tx,
    'incomes',
    ['case_id', 'person_id', 'kind', 'quarter', 'month', 'amount', 'source', 'document'],
    rows.map((row) => [
      caseId,
      row.person_id,
      row.kind,
      row.quarter,
      row.month,
      row.amount,
      row.source,
      row.document
    ])
  )
}

export interface DocumentRow {
  kind: string
  state: string
  received_on: string | null
  note: string
}

export function caseDocuments(read: ReadConnection, caseId: number): Promise<DocumentRow[]> {
  return read.all<DocumentRow>('SELECT kind, state, received_on, note FROM documents WHERE case_id = ?', [
    caseId
  ])
}

export async function replaceDocuments(
  tx: WriteConnection,
  caseId: number,
  rows: readonly DocumentRow[]
): Promise<void> {
  await tx.run('DELETE FROM documents WHERE case_id = ?', [caseId])
  await insertMany(
    tx,
    'documents',
    ['case_id', 'kind', 'state', 'received_on', 'note'],
    rows.map((row) => [caseId, row.kind, row.state, row.received_on, row.note])
  )
}

export interface SurveyRow {
  surveyed_on: string | null
  act_number: string
  refused: number
  conclusion: 'need' | 'no-need' | null
  conclusion_on: string | null
  conclusion_number: string
  homes: number | null
  cars: number | null
  co_residents: string
  notes: string
}

const surveyColumns =
  'surveyed_on, act_number, refused, conclusion, conclusion_on, conclusion_number, homes, cars, co_residents, notes'

export function caseSurvey(read: ReadConnection, caseId: number): Promise<SurveyRow | undefined> {
  return read.get<SurveyRow>(`SELECT ${surveyColumns} FROM surveys WHERE case_id = ?`, [caseId])
}

export async function saveSurveyRow(tx: WriteConnection, caseId: number, row: SurveyRow): Promise<void> {
  await tx.run('DELETE FROM surveys WHERE case_id = ?', [caseId])
  await tx.run(`INSERT INTO surveys (case_id, ${surveyColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
    caseId,
    row.surveyed_on,
    row.act_number,
    row.refused,
    row.conclusion,
    row.conclusion_on,
    row.conclusion_number,
    row.homes,
    row.cars,
    row.co_residents,
    row.notes
  ])
}

export interface ContractRow {
  number: string
  signed_on: string
  obligations: string
}

export function caseContract(read: ReadConnection, caseId: number): Promise<ContractRow | undefined> {
  return read.get<ContractRow>('SELECT number, signed_on, obligations FROM contracts WHERE case_id = ?', [
    caseId
  ])
}

export async function saveContractRow(
  tx: WriteConnection,
  caseId: number,
  row: ContractRow | null
): Promise<void> {
  await tx.run('DELETE FROM contracts WHERE case_id = ?', [caseId])
  if (row === null) return
  await tx.run('INSERT INTO contracts (case_id, number, signed_on, obligations) VALUES (?, ?, ?, ?)', [
    caseId,
    row.number,
    row.signed_on,
    row.obligations
  ])
}

export interface AssessmentRow {
  id: number
  assessed_at: string
  facts: string
  result: string
}

export function currentAssessment(read: ReadConnection, caseId: number): Promise<AssessmentRow | undefined> {
  return read.get<AssessmentRow>(
    'SELECT id, assessed_at, facts, result FROM assessments WHERE case_id = ? AND current = 1',
    [caseId]
  )
}

export async function outdateAssessment(tx: WriteConnection, caseId: number): Promise<void> {
  await tx.run('UPDATE assessments SET current = 0 WHERE case_id = ? AND current = 1', [caseId])
}

export async function insertAssessment(
  tx: WriteConnection,
  row: { caseId: number; at: string; by: number; facts: string; result: string }
): Promise<number> {
  await outdateAssessment(tx, row.caseId)
  const { lastId } = await tx.run(
    `INSERT INTO assessments (case_id, assessed_at, assessed_by, current, entitled, monthly, facts, result)
     SELECT ?, ?, ?, 1, result ->> '$.entitled', coalesce(result ->> '$.months[0].amount', 0), ?, result FROM (SELECT ? AS result)`,
    [row.caseId, row.at, row.by, row.facts, row.result]
  )
  return lastId
}

export interface ProposalRow {
  id: number
  case_id: number
  assessment_id: number
  kind: 'assign' | 'refuse'
  monthly: number
  total: number
  note: string
  proposed_by: number
  proposer: string
  proposed_at: string
  tier: number | null
  needs_head: number
  state: 'open' | 'approved-once' | 'approved' | 'returned' | 'withdrawn'
}

/** The newest proposal of a case, whatever became of it. */
export function lastProposal(read: ReadConnection, caseId: number): Promise<ProposalRow | undefined> {
  return read.get<ProposalRow>(
    `SELECT p.id, p.case_id, p.assessment_id, p.kind, p.monthly, p.total, p.note, p.proposed_by, u.name AS proposer, p.proposed_at,
       p.tier, p.needs_head, p.state
     FROM proposals p JOIN users u ON u.id = p.proposed_by WHERE p.case_id = ? ORDER BY p.id DESC LIMIT 1`,
    [caseId]
  )
}

export async function insertProposal(
  tx: WriteConnection,
  row: Omit<ProposalRow, 'id' | 'proposer' | 'state'>
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO proposals (case_id, assessment_id, kind, monthly, total, note, proposed_by, proposed_at, tier, needs_head, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
    [
      row.case_id,
      row.assessment_id,
      row.kind,
      row.monthly,
      row.total,
      row.note,
      row.proposed_by,
      row.proposed_at,
      row.tier,
      row.needs_head
    ]
  )
  return lastId
}

export async function setProposalState(
  tx: WriteConnection,
  id: number,
  state: ProposalRow['state']
): Promise<void> {
  await tx.run('UPDATE proposals SET state = ? WHERE id = ?', [state, id])
}

export interface ApprovalRow {
  user_id: number
  name: string
  role: 'reviewer' | 'head'
  at: string
  verdict: 'approved' | 'returned'
  note: string
}

export function approvalsOf(read: ReadConnection, proposalId: number): Promise<ApprovalRow[]> {
  return read.all<ApprovalRow>(
    `SELECT a.user_id, u.name, a.role, a.at, a.verdict, a.note FROM approvals a JOIN users u ON u.id = a.user_id
     WHERE a.proposal_id = ? ORDER BY a.id`,
    [proposalId]
  )
}

export async function insertApproval(
  tx: WriteConnection,
  row: {
    proposalId: number
    userId: number
    role: string
    at: string
    verdict: 'approved' | 'returned'
    note: string
  }
): Promise<void> {
  await tx.run(
    'INSERT INTO approvals (proposal_id, user_id, role, at, verdict, note) VALUES (?, ?, ?, ?, ?, ?)',
    [row.proposalId, row.userId, row.role, row.at, row.verdict, row.note]
  )
}

/** Bars of a family or of any of these people that reach into or past a day. */
export function barsFor(
  read: ReadConnection,
  key: { familyId: number; people: readonly number[]; on: string }
): Promise<{ reason: string; from_day: string; until_day: string; person_id: number | null }[]> {
  return read.all(
    `SELECT reason, from_day, until_day, person_id FROM bars
     WHERE until_day >= ? AND (family_id = ? OR person_id IN (SELECT value FROM json_each(?))) ORDER BY from_day, id`,
    [key.on, key.familyId, JSON.stringify(key.people)]
  )
}

export async function insertBar(
  tx: WriteConnection,
  row: {
    familyId: number
    personId: number | null
    reason: string
    from: string
    until: string
    decisionId: number
  }
): Promise<void> {
  await tx.run(
    'INSERT INTO bars (family_id, person_id, reason, from_day, until_day, decision_id) VALUES (?, ?, ?, ?, ?, ?)',
    [row.familyId, row.personId, row.reason, row.from, row.until, row.decisionId]
  )
}

/** How many other families have applied from the same address this quarter. */
export async function familiesAtAddress(
  read: ReadConnection,
  key: { kato: string; addressKey: string; quarter: string; familyId: number }
): Promise<number> {
  const row = await read.get<{ n: number }>(
    `SELECT count(DISTINCT family_id) AS n FROM cases
     WHERE kato = ? AND address_key = ? AND quarter = ? AND family_id <> ? AND state <> 'withdrawn'`,
    [key.kato, key.addressKey, key.quarter, key.familyId]
  )
  return row?.n ?? 0
}

/** Members of this case who stand in another family's case of the same quarter. */
export function membersElsewhere(
  read: ReadConnection,
  key: { caseId: number; quarter: string; familyId: number }
): Promise<{ person_id: number; number: string }[]> {
  return read.all(
    // In this order of the tables: begun with the quarter's cases it reads all of them.
    `SELECT DISTINCT o.person_id, c.number FROM case_members m CROSS JOIN case_members o CROSS JOIN cases c
     WHERE m.case_id = ? AND o.person_id = m.person_id AND o.case_id <> m.case_id
       AND c.id = o.case_id AND c.quarter = ? AND c.family_id <> ? AND c.state <> 'withdrawn'
     ORDER BY o.person_id LIMIT 20`,
    [key.caseId, key.quarter, key.familyId]
  )
}

/** People registered at the same address who are not in the application. */
export function othersAtAddress(
  read: ReadConnection,
  key: { caseId: number; kato: string; addressKey: string }
): Promise<{ person_id: number; last_name: string; first_name: string; middle_name: string | null }[]> {
  return read.all(
    `SELECT p.id AS person_id, p.last_name, p.first_name, p.middle_name FROM addresses a JOIN people p ON p.id = a.person_id
     WHERE a.kato = ? AND a.address_key = ? AND a.until IS NULL
       AND p.id NOT IN (SELECT person_id FROM case_members WHERE case_id = ?) ORDER BY p.id LIMIT 20`,
    [key.kato, key.addressKey, key.caseId]
  )
}
