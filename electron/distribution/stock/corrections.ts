import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { entriesOf, movementById, type MovementRow } from './correction-queries'
import { enterMovement, pickLots, type LedgerEntry, type MovementKind } from './ledger'
import { mustFindPlace } from './places'
import { mustFindLot, refuseDoubledLots } from './wares'

interface Done {
  movementId: number
  at: string
}

/**
 * Writes goods of named lots off, also such as have expired; what is reserved for a round stays.
 * @throws OfficeError `not-found`, `item-doubled`, `stock-short` {wareKk, wareRu, placeKk, placeRu, wanted, free}
 */
export async function writeOffGoods(call: Call, input: ParsedInputOf<'stock.writeOff'>): Promise<Done> {
  const at = call.now
  return call.write(async (tx, note) => {
    const place = await mustFindPlace(tx, input.placeId)
    await refuseDoubledLots(tx, input.lines)
    const rows: LedgerEntry[] = []
    for (const [index, { lotId, quantity }] of input.lines.entries()) {
      const { ware_id: wareId } = await mustFindLot(tx, lotId, `lines.${index}.lotId`)
      await pickLots(tx, {
        placeId: place.id,
        wareId,
        quantity,
        onDay: call.today,
        roundId: null,
        lotId,
        expiredToo: true,
        field: `lines.${index}.quantity`
      })
      rows.push({ placeId: place.id, wareId, lotId, onHand: -quantity, reserved: 0, roundId: null })
    }
    const movementId = await enterMovement(
      tx,
      {
        kind: 'write-off',
        at,
        onDay: call.today,
        userId: call.actor.id,
        reason: input.reason,
        document: input.document ?? ''
      },
      rows
    )
    note({
      subjectKind: 'movement',
      subjectId: movementId,
      details: { kind: 'write-off', place: place.code, lines: input.lines.length }
    })
    return { movementId, at }
  })
}

const reversible: ReadonlySet<MovementKind> = new Set(['receive', 'assemble', 'take-apart', 'write-off'])

/** What belongs to a round or to a transfer is taken back where it was made, so that both stay in step with the ledger. */
function isReversible(movement: MovementRow): boolean {
  return reversible.has(movement.kind) && movement.round_id === null && movement.on_the_way === 0
}

/**
 * Enters the opposite of a movement, as of today; the former state of the stock is restored.
 * @throws OfficeError `not-found`, `movement-not-reversible {id}`, `movement-reversed {id, by}`, `stock-short` when the
 *   goods have gone on meanwhile
 */
export async function reverseMovement(call: Call, input: ParsedInputOf<'stock.reverse'>): Promise<Done> {
  const at = call.now
  return call.write(async (tx, note) => {
    const movement = await mustFindMovement(tx, input.movementId)
    if (movement.reversed_by !== null)
      throw new OfficeError('movement-reversed', {
        field: 'movementId',
        data: { id: movement.id, by: movement.reversed_by }
      })
    const movementId = await enterReversal(call, tx, movement, { at, reason: input.reason })
    note({
      subjectKind: 'movement',
      subjectId: movementId,
      details: { kind: 'reverse', reverses: movement.id, of: movement.kind }
    })
    return { movementId, at }
  })
}

/** A movement that may be taken back, or was. @throws OfficeError `not-found`, `movement-not-reversible {id}` */
export async function mustFindMovement(read: ReadConnection, id: number): Promise<MovementRow> {
  const movement = await movementById(read, id)
  if (movement === undefined)
    throw new OfficeError('not-found', { field: 'movementId', data: { what: 'movement', id } })
  if (!isReversible(movement))
    throw new OfficeError('movement-not-reversible', { field: 'movementId', data: { id: movement.id } })
  return movement
}

/** @throws OfficeError `stock-short` when the goods have gone on meanwhile */
export async function enterReversal(
  call: Call,
  tx: WriteConnection,
  movement: MovementRow,
  { at, reason }: { at: string; reason: string }
): Promise<number> {
  const rows = (await entriesOf(tx, movement.id)).map((row) => ({
    ...row,
    onHand: -row.onHand,
    reserved: -row.reserved
  }))
  return enterMovement(
    tx,
    {
      kind: 'reverse',
      at,
      onDay: call.today,
      userId: call.actor.id,
      document: movement.document,
      party: movement.party,
      reason,
      reversesId: movement.id
    },
    rows
  )
}
