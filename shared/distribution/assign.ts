import { addDays, weekday, type IsoDate } from '../domain/iso-date'
import { katoLevel, type KatoLevel } from '../domain/kato'

/** Opening times of a point: on this weekday (1 Monday … 7 Sunday) from–until. */
export interface Hours {
  weekday: number
  from: string
  until: string
}

/** A time at which people are asked to come. */
export interface Slot {
  day: IsoDate
  /** When it begins, `HH:MM`. */
  time: string
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Beginnings of the slots of one opening; one that is shorter than a slot is a slot by itself. */
function beginnings({ from, until }: Hours, slotMinutes: number): number[] {
  const [first, last] = [minutesOf(from), minutesOf(until)]
  const count = last > first ? Math.max(1, Math.floor((last - first) / slotMinutes)) : 0
  return Array.from({ length: count }, (_, i) => first + i * slotMinutes)
}

/** The times of a weekday's slots, in order. */
function timesOf(opens: readonly Hours[], day: number, slotMinutes: number): string[] {
  const open = opens.filter((hours) => hours.weekday === day)
  const minutes = new Set(open.flatMap((hours) => beginnings(hours, slotMinutes)))
  return [...minutes].sort((a, b) => a - b).map(timeOf)
}

/** The slots of a point within its opening times, from the first day to the last, in order. */
export function slotsOf(
  opens: readonly Hours[],
  days: { firstDay: IsoDate; lastDay: IsoDate; slotMinutes: number }
): Slot[] {
  const times = [1, 2, 3, 4, 5, 6, 7].map((day) => timesOf(opens, day, days.slotMinutes))
  const slots: Slot[] = []
  let on = weekday(days.firstDay)
  for (let day = days.firstDay; day <= days.lastDay; day = addDays(day, 1)) {
    for (const time of times[on - 1] ?? []) slots.push({ day, time })
    on = on === 7 ? 1 : on + 1
  }
  return slots
}

const digitsOf: Record<KatoLevel, number> = { region: 2, district: 4, 'rural-district': 6, settlement: 9 }
const levels = [9, 6, 4, 2]

interface Reach {
  kato: string
  /** The part of the code that says what the point stands for: a village, or a whole district. */
  unit: string
}

const reachOf = ({ kato }: { kato: string }): Reach => ({
  kato,
  unit: kato.slice(0, digitsOf[katoLevel(kato)])
})

/** How near a point is: by the longest part of the code, whole levels only, that both share; one that stands for that part first. */
function nearness(person: string, { kato, unit }: Reach): number {
  const stands = person.startsWith(unit)
  const shared = levels.find((digits) => kato.startsWith(person.slice(0, digits))) ?? 0
  // A point of another district is out of reach, unless it was set up for the whole region.
  if (shared < 4 && !stands) return 0
  return shared * 2 + (stands ? 1 : 0)
}

function nearestOf(kato: string, reaches: readonly Reach[]): number[] {
  let best = 1
  let found: number[] = []
  for (const [index, reach] of reaches.entries()) {
    const near = nearness(kato, reach)
    if (near < best) continue
    if (near > best) found = []
    best = near
    found.push(index)
  }
  return found
}

/** Which of the points are nearest to a place by its KATO; empty when none lies in its district. */
export function nearestPoints(kato: string, points: readonly { kato: string }[]): number[] {
  return nearestOf(kato, points.map(reachOf))
}

/** The bits of a number mirrored: neighbours in this order lie far apart, so that a few fill the days evenly. */
function mirrored(index: number, bits: number): number {
  let result = 0
  for (let bit = 0; bit < bits; bit += 1) if ((index >>> bit) & 1) result |= 1 << (bits - 1 - bit)
  return result
}

/** A heap of bins with the least loaded on top; among equals the one of the lowest rank. */
class LeastLoaded {
  private readonly heap: number[]

  constructor(
    private readonly loads: Int32Array,
    private readonly rank: Int32Array
  ) {
    this.heap = Array.from(rank.keys()).sort((a, b) => this.compare(a, b))
  }

  private compare(a: number, b: number): number {
    return (this.loads[a] ?? 0) - (this.loads[b] ?? 0) || (this.rank[a] ?? 0) - (this.rank[b] ?? 0)
  }

  /** Adds to the least loaded bin and answers which it was. */
  add(size: number): number {
    const bin = this.heap[0] ?? 0
    this.loads[bin] = (this.loads[bin] ?? 0) + size
    this.sink()
    return bin
  }

  private sink(): void {
    const { heap } = this
    const moved = heap[0] ?? 0
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && this.compare(heap[child + 1] ?? 0, heap[child] ?? 0) < 0) child += 1
      const smaller = heap[child] ?? 0
      if (this.compare(moved, smaller) <= 0) break
      heap[at] = smaller
      at = child
    }
    heap[at] = moved
  }
}

/** How many of one each bin takes so that all end as level as may be; what does not go round falls to the lowest ranks. */
function levelled(loads: Int32Array, rank: Int32Array, ones: number): Int32Array {
  const room = new Int32Array(loads.length)
  const load = (bin: number): number => loads[bin] ?? 0
  const lowest = Array.from(loads.keys()).sort((a, b) => load(a) - load(b))
  let [taking, level, left] = [1, load(lowest[0] ?? 0), ones]
  for (; taking < lowest.length; taking += 1) {
    const step = load(lowest[taking] ?? 0) - level
    if (step * taking > left) break
    left -= step * taking
    level += step
  }
  level += Math.floor(left / taking)
  const filled = lowest.slice(0, taking)
  for (const bin of filled) room[bin] = level - load(bin)
  const first = filled.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0)).slice(0, left % taking)
  for (const bin of first) room[bin] = (room[bin] ?? 0) + 1
  return room
}

