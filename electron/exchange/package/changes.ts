import { setImmediate as turn } from 'node:timers/promises'
import { datasetNames, type DatasetName } from '@shared/exchange/datasets'
import type { RowHashes } from './tally'

/** What a later file of the same period has otherwise. */
export interface DatasetChange {
  dataset: DatasetName
  added: number
  removed: number
  changed: number
  /** Field → difference of its sum, a decimal string. */
  sums: Record<string, string>
}

export type AllHashes = ReadonlyMap<DatasetName, RowHashes>

const bytesAHash = 8

/** The hashes of all data sets as they are kept: of each, in the order of the data sets, those of its keys, then those of its rows. */
export function packHashes(hashes: AllHashes): Uint8Array {
  const pieces: Uint8Array[] = []
  for (const name of datasetNames) {
    const one = hashes.get(name)
    if (one !== undefined)
      for (const list of [one.keys, one.rows])
        pieces.push(new Uint8Array(list.buffer, list.byteOffset, list.byteLength))
  }
  return Buffer.concat(pieces)
}

/** The same back, by the counts that are kept beside them; `null` when they are not those. */
export function unpackHashes(
  packed: Uint8Array,
  counts: Readonly<Partial<Record<DatasetName, number>>>
): AllHashes | null {
  const hashes = new Map<DatasetName, RowHashes>()
  // A copy of its own, since the numbers must stand at a multiple of eight.
  const bytes = Uint8Array.from(packed)
  let at = 0
  const list = (count: number): BigUint64Array => {
    const found = new BigUint64Array(bytes.buffer, at, count)
    at += count * bytesAHash
    return found
  }
  for (const name of datasetNames) {
    const count = counts[name]
    if (count === undefined) continue
    if (at + 2 * count * bytesAHash > bytes.length) return null
    hashes.set(name, { keys: list(count), rows: list(count) })
  }
  return at === bytes.length ? hashes : null
}

const none: RowHashes = { keys: new BigUint64Array(), rows: new BigUint64Array() }

/** What changed from one file to another, by data set; those without a difference are left out. */
export async function changesBetween(
  before: { hashes: AllHashes; sums: Readonly<Record<string, string>> },
  after: { hashes: AllHashes; sums: Readonly<Record<string, string>> }
): Promise<DatasetChange[]> {
  const changes: DatasetChange[] = []
  for (const dataset of datasetNames) {
    const was = before.hashes.get(dataset) ?? none
    const is = after.hashes.get(dataset) ?? none
    const added = await missingIn(is.keys, was.keys)
    const removed = await missingIn(was.keys, is.keys)
    // A row that is new as a whole, though its key was there.
    const changed = (await missingIn(is.rows, was.rows)) - added
    if (added > 0 || removed > 0 || changed > 0)
      changes.push({ dataset, added, removed, changed, sums: sumChanges(dataset, before.sums, after.sums) })
  }
  return changes
}

// So many are compared in a few milliseconds.
const comparedAtOnce = 50_000

/** How many of a sorted list the other sorted list has not. */
async function missingIn(list: BigUint64Array, other: BigUint64Array): Promise<number> {
  let missing = 0
  let at = 0
  for (let index = 0; index < list.length; index += 1) {
    if (index % comparedAtOnce === comparedAtOnce - 1) await turn()
    const value = list[index] ?? 0n
    while (at < other.length && (other[at] ?? 0n) < value) at += 1
    if (at >= other.length || other[at] !== value) missing += 1
  }
  return missing
}

function sumChanges(
  dataset: DatasetName,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>
): Record<string, string> {
  const changes: Record<string, string> = {}
  for (const name of Object.keys({ ...before, ...after })) {
    if (!name.startsWith(`${dataset}.`)) continue
    const difference = BigInt(after[name] ?? '0') - BigInt(before[name] ?? '0')
    if (difference !== 0n) changes[name.slice(dataset.length + 1)] = String(difference)
  }
  return changes
}
