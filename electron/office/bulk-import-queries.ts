import type { ReadConnection } from '../database/transaction'

/** The ids that the next rows of a bulk insert begin at; nobody else writes inside the transaction. */
export async function nextIds(read: ReadConnection): Promise<{ person: number; family: number }> {
  const row = await read.get<{ person: number; family: number }>(
    `SELECT (SELECT coalesce(max(id), 0) + 1 FROM people) AS person, (SELECT coalesce(max(id), 0) + 1 FROM families) AS family`
  )
  if (row === undefined) throw new Error('the ids gave no row')
  return row
}

/** Which of these IINs somebody has already, lowest first. */
export async function takenIins(read: ReadConnection, iins: readonly string[]): Promise<string[]> {
  const rows = await read.all<{ iin: string }>(
    'SELECT iin FROM people WHERE iin IN (SELECT value FROM json_each(?)) ORDER BY iin LIMIT 20',
    [JSON.stringify(iins)]
  )
  return rows.map((row) => row.iin)
}

/** Which of these accounts somebody has now. */
export async function takenIbans(read: ReadConnection, ibans: readonly string[]): Promise<string[]> {
  const rows = await read.all<{ iban: string }>(
    'SELECT iban FROM accounts_iban WHERE until IS NULL AND iban IN (SELECT value FROM json_each(?)) ORDER BY iban LIMIT 20',
    [JSON.stringify(ibans)]
  )
  return rows.map((row) => row.iban)
}
