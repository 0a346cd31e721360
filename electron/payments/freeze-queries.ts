import type { ReadConnection, WriteConnection } from '../database/transaction'
import { nameSql } from './payable-queries'

/** The id that the next list will have: its lines are entered before it. */
export async function nextListId(tx: WriteConnection): Promise<number> {
  const row = await tx.get<{ id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM payment_lists')
  return row?.id ?? 1
}

/**
 * Enters lines of a list, in the order given, from what the office knows of the payee now: name, address and the account in force.
 * Answers how many were entered.
 */
export async function insertLines(
  tx: WriteConnection,
  listId: number,
  first: number,
  paymentIds: readonly number[]
): Promise<number> {
  const { changes } = await tx.run(
    `INSERT INTO payment_list_lines (list_id, line_no, payment_id, person_id, iin, name, last_name, first_name, middle_name, iban,
       amount, month, phone, kato, address_text, state)
     SELECT ?, ? + g.key, y.id, p.id, p.iin, ${nameSql}, p.last_name, p.first_name, coalesce(p.middle_name, ''), a.iban,
       y.amount, y.month, coalesce(p.phone, ''), coalesce(h.kato, ''), coalesce(h.text, ''), 'listed'
     FROM json_each(?) g CROSS JOIN payments y ON y.id = g.value CROSS JOIN people p ON p.id = y.person_id
     CROSS JOIN accounts_iban a ON a.person_id = p.id AND a.until IS NULL
     LEFT JOIN addresses h ON h.person_id = p.id AND h.until IS NULL`,
    [listId, first, JSON.stringify(paymentIds)]
  )
  return changes
}

/** Marks the payments of some lines as listed; answers how many were not listed or paid before. */
export async function markListed(
  tx: WriteConnection,
  listId: number,
  first: number,
  last: number
): Promise<number> {
  const { changes } = await tx.run(
    `UPDATE payments SET state = 'listed' WHERE state IN ('planned', 'returned') AND id IN (
       SELECT payment_id FROM payment_list_lines WHERE list_id = ? AND line_no BETWEEN ? AND ?)`,
    [listId, first, last]
  )
  return changes
}

/**
 * Everything that the lines from one on hold and that never changes, one JSON array a line: the database writes it beside the main
 * thread, and the list's hash is over it.
 */
export async function linesText(
  read: ReadConnection,
  listId: number,
  after: number,
  limit: number
): Promise<{ text: string; lines: number; total: number }> {
  const row = await read.get<{ text: string | null; lines: number; total: number | null }>(
    `SELECT group_concat(json_array(line_no, payment_id, person_id, iin, name, last_name, first_name, middle_name, iban, amount, month,
         phone, kato, address_text) || char(10), '' ORDER BY line_no) AS text, count(*) AS lines, sum(amount) AS total
     FROM (SELECT * FROM payment_list_lines WHERE list_id = ? AND line_no > ? ORDER BY line_no LIMIT ?)`,
    [listId, after, limit]
  )
  return { text: row?.text ?? '', lines: row?.lines ?? 0, total: row?.total ?? 0 }
}

/** The places of a list's people. */
export async function katosOf(read: ReadConnection, listId: number): Promise<string[]> {
  const rows = await read.all<{ kato: string }>(
    "SELECT DISTINCT kato FROM payment_list_lines WHERE list_id = ? AND kato <> '' ORDER BY kato LIMIT 50000",
    [listId]
  )
  return rows.map(({ kato }) => kato)
}

export interface NewList {
  id: number
  number: string
  programme: string
  month: string
  lines: number
  total: number
  hash: string
  frozen: string
  by: number
  at: string
}

export async function insertList(tx: WriteConnection, list: NewList): Promise<void> {
  await tx.run(
    `INSERT INTO payment_lists (id, number, programme, month, lines, total, hash, frozen, frozen_by, frozen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[list.id, list.number, list.programme, list.month, list.lines],
      ...[list.total, list.hash, list.frozen, list.by, list.at]
    ]
  )
}
