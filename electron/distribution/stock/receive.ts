import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { mustFindItem } from './items'
import { enterMovement, type LedgerEntry } from './ledger'
import { mustFindOpenPlace } from './places'
import { lotFor, wareInactive } from './wares'

type ReceiveInput = ParsedInputOf<'stock.receive'>

/**
 * Takes in goods from outside by their waybill. A lot without a batch of its own is named after the waybill.
 * @throws OfficeError `not-found`, `place-inactive`, `date-in-future`, `ware-inactive`, `expiry-needed {itemKk, itemRu}`,
 *   `expiry-passed {itemKk, itemRu, expiresOn}`
 */
export async function receiveGoods(
  call: Call,
  input: ReceiveInput
): Promise<{ movementId: number; at: string }> {
  const at = call.now
  const onDay = input.onDay ?? call.today
  if (onDay > call.today) throw new OfficeError('date-in-future', { field: 'onDay' })
  return call.write(async (tx, note) => {
    const place = await mustFindOpenPlace(tx, input.placeId)
    const rows: LedgerEntry[] = []
    for (const index of input.lines.keys()) rows.push(await entryOf(tx, input, index, onDay))
    const movementId = await enterMovement(
      tx,
      {
        kind: 'receive',
        at,
        onDay,
        userId: call.actor.id,
        document: input.waybill,
        party: input.supplier
      },
      rows
    )
    note({
      subjectKind: 'movement',
      subjectId: movementId,
      details: { kind: 'receive', place: place.code, document: input.waybill, lines: input.lines.length }
    })
    return { movementId, at }
  })
}

async function entryOf(
  tx: WriteConnection,
  input: ReceiveInput,
  index: number,
  onDay: string
): Promise<LedgerEntry> {
  const line = input.lines[index]
  if (line === undefined) throw new RangeError(`no line ${index}`)
  const item = await mustFindItem(tx, line.itemId, `lines.${index}.itemId`)
  const names = { itemKk: item.name_kk, itemRu: item.name_ru }
  if (item.active === 0)
    throw wareInactive(`lines.${index}.itemId`, { nameKk: item.name_kk, nameRu: item.name_ru })
  const expiresOn = line.expiresOn ?? null
  const field = `lines.${index}.expiresOn`
  if (item.perishable === 1 && expiresOn === null)
    throw new OfficeError('expiry-needed', { field, data: names })
  if (expiresOn !== null && expiresOn < onDay)
    throw new OfficeError('expiry-passed', { field, data: { ...names, expiresOn } })
  return {
    placeId: input.placeId,
    wareId: item.ware_id,
    lotId: await lotFor(tx, { wareId: item.ware_id, batch: line.batch ?? input.waybill, expiresOn }),
    onHand: line.quantity,
    reserved: 0,
    roundId: null
  }
}
