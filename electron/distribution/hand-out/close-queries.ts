import { insertMany } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'

/** The lot of a ware that was last touched at a place, or else the newest there is. */
export async function lastLotAt(
  read: ReadConnection,
  placeId: number,
  wareId: number
): Promise<number | undefined> {
  const here = await read.get<{ lot_id: number }>(
    `SELECT lot_id FROM stock_ledger WHERE place_id = ? AND ware_id = ? AND lot_id IS NOT NULL ORDER BY id DESC LIMIT 1`,
    [placeId, wareId]
  )
  if (here !== undefined) return here.lot_id
  return (
    await read.get<{ id: number }>('SELECT id FROM lots WHERE ware_id = ? ORDER BY id DESC LIMIT 1', [wareId])
  )?.id
}

/** Enters the lines to be asked about, by their numbers. */
export async function insertChecks(
  tx: WriteConnection,
  roundId: number,
  numbers: readonly number[]
): Promise<void> {
  const rows = await tx.all<{ id: number }>(
    'SELECT id FROM round_lines WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number',
    [JSON.stringify(numbers)]
  )
  await insertMany(
    tx,
    'round_checks',
    ['round_id', 'line_id'],
    rows.map(({ id }) => [roundId, id])
  )
}

export async function markClosed(
  tx: WriteConnection,
  roundId: number,
  closed: { at: string; by: number; closing: string }
): Promise<void> {
  await tx.run(
    `UPDATE rounds SET state = 'closed', closed_at = ?, closed_by = ?, closing = ?, revision = revision + 1 WHERE id = ?`,
    [closed.at, closed.by, closed.closing, roundId]
  )
}
