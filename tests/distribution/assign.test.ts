import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { assign, dealEvenly, nearestPoints, slotsOf, type Hours } from '../../shared/distribution/assign'

const weekdays = (from: string, until: string): Hours[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, until }))

describe('slots of a point', () => {
  // 16 November 2026 is a Monday.
  const week = { firstDay: '2026-11-16', lastDay: '2026-11-22', slotMinutes: 30 }

  it('lie within the opening times, without the break and the days off', () => {
    const slots = slotsOf([...weekdays('14:00', '18:00'), ...weekdays('09:00', '13:00')], week)
    expect(slots).toHaveLength(5 * 16)
    expect(slots.slice(0, 9).map(({ time }) => time)).toEqual(
      ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '14:00'] // no slot in the break
    )
    expect(new Set(slots.map(({ day }) => day))).toEqual(
      new Set(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'])
    )
  })

  it('an opening shorter than a slot is one slot; what is left of a longer one is none', () => {
    expect(slotsOf(weekdays('09:00', '09:20'), { ...week, lastDay: week.firstDay })).toEqual([
      { day: '2026-11-16', time: '09:00' }
    ])
    expect(slotsOf(weekdays('09:00', '10:20'), { ...week, lastDay: week.firstDay })).toHaveLength(2)
  })

  it('a point that is closed in these days has none', () => {
    expect(slotsOf(weekdays('09:00', '18:00'), { ...week, firstDay: '2026-11-21' })).toEqual([])
    expect(slotsOf([], week)).toEqual([])
  })
})

describe('the nearest points', () => {
  const points = ['634000000', '634030100', '634030200', '634635000', '634030100'].map((kato) => ({ kato }))

  it.each([
    ['634030100', [1, 4], 'its own village, where two points share'],
    ['634030200', [2], 'its own village'],
    ['634030300', [1, 2, 4], 'the rural district'],
    ['634050100', [0], 'the point of the whole district before those of other rural districts'],
    ['634635100', [3], 'the rural district of another district'],
    ['634810000', [], 'a district without a point']
  ])('%s → %j: %s', (kato, expected) => expect(nearestPoints(kato, points)).toEqual(expected))

  it('a point of the whole region serves districts without one', () =>
    expect(nearestPoints('634810000', [...points, { kato: '630000000' }])).toEqual([5]))
})

function loadsOf(sizes: readonly number[], bins: Int32Array, count: number): number[] {
  const loads = new Array<number>(count).fill(0)
  sizes.forEach((size, i) => {
    const bin = bins[i] ?? -1
    loads[bin] = (loads[bin] ?? 0) + size
  })
  return loads
}

const spreadOf = (loads: readonly number[]): number => Math.max(...loads) - Math.min(...loads)

describe('dealing evenly', () => {
  it('of pick-ups of one, loads differ by at most one and the order is kept', () =>
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 60 }), (people, bins) => {
        const sizes = new Array<number>(people).fill(1)
        const dealt = dealEvenly(sizes, bins)
        expect(spreadOf(loadsOf(sizes, dealt, bins))).toBeLessThanOrEqual(1)
        expect([...dealt]).toEqual([...dealt].sort((a, b) => a - b))
      })
    ))

  it('of families, loads differ by at most the largest; by one when single people fill them up', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (sizes, bins) => {
          const most = Math.max(1, ...sizes)
          expect(spreadOf(loadsOf(sizes, dealEvenly(sizes, bins), bins))).toBeLessThanOrEqual(most)
          const filled = [...sizes, ...new Array<number>(bins * most).fill(1)]
          expect(spreadOf(loadsOf(filled, dealEvenly(filled, bins), bins))).toBeLessThanOrEqual(1)
        }
      )
    ))

  it('few people are spread over the days instead of filling the first', () => {
    const bins = new Set(dealEvenly([1, 1, 1, 1], 64))
    expect(bins).toEqual(new Set([0, 16, 32, 48]))
  })
})

describe('assigning a round', () => {
  const point = fc.record({
    kato: fc.constantFrom('634030100', '634030200', '634000000', '634635100'),
    slots: fc.integer({ min: 1, max: 30 })
  })
  const katos = ['634030100', '634030200', '634030300', '634050100', '634635100', '634810000']
  const pickUp = fc.record({ kato: fc.nat(katos.length - 1), size: fc.constantFrom(1, 1, 1, 2, 5) })

  it('everybody comes to a nearest point, and the slots of a point are evenly loaded', () =>
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 8 }),
        fc.array(pickUp, { maxLength: 300 }),
        (points, people) => {
          const size = people.map((one) => one.size)
          const assigned = assign({ kato: people.map((one) => one.kato), katos, size }, points)
          people.forEach((one, i) => {
            const near = nearestPoints(katos[one.kato] ?? '', points)
            if (near.length === 0) expect(assigned.point[i]).toBe(-1)
            else expect(near).toContain(assigned.point[i])
          })
          points.forEach(({ slots }, at) => {
            const here = people.flatMap((_, i) => (assigned.point[i] === at ? [i] : []))
            const sizes = here.map((i) => size[i] ?? 0)
            const dealt = Int32Array.from(here.map((i) => assigned.slot[i] ?? -1))
            const loads = loadsOf(sizes, dealt, slots)
            expect(loads).toHaveLength(slots)
            const ones = sizes.filter((one) => one === 1).length
            const most = Math.max(1, ...sizes)
            expect(spreadOf(loads)).toBeLessThanOrEqual(ones >= slots * most ? 1 : most)
          })
        }
      )
    ))

  it('points of one village share evenly', () => {
    const points = [1, 2, 3].map(() => ({ kato: '634030100', slots: 4 }))
    const size = new Array<number>(100).fill(1)
    const { point } = assign({ kato: size.map(() => 0), katos, size }, points)
    expect(loadsOf(size, point, 3)).toEqual([34, 33, 33])
  })
})
