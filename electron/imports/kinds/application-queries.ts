import { peopleByIds, type PersonRow } from '../../people/queries'
import type { ReadConnection } from '../../database/transaction'

/** The people of these IINs whom the office knows, by IIN. */
export async function peopleByIins(
  read: ReadConnection,
  iins: readonly string[]
): Promise<ReadonlyMap<string, PersonRow>> {
  const ids = await read.all<{ id: number }>(
    'SELECT id FROM people WHERE iin IN (SELECT value FROM json_each(?))',
    [JSON.stringify(iins)]
  )
  const rows = await peopleByIds(
    read,
    ids.map(({ id }) => id)
  )
  return new Map(rows.map((row) => [row.iin, row]))
}

export interface NumberedDraft {
  id: number
  number: string
  owner: string
  data: string
}

/** Drafts of anybody that carry one of these outside numbers. */
export function draftsNumbered(read: ReadConnection, numbers: readonly string[]): Promise<NumberedDraft[]> {
  return read.all<NumberedDraft>(
    `SELECT d.id, d.data ->> '$.outsideNumber' AS number, u.name AS owner, d.data FROM drafts d JOIN users u ON u.id = d.user_id
     WHERE d.data ->> '$.outsideNumber' IN (SELECT value FROM json_each(?)) ORDER BY d.id`,
    [JSON.stringify(numbers)]
  )
}

export interface NumberedCase {
  id: number
  number: string
  outside: string
  iin: string
}

export function casesNumbered(read: ReadConnection, numbers: readonly string[]): Promise<NumberedCase[]> {
  return read.all<NumberedCase>(
    `SELECT c.id, c.number, c.outside_number AS outside, p.iin FROM cases c JOIN people p ON p.id = c.applicant_id
     WHERE c.outside_number IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
    [JSON.stringify(numbers)]
  )
}

/** Whose accounts these are, by account. */
export async function accountOwners(
  read: ReadConnection,
  ibans: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const rows = await read.all<{ iban: string; iin: string }>(
    `SELECT a.iban, p.iin FROM accounts_iban a JOIN people p ON p.id = a.person_id
     WHERE a.until IS NULL AND a.iban IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ibans)]
  )
  return new Map(rows.map(({ iban, iin }) => [iban, iin]))
}
