import { openStatesSql } from '../../cases/states'
import type { ReadConnection } from '../../database/transaction'

/** A case of housing assistance into which bills may go, as far as they are held against it. */
export interface BilledCase {
  id: number
  number: string
  state: string
  income_quarter: string
  iin: string
  asked: string | null
}

/** Open cases of housing assistance by their number or by the IIN of who applied, and closed ones by their number. */
export function housingCases(
  read: ReadConnection,
  numbers: readonly string[],
  iins: readonly string[]
): Promise<BilledCase[]> {
  const columns = 'c.id, c.number, c.state, c.income_quarter, p.iin, c.asked'
  return read.all<BilledCase>(
    `SELECT ${columns} FROM cases c JOIN people p ON p.id = c.applicant_id
     WHERE c.programme = 'housing' AND c.number IN (SELECT value FROM json_each(?))
     UNION SELECT ${columns} FROM people p JOIN cases c ON c.applicant_id = p.id
     WHERE c.programme = 'housing' AND c.state IN ${openStatesSql} AND p.iin IN (SELECT value FROM json_each(?))
     ORDER BY 1`,
    [JSON.stringify(numbers), JSON.stringify(iins)]
  )
}

/** Cases that an import changed. */
export async function casesChanged(read: ReadConnection, importId: number): Promise<number[]> {
  const rows = await read.all<{ id: number }>(
    `SELECT DISTINCT subject_id AS id FROM import_effects WHERE import_id = ? AND subject = 'cases' ORDER BY subject_id`,
    [importId]
  )
  return rows.map(({ id }) => id)
}
