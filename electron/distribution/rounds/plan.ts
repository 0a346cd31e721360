import { setImmediate as turn } from 'node:timers/promises'
import { assignSteps, slotsOf, type Slot } from '@shared/distribution/assign'
import { OfficeError } from '@shared/errors'
import type { PlaceView } from '../stock/places'
import type { RoundRow } from './round-queries'
import type { Chosen, Excluded, Selection } from './select'

/** A point of a round with the times it gives help out. */
export interface PlannedPoint {
  place: PlaceView
  slots: readonly Slot[]
  /** How many lines each slot has. */
  loads: Int32Array
}

export interface Plan {
  points: PlannedPoint[]
  chosen: Chosen
  katos: string[]
  /** Of each of the chosen: the place in `points` and in its slots. */
  point: Int32Array
  slot: Int32Array
  /** Places in `chosen` in the order of the list: village, point, name; without those who have no point. */
  order: number[]
  /** Those near no point, besides all who were excluded before. */
  excluded: Excluded[]
}

// Work between two turns of the main loop.
const atOnce = 10_000
const longestStep = 20

/** Runs a piece of work step by step and gives the main loop its turn every few milliseconds. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    if (performance.now() - since < longestStep) continue
    await turn()
    since = performance.now()
  }
}

/** @throws OfficeError `point-not-open` {place, firstDay, lastDay} */
function refuseClosed(round: RoundRow, place: PlaceView): never {
  const { first_day: firstDay, last_day: lastDay } = round
  throw new OfficeError('point-not-open', {
    field: 'pointIds',
    data: { placeKk: place.nameKk, placeRu: place.nameRu, firstDay, lastDay }
  })
}

function* pointSteps(round: RoundRow, places: readonly PlaceView[]): Generator<void, PlannedPoint[]> {
  const days = { firstDay: round.first_day, lastDay: round.last_day, slotMinutes: round.slot_minutes }
  // Most points keep the same hours, and what is alike is reckoned once.
  const byHours = new Map<string, Slot[]>()
  const points: PlannedPoint[] = []
  for (const place of places) {
    const hours = JSON.stringify(place.opens)
    const slots = byHours.get(hours) ?? slotsOf(place.opens, days)
    byHours.set(hours, slots)
    if (slots.length === 0) refuseClosed(round, place)
    points.push({ place, slots, loads: new Int32Array(slots.length) })
    yield
  }
  return points
}

/** The points' slots in the days of a round. @throws OfficeError `point-not-open` {place, firstDay, lastDay} */
export function plannedPoints(round: RoundRow, places: readonly PlaceView[]): Promise<PlannedPoint[]> {
  return inTurns(pointSteps(round, places))
}

/** The chosen by village in the order of codes, each village in the order of names. */
function* byVillage({ kato }: Chosen, katos: readonly string[]): Generator<void, Int32Array> {
  const start = new Int32Array(katos.length)
  for (const village of kato) start[village] = (start[village] ?? 0) + 1
  yield
  let at = 0
  const codes = katos.map((code, village) => ({ code, village })).sort((a, b) => (a.code < b.code ? -1 : 1))
  for (const { village } of codes) {
    const count = start[village] ?? 0
    start[village] = at
    at += count
  }
  const ordered = new Int32Array(kato.length)
  for (let i = 0; i < kato.length; i += 1) {
    if (i % atOnce === atOnce - 1) yield
    const village = kato[i] ?? 0
    const place = start[village] ?? 0
    ordered[place] = i
    start[village] = place + 1
  }
  return ordered
}

/** Who comes together: the members of a family, at the place in the list of the first of them. */
interface PickUps {
  /** Which pick-up each of the chosen belongs to. */
  of: Int32Array
  kato: number[]
  size: number[]
}

function* pickUpsOf(chosen: Chosen, ordered: Int32Array): Generator<void, PickUps> {
  const pickUps: PickUps = { of: new Int32Array(ordered.length), kato: [], size: [] }
  const ofFamily = new Map<number, number>()
  for (const [place, i] of ordered.entries()) {
    if (place % atOnce === atOnce - 1) yield
    const familyId = chosen.familyId[i] ?? 0
    const known = familyId === 0 ? undefined : ofFamily.get(familyId)
    const pickUp = known ?? pickUps.size.length
    if (known === undefined) {
      pickUps.kato.push(chosen.kato[i] ?? 0)
      pickUps.size.push(0)
      if (familyId !== 0) ofFamily.set(familyId, pickUp)
    }
    pickUps.size[pickUp] = (pickUps.size[pickUp] ?? 0) + 1
    pickUps.of[i] = pickUp
  }
  return pickUps
}

/** The list's order: within each village by point, each point's people as they were; without those who have no point. */
function* listOrder(ordered: Int32Array, chosen: Chosen, point: Int32Array): Generator<void, number[]> {
  const result: number[] = []
  let groups = new Map<number, number[]>()
  const close = (): void => {
    for (const [, group] of [...groups].sort(([a], [b]) => a - b)) for (const i of group) result.push(i)
    groups = new Map()
  }
  let current = -1
  for (const [place, i] of ordered.entries()) {
    if (place % atOnce === atOnce - 1) yield
    const village = chosen.kato[i] ?? 0
    if (village !== current) close()
    current = village
    const where = point[i] ?? -1
    if (where === -1) continue
    const group = groups.get(where)
    if (group === undefined) groups.set(where, [i])
    else group.push(i)
  }
  close()
  return result
}

function* planSteps(
  { chosen, katos, excluded }: Selection,
  points: PlannedPoint[],
  categoryIds: readonly string[]
): Generator<void, Plan> {
  const ordered = yield* byVillage(chosen, katos)
  const pickUps = yield* pickUpsOf(chosen, ordered)
  const assigned = yield* assignSteps(
    { kato: pickUps.kato, katos, size: pickUps.size },
    points.map(({ place, slots }) => ({ kato: place.kato, slots: slots.length }))
  )
  const point = new Int32Array(ordered.length)
  const slot = new Int32Array(ordered.length)
  const nowhere: Excluded[] = []
  for (let i = 0; i < ordered.length; i += 1) {
    if (i % atOnce === atOnce - 1) yield
    const pickUp = pickUps.of[i] ?? 0
    const [where, when] = [assigned.point[pickUp] ?? -1, assigned.slot[pickUp] ?? 0]
    point[i] = where
    slot[i] = when
    const loads = points[where]?.loads
    if (loads !== undefined) loads[when] = (loads[when] ?? 0) + 1
    else {
      nowhere.push({
        personId: chosen.personId[i] ?? 0,
        category: categoryIds[chosen.category[i] ?? 0] ?? '',
        reason: 'no-point',
        otherRound: null
      })
    }
  }
  const order = yield* listOrder(ordered, chosen, point)
  return { points, chosen, katos, point, slot, order, excluded: excluded.concat(nowhere) }
}

/** Gives everybody chosen a point and a slot; families come together. The main loop gets its turns meanwhile. */
export async function planOf(
  selection: Selection,
  points: PlannedPoint[],
  categoryIds: readonly string[]
): Promise<Plan> {
  return await inTurns(planSteps(selection, points, categoryIds))
}
