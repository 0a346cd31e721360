import type { ParsedInputOf } from '@shared/contract'
import { wrongRoundState } from '@shared/distribution/round-state'
import { OfficeError } from '@shared/errors'
import { keysetPage, keysetQuery } from '../../database/keyset'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { enterMovement, pickLots, stockAt, type LedgerEntry } from './ledger'
import { transitPlaceId } from './place-queries'
import { mustFindOpenPlace, mustFindPlace } from './places'
import {
  endTransfer,
  insertTransfer,
  roundState,
  transferLines,
  transferList,
  transfersPage,
  type TransferLine,
  type TransferRow
} from './transfer-queries'
import { mustBeOnTheWay, mustViewTransfer, viewTransfer, type TransferView } from './transfer-views'
import { doubled, itemDoubled, mustFindLot, mustFindWare, refuseDoubledLots } from './wares'

type MoveInput = ParsedInputOf<'stock.move'>
type ConfirmInput = ParsedInputOf<'stock.confirmMove'>

/**
 * Sends goods on their way to another place. First expired go first, and what has expired goes only where its lot is named;
 * goods reserved for the round keep their reservation.
 * @throws OfficeError `not-found`, `same-place {placeKk, placeRu}`, `place-inactive`, `item-doubled`, `round-state`,
 *   `stock-short` or `stock-expired` {wareKk, wareRu, placeKk, placeRu, wanted, free}
 */
export async function moveGoods(call: Call, input: MoveInput): Promise<{ transferId: number; at: string }> {
  const at = call.now
  return call.write(async (tx, note) => {
    const from = await mustFindPlace(tx, input.fromPlaceId, 'fromPlaceId')
    if (input.fromPlaceId === input.toPlaceId)
      throw new OfficeError('same-place', {
        field: 'toPlaceId',
        data: { placeKk: from.name_kk, placeRu: from.name_ru }
      })
    const to = await mustFindOpenPlace(tx, input.toPlaceId, 'toPlaceId')
    await refuseDoubledWares(tx, input)
    if (input.roundId !== undefined) await mustBeHandingOut(tx, input.roundId)
    const rows = await sentRows(tx, input, call.today)
    const roundId = input.roundId ?? null
    const transferId = await enterMovement(
      tx,
      {
        kind: 'send',
        at,
        onDay: call.today,
        userId: call.actor.id,
        roundId,
        document: input.document ?? ''
      },
      rows
    )
    await insertTransfer(tx, {
      sentId: transferId,
      fromPlaceId: input.fromPlaceId,
      toPlaceId: input.toPlaceId,
      roundId
    })
    note({
      subjectKind: 'transfer',
      subjectId: transferId,
      details: { from: from.code, to: to.code, roundId, lines: input.lines.length }
    })
    return { transferId, at }
  })
}

/** A ware is named once, or once for each of its lots. */
async function refuseDoubledWares(tx: ReadConnection, { lines }: MoveInput): Promise<void> {
  const whole = new Set(lines.filter(({ lotId }) => lotId === undefined).map(({ wareId }) => wareId))
  const twice = doubled(lines, ({ wareId, lotId }) =>
    whole.has(wareId) ? wareId : `${wareId} ${lotId ?? ''}`
  )
  if (twice === undefined) return
  const field = `lines.${twice.index}.wareId`
  throw itemDoubled(field, await mustFindWare(tx, twice.line.wareId, field))
}

/** @throws OfficeError `not-found`, `round-state` unless the round was frozen and is not closed */
async function mustBeHandingOut(read: ReadConnection, roundId: number): Promise<void> {
  const round = await roundState(read, roundId)
  if (round === undefined)
    throw new OfficeError('not-found', { field: 'roundId', data: { what: 'round', id: roundId } })
  if (round.state !== 'frozen') throw wrongRoundState(round, 'roundId')
}

