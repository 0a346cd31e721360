/**
 * A repeatable source of chance: the same seed gives the same office for ever, on every machine. The generator is sfc32
 * (Chris Doty-Humphrey, PractRand, public domain), 128 bits of state; it is for made-up data, never for keys.
 */
export class Chance {
  private a: number
  private b: number
  private c: number
  private counter = 1

  /** @param stream keeps independent draws apart, so that one more draw in one place moves nothing elsewhere */
  constructor(seed: number, stream = 0) {
    this.a = seed | 0
    this.b = Math.imul(stream, 0x9e3779b1) | 0
    this.c = 0x2545f491
    // The first draws of near seeds are alike.
    for (let i = 0; i < 12; i += 1) this.draw()
  }

  private draw(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    this.c |= 0
    return sum >>> 0
  }

  /** A number from 0 up to, not including, 1. */
  fraction(): number {
    return this.draw() / 4294967296
  }

  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1))
  }

  /** Whether something of this likelihood (0 to 1) happens. */
  happens(likelihood: number): boolean {
    return this.fraction() < likelihood
  }

  /** One of a list that has at least one. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }

  /** One of several by weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [choice, weight] of choices) {
      rest -= weight
      if (rest < 0) return choice
    }
    const last = choices.at(-1)
    if (last === undefined) throw new RangeError('nothing to choose from')
    return last[0]
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list]
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.whole(0, i)
      const moved = copy[i] as T
      copy[i] = copy[j] as T
      copy[j] = moved
    }
    return copy
  }
}
