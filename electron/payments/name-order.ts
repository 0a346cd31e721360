import { setImmediate as turn } from 'node:timers/promises'

// Sorted, and merged, before the window gets its turn: some milliseconds.
const sortedAtOnce = 2_048
const mergedAtOnce = 16_384

/** Merges two neighbouring sorted runs of `from`, the first of which begins at `at`, into the same places of `into`. */
async function merge(
  keys: readonly string[],
  from: Uint32Array,
  into: Uint32Array,
  { at, run }: { at: number; run: number }
): Promise<void> {
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
    if (place % mergedAtOnce === mergedAtOnce - 1) await turn()
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
  for (let at = 0; at < from.length; at += sortedAtOnce) {
    from.subarray(at, at + sortedAtOnce).sort(compare)
    await turn()
  }
  let into = new Uint32Array(from.length)
  for (let run = sortedAtOnce; run < from.length; run *= 2) {
    for (let at = 0; at < from.length; at += 2 * run) await merge(keys, from, into, { at, run })
    ;[from, into] = [into, from]
  }
  return from
}
