import type { ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import type { ItemRow } from './catalogue-queries'
import { mustFindItem } from './items'
import { enterMovement, type LedgerEntry } from './ledger'
import type { PlaceRow } from './place-queries'
import { mustFindOpenPlace } from './places'
import { lotFor, wareInactive } from './wares'

type ReceiveInput = ParsedInputOf<'stock.receive'>

/** The day of the waybill. @throws OfficeError `date-in-future` */
export function receivedOn(call: Call, onDay: string | undefined): string {
  const day = onDay ?? call.today
  if (day > call.today) throw new OfficeError('date-in-future', { field: 'onDay' })
  return day
}

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
  const onDay = receivedOn(call, input.onDay)
  return call.write(async (tx, note) => {
    const { movementId, place } = await enterReceipt(tx, { ...input, onDay, at, userId: call.actor.id })
    note({
      subjectKind: 'movement',
      subjectId: movementId,
      details: { kind: 'receive', place: place.code, document: input.waybill, lines: input.lines.length }
    })
    return { movementId, at }
  })
}

type Receipt = Omit<ReceiveInput, 'onDay'> & { onDay: string; at: string; userId: number }

/** Enters the receipt of one waybill at one place. @throws OfficeError as `receiveGoods` */
export async function enterReceipt(
  tx: WriteConnection,
  input: Receipt
): Promise<{ movementId: number; place: PlaceRow }> {
  const place = await mustFindOpenPlace(tx, input.placeId)
  const rows: LedgerEntry[] = []
  for (const index of input.lines.keys()) rows.push(await entryOf(tx, input, index))
  const movementId = await enterMovement(
    tx,
    {
      kind: 'receive',
      at: input.at,
      onDay: input.onDay,
      userId: input.userId,
      document: input.waybill,
      party: input.supplier
    },
    rows
  )
  return { movementId, place }
}

/**
 * Whether an item may be taken in on a day.
 * @throws OfficeError `ware-inactive`, `expiry-needed`, `expiry-passed`, at `itemId` or `expiresOn` of what is at `path`
 */
export function refuseUnreceivable(
  item: ItemRow,
  expiresOn: string | null,
  onDay: string,
  path: string
): void {
  const names = { itemKk: item.name_kk, itemRu: item.name_ru }
  if (item.active === 0) throw wareInactive(`${path}itemId`, { nameKk: item.name_kk, nameRu: item.name_ru })
  const field = `${path}expiresOn`
  if (item.perishable === 1 && expiresOn === null)
    throw new OfficeError('expiry-needed', { field, data: names })
  if (expiresOn !== null && expiresOn < onDay)
    throw new OfficeError('expiry-passed', { field, data: { ...names, expiresOn } })
}

async function entryOf(tx: WriteConnection, input: Receipt, index: number): Promise<LedgerEntry> {
  const line = input.lines[index]
  if (line === undefined) throw new RangeError(`no line ${index}`)
  const item = await mustFindItem(tx, line.itemId, `lines.${index}.itemId`)
  const expiresOn = line.expiresOn ?? null
  refuseUnreceivable(item, expiresOn, input.onDay, `lines.${index}.`)
  return {
    placeId: input.placeId,
    wareId: item.ware_id,
    lotId: await lotFor(tx, { wareId: item.ware_id, batch: line.batch ?? input.waybill, expiresOn }),
    onHand: line.quantity,
    reserved: 0,
    roundId: null
  }
}
