import { setImmediate as turn } from 'node:timers/promises'
import { assign, slotsOf, type Slot } from '@shared/distribution/assign'
import { OfficeError } from '@shared/errors'
import type { PlaceView } from '../stock/places'
import type { RoundRow } from './round-queries'
import type { Chosen, Excluded, Selection } from './select'

/** A point of a round with the times it gives help out. */
export interface PlannedPoint {
  place: PlaceView
  slots: Slot[]
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

/** The points' slots in the days of a round. @throws OfficeError `point-not-open` {place, firstDay, lastDay} */
export function plannedPoints(round: RoundRow, places: readonly PlaceView[]): PlannedPoint[] {
  return places.map((place) => {
    const slots = slotsOf(place.opens, {
      firstDay: round.first_day,
      lastDay: round.last_day,
      slotMinutes: round.slot_minutes
    })
    if (slots.length === 0) {
      throw new OfficeError('point-not-open', {
        field: 'pointIds',
        data: {
          placeKk: place.nameKk,
          placeRu: place.nameRu,
          firstDay: round.first_day,
          lastDay: round.last_day
        }
      })
    }
    return { place, slots, loads: new Int32Array(slots.length) }
  })
}

/** The chosen by village in the order of codes, each village in the order of names. */
function byVillage({ kato }: Chosen, katos: readonly string[]): number[] {
  const villages: number[][] = katos.map(() => [])
  kato.forEach((village, i) => villages[village]?.push(i))
  return katos
    .map((code, village) => ({ code, village }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ village }) => villages[village] ?? [])
}

interface PickUp {
  members: number[]
  kato: number
}

/** Who comes together: the members of a family, at the place in the list of the first of them. */
function pickUpsOf(chosen: Chosen, ordered: readonly number[]): PickUp[] {
  const pickUps: PickUp[] = []
  const ofFamily = new Map<number, PickUp>()
  for (const i of ordered) {
    const familyId = chosen.familyId[i] ?? 0
    const known = familyId === 0 ? undefined : ofFamily.get(familyId)
    if (known !== undefined) {
      known.members.push(i)
      continue
    }
    const pickUp = { members: [i], kato: chosen.kato[i] ?? 0 }
    pickUps.push(pickUp)
    if (familyId !== 0) ofFamily.set(familyId, pickUp)
  }
  return pickUps
}

/** The list's order: within each village by point, each point's people as they were. */
function listOrder(ordered: readonly number[], chosen: Chosen, point: Int32Array, points: number): number[] {
  const result: number[] = []
  let village: number[][] = []
  let current = -1
  const close = (): void => village.forEach((group) => group.forEach((i) => result.push(i)))
  for (const i of ordered) {
    if (chosen.kato[i] !== current) {
      close()
      current = chosen.kato[i] ?? -1
      village = Array.from({ length: points }, () => [])
    }
    village[point[i] ?? -1]?.push(i)
  }
  close()
  return result
}

/** Gives everybody chosen a point and a slot; families come together. Yields to the loop between its steps. */
export async function planOf(
  selection: Selection,
  points: PlannedPoint[],
  categoryIds: readonly string[]
): Promise<Plan> {
  const { chosen, katos } = selection
  const ordered = byVillage(chosen, katos)
  await turn()
  const pickUps = pickUpsOf(chosen, ordered)
  await turn()
  const assigned = assign(
    {
      kato: pickUps.map(({ kato }) => kato),
      katos,
      size: pickUps.map(({ members }) => members.length)
    },
    points.map(({ place, slots }) => ({ kato: place.kato, slots: slots.length }))
  )
  await turn()
  const point = new Int32Array(chosen.personId.length).fill(-1)
  const slot = new Int32Array(chosen.personId.length)
  const excluded: Excluded[] = []
  pickUps.forEach(({ members }, at) => {
    const [where, when] = [assigned.point[at] ?? -1, assigned.slot[at] ?? 0]
    const loads = points[where]?.loads
    if (loads !== undefined) loads[when] = (loads[when] ?? 0) + members.length
    for (const i of members) {
      point[i] = where
      slot[i] = when
      if (where !== -1) continue
      excluded.push({
        personId: chosen.personId[i] ?? 0,
        category: categoryIds[chosen.category[i] ?? 0] ?? '',
        reason: 'no-point',
        otherRound: null
      })
    }
  })
  await turn()
  return {
    ...{ points, chosen, katos, point, slot },
    order: listOrder(ordered, chosen, point, points.length),
    excluded: [...selection.excluded, ...excluded]
  }
}
