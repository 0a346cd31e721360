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
function timesOf({ from, until }: Hours, slotMinutes: number): number[] {
  const [first, last] = [minutesOf(from), minutesOf(until)]
  const count = last > first ? Math.max(1, Math.floor((last - first) / slotMinutes)) : 0
  return Array.from({ length: count }, (_, i) => first + i * slotMinutes)
}

/** The slots of a point within its opening times, from the first day to the last, in order. */
export function slotsOf(
  opens: readonly Hours[],
  days: { firstDay: IsoDate; lastDay: IsoDate; slotMinutes: number }
): Slot[] {
  const slots: Slot[] = []
  for (let day = days.firstDay; day <= days.lastDay; day = addDays(day, 1)) {
    const open = opens.filter((hours) => hours.weekday === weekday(day))
    const times = new Set(open.flatMap((hours) => timesOf(hours, days.slotMinutes)))
    for (const minutes of [...times].sort((a, b) => a - b)) slots.push({ day, time: timeOf(minutes) })
  }
  return slots
}

const digitsOf: Record<KatoLevel, number> = { region: 2, district: 4, 'rural-district': 6, settlement: 9 }
const levels = [9, 6, 4, 2]

/** How near a point is: by the longest part of the code, whole levels only, that both share; one that stands for that part first. */
function nearness(person: string, point: string): number {
  const unit = digitsOf[katoLevel(point)]
  const stands = person.slice(0, unit) === point.slice(0, unit)
  const shared = levels.find((digits) => person.slice(0, digits) === point.slice(0, digits)) ?? 0
  // A point of another district is out of reach, unless it was set up for the whole region.
  if (shared < 4 && !stands) return 0
  return shared * 2 + (stands ? 1 : 0)
}

/** Which of the points are nearest to a place by its KATO; empty when none lies in its district. */
export function nearestPoints(kato: string, points: readonly { kato: string }[]): number[] {
  const nearest = points.map((point) => nearness(kato, point.kato))
  const best = Math.max(0, ...nearest)
  return best === 0 ? [] : nearest.flatMap((value, index) => (value === best ? [index] : []))
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

/**
 * Deals pick-ups of the given sizes among bins and answers the bin of each. Larger ones go first, each to the least loaded bin,
 * then those of one fill up what is uneven, in their own order. So loads differ by at most the largest size, and by at most one
 * where there are enough of one.
 */
export function dealEvenly(sizes: ArrayLike<number>, bins: number): Int32Array {
  const result = new Int32Array(sizes.length)
  if (bins <= 1) return result
  const bits = Math.ceil(Math.log2(bins))
  const loads = new Int32Array(bins)
  const rank = Int32Array.from({ length: bins }, (_, bin) => mirrored(bin, bits))
  const all = Array.from(result.keys())
  const together = all.filter((i) => (sizes[i] ?? 1) > 1).sort((a, b) => (sizes[b] ?? 1) - (sizes[a] ?? 1))
  const least = new LeastLoaded(loads, rank)
  for (const i of together) result[i] = least.add(sizes[i] ?? 1)
  // How many of one each bin takes is settled first; then they fill the bins one after another, so that the list keeps its order.
  const room = new Int32Array(bins)
  for (let left = all.length - together.length; left > 0; left -= 1) {
    const bin = least.add(1)
    room[bin] = (room[bin] ?? 0) + 1
  }
  let bin = 0
  for (const i of all) {
    if ((sizes[i] ?? 1) > 1) continue
    while ((room[bin] ?? 0) === 0) bin += 1
    room[bin] = (room[bin] ?? 0) - 1
    result[i] = bin
  }
  return result
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
function grouped(n: number, keyOf: (index: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (let i = 0; i < n; i += 1) {
    const key = keyOf(i)
    if (key === -1) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [i])
    else group.push(i)
  }
  return groups
}

/**
 * Assigns each pick-up to a point of its own KATO and to a slot of that point. Several points that are equally near share evenly,
 * and so do the slots of a point; pick-ups that are given in the order of the list keep it over the slots.
 */
export function assign(pickUps: PickUps, points: readonly { kato: string; slots: number }[]): Assigned {
  const { kato, katos, size } = pickUps
  const point = new Int32Array(size.length).fill(-1)
  const slot = new Int32Array(size.length)
  const sets: number[][] = []
  const setIds = new Map<string, number>()
  const setOfKato = katos.map((code) => {
    const near = nearestPoints(code, points)
    if (near.length === 0) return -1
    const key = near.join(' ')
    const id = setIds.get(key) ?? sets.push(near) - 1
    setIds.set(key, id)
    return id
  })
  const spread = (members: readonly number[], bins: number): Int32Array =>
    dealEvenly(
      members.map((i) => size[i] ?? 1),
      bins
    )
  for (const [set, members] of grouped(size.length, (i) => setOfKato[kato[i] ?? -1] ?? -1)) {
    const near = sets[set] ?? []
    const dealt = spread(members, near.length)
    members.forEach((i, at) => (point[i] = near[dealt[at] ?? 0] ?? -1))
  }
  for (const [at, members] of grouped(size.length, (i) => point[i] ?? -1)) {
    const dealt = spread(members, points[at]?.slots ?? 1)
    members.forEach((i, place) => (slot[i] = dealt[place] ?? 0))
  }
  return { point, slot }
}
