import type { movementKinds } from '@shared/contract/stock'
import { OfficeError } from '@shared/errors'
import { insertMany } from '../../database/bulk'
import { ConstraintError } from '../../database/driver-errors'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { insertMovement, lotsAt, placeNames, stockSums, wareNames, type LotAtPlace } from './ledger-queries'

export type MovementKind = (typeof movementKinds)[number]

/** What happened, when, and by whose hand; goods are in its `LedgerEntry`s. */
export interface Movement {
  kind: MovementKind
  at: string
  /** The day it counts for, such as that of the waybill. */
  onDay: string
  userId: number
  roundId?: number | null
  /** Number of the waybill or act. */
  document?: string
  /** Supplier, or whoever stands at the other end. */
  party?: string
  reason?: string
  reversesId?: number
}

/** By how much a movement changes what is on hand at a place, and what of it is reserved for a round; whole units. */
export interface LedgerEntry {
  placeId: number
  wareId: number
  /** Null of a reservation, which names no lot. */
  lotId: number | null
  onHand: number
  reserved: number
  /** The round of the reservation, or of the goods. */
  roundId: number | null
}

export interface StockAt {
  onHand: number
  /** For all rounds together. */
  reserved: number
  reservedForRound: number
  /** On hand and not reserved for any round. */
  free: number
}

export interface PickedLot {
  lotId: number
  quantity: number
}

/** What is on hand, reserved and free of a ware at a place: sums of the ledger. */
export async function stockAt(
  read: ReadConnection,
  placeId: number,
  wareId: number,
  roundId: number | null = null
): Promise<StockAt> {
  const sums = await stockSums(read, placeId, wareId, roundId)
  return { ...sums, free: sums.onHand - sums.reserved }
}

/** The error that names ware and place in both languages, with what was wanted and what is there. */
export async function shortage(
  read: ReadConnection,
  code: 'stock-short' | 'stock-expired',
  lack: { placeId: number; wareId: number; wanted: number; free: number; field?: string }
): Promise<OfficeError> {
  const ware = await wareNames(read, lack.wareId)
  const place = await placeNames(read, lack.placeId)
  return new OfficeError(code, {
    ...(lack.field === undefined ? {} : { field: lack.field }),
    data: { ...ware, ...place, wanted: lack.wanted, free: Math.max(0, lack.free) }
  })
}

export interface Pick {
  placeId: number
  wareId: number
  quantity: number
  /** Lots that expired before this day are left alone. */
  onDay: string
  /** What is reserved for this round may be taken; what is reserved for others never. */
  roundId: number | null
  /** From this lot alone. */
  lotId?: number
  /** Also what has expired: to write it off, to send it back. */
  expiredToo?: boolean
  field?: string
}

/**
 * Chooses lots, first expired first; those without an expiry come last. Writes nothing.
 * What is reserved for other rounds stays covered by lots that have not expired.
 * @throws OfficeError `stock-short` or `stock-expired` {wareKk, wareRu, placeKk, placeRu, wanted, free}
 */
export async function pickLots(tx: ReadConnection, pick: Pick): Promise<PickedLot[]> {
  const stock = await stockAt(tx, pick.placeId, pick.wareId, pick.roundId)
  const lots = await lotsAt(tx, pick.placeId, pick.wareId)
  const others = stock.reserved - stock.reservedForRound
  const named = pick.lotId === undefined ? lots : lots.filter(({ lotId }) => lotId === pick.lotId)
  const isFresh = (lot: LotAtPlace): boolean => lot.expiresOn === null || lot.expiresOn >= pick.onDay
  const within = (from: LotAtPlace[], of: LotAtPlace[]): number => Math.min(total(from), total(of) - others)
  const free = within(named, lots)
  const lack = {
    placeId: pick.placeId,
    wareId: pick.wareId,
    wanted: pick.quantity,
    ...(pick.field === undefined ? {} : { field: pick.field })
  }
  if (free < pick.quantity) throw await shortage(tx, 'stock-short', { ...lack, free })
  if (pick.expiredToo === true) return take(named, pick.quantity)
  const fresh = within(named.filter(isFresh), lots.filter(isFresh))
  if (fresh < pick.quantity) throw await shortage(tx, 'stock-expired', { ...lack, free: fresh })
  return take(named.filter(isFresh), pick.quantity)
}

