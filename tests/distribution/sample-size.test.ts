import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { drawSample, sampleSize } from '../../shared/distribution/sample-size'

describe('size of the sample', () => {
  // Worked by hand from n = 384.16 / (1 + 383.16 / N), rounded up.
  it.each([
    [0, 0],
    [1, 1],
    [10, 10],
    [50, 45],
    [100, 80],
    [500, 218],
    [1000, 278],
    [78_000, 383],
    [470_000, 384],
    [100_000_000, 385]
  ])('of %i people %i are asked', (population, size) => expect(sampleSize(population)).toBe(size))

  it('is never more than the population, nor more than for an endless one, and grows with it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (population) => {
        const size = sampleSize(population)
        expect(size).toBeLessThanOrEqual(Math.min(population, 385))
        expect(size).toBeGreaterThanOrEqual(sampleSize(population - 1))
        expect(384.16 / (1 + 383.16 / population)).toBeLessThanOrEqual(size + 1e-9)
      })
    ))

  it('refuses what is no number of people', () => {
    expect(() => sampleSize(-1)).toThrow(RangeError)
    expect(() => sampleSize(1.5)).toThrow(RangeError)
  })
})

describe('drawing the sample', () => {
  const ids = Array.from({ length: 1000 }, (_, i) => i * 3 + 7)

  it('holds ids of the population, none twice, in order', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 }), fc.string(), (size, seed) => {
        const sample = drawSample(ids, size, seed)
        expect(sample).toHaveLength(Math.min(size, ids.length))
        expect(new Set(sample).size).toBe(sample.length)
        expect(sample.every((id) => ids.includes(id))).toBe(true)
        expect(sample).toEqual([...sample].sort((a, b) => a - b))
      }),
      { numRuns: 30 }
    ))

  it('is the same for the same seed, in whatever order the ids come, and another for another', () => {
    expect(drawSample([...ids].reverse(), 50, 'round 12')).toEqual(drawSample(ids, 50, 'round 12'))
    expect(drawSample(ids, 50, 'round 13')).not.toEqual(drawSample(ids, 50, 'round 12'))
  })

  it('takes each id about equally often', () => {
    const few = Array.from({ length: 20 }, (_, i) => i)
    const taken = new Array<number>(20).fill(0)
    for (let i = 0; i < 4000; i += 1)
      for (const id of drawSample(few, 5, `seed ${i}`)) taken[id] = (taken[id] ?? 0) + 1
    // 4 000 draws of 5 of 20: 1 000 each expected, standard deviation 27; five of them are never crossed by chance.
    for (const count of taken) expect(Math.abs(count - 1000)).toBeLessThan(137)
  })
})
