import type { movementKinds } from '@shared/contract/stock'
import type { Keyset, KeysetQuery } from '../../database/keyset'
import type { ReadConnection } from '../../database/transaction'
import { wareColumns, wareJoins, type WareRow } from './ware-queries'

export interface BalanceWanted {
  placeId: number | null
  wareId: number | null
  roundId: number | null
}

export interface BalanceRow extends WareRow {
  place_id: number
  place_kk: string
  place_ru: string
  place_kind: 'warehouse' | 'point' | 'transit'
  on_hand: number
  reserved: number
  /** Reserved for the round that was asked for. */
  for_round: number
}

// One path through the ledger for each way of asking: with an OR in it SQLite would use no index.
const inStock = ({ placeId, wareId }: BalanceWanted): { where: string; params: number[] } => {
  const parts = [
    ...(placeId === null ? [] : [{ sql: 'place_id = ?', value: placeId }]),
    ...(wareId === null ? [] : [{ sql: 'ware_id = ?', value: wareId }])
  ]
  return {
    where: parts.length === 0 ? 'TRUE' : parts.map(({ sql }) => sql).join(' AND '),
    params: parts.map(({ value }) => value)
  }
}

/** On hand and reserved by place and ware; of a round only where goods are reserved for it. */
export function balanceRows(read: ReadConnection, wanted: BalanceWanted): Promise<BalanceRow[]> {
  const { where, params } = inStock(wanted)
  const ofRound = wanted.roundId === null ? 'TRUE' : 'coalesce(o.reserved, 0) <> 0'
  return read.all<BalanceRow>(
    `WITH of_round AS (SELECT place_id, ware_id, sum(reserved) AS reserved FROM stock_ledger
       WHERE round_id = ? GROUP BY place_id, ware_id)
     SELECT s.place_id, p.name_kk AS place_kk, p.name_ru AS place_ru, p.kind AS place_kind, s.on_hand, s.reserved,
       coalesce(o.reserved, 0) AS for_round, ${wareColumns}
     FROM (SELECT place_id, ware_id, sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM stock_ledger
       WHERE ${where} GROUP BY place_id, ware_id HAVING sum(on_hand) <> 0 OR sum(reserved) <> 0) s
     JOIN places p ON p.id = s.place_id JOIN wares w ON w.id = s.ware_id ${wareJoins}
     LEFT JOIN of_round o ON o.place_id = s.place_id AND o.ware_id = s.ware_id
     WHERE ${ofRound} ORDER BY p.kind = 'transit', p.kind = 'point', p.code, ware_kind = 'item', ware_code, ware_version`,
    [wanted.roundId, ...params]
  )
}

export interface BalanceLot {
  place_id: number
  ware_id: number
  lot_id: number
  batch: string
  expires_on: string | null
  on_hand: number
}

/** Lots that lie somewhere, first expired first. */
export function balanceLots(read: ReadConnection, wanted: BalanceWanted): Promise<BalanceLot[]> {
  const { where, params } = inStock(wanted)
  return read.all<BalanceLot>(
    `SELECT s.place_id, s.ware_id, s.lot_id, l.batch, l.expires_on, s.on_hand
     FROM (SELECT place_id, ware_id, lot_id, sum(on_hand) AS on_hand FROM stock_ledger
       WHERE ${where} AND lot_id IS NOT NULL GROUP BY place_id, ware_id, lot_id HAVING sum(on_hand) <> 0) s
     JOIN lots l ON l.id = s.lot_id ORDER BY l.expires_on IS NULL, l.expires_on, l.id`,
    params
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

/** Lots on hand that have expired, or will within their item's days; of a kit within `kitDays`. */
export function expiringLots(
  read: ReadConnection,
  wanted: { today: string; kitDays: number; limit: number }
): Promise<AlertRow[]> {
  return read.all<AlertRow>(
    `SELECT CASE WHEN l.expires_on < ? THEN 'expired' ELSE 'expires-soon' END AS kind, s.place_id, p.name_kk AS place_kk,
       p.name_ru AS place_ru, l.batch, l.expires_on AS on_day, s.on_hand AS quantity,
       coalesce(wi.expiry_alert_days, ?) AS "limit", l.id AS subject_id, ${wareColumns}
     FROM (SELECT place_id, ware_id, lot_id, sum(on_hand) AS on_hand FROM stock_ledger
       WHERE lot_id IS NOT NULL GROUP BY place_id, ware_id, lot_id HAVING sum(on_hand) > 0) s
     JOIN lots l ON l.id = s.lot_id JOIN places p ON p.id = s.place_id JOIN wares w ON w.id = s.ware_id ${wareJoins}
     WHERE l.expires_on <= date(?, '+' || coalesce(wi.expiry_alert_days, ?) || ' days')
     ORDER BY l.expires_on, p.code, l.id LIMIT ?`,
    [wanted.today, wanted.kitDays, wanted.today, wanted.kitDays, wanted.limit]
  )
}

/** Items in use of which less is left in all places together than their limit. */
export function lowItems(read: ReadConnection, limit: number): Promise<AlertRow[]> {
  return read.all<AlertRow>(
    `SELECT 'low-stock' AS kind, NULL AS place_id, '' AS place_kk, '' AS place_ru, NULL AS batch, NULL AS on_day,
       coalesce(s.on_hand, 0) AS quantity, wi.low_stock AS "limit", wi.id AS subject_id, ${wareColumns}
     FROM wares w ${wareJoins}
     LEFT JOIN (SELECT ware_id, sum(on_hand) AS on_hand FROM stock_ledger GROUP BY ware_id) s ON s.ware_id = w.id
     WHERE wi.active = 1 AND wi.low_stock > coalesce(s.on_hand, 0) ORDER BY wi.code LIMIT ?`,
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
