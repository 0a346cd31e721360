import { setImmediate as turn } from 'node:timers/promises'

// So long the main loop may be kept from its other work.
const longestStep = 8

/** Works things out one by one and gives the main loop its turn every few milliseconds. */
export async function mapInTurns<T, R>(things: readonly T[], work: (thing: T) => R): Promise<R[]> {
  const results: R[] = []
  let since = performance.now()
  for (const thing of things) {
    results.push(work(thing))
    if (performance.now() - since < longestStep) continue
    await turn()
    since = performance.now()
  }
  await turn()
  return results
}
