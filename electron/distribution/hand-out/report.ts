import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { Call } from '../../ipc/call'
import { roundsByIds } from '../rounds/round-queries'
import { viewRoundRows } from '../rounds/views'
import { mustFindRound } from './desk'
import { divisions, sumOf } from './figures'
import { cellsOf, daysOf, placeNamesById, reservedOf, specialLines } from './figures-queries'
import { namesOfRound } from './line-views'

/** A round's figures by village, point, category and day. @throws OfficeError `not-found` */
export function reportRound(
  call: Call,
  input: ParsedInputOf<'rounds.report'>
): Promise<OutputOf<'rounds.report'>> {
  return call.read(async (read) => {
    const round = await mustFindRound(read, input.id, 'id')
    const [row] = await viewRoundRows(read, await roundsByIds(read, [round.id]))
    if (row === undefined) throw new Error('a round vanished')
    const cells = await cellsOf(read, [round.id])
    const isOpen = (): boolean => round.state === 'frozen'
    const points = await placeNamesById(read, [...new Set(cells.map((cell) => cell.place_id))])
    const names = await namesOfRound(call, read, round)
    const special = await specialLines(read, round.id)
    const days = await daysOf(read, [round.id])
    return {
      round: row,
      reserved: (await reservedOf(read, [round.id]))[0]?.reserved ?? 0,
      left: sumOf(cells, isOpen).left,
      ...divisions(cells, isOpen, { ...names, points }),
      days: days.map(({ day, lines, units, returned }) => ({ day, lines, units, returnedUnits: returned })),
      addedByHand: special.by_hand,
      byProxy: special.by_proxy
    }
  })
}
