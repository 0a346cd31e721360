import type { movementKinds } from '@shared/contract/stock'
import type { Keyset, KeysetQuery } from '../../database/keyset'
import type { ReadConnection } from '../../database/transaction'
import { wareColumns, wareJoins, type WareRow } from './ware-queries'

export interface BalanceWanted {
  placeId: number | null
  wareId: number | null
  roundId: number | null
}

/** What lies of a lot at a place, or without a lot what is reserved there. */
export interface BalanceRow extends WareRow {
  place_id: number
  place_kk: string
  place_ru: string
  place_kind: 'warehouse' | 'point' | 'transit'
  lot_id: number | null
  batch: string | null
  expires_on: string | null
  on_hand: number
  reserved: number
}

/** What is asked for, so that the index by place, ware and lot is used: without a place it is searched place by place. */
function inStock({ placeId, wareId }: BalanceWanted): { where: string; params: number[] } {
  if (placeId === null && wareId === null) return { where: 'TRUE', params: [] }
  return {
    where: `place_id ${placeId === null ? 'IN (SELECT id FROM places)' : '= ?'} ${wareId === null ? '' : 'AND ware_id = ?'}`,
    params: [placeId, wareId].filter((id) => id !== null)
  }
}

/** Sums by place, ware and lot, in the order they are shown: first expired first. */
export function balanceRows(read: ReadConnection, wanted: BalanceWanted): Promise<BalanceRow[]> {
  const { where, params } = inStock(wanted)
  return read.all<BalanceRow>(
    `WITH sums AS MATERIALIZED (SELECT place_id, ware_id, lot_id, sum(on_hand) AS on_hand, sum(reserved) AS reserved
       FROM stock_ledger WHERE ${where} GROUP BY place_id, ware_id, lot_id HAVING sum(on_hand) <> 0 OR sum(reserved) <> 0)
     SELECT s.place_id, p.name_kk AS place_kk, p.name_ru AS place_ru, p.kind AS place_kind, s.lot_id, l.batch, l.expires_on,
       s.on_hand, s.reserved, ${wareColumns}
     FROM sums s JOIN places p ON p.id = s.place_id JOIN wares w ON w.id = s.ware_id ${wareJoins}
     LEFT JOIN lots l ON l.id = s.lot_id
     ORDER BY p.kind = 'transit', p.kind = 'point', p.code, ware_kind = 'item', ware_code, ware_version, s.ware_id,
       l.expires_on IS NULL, l.expires_on, l.id`,
    params
  )
}

/** What is reserved for a round, by place and ware. */
export function reservedForRound(
  read: ReadConnection,
  roundId: number
): Promise<{ place_id: number; ware_id: number; reserved: number }[]> {
  return read.all(
    `SELECT place_id, ware_id, sum(reserved) AS reserved FROM stock_ledger WHERE round_id = ?
     GROUP BY place_id, ware_id HAVING sum(reserved) <> 0`,
    [roundId]
  )
}

/** The newest row first. */
export const ledgerList: Keyset = {
  name: 'ledger',
  columns: [{ column: 's.id', kind: 'integer' }],
  descending: true
}

export interface LedgerListRow extends WareRow {
  id: number
  movement_id: number
  kind: (typeof movementKinds)[number]
  at: string
  on_day: string
  user: string
  place_id: number
  place_kk: string
  place_ru: string
  lot_id: number | null
  batch: string | null
  expires_on: string | null
  on_hand: number
  reserved: number
  round_id: number | null
  round_number: number | null
  document: string
  party: string
  reason: string
  reverses_id: number | null
  reversed_by_id: number | null
}

export interface LedgerWanted extends BalanceWanted {
  kind: string | null
  from: string | null
  until: string | null
}

