import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { reconciliationView } from '@shared/contract/rounds'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { mustFindRound } from './desk'
import type { RoundRow } from './line-queries'
import {
  handedInForce,
  handedNumbers,
  lastLedgerId,
  onHandByPlace,
  openTransfersOf,
  pointsByLedger,
  pointsByList,
  reservedByPlace,
  unclaimed
} from './reconcile-queries'
import { sampleOf } from './sample'

export type Reconciliation = z.infer<typeof reconciliationView>
export type PointReckoning = Reconciliation['points'][number]

/** What was counted at a point. */
export interface PointCount {
  placeId: number
  counted: number
  explanation: string
}

/** What a closed round keeps: the reconciliation, and the last row of the ledger it was reckoned from. */
export interface Closing extends Reconciliation {
  ledgerId: number
}

export const readClosing = (closing: string): Closing => JSON.parse(closing) as Closing

/** List, ledger and count of each point of a round, reckoned from the tables up to a row of the ledger. */
export async function reckon(
  read: ReadConnection,
  round: RoundRow,
  until: number,
  counts: readonly PointCount[]
): Promise<Reconciliation> {
  const points = await reckonPoints(read, round, until, counts)
  const nobody = await unclaimed(read, round.id)
  const reserved = await reservedByPlace(read, round, until)
  return {
    roundId: round.id,
    points,
    planned: points.reduce((sum, point) => sum + point.planned, 0),
    handedOut: await handedInForce(read, round.id),
    unclaimedLines: nobody.lines,
    unclaimedUnits: nobody.units,
    reserved: reserved.reduce((sum, row) => sum + row.reserved, 0),
    openTransfers: await openTransfers(read, round),
    sample: sampleOf(round, await handedNumbers(read, round.id))
  }
}

async function reckonPoints(
  read: ReadConnection,
  round: RoundRow,
  until: number,
  counts: readonly PointCount[]
): Promise<PointReckoning[]> {
  const ledger = new Map((await pointsByLedger(read, round, until)).map((row) => [row.place_id, row]))
  const stock = new Map(
    (await onHandByPlace(read, round.ware_id, until)).map((row) => [row.place_id, row.on_hand])
  )
  return (await pointsByList(read, round.id)).map((point) => {
    const own = ledger.get(point.place_id)
    const onHand = stock.get(point.place_id) ?? 0
    const count = counts.find(({ placeId }) => placeId === point.place_id)
    return {
      placeId: point.place_id,
      nameKk: point.name_kk,
      nameRu: point.name_ru,
      planned: point.planned,
      arrived: own?.arrived ?? 0,
      left: own?.left_for ?? 0,
      handedByList: point.handed,
      handedByLedger: own?.handed ?? 0,
      returned: own?.returned ?? 0,
      onHand,
      counted: count?.counted ?? null,
      difference: count === undefined ? null : count.counted - onHand,
      explanation: count?.explanation ?? ''
    }
  })
}

async function openTransfers(
  read: ReadConnection,
  round: RoundRow
): Promise<Reconciliation['openTransfers']> {
  // No round closes while its goods are on the way.
  if (round.state === 'closed') return []
  return (await openTransfersOf(read, round.id)).map((row) => ({
    transferId: row.id,
    fromKk: row.from_kk,
    fromRu: row.from_ru,
    toKk: row.to_kk,
    toRu: row.to_ru
  }))
}

/** Whether a point must be counted before the round closes: the ware lies there, or came, went or was handed out for the round. */
export const mustBeCounted = (point: PointReckoning): boolean =>
  point.onHand > 0 ||
  point.arrived !== 0 ||
  point.left !== 0 ||
  point.handedByLedger !== 0 ||
  point.returned !== 0

/**
 * List, ledger and count side by side. Of a closed round they are reckoned again from the tables, as they stood when it was
 * closed, with the counts of then.
 * @throws OfficeError `not-found`
 */
export function reconcile(call: Call, input: ParsedInputOf<'rounds.reconcile'>): Promise<Reconciliation> {
  return call.read(async (read) => {
    const round = await mustFindRound(read, input.id, 'id')
    if (round.closing === null) return reckon(read, round, await lastLedgerId(read), [])
    const closing = readClosing(round.closing)
    const counts = closing.points.flatMap(({ placeId, counted, explanation }) =>
      counted === null ? [] : [{ placeId, counted, explanation }]
    )
    return reckon(read, round, closing.ledgerId, counts)
  })
}
