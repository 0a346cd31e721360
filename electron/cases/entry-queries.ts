import type { Sex } from '@shared/programmes/types'
import { insertMany } from '../database/bulk'
import type { ReadConnection, WriteConnection } from '../database/transaction'

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

/**
 * The contract as the case's form states it. Of a contract with an individual plan the words follow from the plan (`contracts.save`)
 * and stay; a contract that is taken away takes its plan along.
 */
export async function saveContractRow(
  tx: WriteConnection,
  caseId: number,
  row: ContractRow | null
): Promise<void> {
  if (row === null) {
    await tx.run('DELETE FROM contract_obligations WHERE case_id = ?', [caseId])
    await tx.run('DELETE FROM contracts WHERE case_id = ?', [caseId])
    return
  }
  await tx.run(
    `INSERT INTO contracts (case_id, number, signed_on, obligations) VALUES (?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET number = excluded.number, signed_on = excluded.signed_on,
       obligations = CASE WHEN EXISTS (SELECT 1 FROM contract_obligations o WHERE o.case_id = excluded.case_id)
         THEN contracts.obligations ELSE excluded.obligations END`,
    [caseId, row.number, row.signed_on, row.obligations]
  )
}