/** A page of the ledger. What is not asked for stays out of the query, so that each way of asking finds its index. */
export function ledgerPage(
  read: ReadConnection,
  wanted: LedgerWanted,
  page: KeysetQuery
): Promise<LedgerListRow[]> {
  const parts = [
    { sql: 's.place_id = ?', value: wanted.placeId },
    { sql: 's.ware_id = ?', value: wanted.wareId },
    { sql: 's.round_id = ?', value: wanted.roundId },
    { sql: 'm.kind = ?', value: wanted.kind },
    { sql: 'm.on_day >= ?', value: wanted.from },
    { sql: 'm.on_day <= ?', value: wanted.until }
  ].filter(({ value }) => value !== null)
  const where = [...parts.map(({ sql }) => sql), page.where].join(' AND ')
  return read.all<LedgerListRow>(
    `SELECT s.id, s.movement_id, m.kind, m.at, m.on_day, u.name AS user, s.place_id, p.name_kk AS place_kk,
       p.name_ru AS place_ru, s.lot_id, l.batch, l.expires_on, s.on_hand, s.reserved, s.round_id, r.number AS round_number,
       m.document, m.party, m.reason, m.reverses_id, b.id AS reversed_by_id, ${wareColumns}
     FROM stock_ledger s JOIN movements m ON m.id = s.movement_id JOIN users u ON u.id = m.user_id
     JOIN places p ON p.id = s.place_id JOIN wares w ON w.id = s.ware_id ${wareJoins}
     LEFT JOIN lots l ON l.id = s.lot_id LEFT JOIN rounds r ON r.id = s.round_id
     LEFT JOIN movements b ON b.reverses_id = m.id
     WHERE ${where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [...parts.map(({ value }) => value), ...page.params]
  )
}

export interface AlertRow extends Partial<WareRow> {
  kind: 'expired' | 'expires-soon' | 'low-stock' | 'long-on-the-way' | 'count-waits'
  place_id: number | null
  place_kk: string
  place_ru: string
  batch: string | null
  on_day: string | null
  quantity: number
  limit: number | null
  subject_id: number | null
}

/**
 * Lots on hand that have expired, or will within their item's days; of a kit within `kitDays`. Searched from the few lots that
 * expire to the ledger: the other way all of it would be added up.
 */
export function expiringLots(
  read: ReadConnection,
  wanted: { today: string; kitDays: number; limit: number }
): Promise<AlertRow[]> {
  return read.all<AlertRow>(
    `WITH due AS MATERIALIZED (
       SELECT l.id AS lot_id, l.batch, l.expires_on, coalesce(wi.expiry_alert_days, ?) AS days, ${wareColumns}
       FROM lots l JOIN wares w ON w.id = l.ware_id ${wareJoins}
       WHERE l.expires_on <= date(?, '+' || coalesce(wi.expiry_alert_days, ?) || ' days')),
     lying AS MATERIALIZED (
       SELECT d.*, p.id AS place_id, p.name_kk AS place_kk, p.name_ru AS place_ru, p.code AS place_code,
         (SELECT coalesce(sum(s.on_hand), 0) FROM stock_ledger s
           WHERE s.place_id = p.id AND s.ware_id = d.ware_id AND s.lot_id = d.lot_id) AS quantity
       FROM due d CROSS JOIN places p)
     SELECT CASE WHEN expires_on < ? THEN 'expired' ELSE 'expires-soon' END AS kind, place_id, place_kk, place_ru, batch,
       expires_on AS on_day, quantity, days AS "limit", lot_id AS subject_id,
       ware_id, ware_kind, ware_version, ware_code, ware_kk, ware_ru, ware_unit
     FROM lying WHERE quantity > 0 ORDER BY expires_on, place_code, lot_id LIMIT ?`,
    [wanted.kitDays, wanted.today, wanted.kitDays, wanted.today, wanted.limit]
  )
}

/** Items in use of which less is left in all places together than their limit. */
export function lowItems(read: ReadConnection, limit: number): Promise<AlertRow[]> {
  return read.all<AlertRow>(
    `WITH counted AS MATERIALIZED (
       SELECT wi.id AS item_id, wi.low_stock, ${wareColumns},
         (SELECT coalesce(sum(s.on_hand), 0) FROM stock_ledger s
           WHERE s.place_id IN (SELECT id FROM places) AND s.ware_id = w.id) AS quantity
       FROM wares w ${wareJoins} WHERE wi.active = 1 AND wi.low_stock IS NOT NULL)
     SELECT 'low-stock' AS kind, NULL AS place_id, '' AS place_kk, '' AS place_ru, NULL AS batch, NULL AS on_day, quantity,
       low_stock AS "limit", item_id AS subject_id, ware_id, ware_kind, ware_version, ware_code, ware_kk, ware_ru, ware_unit
     FROM counted WHERE quantity < low_stock ORDER BY ware_code LIMIT ?`,
    [limit]
  )
}

/** Transfers sent before a day that nobody has confirmed. */
export function longTransfers(
  read: ReadConnection,
  wanted: { before: string; days: number; limit: number }
): Promise<AlertRow[]> {
  return read.all<AlertRow>(
    `SELECT 'long-on-the-way' AS kind, t.to_place_id AS place_id, p.name_kk AS place_kk, p.name_ru AS place_ru,
       NULL AS batch, m.on_day, (SELECT sum(on_hand) FROM stock_ledger WHERE movement_id = m.id AND on_hand > 0) AS quantity,
       ? AS "limit", t.sent_id AS subject_id
     FROM transfers t JOIN movements m ON m.id = t.sent_id JOIN places p ON p.id = t.to_place_id
     WHERE t.arrived_id IS NULL AND t.recalled_id IS NULL AND m.on_day < ? ORDER BY m.on_day, t.sent_id LIMIT ?`,
    [wanted.days, wanted.before, wanted.limit]
  )
}

/** Counts that wait for a manager. */
export function waitingCounts(read: ReadConnection, limit: number): Promise<AlertRow[]> {
  return read.all<AlertRow>(
    `SELECT 'count-waits' AS kind, c.place_id, p.name_kk AS place_kk, p.name_ru AS place_ru, NULL AS batch,
       c.counted_on AS on_day, (SELECT count(*) FROM stock_count_lines n WHERE n.count_id = c.id AND n.counted <> n.expected)
         AS quantity, NULL AS "limit", c.id AS subject_id
     FROM stock_counts c JOIN places p ON p.id = c.place_id WHERE c.state = 'confirmed' ORDER BY c.id LIMIT ?`,
    [limit]
  )
}
