import { insertMany } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { wareColumns, wareJoins, type WareRow } from './ware-queries'

export type CountState = 'entered' | 'confirmed' | 'finalised' | 'dropped'

export interface CountRow {
  id: number
  place_id: number
  place_kk: string
  place_ru: string
  state: CountState
  ledger_id: number
  counted_on: string
  entered_by: string
  entered_by_id: number
  finalised_by: string | null
  revision: number
}

export interface CountLineRow extends WareRow {
  count_id: number
  lot_id: number
  batch: string
  expires_on: string | null
  expected: number
  counted: number
  reason: string
}

const select = `SELECT c.id, c.place_id, p.name_kk AS place_kk, p.name_ru AS place_ru, c.state, c.ledger_id, c.counted_on,
  e.name AS entered_by, c.entered_by AS entered_by_id, f.name AS finalised_by, c.revision
  FROM stock_counts c JOIN places p ON p.id = c.place_id JOIN users e ON e.id = c.entered_by
  LEFT JOIN users f ON f.id = c.finalised_by`

export function countById(read: ReadConnection, id: number): Promise<CountRow | undefined> {
  return read.get<CountRow>(`${select} WHERE c.id = ?`, [id])
}

/** The count of a place that is not over yet. */
export function openCountAt(read: ReadConnection, placeId: number): Promise<{ id: number } | undefined> {
  return read.get(`SELECT id FROM stock_counts WHERE place_id = ? AND state IN ('entered', 'confirmed')`, [
    placeId
  ])
}

/** The newest first, at most `limit`. */
export function countRows(
  read: ReadConnection,
  wanted: { placeId: number | null; open: boolean; limit: number }
): Promise<CountRow[]> {
  const open = wanted.open ? `AND c.state IN ('entered', 'confirmed')` : ''
  return read.all<CountRow>(
    `${select} WHERE c.place_id = coalesce(?, c.place_id) ${open} ORDER BY c.id DESC LIMIT ?`,
    [wanted.placeId, wanted.limit]
  )
}

export function countLines(read: ReadConnection, ids: readonly number[]): Promise<CountLineRow[]> {
  return read.all<CountLineRow>(
    `SELECT n.count_id, n.lot_id, l.batch, l.expires_on, n.expected, n.counted, n.reason, ${wareColumns}
     FROM stock_count_lines n JOIN lots l ON l.id = n.lot_id JOIN wares w ON w.id = l.ware_id ${wareJoins}
     WHERE n.count_id IN (SELECT value FROM json_each(?)) ORDER BY n.count_id, ware_code, ware_version, l.expires_on IS NULL, l.expires_on, l.id`,
    [JSON.stringify(ids)]
  )
}

/** The last row of the ledger: what is entered after it is no difference of a count. */
export async function lastLedgerRow(read: ReadConnection): Promise<number> {
  const row = await read.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM stock_ledger')
  return row?.id ?? 0
}

/** What lay at a place by the ledger, up to one of its rows. */
export function lotsUpTo(
  read: ReadConnection,
  placeId: number,
  ledgerId: number
): Promise<{ lot_id: number; on_hand: number }[]> {
  return read.all(
    `SELECT lot_id, sum(on_hand) AS on_hand FROM stock_ledger
     WHERE place_id = ? AND lot_id IS NOT NULL AND id <= ? GROUP BY lot_id HAVING sum(on_hand) <> 0 ORDER BY lot_id`,
    [placeId, ledgerId]
  )
}

export async function insertCount(
  tx: WriteConnection,
  count: { placeId: number; ledgerId: number; countedOn: string; at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO stock_counts (place_id, state, ledger_id, counted_on, entered_at, entered_by, revision)
     VALUES (?, 'entered', ?, ?, ?, ?, 0)`,
    [count.placeId, count.ledgerId, count.countedOn, count.at, count.by]
  )
  return lastId
}

/** Puts lines in place of those before; whoever enters them has counted. */
export async function putCountLines(
  tx: WriteConnection,
  count: { id: number; at: string; by: number },
  lines: readonly { lotId: number; expected: number; counted: number; reason: string }[]
): Promise<void> {
  await tx.run('DELETE FROM stock_count_lines WHERE count_id = ?', [count.id])
  await insertMany(
    tx,
    'stock_count_lines',
    ['count_id', 'lot_id', 'expected', 'counted', 'reason'],
    lines.map((line) => [count.id, line.lotId, line.expected, line.counted, line.reason])
  )
  await tx.run(
    'UPDATE stock_counts SET entered_at = ?, entered_by = ?, revision = revision + 1 WHERE id = ?',
    [count.at, count.by, count.id]
  )
}

export async function confirmCount(tx: WriteConnection, id: number, at: string): Promise<void> {
  await tx.run(`UPDATE stock_counts SET state = 'confirmed', confirmed_at = ? WHERE id = ?`, [at, id])
}

export async function endCount(
  tx: WriteConnection,
  id: number,
  end: { at: string; by: number; movementId: number | null }
): Promise<void> {
  await tx.run(
    `UPDATE stock_counts SET state = 'finalised', finalised_at = ?, finalised_by = ?, movement_id = ?,
       revision = revision + 1 WHERE id = ?`,
    [end.at, end.by, end.movementId, id]
  )
}

export async function dropCountRow(tx: WriteConnection, id: number, reason: string): Promise<void> {
  await tx.run(
    `UPDATE stock_counts SET state = 'dropped', dropped_reason = ?, revision = revision + 1 WHERE id = ?`,
    [reason, id]
  )
}

/** What rounds have reserved of a ware at a place, the newest round first. */
export function reservations(
  read: ReadConnection,
  placeId: number,
  wareId: number
): Promise<{ round_id: number; reserved: number }[]> {
  return read.all(
    `SELECT round_id, sum(reserved) AS reserved FROM stock_ledger
     WHERE place_id = ? AND ware_id = ? AND round_id IS NOT NULL
     GROUP BY round_id HAVING sum(reserved) > 0 ORDER BY round_id DESC`,
    [placeId, wareId]
  )
}
