import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { formatLineNumber } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import type { WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { enterMovement } from '../stock/ledger'
import { mustBeOpen, mustFindLine, mustFindRound } from './desk'
import { entryOf, sharesOf, type LotShare } from './goods'
import { handOutInForce, markReturned, markUndone, type HandOutRow } from './hand-out-queries'
import { lineById, type LineRow, type RoundRow } from './line-queries'
import { namesOfRound, viewLine } from './line-views'

interface Handed {
  round: RoundRow
  line: LineRow
  handOut: HandOutRow
  shares: LotShare[]
  /** Whether the movement served this line alone. */
  alone: boolean
}

/** @throws OfficeError `round-state`, what `mustFindLine` throws, `line-not-handed-out` {number} */
async function mustBeHandedOut(
  tx: WriteConnection,
  input: { roundId: number; number: string }
): Promise<Handed> {
  const round = await mustFindRound(tx, input.roundId, 'roundId')
  mustBeOpen(round, 'roundId')
  const line = await mustFindLine(tx, { round, placeId: null, text: input.number, field: 'number' })
  const handOut = await handOutInForce(tx, line.id)
  if (handOut === undefined) {
    const number = formatLineNumber(line.number)
    throw new OfficeError('line-not-handed-out', { field: 'number', data: { number } })
  }
  return { round, line, handOut, ...(await sharesOf(tx, handOut)) }
}

async function viewOf(call: Call, tx: WriteConnection, { round, line }: Handed) {
  const row = await lineById(tx, line.id)
  if (row === undefined) throw new Error('a line vanished')
  return viewLine(row, await namesOfRound(call, tx, round))
}

/**
 * Takes a hand-out back as if it had not been: the same lots lie at the point again, reserved as they were.
 * @throws OfficeError `round-state`, `line-check-digits`, `line-unknown`, `line-other-round`, `line-not-handed-out`
 */
export function undoHandOut(
  call: Call,
  input: ParsedInputOf<'rounds.undo'>
): Promise<OutputOf<'rounds.undo'>> {
  return call.write(async (tx, note) => {
    const handed = await mustBeHandedOut(tx, input)
    const { round, line, handOut, shares, alone } = handed
    const where = { roundId: round.id, wareId: round.ware_id, placeId: handOut.place_id }
    const head = { at: call.now, onDay: call.today, userId: call.actor.id, roundId: round.id }
    const movementId = await enterMovement(
      tx,
      // A movement is reversed once and whole; one line of several comes back by a movement that names it.
      alone
        ? { ...head, kind: 'reverse', reversesId: handOut.movement_id }
        : { ...head, kind: 'return', document: formatLineNumber(line.number) },
      shares.map((share) => entryOf(where, share, 1))
    )
    await markUndone(tx, { id: handOut.id, at: call.now, by: call.actor.id, movementId })
    note({
      subjectKind: 'round',
      subjectId: round.id,
      details: { movement: movementId, number: formatLineNumber(line.number) }
    })
    return viewOf(call, tx, handed)
  })
}

/**
 * Enters what somebody brings back: the lots are free stock of the point again, or come back and are written off as spoiled.
 * @throws OfficeError `round-state`, `line-check-digits`, `line-unknown`, `line-other-round`, `line-not-handed-out`
 */
export function giveBack(
  call: Call,
  input: ParsedInputOf<'rounds.giveBack'>
): Promise<OutputOf<'rounds.giveBack'>> {
  return call.write(async (tx, note) => {
    const handed = await mustBeHandedOut(tx, input)
    const { round, line, handOut } = handed
    const number = formatLineNumber(line.number)
    const where = { roundId: round.id, wareId: round.ware_id, placeId: handOut.place_id }
    const shares = handed.shares.map((share) => ({ ...share, reserved: false }))
    const head = {
      at: call.now,
      onDay: call.today,
      userId: call.actor.id,
      roundId: round.id,
      document: number,
      reason: input.reason
    }
    const entries = (sign: 1 | -1) => shares.map((share) => entryOf(where, share, sign))
    const movementId = await enterMovement(tx, { ...head, kind: 'return' }, entries(1))
    if (input.spoiled) await enterMovement(tx, { ...head, kind: 'write-off' }, entries(-1))
    await markReturned(tx, { id: handOut.id, at: call.now, by: call.actor.id, movementId }, input.reason)
    note({
      subjectKind: 'round',
      subjectId: round.id,
      details: { movement: movementId, number, spoiled: input.spoiled }
    })
    return viewOf(call, tx, handed)
  })
}
