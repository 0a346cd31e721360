import type { DatasetName } from '@shared/exchange/datasets'
import { rowHashesOf, type FormerExport } from './exports-queries'
import { changesBetween, unpackHashes, type AllHashes, type DatasetChange } from './package/changes'
import type { FileFacts } from './package/descriptor'
import type { RowHashes, Tally } from './package/tally'
import type { ReadConnection } from '../database/transaction'

/** Rows and sums of a file as they are shown and kept. */
export interface Figures {
  rows: Record<string, number>
  /** `dataset.field` → sum, a decimal string. */
  sums: Record<string, string>
  hashes: AllHashes
}

/** The figures of what was written. */
export async function figuresOf(
  files: readonly FileFacts[],
  tallies: ReadonlyMap<DatasetName, Tally>
): Promise<Figures> {
  const rows: Figures['rows'] = {}
  const sums: Figures['sums'] = {}
  const hashes = new Map<DatasetName, RowHashes>()
  for (const { dataset, rows: count, sums: ofFile } of files) {
    rows[dataset] = count
    for (const [field, sum] of Object.entries(ofFile)) sums[`${dataset}.${field}`] = sum
    const tally = tallies.get(dataset)
    if (tally !== undefined) hashes.set(dataset, await tally.hashes())
  }
  return { rows, sums, hashes }
}

/** What is otherwise than in a former file of the same period. */
export async function changesSince(
  read: ReadConnection,
  former: FormerExport,
  now: Figures
): Promise<DatasetChange[]> {
  const counts = JSON.parse(former.row_counts) as Partial<Record<DatasetName, number>>
  const hashes = unpackHashes(await rowHashesOf(read, former.id), counts)
  if (hashes === null) throw new Error(`the row hashes of file ${former.sequence} are not of its counts`)
  return await changesBetween({ hashes, sums: JSON.parse(former.sums) as Record<string, string> }, now)
}
