/** Work whose pieces the database writes while the next ones are worked out in memory: one piece at a time, in order. */
export interface Beside {
  /** Begins a piece once the former one is done. Throws what that threw. */
  start(piece: () => Promise<void>): Promise<void>
  /** Waits for the piece that was begun last. Throws what it threw. */
  settled(): Promise<void>
}

/** All pieces are done when the promise settles, whichever way; a transaction may end then. */
export async function withBeside<T>(work: (beside: Beside) => Promise<T>): Promise<T> {
  let running: Promise<void> = Promise.resolve()
  try {
    const result = await work({
      start: async (piece) => {
        await running
        running = piece()
        // Who waits for it, begins the next one or comes to the end is told.
        running.catch(() => undefined)
      },
      settled: () => running
    })
    await running
    return result
  } finally {
    await running.catch(() => undefined)
  }
}
