/** How patient the queue is; milliseconds. */
export interface Pace {
  /** Wait after the first failure; doubles with each further one that brought nothing forward. */
  firstWait: number
  longestWait: number
  /** A line that carries nothing for so long counts as cut. */
  stall: number
  /** How often the region is asked for receipts that have not come. */
  askEvery: number
  /** Between 0 and 1: offices whose line came back together do not all call at once. */
  random(): number
}

export const usualPace: Pace = {
  firstWait: 15_000,
  longestWait: 30 * 60_000,
  stall: 60_000,
  askEvery: 30 * 60_000,
  random: Math.random
}

/** How long to wait after so many failures in a row: half of the doubled time for certain, the other half by chance. */
export function waitAfter(failures: number, pace: Pace): number {
  const full = Math.min(pace.longestWait, pace.firstWait * 2 ** Math.min(failures - 1, 30))
  return Math.round(full / 2 + (full / 2) * pace.random())
}