async function sentRows(tx: ReadConnection, input: MoveInput, today: string): Promise<LedgerEntry[]> {
  const transit = await transitPlaceId(tx)
  const roundId = input.roundId ?? null
  const reservedLeft = new Map<number, number>()
  const rows: LedgerEntry[] = []
  for (const [index, { wareId, lotId, quantity }] of input.lines.entries()) {
    await mustFindWare(tx, wareId, `lines.${index}.wareId`)
    if (lotId !== undefined && (await mustFindLot(tx, lotId, `lines.${index}.lotId`)).ware_id !== wareId)
      throw new OfficeError('not-found', { field: `lines.${index}.lotId`, data: { what: 'lot', id: lotId } })
    const picked = await pickLots(tx, {
      placeId: input.fromPlaceId,
      wareId,
      quantity,
      onDay: today,
      roundId,
      ...(lotId === undefined ? {} : { lotId, expiredToo: roundId === null }),
      field: `lines.${index}.quantity`
    })
    for (const part of picked) {
      const left =
        reservedLeft.get(wareId) ?? (await stockAt(tx, input.fromPlaceId, wareId, roundId)).reservedForRound
      const reserved = Math.min(left, part.quantity)
      reservedLeft.set(wareId, left - reserved)
      const row = { wareId, lotId: part.lotId, roundId }
      rows.push(
        { ...row, placeId: input.fromPlaceId, onHand: -part.quantity, reserved: -reserved },
        { ...row, placeId: transit, onHand: part.quantity, reserved }
      )
    }
  }
  return rows
}

/**
 * Takes in what has come of a transfer, and writes the rest off from the way with its reason. Of what is missing, goods
 * without a reservation are missing first.
 * @throws OfficeError `not-found`, `transfer-ended {id}`, `item-doubled`, `transfer-more-than-sent {wareKk, wareRu, sent,
 *   arrived}`, `transfer-reason-needed {wareKk, wareRu, sent, arrived}`
 */
export async function confirmMove(call: Call, input: ConfirmInput): Promise<TransferView> {
  return call.write(async (tx, note) => {
    const transfer = await mustBeOnTheWay(tx, input.transferId)
    const lines = await transferLines(tx, [transfer.id])
    const arrived = await arrivedByLot(tx, input, lines)
    const missing = lines.find((line) => (arrived.get(line.lot_id) ?? 0) < line.sent)
    if (missing !== undefined && input.reason === undefined)
      throw new OfficeError('transfer-reason-needed', {
        field: 'reason',
        data: lineData(missing, arrived.get(missing.lot_id) ?? 0)
      })
    const movementId = await enterArrival(tx, call, { transfer, lines, arrived, reason: input.reason ?? '' })
    await endTransfer(tx, transfer.id, 'arrived', movementId)
    const lost = lines.reduce((sum, line) => sum + line.sent - (arrived.get(line.lot_id) ?? 0), 0)
    note({ subjectKind: 'transfer', subjectId: transfer.id, details: { state: 'arrived', lost } })
    return mustViewTransfer(tx, transfer.id)
  })
}

const lineData = (line: TransferLine, arrived: number) => ({
  wareKk: line.ware_kk,
  wareRu: line.ware_ru,
  sent: line.sent,
  arrived
})

/** What came of each lot: all of it where nothing is said, and nothing of a lot that is left out of what is said. */
async function arrivedByLot(
  tx: ReadConnection,
  input: ConfirmInput,
  lines: readonly TransferLine[]
): Promise<ReadonlyMap<number, number>> {
  if (input.lines === undefined) return new Map(lines.map((line) => [line.lot_id, line.sent]))
  await refuseDoubledLots(tx, input.lines)
  for (const [index, { lotId, quantity }] of input.lines.entries()) {
    const line = lines.find(({ lot_id }) => lot_id === lotId)
    if (line === undefined)
      throw new OfficeError('not-found', { field: `lines.${index}.lotId`, data: { what: 'lot', id: lotId } })
    if (quantity > line.sent)
      throw new OfficeError('transfer-more-than-sent', {
        field: `lines.${index}.quantity`,
        data: lineData(line, quantity)
      })
  }
  return new Map(input.lines.map(({ lotId, quantity }) => [lotId, quantity]))
}

