import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { formatLineNumber } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { handedOutBefore, mustBeOpen, mustBePoint, mustFindLine, mustFindRound } from './desk'
import { takeOut } from './goods'
import { insertHandOuts } from './hand-out-queries'
import { countWaiting, linesByNumbers, type LineRow, type RoundRow } from './line-queries'
import { namesOfRound, stateOf, viewLine } from './line-views'

/**
 * Hands out one line, or several of one family, in one movement; a mistake in one number leaves nothing done.
 * Of several users who hand out the same line at once the first gets it, and the others are told.
 * @throws OfficeError `round-state`, `point-not-in-round`, `line-check-digits`, `line-unknown`, `line-other-round`,
 *   `line-other-point`, `line-doubled`, `line-other-family`, `line-handed-out` {number, on, time, by, place},
 *   `stock-short`, `stock-expired` {ware, place, wanted, free}
 */
export function handOut(
  call: Call,
  input: ParsedInputOf<'rounds.handOut'>
): Promise<OutputOf<'rounds.handOut'>> {
  const { placeId } = input
  return call.write(async (tx, note) => {
    const round = await mustFindRound(tx, input.roundId, 'roundId')
    mustBeOpen(round, 'roundId')
    await mustBePoint(tx, round, placeId, 'placeId')
    const lines = await linesToHandOut(tx, round, input)
    const head = { roundId: round.id, placeId, at: call.now, onDay: call.today, userId: call.actor.id }
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0)
    const movementId = await takeOut(tx, { ...head, wareId: round.ware_id, quantity })
    await insertHandOuts(tx, { ...head, movementId, source: 'scan', proxy: input.proxy ?? null }, lines)
    note({
      subjectKind: 'round',
      subjectId: round.id,
      details: { movement: movementId, lines: lines.length, proxy: input.proxy !== undefined }
    })
    const names = await namesOfRound(call, tx, round)
    const handed = await linesByNumbers(
      tx,
      lines.map(({ number }) => number)
    )
    return {
      lines: handed.map((row) => viewLine(row, names)),
      left: await countWaiting(tx, round.id, placeId)
    }
  })
}

async function linesToHandOut(
  read: ReadConnection,
  round: RoundRow,
  { numbers, placeId }: ParsedInputOf<'rounds.handOut'>
): Promise<LineRow[]> {
  const lines: LineRow[] = []
  for (const [index, text] of numbers.entries()) {
    const field = `numbers.${index}`
    const line = await mustFindLine(read, { round, placeId, text, field })
    if (stateOf(line) === 'handed-out') throw handedOutBefore(line, field)
    refuseStranger(lines, line, field)
    lines.push(line)
  }
  return lines
}

/** Several lines go to one person only when they are of one family, and each once. */
function refuseStranger(lines: readonly LineRow[], line: LineRow, field: string): void {
  const [first] = lines
  if (first === undefined) return
  const number = formatLineNumber(line.number)
  if (lines.some(({ id }) => id === line.id))
    throw new OfficeError('line-doubled', { field, data: { number } })
  if (line.family_id === null || line.family_id !== first.family_id)
    throw new OfficeError('line-other-family', { field, data: { number } })
}
