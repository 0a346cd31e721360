/** Hands in a piece of work once the former one is done. Throws what that threw. */
export type Beside = (piece: () => Promise<void>) => Promise<void>

/**
 * Work whose pieces the database writes while the next ones are worked out in memory: one piece at a time, in order. All of them are done
 * when the promise settles, whichever way; a transaction may end then.
 */
export async function withBeside<T>(work: (beside: Beside) => Promise<T>): Promise<T> {
  let running: Promise<void> = Promise.resolve()
  try {
    const result = await work(async (piece) => {
      await running
      running = piece()
      // Who hands in the next piece, or the end, is told.
      running.catch(() => undefined)
    })
    await running
    return result
  } finally {
    await running.catch(() => undefined)
  }
}
