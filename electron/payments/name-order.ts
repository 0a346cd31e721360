import { setImmediate as turn } from 'node:timers/promises'

// Sorted or merged before the window gets its turn: some milliseconds.
const atOnce = 4_096
const mergedAtOnce = 40_000

function merge(keys: readonly string[], from: Uint32Array, into: Uint32Array, at: number, run: number): void {
  const middle = Math.min(at + run, from.length)
  const end = Math.min(middle + run, from.length)
  let left = at
  let right = middle
  for (let place = at; place < end; place += 1) {
    const a = from[left] ?? 0
    const b = from[right] ?? 0
    const takeLeft = right >= end || (left < middle && (keys[a] ?? '') <= (keys[b] ?? ''))
    into[place] = takeLeft ? a : b
    if (takeLeft) left += 1
    else right += 1
  }
}

/**
 * The places of keys in their order, as `Array.prototype.sort` would have them (equal ones as they stood), but in pieces: a region's
 * hundred thousand names sorted at once hold the window up for a third of a second.
 */
export async function orderOf(keys: readonly string[]): Promise<Uint32Array> {
  const compare = (a: number, b: number): number => {
    const left = keys[a] ?? ''
    const right = keys[b] ?? ''
    return left < right ? -1 : left > right ? 1 : a - b
  }
  let from = Uint32Array.from(keys.keys())
  for (let at = 0; at < from.length; at += atOnce) {
    from.subarray(at, at + atOnce).sort(compare)
    await turn()
  }
  let into = new Uint32Array(from.length)
  for (let run = atOnce; run < from.length; run *= 2) {
    let since = 0
    for (let at = 0; at < from.length; at += 2 * run) {
      // Runs longer than a turn are merged at a stretch: comparing strings a hundred thousand times takes some ten milliseconds.
      merge(keys, from, into, at, run)
      since += 2 * run
      if (since >= mergedAtOnce) {
        since = 0
        await turn()
      }
    }
    ;[from, into] = [into, from]
  }
  return from
}
