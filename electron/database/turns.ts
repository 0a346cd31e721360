/** Hands out a fixed set of things, each to one holder at a time; those who wait are served in order. */
export class Turns<T> {
  private readonly free: T[]
  private readonly all: number
  private readonly waiting: ((thing: T) => void)[] = []
  private stopped = false
  private allFree: (() => void) | undefined

  constructor(things: readonly T[]) {
    this.free = [...things]
    this.all = things.length
  }

  /** Waits for a turn. Rejects once `stop` was called. */
  async take(): Promise<T> {
    if (this.stopped) throw new Error('the database is closed')
    const thing = this.free.pop()
    if (thing !== undefined) return thing
    return await new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Ends a turn; a replacement may be given back in place of what was taken. */
  giveBack(thing: T): void {
    const next = this.waiting.shift()
    if (next) next(thing)
    else this.free.push(thing)
    if (this.free.length === this.all) this.allFree?.()
  }

  /** Lets those who wait have their turn, takes no new ones, and returns the things when all are back. */
  async stop(): Promise<T[]> {
    this.stopped = true
    if (this.free.length < this.all) await new Promise<void>((resolve) => (this.allFree = resolve))
    return this.free.splice(0)
  }
}
