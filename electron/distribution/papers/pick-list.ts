import type { ReadConnection } from '../../database/transaction'
import type { PickedLot, PickListData, PickListPoint } from '../../documents/round/round-data'
import type { Call } from '../../ipc/call'
import { lastLedgerId, pointsByLedger } from '../hand-out/reconcile-queries'
import type { RoundView } from '../rounds/views'
import { lotsAt } from '../stock/ledger-queries'
import { pointOnPaper } from './on-paper'
import { contentsOf, onTheWay, sheetsOf } from './queries'

/**
 * What the warehouse puts aside for each point: what the list needs there less what came or is on the way, from the lots
 * that have not expired, first expired first.
 */
export async function pickListOnPaper(
  call: Call,
  read: ReadConnection,
  round: RoundView,
  placeId: number | null
): Promise<Omit<PickListData, 'round'>> {
  const { wareId } = round.ware
  const sheets = await sheetsOf(read, round.id, placeId)
  const there = await alreadyThere(read, round)
  const today = call.today
  const shelves = (await lotsAt(read, round.source.id, wareId)).filter(
    ({ expiresOn }) => expiresOn === null || expiresOn >= today
  )
  const left = shelves.map((lot) => ({ ...lot }))
  const points: PickListPoint[] = []
  for (const place of round.points) {
    const own = sheets.filter((sheet) => sheet.place_id === place.id)
    if (own.length === 0) continue
    const planned = own.reduce((sum, sheet) => sum + sheet.units, 0)
    // Who is served at the warehouse itself needs nothing brought.
    const arrived = place.id === round.source.id ? planned : (there.get(place.id) ?? 0)
    const wanted = Math.max(0, planned - arrived)
    const lots = takeFrom(left, wanted)
    points.push({
      point: await pointOnPaper(call, read, place),
      lines: own.reduce((sum, sheet) => sum + sheet.lines, 0),
      planned,
      arrived,
      wanted,
      lots,
      short: wanted - lots.reduce((sum, { quantity }) => sum + quantity, 0)
    })
  }
  const contents = await contentsOf(read, wareId)
  return {
    source: await pointOnPaper(call, read, round.source),
    contents: contents.map(({ name_kk, name_ru, unit, quantity }) => ({
      name: { kk: name_kk, ru: name_ru },
      unit,
      quantity
    })),
    points
  }
}

/** Units of the round that came to each place and stayed, or are on the way there. */
async function alreadyThere(read: ReadConnection, round: RoundView): Promise<Map<number, number>> {
  const { wareId } = round.ware
  const ledger = await pointsByLedger(read, { id: round.id, ware_id: wareId }, await lastLedgerId(read))
  const there = new Map(ledger.map((row) => [row.place_id, row.arrived - row.left_for]))
  for (const row of await onTheWay(read, { id: round.id, wareId })) {
    there.set(row.place_id, (there.get(row.place_id) ?? 0) + row.quantity)
  }
  return there
}

/** Takes from the first lots on; what is taken is gone for the next point. */
function takeFrom(
  left: { batch: string; expiresOn: string | null; onHand: number }[],
  wanted: number
): PickedLot[] {
  const taken: PickedLot[] = []
  let missing = wanted
  for (const lot of left) {
    const quantity = Math.min(missing, lot.onHand)
    if (quantity === 0) continue
    taken.push({ batch: lot.batch, expiresOn: lot.expiresOn, quantity })
    lot.onHand -= quantity
    missing -= quantity
  }
  return taken
}
