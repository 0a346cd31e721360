import { datasetNames, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import {
  csvName,
  describePackage,
  descriptorName,
  schemaName,
  schemaText,
  type DescriptorFacts,
  type FileFacts
} from './descriptor'
import { Tally } from './tally'
import type { ZipEntry } from './zip-writer'

/** Where the rows of a package come from, a data set after the other in the order asked. */
export interface PackageRows {
  datasets: readonly DatasetName[]
  rows(dataset: DatasetName): AsyncIterable<readonly DatasetRow[]>
  /** Asked when all rows are written. */
  rules(): DescriptorFacts['rules']
}

/** Whom the rows name is known when they are written: the people come last. */
export function writingOrder(datasets: readonly DatasetName[]): DatasetName[] {
  const rest = datasetNames.filter((name) => name !== 'people' && datasets.includes(name))
  return datasets.includes('people') ? [...rest, 'people'] : rest
}

/** The files of a package, each made while it is asked for; `tallies` are filled by then. */
export async function* packageEntries(
  head: DescriptorFacts['head'],
  personal: 'hashed' | 'full',
  source: PackageRows,
  tallies: Map<DatasetName, Tally>
): AsyncGenerator<ZipEntry> {
  for (const dataset of writingOrder(source.datasets)) {
    const tally = new Tally(dataset)
    tallies.set(dataset, tally)
    yield { name: csvName(dataset), pieces: csvPieces(tally, source.rows(dataset)) }
  }
  for (const dataset of inOrder(source.datasets))
    yield { name: schemaName(dataset), pieces: [Buffer.from(schemaText(dataset))] }
  const files = factsOf(source.datasets, tallies)
  const text = describePackage({ head, personal, rules: source.rules(), files })
  yield { name: descriptorName, pieces: [Buffer.from(text)] }
}

async function* csvPieces(
  tally: Tally,
  pages: AsyncIterable<readonly DatasetRow[]>
): AsyncGenerator<Uint8Array> {
  yield tally.heading()
  for await (const rows of pages) if (rows.length > 0) yield tally.take(rows)
}

function inOrder(datasets: readonly DatasetName[]): DatasetName[] {
  return datasetNames.filter((name) => datasets.includes(name))
}

/** What the files were, in the order of the data sets. */
export function factsOf(
  datasets: readonly DatasetName[],
  tallies: ReadonlyMap<DatasetName, Tally>
): FileFacts[] {
  return inOrder(datasets).map((name) => {
    const tally = tallies.get(name)
    if (tally === undefined) throw new Error(`no file of ${name}`)
    return tally.facts()
  })
}
