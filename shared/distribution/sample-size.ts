/** What the sample's size is reckoned with: confidence 95 % (z = 1.96), margin ±5 %, share 0.5. */
export const sampleConfidence = '95'
export const sampleMargin = '5'

// n₀ = z²·p·(1 − p) / e² = 1.96² · 0.25 / 0.05² = 384.16, kept as hundredths so that the sum stays whole.
const infinite = 38416

/**
 * How many of `population` are asked so that a share found among them holds for all within ±5 points at 95 % confidence:
 * Cochran's formula with the correction for a finite population, n = n₀ / (1 + (n₀ − 1) / N), rounded up.
 */
export function sampleSize(population: number): number {
  if (!Number.isInteger(population) || population < 0) throw new RangeError(`population ${population}`)
  if (population === 0) return 0
  return Math.ceil((infinite * population) / (100 * population + infinite - 100))
}

/** Four words of state from a text (xmur3, public domain): the same seed gives the same sample on every machine. */
function stateOf(seed: string): [number, number, number, number] {
  let hash = 1779033703 ^ seed.length
  for (let i = 0; i < seed.length; i += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(i), 3432918353)
    hash = (hash << 13) | (hash >>> 19)
  }
  const next = (): number => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    hash ^= hash >>> 16
    return hash >>> 0
  }
  return [next(), next(), next(), next()]
}

/** Random 32-bit numbers from a seed (sfc32, public domain; passes PractRand). */
function randomOf(seed: string): () => number {
  let [a, b, c, d] = stateOf(seed)
  return () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
}

/** A whole number below `limit`; values of the uneven rest are drawn again, so that each is equally likely. */
function below(random: () => number, limit: number): number {
  const even = 2 ** 32 - (2 ** 32 % limit)
  for (;;) {
    const value = random()
    if (value < even) return value % limit
  }
}

/**
 * A random sample without repetition, in ascending order. The same ids in whatever order and the same seed give the same sample,
 * so that it can be drawn again and checked by anybody.
 */
export function drawSample(ids: readonly number[], size: number, seed: string): number[] {
  const pool = [...ids].sort((a, b) => a - b)
  const random = randomOf(seed)
  const wanted = Math.min(size, pool.length)
  for (let i = 0; i < wanted; i += 1) {
    const j = i + below(random, pool.length - i)
    const picked = pool[j] as number
    pool[j] = pool[i] as number
    pool[i] = picked
  }
  return pool.slice(0, wanted).sort((a, b) => a - b)
}
