import type { z } from 'zod'
import type { OutputOf } from '@shared/contract'
import type { Criteria } from '@shared/contract/criteria'
import type { roundRow } from '@shared/contract/rounds'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { katoTable } from '../../parameters/classifiers'
import { mustFindPlace, viewPlace, type PlaceView } from '../stock/places'
import { waresById, type WareView } from '../stock/ware-queries'
import { countsOf, pointsOfRound, roundById, type CountsRow, type RoundRow } from './round-queries'

export type RoundView = OutputOf<'rounds.get'>
export type RoundListRow = z.infer<typeof roundRow>

/** @throws OfficeError `not-found` */
export async function mustFindRound(read: ReadConnection, id: number): Promise<RoundRow> {
  const row = await roundById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'round', id } })
  return row
}

export const criteriaOf = (round: Pick<RoundRow, 'criteria'>): Criteria =>
  JSON.parse(round.criteria) as Criteria

const viewCounts = (row: CountsRow | undefined): RoundListRow['counts'] => ({
  lines: row?.lines ?? 0,
  units: row?.units ?? 0,
  handedLines: row?.handed_lines ?? 0,
  handedUnits: row?.handed_units ?? 0,
  returnedUnits: row?.returned_units ?? 0
})

/** Rounds as lists show them, in the given order. */
export async function viewRoundRows(
  read: ReadConnection,
  rounds: readonly RoundRow[]
): Promise<RoundListRow[]> {
  const wares = await waresById(
    read,
    rounds.map((round) => round.ware_id)
  )
  const counts = new Map(
    (
      await countsOf(
        read,
        rounds.map(({ id }) => id)
      )
    ).map((row) => [row.id, row])
  )
  return rounds.map((round) => ({
    id: round.id,
    number: round.number,
    nameKk: round.name_kk,
    nameRu: round.name_ru,
    programme: round.programme,
    ware: wares.get(round.ware_id) as WareView,
    state: round.state,
    asOf: round.as_of,
    month: round.month,
    firstDay: round.first_day,
    lastDay: round.last_day,
    counts: viewCounts(counts.get(round.id))
  }))
}

/** The points of a round in the order of their codes. */
export async function viewPoints(call: Call, read: ReadConnection, roundId: number): Promise<PlaceView[]> {
  const kato = await katoTable(call, read)
  const points: PlaceView[] = []
  for (const id of await pointsOfRound(read, roundId))
    points.push(viewPlace(await mustFindPlace(read, id), kato))
  return points.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** A round with all that its page shows. */
export async function viewRound(call: Call, read: ReadConnection, round: RoundRow): Promise<RoundView> {
  const kato = await katoTable(call, read)
  const [row] = await viewRoundRows(read, [round])
  if (row === undefined) throw new Error(`round ${round.id} has no row`)
  return {
    ...row,
    norm: round.norm,
    quantity: round.quantity,
    repeatAfter: round.repeat_after,
    source: viewPlace(await mustFindPlace(read, round.source_place_id), kato),
    points: await viewPoints(call, read, round.id),
    slotMinutes: round.slot_minutes,
    criteria: criteriaOf(round),
    createdBy: round.created_by,
    createdAt: round.created_at,
    frozenAt: round.frozen_at,
    frozenBy: round.frozen_by,
    closedAt: round.closed_at,
    closedBy: round.closed_by,
    revision: round.revision
  }
}
