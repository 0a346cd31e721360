import type { ReadConnection } from '../../database/transaction'
import type { MinutesData } from '../../documents/round/round-data'
import type { Call } from '../../ipc/call'
import { groupsOf } from '../hand-out/figures'
import { cellsOf, specialLines } from '../hand-out/figures-queries'
import { roundById } from '../hand-out/line-queries'
import { namesOfRound } from '../hand-out/line-views'
import { readClosing } from '../hand-out/reconcile'
import type { RoundView } from '../rounds/views'
import { dayOf } from './on-paper'
import { addedLines, countLines } from './queries'

/** What the minutes of a closed round say: the figures that were frozen when it was closed, and what its list says. */
export async function minutesOnPaper(
  call: Call,
  read: ReadConnection,
  round: RoundView
): Promise<Omit<MinutesData, 'round'>> {
  const row = await roundById(read, round.id)
  if (row === undefined || row.closing === null || round.closedAt === null || round.frozenAt === null)
    throw new Error(`round ${round.id} is not closed`)
  const closing = readClosing(row.closing)
  const names = await namesOfRound(call, read, row)
  const cells = await cellsOf(read, [round.id])
  const special = await specialLines(read, round.id)
  return {
    frozenOn: dayOf(round.frozenAt),
    closedOn: dayOf(round.closedAt),
    closedBy: round.closedBy ?? '',
    points: closing.points.map(({ nameKk, nameRu, ...figures }) => ({
      name: { kk: nameKk, ru: nameRu },
      ...figures
    })),
    categories: groupsOf(
      cells,
      () => false,
      (cell) => cell.category,
      names.category
    ).map(({ nameKk, nameRu, lines, planned, handedOut }) => ({
      name: { kk: nameKk, ru: nameRu },
      lines,
      planned,
      handedOut
    })),
    lines: (await countLines(read, round.id)).lines,
    planned: closing.planned,
    handedOut: closing.handedOut,
    handedLines: round.counts.handedLines,
    byProxy: special.by_proxy,
    unclaimedLines: closing.unclaimedLines,
    unclaimedUnits: closing.unclaimedUnits,
    addedByHand: (await addedLines(read, round.id)).map(({ added_by, ...line }) => ({
      ...line,
      by: added_by
    })),
    sample: closing.sample
  }
}
