import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { Call } from '../../ipc/call'
import { mustBePoint, mustFindLine, mustFindRound } from './desk'
import { linesOfFamily } from './line-queries'
import { namesOfRound, viewLine } from './line-views'

/**
 * The line of a number and the others of its family; whether it was handed out before is told by the line itself.
 * @throws OfficeError `not-found`, `point-not-in-round`, `line-check-digits`, `line-unknown`, `line-other-round`,
 *   `line-other-point`
 */
export function findLine(call: Call, input: ParsedInputOf<'rounds.find'>): Promise<OutputOf<'rounds.find'>> {
  return call.read(async (read) => {
    const round = await mustFindRound(read, input.roundId, 'roundId')
    await mustBePoint(read, round, input.placeId, 'placeId')
    const { placeId, number: text } = input
    const line = await mustFindLine(read, { round, placeId, text, field: 'number' })
    const family = line.family_id === null ? [] : await linesOfFamily(read, round.id, line.family_id)
    const names = await namesOfRound(call, read, round)
    return {
      line: viewLine(line, names),
      family: family.filter(({ id }) => id !== line.id).map((row) => viewLine(row, names))
    }
  })
}
