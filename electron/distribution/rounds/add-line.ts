import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { nearestPoints } from '@shared/distribution/assign'
import { byHand } from '@shared/distribution/categories'
import { formatLineNumber, makeLineNumber, parseLineNumber } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { linesByNumbers, roundById as roundOfDesk } from '../hand-out/line-queries'
import { namesOfRound, viewLine } from '../hand-out/line-views'
import { enterMovement, stockAt } from '../stock/ledger'
import { mustFindPlace } from '../stock/places'
import { claimOf, type ClaimRow } from './claim-queries'
import { insertLines, lastNumber, lineNumberOf, loadsOf, pointLoads, slotOfFamily } from './line-queries'
import { plannedPoints, type PlannedPoint } from './plan'
import type { RoundRow } from './round-queries'
import { searchOf } from './select'
import { mustBeIn } from './service'
import { criteriaOf, mustFindRound, viewPoints } from './views'

interface Appointment {
  placeId: number
  slotDay: string
  slotTime: string
}

/** @throws OfficeError `not-found`, `address-missing`, `line-doubled` {number} */
async function claimant(
  call: Call,
  read: ReadConnection,
  round: RoundRow,
  personId: number
): Promise<ClaimRow> {
  const claim = await claimOf(read, await searchOf(call, read, round), personId)
  if (claim === undefined)
    throw new OfficeError('not-found', { field: 'personId', data: { what: 'person', id: personId } })
  const known = await lineNumberOf(read, { roundId: round.id, personId, familyId: claim.family_id })
  if (known !== undefined)
    throw new OfficeError('line-doubled', { field: 'personId', data: { number: formatLineNumber(known) } })
  if (claim.kato === null) throw new OfficeError('address-missing', { field: 'personId' })
  return claim
}

/** @throws OfficeError `not-found` for a category the round does not have */
function categoryOf(round: RoundRow, wanted: string | undefined, claim: ClaimRow): string {
  const ids = criteriaOf(round).categories.map(({ id }) => id)
  if (wanted === undefined) return claim.category === null ? byHand.id : (ids[claim.category] ?? byHand.id)
  if (ids.includes(wanted) || wanted === byHand.id) return wanted
  throw new OfficeError('not-found', { field: 'category', data: { what: 'category', id: wanted } })
}

/** @throws OfficeError `not-found`, `point-not-in-round` {place, number} */
async function namedPoint(
  read: ReadConnection,
  round: RoundRow,
  points: readonly PlannedPoint[],
  placeId: number
): Promise<PlannedPoint> {
  const point = points.find(({ place }) => place.id === placeId)
  if (point !== undefined) return point
  const { name_kk: placeKk, name_ru: placeRu } = await mustFindPlace(read, placeId)
  throw new OfficeError('point-not-in-round', {
    field: 'placeId',
    data: { placeKk, placeRu, number: round.number }
  })
}

/** Of the nearest points the one with the fewest lines. @throws OfficeError `field-empty` when none is near */
async function nearestPoint(
  read: ReadConnection,
  round: RoundRow,
  points: readonly PlannedPoint[],
  kato: string
): Promise<PlannedPoint> {
  const loads = new Map((await pointLoads(read, round.id)).map(({ place_id: id, n }) => [id, n]))
  const near = nearestPoints(
    kato,
    points.map(({ place }) => place)
  ).flatMap((index) => points[index] ?? [])
  const load = (point: PlannedPoint): number => loads.get(point.place.id) ?? 0
  const [least] = [...near].sort((a, b) => load(a) - load(b))
  if (least === undefined) throw new OfficeError('field-empty', { field: 'placeId' })
  return least
}

