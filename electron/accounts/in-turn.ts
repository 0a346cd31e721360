/**
 * Lets the jobs of one key run one after the other. Guesses at one login thus meet the lock that the guess before brought,
 * however many are sent at once.
 */
export class InTurn {
  private readonly tails = new Map<string, Promise<unknown>>()

  async run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key) ?? Promise.resolve()
    const mine = before.then(job)
    const settled = mine.catch(() => undefined)
    this.tails.set(key, settled)
    try {
      return await mine
    } finally {
      if (this.tails.get(key) === settled) this.tails.delete(key)
    }
  }
}
