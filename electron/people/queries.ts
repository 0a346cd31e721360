import { searchKey } from '@shared/domain/search-key'
import type { Sex } from '@shared/programmes/types'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface PersonRow {
  id: number
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  search_key: string
  born_on: string
  sex: Sex
  phone: string | null
  disability_group: string | null
  revision: number
  created_at: string
  created_by: number | null
}

const columns =
  'id, iin, last_name, first_name, middle_name, search_key, born_on, sex, phone, disability_group, revision, created_at, created_by'

export const fullName = (row: Pick<PersonRow, 'last_name' | 'first_name' | 'middle_name'>): string =>
  [row.last_name, row.first_name, row.middle_name].filter((part) => part !== null && part !== '').join(' ')

export function personById(read: ReadConnection, id: number): Promise<PersonRow | undefined> {
  return read.get<PersonRow>(`SELECT ${columns} FROM people WHERE id = ?`, [id])
}

export function personByIin(read: ReadConnection, iin: string): Promise<PersonRow | undefined> {
  return read.get<PersonRow>(`SELECT ${columns} FROM people WHERE iin = ?`, [iin])
}

/** Up to 500 people by id, in the order of ids. */
export function peopleByIds(read: ReadConnection, ids: readonly number[]): Promise<PersonRow[]> {
  return read.all<PersonRow>(
    `SELECT ${columns} FROM people WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [JSON.stringify(ids)]
  )
}

export type PersonFields = Omit<PersonRow, 'id' | 'revision' | 'created_at' | 'created_by'>

export async function insertPerson(
  tx: WriteConnection,
  row: PersonFields,
  created: { at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO people (iin, last_name, first_name, middle_name, search_key, born_on, sex, phone, disability_group, created_at, created_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.iin,
      row.last_name,
      row.first_name,
      row.middle_name,
      row.search_key,
      row.born_on,
      row.sex,
      row.phone,
      row.disability_group,
      created.at,
      created.by
    ]
  )
  return lastId
}

export async function updatePerson(tx: WriteConnection, id: number, row: PersonFields): Promise<void> {
  await tx.run(
    `UPDATE people SET iin = ?, last_name = ?, first_name = ?, middle_name = ?, search_key = ?, born_on = ?, sex = ?, phone = ?,
       disability_group = ?, revision = revision + 1 WHERE id = ?`,
    [
      row.iin,
      row.last_name,
      row.first_name,
      row.middle_name,
      row.search_key,
      row.born_on,
      row.sex,
      row.phone,
      row.disability_group,
      id
    ]
  )
}

/** Everything a person is found by, as one text for the index: name, IIN, phone, address; the address by its search keys. */
export function indexWords(row: PersonFields, address: { key: string; placeKey: string } | null): string {
  const phone = row.phone === null ? '' : phoneWords(row.phone)
  return [row.search_key, row.iin, phone, address?.key ?? '', address?.placeKey ?? ''].join(' ')
}

/** A phone is found with and without its country code: 77011234567, 7011234567. */
function phoneWords(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length > 10 ? `${digits} ${digits.slice(-10)} 8${digits.slice(-10)}` : digits
}

export async function indexPerson(tx: WriteConnection, id: number, words: string): Promise<void> {
  await tx.run('DELETE FROM people_index WHERE rowid = ?', [id])
  await tx.run('INSERT INTO people_index (rowid, words) VALUES (?, ?)', [id, words])
}

export interface AddressRow {
  id: number
  person_id: number
  kato: string
  text: string
  since: string
  until: string | null
}

export function addressesOf(read: ReadConnection, personId: number): Promise<AddressRow[]> {
  return read.all<AddressRow>(
    'SELECT id, person_id, kato, text, since, until FROM addresses WHERE person_id = ? ORDER BY since DESC, id DESC LIMIT 100',
    [personId]
  )
}

export function currentAddress(read: ReadConnection, personId: number): Promise<AddressRow | undefined> {
  return read.get<AddressRow>(
    'SELECT id, person_id, kato, text, since, until FROM addresses WHERE person_id = ? AND until IS NULL',
    [personId]
  )
}

export async function endAddress(tx: WriteConnection, id: number, until: string): Promise<void> {
  await tx.run('UPDATE addresses SET until = ? WHERE id = ?', [until, id])
}

export async function insertAddress(
  tx: WriteConnection,
  address: { personId: number; kato: string; text: string; since: string }
): Promise<void> {
  await tx.run('INSERT INTO addresses (person_id, kato, text, address_key, since) VALUES (?, ?, ?, ?, ?)', [
    address.personId,
    address.kato,
    address.text,
    searchKey(address.text),
    address.since
  ])
}

export interface IbanRow {
  id: number
  person_id: number
  iban: string
  since: string
  until: string | null
}

export function ibansOf(read: ReadConnection, personId: number): Promise<IbanRow[]> {
  return read.all<IbanRow>(
    'SELECT id, person_id, iban, since, until FROM accounts_iban WHERE person_id = ? ORDER BY since DESC, id DESC LIMIT 100',
    [personId]
  )
}

export function ibanOwner(read: ReadConnection, iban: string): Promise<{ person_id: number } | undefined> {
  return read.get<{ person_id: number }>(
    'SELECT person_id FROM accounts_iban WHERE iban = ? AND until IS NULL',
    [iban]
  )
}

export async function endIban(tx: WriteConnection, id: number, until: string): Promise<void> {
  await tx.run('UPDATE accounts_iban SET until = ? WHERE id = ?', [until, id])
}

export async function insertIban(
  tx: WriteConnection,
  row: { personId: number; iban: string; since: string }
): Promise<void> {
  await tx.run('INSERT INTO accounts_iban (person_id, iban, since) VALUES (?, ?, ?)', [
    row.personId,
    row.iban,
    row.since
  ])
}

export interface FamilyMemberRow {
  id: number
  family_id: number
  person_id: number
  relation: string
  since: string
  until: string | null
}

const memberColumns = 'id, family_id, person_id, relation, since, until'

/** All memberships of a family, former ones too. */
export function familyMembers(read: ReadConnection, familyId: number): Promise<FamilyMemberRow[]> {
  return read.all<FamilyMemberRow>(
    `SELECT ${memberColumns} FROM family_members WHERE family_id = ? ORDER BY until IS NOT NULL, id LIMIT 500`,
    [familyId]
  )
}

export function currentMembership(
  read: ReadConnection,
  personId: number
): Promise<FamilyMemberRow | undefined> {
  return read.get<FamilyMemberRow>(
    `SELECT ${memberColumns} FROM family_members WHERE person_id = ? AND until IS NULL`,
    [personId]
  )
}

export async function insertFamily(tx: WriteConnection, at: string): Promise<number> {
  return (await tx.run('INSERT INTO families (created_at) VALUES (?)', [at])).lastId
}

export async function insertMembership(
  tx: WriteConnection,
  row: { familyId: number; personId: number; relation: string; since: string }
): Promise<void> {
  await tx.run('INSERT INTO family_members (family_id, person_id, relation, since) VALUES (?, ?, ?, ?)', [
    row.familyId,
    row.personId,
    row.relation,
    row.since
  ])
}

export async function endMembership(tx: WriteConnection, id: number, until: string): Promise<void> {
  await tx.run('UPDATE family_members SET until = max(since, ?) WHERE id = ?', [until, id])
}

export async function changeRelation(tx: WriteConnection, id: number, relation: string): Promise<void> {
  await tx.run('UPDATE family_members SET relation = ? WHERE id = ?', [relation, id])
}

export interface PersonCaseRow {
  id: number
  number: string
  programme: string
  state: string
  applied_on: string
  quarter: string
  applicant_id: number
  decision_kind: string | null
  first_month: string | null
  last_month: string | null
}

export function casesOfPerson(read: ReadConnection, personId: number): Promise<PersonCaseRow[]> {
  return read.all<PersonCaseRow>(
    `SELECT c.id, c.number, c.programme, c.state, c.applied_on, c.quarter, c.applicant_id, c.decision_kind, c.first_month, c.last_month
     FROM case_members m JOIN cases c ON c.id = m.case_id WHERE m.person_id = ? ORDER BY c.applied_on DESC, c.id DESC LIMIT 200`,
    [personId]
  )
}

export interface PersonDecisionRow {
  id: number
  case_id: number
  number: string
  kind: string
  decided_on: string
  programme: string
  monthly: number
}

export function decisionsOfPerson(read: ReadConnection, personId: number): Promise<PersonDecisionRow[]> {
  return read.all<PersonDecisionRow>(
    `SELECT d.id, d.case_id, d.number, d.kind, d.decided_on, d.programme, d.monthly
     FROM case_members m JOIN decisions d ON d.case_id = m.case_id WHERE m.person_id = ? ORDER BY d.id DESC LIMIT 200`,
    [personId]
  )
}

export interface PersonPaymentRow {
  month: string
  amount: number
  programme: string
  state: string
}

export function paymentsOfFamily(read: ReadConnection, personId: number): Promise<PersonPaymentRow[]> {
  return read.all<PersonPaymentRow>(
    `SELECT DISTINCT p.id, p.month, p.amount, p.programme, p.state
     FROM case_members m JOIN decisions d ON d.case_id = m.case_id JOIN payments p ON p.decision_id = d.id
     WHERE m.person_id = ? ORDER BY p.month DESC, p.id DESC LIMIT 500`,
    [personId]
  )
}
