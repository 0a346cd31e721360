import type { KeysetQuery } from '../database/keyset'
import type { SqlValue } from '../database/driver'
import type { ReadConnection } from '../database/transaction'

export interface ListRow {
  id: number
  number: string
  programme: string
  month: string
  lines: number
  total: number
  hash: string
  frozen: string
  frozen_at: string
  paid: number
  returned: number
  paid_total: number
  returned_total: number
}

const listSelect = `SELECT l.id, l.number, l.programme, l.month, l.lines, l.total, l.hash, l.frozen, l.frozen_at,
    coalesce(r.paid, 0) AS paid, coalesce(r.returned, 0) AS returned,
    coalesce(r.paid_total, 0) AS paid_total, coalesce(r.returned_total, 0) AS returned_total
  FROM payment_lists l LEFT JOIN (
    SELECT list_id, sum(paid) AS paid, sum(returned) AS returned, sum(paid_total) AS paid_total,
      sum(returned_total) AS returned_total FROM payment_results GROUP BY list_id) r ON r.list_id = l.id`

export function listById(read: ReadConnection, id: number): Promise<ListRow | undefined> {
  return read.get<ListRow>(`${listSelect} WHERE l.id = ?`, [id])
}

/** A page of lists, newest first. */
export function listsPage(
  read: ReadConnection,
  filter: { programme: string | undefined; month: string | undefined },
  page: KeysetQuery
): Promise<ListRow[]> {
  return read.all<ListRow>(
    `${listSelect} WHERE l.programme = coalesce(?, l.programme) AND l.month = coalesce(?, l.month) AND ${page.where}
     ORDER BY ${page.orderBy} LIMIT ?`,
    [filter.programme ?? null, filter.month ?? null, ...page.params, page.limit]
  )
}

export interface LineRow {
  line_no: number
  payment_id: number
  person_id: number
  case_id: number
  name: string
  iin: string
  iban: string
  month: string
  amount: number
  state: 'listed' | 'paid' | 'returned'
  reason: string
  settled_on: string | null
}

export interface LineFilter {
  listId: number
  state: LineRow['state'] | undefined
  names: readonly string[]
  iin: string
}

/** A page of a list's lines in its order. */
export function linesPage(read: ReadConnection, filter: LineFilter, page: KeysetQuery): Promise<LineRow[]> {
  const parts: string[] = []
  const params: SqlValue[] = [filter.listId]
  if (filter.state !== undefined) {
    parts.push('AND l.state = ?')
    params.push(filter.state)
  }
  for (const name of filter.names) {
    parts.push(`AND instr(' ' || p.search_key, ?) > 0`)
    params.push(` ${name}`)
  }
  if (filter.iin !== '') {
    parts.push('AND instr(l.iin, ?) = 1')
    params.push(filter.iin)
  }
  return read.all<LineRow>(
    `SELECT l.line_no, l.payment_id, l.person_id, d.case_id, l.name, l.iin, l.iban, l.month, l.amount, l.state, l.reason, l.settled_on
     FROM payment_list_lines l CROSS JOIN people p ON p.id = l.person_id CROSS JOIN payments y ON y.id = l.payment_id
     CROSS JOIN decisions d ON d.id = y.decision_id
     WHERE l.list_id = ? ${parts.join(' ')} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ?`,
    [...params, ...page.params, page.limit]
  )
}