// A step of work that is handed back in between; a few milliseconds long.
const atOnce = 10_000

function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Which pick-ups are larger than one, the largest first, those of a size in their order. */
function* largestFirst(sizes: ArrayLike<number>): Generator<void, number[]> {
  const bySize = new Map<number, number[]>()
  for (let i = 0; i < sizes.length; i += 1) {
    if (i % atOnce === atOnce - 1) yield
    const size = sizes[i] ?? 1
    if (size <= 1) continue
    const same = bySize.get(size)
    if (same === undefined) bySize.set(size, [i])
    else same.push(i)
  }
  return [...bySize].sort(([a], [b]) => b - a).flatMap(([, same]) => same)
}

function* dealSteps(sizes: ArrayLike<number>, bins: number): Generator<void, Int32Array> {
  const result = new Int32Array(sizes.length)
  if (bins <= 1) return result
  const bits = Math.ceil(Math.log2(bins))
  const loads = new Int32Array(bins)
  const rank = Int32Array.from({ length: bins }, (_, bin) => mirrored(bin, bits))
  const together = yield* largestFirst(sizes)
  const least = new LeastLoaded(loads, rank)
  for (const [place, i] of together.entries()) {
    if (place % atOnce === atOnce - 1) yield
    result[i] = least.add(sizes[i] ?? 1)
  }
  const room = levelled(loads, rank, sizes.length - together.length)
  // Each bin is filled before the next, so that the list keeps its order.
  let bin = 0
  for (let i = 0; i < sizes.length; i += 1) {
    if (i % atOnce === atOnce - 1) yield
    if ((sizes[i] ?? 1) > 1) continue
    while ((room[bin] ?? 0) === 0) bin += 1
    room[bin] = (room[bin] ?? 0) - 1
    result[i] = bin
  }
  return result
}

/**
 * Deals pick-ups of the given sizes among bins and answers the bin of each. Larger ones go first, each to the least loaded bin,
 * then those of one fill up what is uneven, in their own order. So loads differ by at most the largest size, and by at most one
 * where there are enough of one.
 */
export function dealEvenly(sizes: ArrayLike<number>, bins: number): Int32Array {
  return run(dealSteps(sizes, bins))
}

/** Those who come together: a family, or one person. */
export interface PickUps {
  /** Where each lives, as an index of `katos`. */
  kato: ArrayLike<number>
  katos: readonly string[]
  /** How many lines each picks up. */
  size: ArrayLike<number>
}

export interface Assigned {
  /** Index of the point of each pick-up; −1 where none is near. */
  point: Int32Array
  /** Index of the slot at that point. */
  slot: Int32Array
}

/** Groups the indices 0 … n − 1 by a key, each group in their order; a key of −1 is left out. */
function* grouped(n: number, keyOf: (index: number) => number): Generator<void, Map<number, number[]>> {
  const groups = new Map<number, number[]>()
  for (let i = 0; i < n; i += 1) {
    if (i % atOnce === atOnce - 1) yield
    const key = keyOf(i)
    if (key === -1) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [i])
    else group.push(i)
  }
  return groups
}

/** The distinct sets of nearest points, and which of them each place has; −1 for none. */
function* nearestSets(
  katos: readonly string[],
  points: readonly { kato: string }[]
): Generator<void, { sets: number[][]; setOfKato: number[] }> {
  const reaches = points.map(reachOf)
  const sets: number[][] = []
  const setOfKato: number[] = []
  const ids = new Map<string, number>()
  for (const code of katos) {
    const near = nearestOf(code, reaches)
    const key = near.join(' ')
    const id = near.length === 0 ? -1 : (ids.get(key) ?? sets.push(near) - 1)
    ids.set(key, id)
    setOfKato.push(id)
    if (setOfKato.length % 20 === 0) yield
  }
  return { sets, setOfKato }
}

/**
 * Assigns each pick-up to a point of its own KATO and to a slot of that point. Several points that are equally near share evenly,
 * and so do the slots of a point; pick-ups that are given in the order of the list keep it over the slots. Works step by step, so
 * that whoever runs it can do something else in between.
 */
export function* assignSteps(
  { kato, katos, size }: PickUps,
  points: readonly { kato: string; slots: number }[]
): Generator<void, Assigned> {
  const count = size.length
  const point = new Int32Array(count).fill(-1)
  const slot = new Int32Array(count)
  const { sets, setOfKato } = yield* nearestSets(katos, points)
  yield
  const sizes = (members: readonly number[]): Int32Array => Int32Array.from(members, (i) => size[i] ?? 1)
  for (const [set, members] of yield* grouped(count, (i) => setOfKato[kato[i] ?? -1] ?? -1)) {
    const near = sets[set] ?? []
    const dealt = yield* dealSteps(sizes(members), near.length)
    members.forEach((i, at) => (point[i] = near[dealt[at] ?? 0] ?? -1))
    yield
  }
  for (const [at, members] of yield* grouped(count, (i) => point[i] ?? -1)) {
    const dealt = yield* dealSteps(sizes(members), points[at]?.slots ?? 1)
    members.forEach((i, place) => (slot[i] = dealt[place] ?? 0))
    yield
  }
  return { point, slot }
}

/** `assignSteps` in one go. */
export function assign(pickUps: PickUps, points: readonly { kato: string; slots: number }[]): Assigned {
  return run(assignSteps(pickUps, points))
}
