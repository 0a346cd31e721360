import { setImmediate as turn } from 'node:timers/promises'

// So long the main loop may be kept from its other work.
const longestStep = 8

/** Works things out one by one and gives the main loop its turn every few milliseconds. */
export async function mapInTurns<T, R>(
  things: readonly T[],
  work: (thing: T, place: number) => R
): Promise<R[]> {
  const results: R[] = []
  let since = performance.now()
  for (const [place, thing] of things.entries()) {
    results.push(work(thing, place))
    if (performance.now() - since < longestStep) continue
    await turn()
    since = performance.now()
  }
  await turn()
  return results
}
