import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { enterMovement, pickLots, stockAt, type LedgerEntry, type PickedLot } from '../stock/ledger'
import { standing, takenBy, type HandOutRow, type TakenRow } from './hand-out-queries'

/** Goods that leave a point for people: so many units in one movement. */
export interface Outgoing {
  roundId: number
  wareId: number
  placeId: number
  quantity: number
  at: string
  onDay: string
  userId: number
}

/** A lot's part of a hand-out; `reserved` when it came from what the round had reserved there. */
export interface LotShare {
  lotId: number
  quantity: number
  reserved: boolean
}

/** Divides picked lots, in their order, into what was reserved for the round and what was free. */
export function divide(lots: readonly PickedLot[], reserved: number): LotShare[] {
  let left = reserved
  return lots.flatMap(({ lotId, quantity }) => {
    const own = Math.min(left, quantity)
    left -= own
    return [
      { lotId, quantity: own, reserved: true },
      { lotId, quantity: quantity - own, reserved: false }
    ].filter((share) => share.quantity > 0)
  })
}

/**
 * Takes goods out, first expired first, the round's own reservation before free stock; answers the movement.
 * @throws OfficeError `stock-short`, `stock-expired` {ware, place, wanted, free}
 */
export async function takeOut(tx: WriteConnection, out: Outgoing): Promise<number> {
  const { roundId, wareId, placeId, quantity, at, onDay, userId } = out
  const lots = await pickLots(tx, { placeId, wareId, quantity, onDay, roundId })
  const { reservedForRound } = await stockAt(tx, placeId, wareId, roundId)
  const rows = divide(lots, reservedForRound).map((share) => entryOf(out, share, -1))
  return enterMovement(tx, { kind: 'hand-out', at, onDay, userId, roundId }, rows)
}

/** A share as a row of the ledger: −1 when it leaves, 1 when it comes back to where it was taken from. */
export function entryOf(
  at: { roundId: number; wareId: number; placeId: number },
  share: LotShare,
  sign: 1 | -1
): LedgerEntry {
  const { lotId, quantity, reserved } = share
  return {
    placeId: at.placeId,
    wareId: at.wareId,
    lotId,
    onHand: sign * quantity,
    reserved: reserved ? sign * quantity : 0,
    roundId: reserved ? at.roundId : null
  }
}

/** The stretch of what a movement took that begins after `before` units and is `quantity` long. */
export function stretch(taken: readonly TakenRow[], before: number, quantity: number): LotShare[] {
  const shares: LotShare[] = []
  let at = 0
  for (const row of taken) {
    const from = Math.max(at, before)
    const until = Math.min(at + row.quantity, before + quantity)
    if (until > from) shares.push({ lotId: row.lot_id, quantity: until - from, reserved: row.reserved === 1 })
    at += row.quantity
  }
  return shares
}

/**
 * The very lots that a hand-out gave away. One movement may serve many lines: they take of it in the order they were entered.
 */
export async function sharesOf(
  read: ReadConnection,
  handOut: HandOutRow
): Promise<{ shares: LotShare[]; alone: boolean }> {
  const { handOuts, before } = await standing(read, handOut)
  const shares = stretch(await takenBy(read, handOut.movement_id), before, handOut.quantity)
  return { shares, alone: handOuts === 1 }
}
