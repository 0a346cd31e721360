import type { KeysetQuery } from '../database/keyset'
import type { SqlValue } from '../database/driver'
import type { ReadConnection } from '../database/transaction'

/** Planned and come back, of a month and all before it. */
const payableFrom = `FROM payments y JOIN people p ON p.id = y.person_id
  LEFT JOIN accounts_iban a ON a.person_id = y.person_id AND a.until IS NULL
  WHERE y.programme = ? AND y.month <= ? AND y.state IN ('planned', 'returned')`

/** The account that the decision names was the payee's at some time, or the decision names none. */
const ownersSql = `(y.iban = a.iban OR y.iban = ''
  OR EXISTS (SELECT 1 FROM accounts_iban o WHERE o.person_id = y.person_id AND o.iban = y.iban))`
const blockedSql = `(a.iban IS NULL OR NOT ${ownersSql})`

export const nameSql = `trim(p.last_name || ' ' || p.first_name) || coalesce(' ' || nullif(p.middle_name, ''), '')`

export interface PayableFilter {
  programme: string
  month: string
  /** Beginnings of the words of a name, as search keys. */
  names: readonly string[]
  /** Beginning of an IIN, or empty. */
  iin: string
  blocked: boolean | undefined
}

/** Ids of a page of what can be paid, by name. */
export function payableIds(
  read: ReadConnection,
  filter: PayableFilter,
  page: KeysetQuery
): Promise<{ id: number; search_key: string }[]> {
  const parts: string[] = []
  const params: SqlValue[] = [filter.programme, filter.month]
  for (const name of filter.names) {
    parts.push(`AND instr(' ' || p.search_key, ?) > 0`)
    params.push(` ${name}`)
  }
  if (filter.iin !== '') {
    parts.push('AND instr(p.iin, ?) = 1')
    params.push(filter.iin)
  }
  if (filter.blocked !== undefined) parts.push(filter.blocked ? `AND ${blockedSql}` : `AND NOT ${blockedSql}`)
  return read.all(
    `SELECT y.id, p.search_key ${payableFrom} ${parts.join(' ')} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ?`,
    [...params, ...page.params, page.limit]
  )
}

export interface PayableRow {
  id: number
  person_id: number
  case_id: number
  decision_id: number
  decision_number: string
  name: string
  iin: string
  /** The account in force, and that of the decision. */
  iban: string | null
  decided_iban: string
  month: string
  amount: number
  state: 'planned' | 'returned'
  owners: number
  /** Why it came back last time. */
  reason: string | null
}

/** Up to 500 of them by id. */
export function payableRows(read: ReadConnection, ids: readonly number[]): Promise<PayableRow[]> {
  return read.all<PayableRow>(
    `SELECT y.id, y.person_id, d.case_id, y.decision_id, d.number AS decision_number, ${nameSql} AS name, p.iin, a.iban,
       y.iban AS decided_iban, y.month, y.amount, y.state, coalesce(${ownersSql}, 0) AS owners,
       (SELECT l.reason FROM payment_list_lines l WHERE l.payment_id = y.id AND l.state = 'returned' ORDER BY l.list_id DESC LIMIT 1) AS reason
     FROM json_each(?) g JOIN payments y ON y.id = g.value JOIN decisions d ON d.id = y.decision_id
     JOIN people p ON p.id = y.person_id LEFT JOIN accounts_iban a ON a.person_id = y.person_id AND a.until IS NULL
     ORDER BY p.search_key, y.id`,
    [JSON.stringify(ids)]
  )
}

export interface PayableSums {
  /** What can be listed: how many, tiyn, and how many of them are of earlier months. */
  count: number
  total: number
  late: number
  blocked: number
}

export async function payableSums(
  read: ReadConnection,
  { programme, month }: { programme: string; month: string }
): Promise<PayableSums> {
  const row = await read.get<PayableSums>(
    `SELECT coalesce(sum(NOT blocked), 0) AS count, coalesce(sum(iif(blocked, 0, amount)), 0) AS total,
       coalesce(sum(NOT blocked AND month < ?), 0) AS late, coalesce(sum(blocked), 0) AS blocked
     FROM (SELECT y.month, y.amount, ${blockedSql} AS blocked ${payableFrom})`,
    [month, programme, month]
  )
  return row ?? { count: 0, total: 0, late: 0, blocked: 0 }
}

/** The months and states in which something can be listed: one small window each of the index over payments. */
export function payableGroups(
  read: ReadConnection,
  { programme, month }: { programme: string; month: string }
): Promise<{ month: string; state: 'planned' | 'returned' }[]> {
  return read.all(
    `SELECT DISTINCT month, state FROM payments WHERE programme = ? AND month <= ? AND state IN ('planned', 'returned')
     ORDER BY month, state LIMIT 5000`,
    [programme, month]
  )
}

export interface ListableRow {
  id: number
  kato: string
  name: string
  amount: number
}

/** The next that can be listed of one month and state, in the order of ids; what is blocked is left out. */
export function listableAfter(
  read: ReadConnection,
  group: { programme: string; month: string; state: string },
  after: number,
  limit: number
): Promise<(ListableRow & { blocked: number })[]> {
  return read.all(
    `SELECT y.id, coalesce(h.kato, '') AS kato, ${nameSql} AS name, y.amount, ${blockedSql} AS blocked
     FROM payments y JOIN people p ON p.id = y.person_id
     LEFT JOIN accounts_iban a ON a.person_id = y.person_id AND a.until IS NULL
     LEFT JOIN addresses h ON h.person_id = y.person_id AND h.until IS NULL
     WHERE y.programme = ? AND y.month = ? AND y.state = ? AND y.id > ? ORDER BY y.id LIMIT ?`,
    [group.programme, group.month, group.state, after, limit]
  )
}
