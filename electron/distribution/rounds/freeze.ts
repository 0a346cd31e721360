import type { ParsedInputOf } from '@shared/contract'
import { lastPlace, makeLineNumber } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import type { Job } from '../../ipc/jobs'
import { enterMovement } from '../stock/ledger'
import { drawn } from './draw'
import { insertExcluded, insertLines, type NewLine } from './line-queries'
import type { Plan } from './plan'
import { markFrozen, type RoundRow } from './round-queries'
import { mustBeFresh, mustBeIn } from './service'
import { criteriaOf, mustFindRound, viewRound, type RoundView } from './views'

// Rows that go into one statement: the main loop is held up no longer than one takes to be written out.
const linesAtOnce = 5000

function lineOf(round: RoundRow, plan: Plan, categoryIds: readonly string[], place: number): NewLine {
  const i = plan.order[place] ?? 0
  const { chosen } = plan
  const point = plan.points[plan.point[i] ?? 0]
  const slot = point?.slots[plan.slot[i] ?? 0]
  if (point === undefined || slot === undefined) throw new Error(`line ${place} has no slot`)
  return {
    number: makeLineNumber(round.number, place + 1),
    personId: chosen.personId[i] ?? 0,
    familyId: chosen.familyId[i] === 0 ? null : (chosen.familyId[i] ?? null),
    category: categoryIds[chosen.category[i] ?? 0] ?? '',
    placeId: point.place.id,
    slotDay: slot.day,
    slotTime: slot.time
  }
}

async function enterLines(
  tx: WriteConnection,
  { round, plan, job }: { round: RoundRow; plan: Plan; job: Job }
): Promise<void> {
  const total = plan.order.length
  const categoryIds = criteriaOf(round).categories.map(({ id }) => id)
  for (let from = 0; from < total; from += linesAtOnce) {
    job.check()
    job.progress(from, total)
    const count = Math.min(linesAtOnce, total - from)
    await insertLines(
      tx,
      round,
      Array.from({ length: count }, (_, at) => lineOf(round, plan, categoryIds, from + at))
    )
  }
  for (let from = 0; from < plan.excluded.length; from += linesAtOnce) {
    job.check()
    await insertExcluded(tx, round.id, plan.excluded.slice(from, from + linesAtOnce))
  }
  job.progress(total, total)
}

/**
 * Makes the list of a draft final, in one transaction: lines numbered by village, point and name, everybody assigned to a point and a
 * slot, the goods reserved where they lie, those left out kept with the reason.
 * @throws OfficeError `not-found`, `round-state`, `stale`, `as-of-in-future`, `place-inactive`, `point-not-open`, `round-empty`, `stock-short`,
 *   `parameter-missing`, `cancelled`
 */
export async function freezeRound(call: Call, input: ParsedInputOf<'rounds.freeze'>): Promise<RoundView> {
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      const round = await mustFindRound(tx, input.id)
      mustBeIn(round, ['draft'])
      mustBeFresh(round, input.revision)
      const before = hashOf(await viewRound(call, tx, round))
      const { plan } = await drawn(call, tx, round, job)
      const lines = plan.order.length
      if (lines === 0) throw new OfficeError('round-empty', { field: 'id', data: { number: round.number } })
      if (lines > lastPlace) throw new Error(`${lines} lines do not fit the printed number`)
      const units = lines * round.quantity
      await enterMovement(
        tx,
        {
          kind: 'reserve',
          at: call.now,
          onDay: call.today,
          userId: call.actor.id,
          roundId: round.id
        },
        [
          {
            placeId: round.source_place_id,
            wareId: round.ware_id,
            lotId: null,
            onHand: 0,
            reserved: units,
            roundId: round.id
          }
        ]
      )
      await enterLines(tx, { round, plan, job })
      await markFrozen(tx, round.id, { at: call.now, by: call.actor.id })
      const frozen = await viewRound(call, tx, await mustFindRound(tx, round.id))
      note({
        subjectKind: 'round',
        subjectId: round.id,
        before,
        after: hashOf(frozen),
        details: { number: round.number, lines, units, excluded: plan.excluded.length }
      })
      return frozen
    })
  )
}
