import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface OpenLine {
  line_no: number
  payment_id: number
  iin: string
  name: string
  amount: number
  state: 'listed' | 'paid' | 'returned'
}

const columns = 'l.line_no, l.payment_id, l.iin, l.name, l.amount, l.state'

/** Lines of a list by number. */
export function linesByNumber(
  read: ReadConnection,
  listId: number,
  numbers: readonly number[]
): Promise<OpenLine[]> {
  return read.all<OpenLine>(
    `SELECT ${columns} FROM json_each(?) g CROSS JOIN payment_list_lines l ON l.list_id = ? AND l.line_no = g.value`,
    [JSON.stringify(numbers), listId]
  )
}

/** Lines of a list by their people's IIN, in the list's order. */
export function linesByIin(
  read: ReadConnection,
  listId: number,
  iins: readonly string[]
): Promise<OpenLine[]> {
  return read.all<OpenLine>(
    `SELECT ${columns} FROM json_each(?) g CROSS JOIN people p ON p.iin = g.value
     CROSS JOIN payment_list_lines l INDEXED BY payment_list_lines_by_person ON l.person_id = p.id AND l.list_id = ?
     ORDER BY l.line_no`,
    [JSON.stringify(iins), listId]
  )
}

/** When a file of this hash was read. */
export async function resultOf(
  read: ReadConnection,
  sha256: string
): Promise<{ read_at: string; number: string } | undefined> {
  return read.get(
    `SELECT r.read_at, l.number FROM payment_results r JOIN payment_lists l ON l.id = r.list_id WHERE r.sha256 = ?`,
    [sha256]
  )
}

export interface NewResult {
  listId: number
  sha256: string
  fileName: string
  paid: number
  returned: number
  paidTotal: number
  returnedTotal: number
}

export async function insertResult(
  tx: WriteConnection,
  result: NewResult,
  read: { at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO payment_results (list_id, sha256, file_name, paid, returned, paid_total, returned_total, read_by, read_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[result.listId, result.sha256, result.fileName, result.paid, result.returned],
      ...[result.paidTotal, result.returnedTotal, read.by, read.at]
    ]
  )
  return lastId
}

/** What becomes of a line: number, state, reason, day. */
export type Settled = readonly [lineNo: number, state: 'paid' | 'returned', reason: string, on: string]

/** Settles lines that are still open; answers how many were. */
export async function settleLines(
  tx: WriteConnection,
  listId: number,
  resultId: number,
  settled: readonly Settled[]
): Promise<number> {
  // The list's id comes from the rows too: as a constant it would make SQLite walk the whole list for each of them.
  const { changes } = await tx.run(
    `WITH g AS MATERIALIZED (SELECT ? AS list, value ->> 0 AS line, value ->> 1 AS state, value ->> 2 AS reason,
       value ->> 3 AS day FROM jsonb_each(?))
     UPDATE payment_list_lines SET state = g.state, reason = g.reason, settled_on = g.day, result_id = ?
     FROM g WHERE list_id = g.list AND line_no = g.line AND payment_list_lines.state = 'listed'`,
    [listId, JSON.stringify(settled), resultId]
  )
  return changes
}

/** Gives the payments of settled lines the lines' state; answers how many were listed until now. */
export async function settlePayments(
  tx: WriteConnection,
  listId: number,
  settled: readonly Settled[]
): Promise<number> {
  const { changes } = await tx.run(
    `UPDATE payments SET state = (SELECT l.state FROM payment_list_lines l WHERE l.payment_id = payments.id AND l.list_id = ?)
     WHERE state = 'listed' AND id IN (
       SELECT l.payment_id FROM json_each(?) g CROSS JOIN payment_list_lines l ON l.list_id = ? AND l.line_no = g.value)`,
    [listId, JSON.stringify(settled.map(([lineNo]) => lineNo)), listId]
  )
  return changes
}
