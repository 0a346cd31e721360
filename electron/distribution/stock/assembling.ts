import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { componentLots, contentsOf, kitOfWare, wareOfVersion } from './assembling-queries'
import { kitOfVersion } from './catalogue-queries'
import { enterMovement, pickLots, type LedgerEntry } from './ledger'
import { mustFindOpenPlace, mustFindPlace } from './places'
import { lotsById, type LotRow } from './ware-queries'
import { lotFor, mustFindLot, wareInactive } from './wares'

interface Done {
  movementId: number
  at: string
}

/**
 * Puts kits together of items that are free at a place, first expired first. The kits' lot expires with the first of what
 * is in it; without a batch of its own it is named after the day.
 * @throws OfficeError `not-found`, `place-inactive`, `ware-inactive`, `stock-short` or `stock-expired` of an item
 */
export async function assembleKits(call: Call, input: ParsedInputOf<'stock.assemble'>): Promise<Done> {
  const at = call.now
  return call.write(async (tx, note) => {
    const place = await mustFindOpenPlace(tx, input.placeId)
    const wareId = await mustFindVersion(tx, input.kitVersionId)
    const taken = await takeComponents(tx, input, call.today)
    const lots = await lotsById(
      tx,
      taken.map(({ lotId }) => lotId ?? 0)
    )
    const [firstExpiry = null] = lots.flatMap(({ expires_on: day }) => (day === null ? [] : [day])).sort()
    const lotId = await lotFor(tx, { wareId, batch: input.batch ?? call.today, expiresOn: firstExpiry })
    const movementId = await enterMovement(
      tx,
      { kind: 'assemble', at, onDay: call.today, userId: call.actor.id },
      [...taken, { placeId: place.id, wareId, lotId, onHand: input.quantity, reserved: 0, roundId: null }]
    )
    note({
      subjectKind: 'movement',
      subjectId: movementId,
      details: {
        kind: 'assemble',
        place: place.code,
        kitVersion: input.kitVersionId,
        quantity: input.quantity
      }
    })
    return { movementId, at }
  })
}

/** The ware of a kit's version that is in use. */
async function mustFindVersion(read: ReadConnection, versionId: number): Promise<number> {
  const kit = await kitOfVersion(read, versionId)
  const ware = await wareOfVersion(read, versionId)
  if (kit === undefined || ware === undefined)
    throw new OfficeError('not-found', { field: 'kitVersionId', data: { what: 'kit', id: versionId } })
  if (kit.active === 0) throw wareInactive('kitVersionId', { nameKk: kit.name_kk, nameRu: kit.name_ru })
  return ware.id
}

async function takeComponents(
  tx: ReadConnection,
  input: ParsedInputOf<'stock.assemble'>,
  today: string
): Promise<LedgerEntry[]> {
  const rows: LedgerEntry[] = []
  for (const { ware_id: wareId, quantity } of await contentsOf(tx, input.kitVersionId)) {
    const picked = await pickLots(tx, {
      placeId: input.placeId,
      wareId,
      quantity: quantity * input.quantity,
      onDay: today,
      roundId: null,
      field: 'quantity'
    })
    for (const part of picked)
      rows.push({
        placeId: input.placeId,
        wareId,
        lotId: part.lotId,
        onHand: -part.quantity,
        reserved: 0,
        roundId: null
      })
  }
  return rows
}

/**
 * Takes kits of a lot apart, also such as have expired. Items go back to the lots they were taken from; of kits whose
 * making the ledger does not hold, to a lot that is named after the kit and expires with it.
 * @throws OfficeError `not-found`, `stock-short` {wareKk, wareRu, placeKk, placeRu, wanted, free}
 */
export async function takeKitsApart(call: Call, input: ParsedInputOf<'stock.takeApart'>): Promise<Done> {
  const at = call.now
  return call.write(async (tx, note) => {
    const place = await mustFindPlace(tx, input.placeId)
    const lot = await mustFindLot(tx, input.lotId)
    const kit = await kitOfWare(tx, lot.ware_id)
    if (kit === undefined)
      throw new OfficeError('not-found', { field: 'lotId', data: { what: 'kit', id: input.lotId } })
    await pickLots(tx, {
      placeId: place.id,
      wareId: lot.ware_id,
      quantity: input.quantity,
      onDay: call.today,
      roundId: null,
      lotId: lot.id,
      expiredToo: true,
      field: 'quantity'
    })
    const rows = await componentsBack(tx, input, lot, kit)
    const movementId = await enterMovement(
      tx,
      { kind: 'take-apart', at, onDay: call.today, userId: call.actor.id, reason: input.reason },
      [
        ...rows,
        {
          placeId: place.id,
          wareId: lot.ware_id,
          lotId: lot.id,
          onHand: -input.quantity,
          reserved: 0,
          roundId: null
        }
      ]
    )
    note({
      subjectKind: 'movement',
      subjectId: movementId,
      details: { kind: 'take-apart', place: place.code, lot: lot.id, quantity: input.quantity }
    })
    return { movementId, at }
  })
}

async function componentsBack(
  tx: WriteConnection,
  { placeId, quantity: kits }: { placeId: number; quantity: number },
  lot: LotRow,
  kit: { version_id: number; code: string }
): Promise<LedgerEntry[]> {
  const known = await componentLots(tx, lot.id)
  const rows: LedgerEntry[] = []
  for (const { ware_id: wareId, quantity } of await contentsOf(tx, kit.version_id)) {
    const row = { placeId, wareId, reserved: 0, roundId: null }
    let missing = quantity * kits
    for (const from of known.filter((one) => one.ware_id === wareId)) {
      const part = Math.min(missing, from.quantity)
      if (part > 0) rows.push({ ...row, lotId: from.lot_id, onHand: part })
      missing -= part
    }
    if (missing === 0) continue
    const batch = `${kit.code} ${lot.batch}`
    rows.push({
      ...row,
      lotId: await lotFor(tx, { wareId, batch, expiresOn: lot.expires_on }),
      onHand: missing
    })
  }
  return rows
}
