import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { WriteConnection } from '../../database/transaction'
import type { Call, Handler } from '../../ipc/call'
import { enterMovement, pickLots, type LedgerEntry } from '../stock/ledger'
import { insertChecks, lastLotAt, markClosed } from './close-queries'
import { mustBeOpen, mustBePoint, mustFindRound } from './desk'
import type { RoundRow } from './line-queries'
import { refuseOpenTransfers } from './open-transfers'
import { mustBeCounted, reckon, type Closing, type Reconciliation } from './reconcile'
import { handedNumbers, lastLedgerId, reservedByPlace } from './reconcile-queries'
import { drawn } from './sample'

type Counts = ParsedInputOf<'rounds.close'>['counts']

/**
 * Closes a round in one transaction: what was counted is entered as it was found, what nobody claimed is free again everywhere,
 * the sample to be asked is drawn, and the reconciliation is kept for ever.
 * @throws OfficeError `round-state`, `round-open-transfers` {transfers}, `point-not-in-round`, `item-doubled` {item},
 *   `round-count-missing` {place}, `difference-unexplained` {place, expected, counted}, `stock-short` where a count would leave
 *   less than is reserved for other rounds
 */
export async function closeRound(
  call: Call,
  input: ParsedInputOf<'rounds.close'>,
  view: Handler<'rounds.get'>
): Promise<OutputOf<'rounds.close'>> {
  await call.write(async (tx, note) => {
    const round = await mustFindRound(tx, input.id, 'id')
    mustBeOpen(round, 'id')
    await refuseOpenTransfers(tx, round.id)
    await refuseStrangers(tx, round, input.counts)
    const ledgerId = await lastLedgerId(tx)
    const reckoning = await reckon(tx, round, ledgerId, input.counts)
    refuseUnexplained(reckoning, input.counts)
    await release(tx, call, round, ledgerId)
    await enterDifferences(tx, call, round, reckoning, input.counts)
    await insertChecks(tx, round.id, drawn(reckoning.sample, await handedNumbers(tx, round.id)))
    const closing: Closing = { ...reckoning, ledgerId }
    await markClosed(tx, round.id, { at: call.now, by: call.actor.id, closing: JSON.stringify(closing) })
    note({
      subjectKind: 'round',
      subjectId: round.id,
      after: hashOf(closing),
      details: { handedOut: reckoning.handedOut, sample: reckoning.sample.size }
    })
  })
  return view(call, { id: input.id })
}

/** Each count is of a point of the round, and each point counted once. */
async function refuseStrangers(tx: WriteConnection, round: RoundRow, counts: Counts): Promise<void> {
  for (const [index, { placeId }] of counts.entries()) {
    await mustBePoint(tx, round, placeId, `counts.${index}.placeId`)
  }
}

function refuseUnexplained({ points }: Reconciliation, counts: Counts): void {
  for (const point of points) {
    const place = { placeKk: point.nameKk, placeRu: point.nameRu }
    const index = counts.findIndex(({ placeId }) => placeId === point.placeId)
    if (index !== -1 && counts.some(({ placeId }, other) => other > index && placeId === point.placeId))
      throw new OfficeError('item-doubled', {
        field: 'counts',
        data: { itemKk: point.nameKk, itemRu: point.nameRu }
      })
    if (index === -1 && mustBeCounted(point))
      throw new OfficeError('round-count-missing', { field: 'counts', data: place })
    if (point.difference !== null && point.difference !== 0 && point.explanation === '')
      throw new OfficeError('difference-unexplained', {
        field: `counts.${index}.explanation`,
        data: { ...place, expected: point.onHand, counted: point.counted }
      })
  }
}

const movementHead = (call: Call, round: RoundRow) => ({
  at: call.now,
  onDay: call.today,
  userId: call.actor.id,
  roundId: round.id
})

/** What the round still has reserved is free again, wherever it lies. */
async function release(tx: WriteConnection, call: Call, round: RoundRow, ledgerId: number): Promise<void> {
  const rows = (await reservedByPlace(tx, round, ledgerId)).map(
    ({ place_id: placeId, reserved }): LedgerEntry => ({
      placeId,
      wareId: round.ware_id,
      lotId: null,
      onHand: 0,
      reserved: -reserved,
      roundId: round.id
    })
  )
  if (rows.length > 0) await enterMovement(tx, { ...movementHead(call, round), kind: 'release' }, rows)
}

/** Enters what was found more or less at each point, with its explanation. */
async function enterDifferences(
  tx: WriteConnection,
  call: Call,
  round: RoundRow,
  { points }: Reconciliation,
  counts: Counts
): Promise<void> {
  for (const { placeId, difference, explanation } of points) {
    if (difference === null || difference === 0) continue
    const field = `counts.${counts.findIndex((count) => count.placeId === placeId)}.counted`
    const lots =
      difference > 0
        ? [{ lotId: await lotOfSurplus(tx, placeId, round.ware_id, field), quantity: difference }]
        : await missingLots(tx, {
            placeId,
            wareId: round.ware_id,
            quantity: -difference,
            onDay: call.today,
            field
          })
    await enterMovement(
      tx,
      { ...movementHead(call, round), kind: 'count', reason: explanation },
      lots.map(({ lotId, quantity }) => ({
        placeId,
        wareId: round.ware_id,
        lotId,
        onHand: Math.sign(difference) * quantity,
        reserved: 0,
        roundId: null
      }))
    )
  }
}

/** What is missing is taken to be of the lots that expire first, also of those that have expired. */
const missingLots = (
  tx: WriteConnection,
  missing: { placeId: number; wareId: number; quantity: number; onDay: string; field: string }
) => pickLots(tx, { ...missing, roundId: null, expiredToo: true })

/** What was found over is taken to be of the lot that was last there. @throws OfficeError `not-found` when the ware never came */
async function lotOfSurplus(
  tx: WriteConnection,
  placeId: number,
  wareId: number,
  field: string
): Promise<number> {
  const lotId = await lastLotAt(tx, placeId, wareId)
  if (lotId === undefined) throw new OfficeError('not-found', { field, data: { what: 'lot', id: wareId } })
  return lotId
}