function total(lots: readonly LotAtPlace[]): number {
  return lots.reduce((sum, { onHand }) => sum + onHand, 0)
}

function take(lots: readonly LotAtPlace[], quantity: number): PickedLot[] {
  const picked: PickedLot[] = []
  let missing = quantity
  for (const lot of lots) {
    if (missing === 0) break
    const part = Math.min(missing, lot.onHand)
    picked.push({ lotId: lot.lotId, quantity: part })
    missing -= part
  }
  return picked
}

/**
 * Enters one movement with its rows; answers its id. Rows of the same place, lot and round become one, and rows that change
 * nothing are left out.
 * @throws OfficeError `stock-short` {wareKk, wareRu, placeKk, placeRu, wanted, free} when more would leave than is free there
 */
export async function enterMovement(
  tx: WriteConnection,
  movement: Movement,
  rows: readonly LedgerEntry[]
): Promise<number> {
  const entries = merged(rows)
  if (entries.length === 0) throw new Error(`a movement of kind ${movement.kind} without goods`)
  const id = await insertMovement(tx, movement)
  try {
    await insertMany(
      tx,
      'stock_ledger',
      ['movement_id', 'place_id', 'ware_id', 'lot_id', 'on_hand', 'reserved', 'round_id'],
      entries.map((row) => [id, row.placeId, row.wareId, row.lotId, row.onHand, row.reserved, row.roundId])
    )
  } catch (error) {
    if (!(error instanceof ConstraintError) || error.constraint !== 'stock-short') throw error
    throw await firstShortage(tx, entries)
  }
  return id
}

/** One row a place, lot and round. What makes goods free stands first, for the file holds each row against those before it. */
function merged(rows: readonly LedgerEntry[]): LedgerEntry[] {
  const byKey = new Map<string, LedgerEntry>()
  for (const row of rows) {
    const key = [row.placeId, row.wareId, row.lotId, row.roundId].join(' ')
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, { ...row })
    else {
      same.onHand += row.onHand
      same.reserved += row.reserved
    }
  }
  const entries = [...byKey.values()].filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)
  const frees = ({ onHand, reserved }: LedgerEntry): boolean => onHand > reserved
  return [...entries.filter(frees), ...entries.filter((row) => !frees(row))]
}

/** Names the first ware and place of refused rows of which there is not enough. */
async function firstShortage(tx: ReadConnection, rows: readonly LedgerEntry[]): Promise<OfficeError> {
  const wanted = new Map<string, { placeId: number; wareId: number; wanted: number }>()
  for (const { placeId, wareId, onHand, reserved } of rows) {
    const key = `${placeId} ${wareId}`
    const sum = wanted.get(key) ?? { placeId, wareId, wanted: 0 }
    sum.wanted += reserved - onHand
    wanted.set(key, sum)
  }
  for (const lack of wanted.values()) {
    const { free } = await stockAt(tx, lack.placeId, lack.wareId)
    if (lack.wanted > free) return await shortage(tx, 'stock-short', { ...lack, free })
  }
  return await lotShortage(tx, rows)
}

/** Enough of the ware, and not of the lot or of the round's reservation that a row names. */
async function lotShortage(tx: ReadConnection, rows: readonly LedgerEntry[]): Promise<OfficeError> {
  for (const { placeId, wareId, lotId, onHand, reserved, roundId } of rows) {
    const lots = await lotsAt(tx, placeId, wareId)
    const there = lots.find((lot) => lot.lotId === lotId)?.onHand ?? 0
    if (-onHand > there)
      return await shortage(tx, 'stock-short', { placeId, wareId, wanted: -onHand, free: there })
    const { reservedForRound } = await stockAt(tx, placeId, wareId, roundId)
    if (-reserved > reservedForRound)
      return await shortage(tx, 'stock-short', { placeId, wareId, wanted: -reserved, free: reservedForRound })
  }
  throw new Error('the file refused a movement that its sums allow')
}