/** The slot of a point with the fewest lines, of those still to come where there are any. */
async function freestSlot(
  read: ReadConnection,
  round: RoundRow,
  point: PlannedPoint,
  today: string
): Promise<Appointment> {
  const loads = new Map(
    (await loadsOf(read, round.id, point.place.id)).map((row) => [`${row.slot_day} ${row.slot_time}`, row.n])
  )
  const coming = point.slots.filter(({ day }) => day >= today)
  const load = ({ day, time }: { day: string; time: string }): number => loads.get(`${day} ${time}`) ?? 0
  const [slot] = [...(coming.length > 0 ? coming : point.slots)].sort((a, b) => load(a) - load(b))
  if (slot === undefined) throw new Error('a point of a frozen round has no slot')
  return { placeId: point.place.id, slotDay: slot.day, slotTime: slot.time }
}

/** Where and when somebody comes: with the rest of the family, unless another point is asked for. */
async function appointment(
  call: Call,
  read: ReadConnection,
  { round, claim, placeId }: { round: RoundRow; claim: ClaimRow; placeId: number | undefined }
): Promise<Appointment> {
  const points = await plannedPoints(round, await viewPoints(call, read, round.id))
  const named = placeId === undefined ? undefined : await namedPoint(read, round, points, placeId)
  const family = claim.family_id === null ? undefined : await slotOfFamily(read, round.id, claim.family_id)
  if (family !== undefined && (named === undefined || named.place.id === family.place_id))
    return { placeId: family.place_id, slotDay: family.slot_day, slotTime: family.slot_time }
  const point = named ?? (await nearestPoint(read, round, points, claim.kato ?? ''))
  return freestSlot(read, round, point, call.today)
}

/** The goods of one line more: where the round's goods come from, or of what is free at the point already. */
async function reserve(call: Call, tx: WriteConnection, round: RoundRow, placeId: number): Promise<void> {
  const atPoint = await stockAt(tx, placeId, round.ware_id)
  const atSource = await stockAt(tx, round.source_place_id, round.ware_id)
  const fromPoint = atSource.free < round.quantity && atPoint.free >= round.quantity
  await enterMovement(
    tx,
    { kind: 'reserve', at: call.now, onDay: call.today, userId: call.actor.id, roundId: round.id },
    [
      {
        placeId: fromPoint ? placeId : round.source_place_id,
        wareId: round.ware_id,
        lotId: null,
        onHand: 0,
        reserved: round.quantity,
        roundId: round.id
      }
    ]
  )
}

/**
 * A line for somebody whom the list left out, with the reason, numbered after the others; its goods are reserved.
 * @throws OfficeError `not-found`, `round-state`, `line-doubled`, `address-missing`, `point-not-in-round`, `stock-short`
 */
export async function addLine(
  call: Call,
  input: ParsedInputOf<'rounds.addLine'>
): Promise<OutputOf<'rounds.addLine'>> {
  return call.write(async (tx, note) => {
    const round = await mustFindRound(tx, input.id)
    mustBeIn(round, ['frozen'])
    const claim = await claimant(call, tx, round, input.personId)
    const category = categoryOf(round, input.category, claim)
    const where = await appointment(call, tx, { round, claim, placeId: input.placeId })
    const number = await nextNumber(tx, round)
    await reserve(call, tx, round, where.placeId)
    await insertLines(
      tx,
      round,
      [{ number, personId: claim.id, familyId: claim.family_id, category, ...where }],
      { reason: input.reason, by: call.actor.id, at: call.now }
    )
    const line = await viewNumber(call, tx, round.id, number)
    note({
      subjectKind: 'round',
      subjectId: round.id,
      after: hashOf(line),
      details: { number: round.number, line: line.number, category: line.category }
    })
    return line
  })
}

async function nextNumber(read: ReadConnection, round: RoundRow): Promise<number> {
  const last = await lastNumber(read, round.id)
  return makeLineNumber(round.number, last === 0 ? 1 : parseLineNumber(String(last)).n + 1)
}

async function viewNumber(
  call: Call,
  read: ReadConnection,
  roundId: number,
  number: number
): Promise<OutputOf<'rounds.addLine'>> {
  const round = await roundOfDesk(read, roundId)
  const [row] = await linesByNumbers(read, [number])
  if (round === undefined || row === undefined) throw new Error(`line ${number} was not entered`)
  return viewLine(row, await namesOfRound(call, read, round))
}