/** Answers the movement that ends the transfer: what came in, or where nothing came, the loss. */
async function enterArrival(
  tx: WriteConnection,
  call: Call,
  {
    transfer,
    lines,
    arrived,
    reason
  }: {
    transfer: TransferRow
    lines: readonly TransferLine[]
    arrived: ReadonlyMap<number, number>
    reason: string
  }
): Promise<number> {
  const transit = await transitPlaceId(tx)
  const head = {
    at: call.now,
    onDay: call.today,
    userId: call.actor.id,
    roundId: transfer.round_id,
    document: transfer.document
  }
  const came: LedgerEntry[] = []
  const lost: LedgerEntry[] = []
  for (const line of lines) {
    const quantity = arrived.get(line.lot_id) ?? 0
    const reserved = Math.min(line.reserved, quantity)
    const row = { wareId: line.ware_id, lotId: line.lot_id, roundId: transfer.round_id }
    came.push(
      { ...row, placeId: transit, onHand: -quantity, reserved: -reserved },
      { ...row, placeId: transfer.to_place_id, onHand: quantity, reserved }
    )
    lost.push({ ...row, placeId: transit, onHand: quantity - line.sent, reserved: reserved - line.reserved })
  }
  const loss = lost.some(({ onHand }) => onHand !== 0)
    ? await enterMovement(tx, { ...head, kind: 'write-off', reason }, lost)
    : null
  if (loss !== null && came.every(({ onHand }) => onHand === 0)) return loss
  return enterMovement(tx, { ...head, kind: 'arrive', reason }, came)
}

/**
 * Takes back a transfer that nobody has confirmed: goods and reservation stand again where they came from.
 * @throws OfficeError `not-found`, `transfer-ended {id}`
 */
export async function recallMove(
  call: Call,
  input: ParsedInputOf<'stock.recallMove'>
): Promise<TransferView> {
  return call.write(async (tx, note) => {
    const transfer = await mustBeOnTheWay(tx, input.transferId)
    const transit = await transitPlaceId(tx)
    const rows = (await transferLines(tx, [transfer.id])).flatMap((line): LedgerEntry[] => {
      const row = { wareId: line.ware_id, lotId: line.lot_id, roundId: transfer.round_id }
      return [
        { ...row, placeId: transit, onHand: -line.sent, reserved: -line.reserved },
        { ...row, placeId: transfer.from_place_id, onHand: line.sent, reserved: line.reserved }
      ]
    })
    const movementId = await enterMovement(
      tx,
      {
        kind: 'reverse',
        at: call.now,
        onDay: call.today,
        userId: call.actor.id,
        roundId: transfer.round_id,
        reason: input.reason,
        reversesId: transfer.id
      },
      rows
    )
    await endTransfer(tx, transfer.id, 'recalled', movementId)
    note({ subjectKind: 'transfer', subjectId: transfer.id, details: { state: 'recalled' } })
    return mustViewTransfer(tx, transfer.id)
  })
}

/** Transfers, the newest first. */
export async function listTransfers(
  call: Call,
  input: ParsedInputOf<'stock.transfers'>
): Promise<{ transfers: TransferView[]; next: string | null }> {
  return call.read(async (read) => {
    const found = await transfersPage(
      read,
      { open: input.state === 'on-the-way', placeId: input.placeId ?? null, roundId: input.roundId ?? null },
      keysetQuery(transferList, input)
    )
    const { rows, next } = keysetPage(transferList, input, found, (row) => [row.id])
    const lines = await transferLines(
      read,
      rows.map(({ id }) => id)
    )
    return { transfers: rows.map((row) => viewTransfer(row, lines)), next }
  })
}
