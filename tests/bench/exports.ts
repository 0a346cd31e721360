import { execFile } from 'node:child_process'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { finished } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { DatasetName, DatasetRow } from '@shared/exchange/datasets'
import { schemaVersion } from '@shared/exchange/envelope'
import { csvHeading, csvLine } from '../../electron/exchange/package/csv'
import { datasetOf } from '@shared/exchange/datasets'
import { figuresOf } from '../../electron/exchange/figures'
import { changesBetween } from '../../electron/exchange/package/changes'
import { factsOf, packageEntries } from '../../electron/exchange/package/entries'
import type { Tally } from '../../electron/exchange/package/tally'
import { readContents } from '../../electron/exchange/package/contents'
import { verifyFile } from '../../electron/exchange/package/verify'
import { stagePackage } from '../../electron/exchange/package/write'
import { zipPieces } from '../../electron/exchange/package/zip-writer'
import { sha256 } from '../../electron/keys/ed25519'
import { makePair, openedPair } from '../../electron/keys/pair'
import { atMost, duration, figure, type BenchRow } from './report'
import { clock, peopleOf, type BenchSettings } from './settings'

const run = promisify(execFile)
const datasets = ['people', 'members', 'payments'] as const
const pageRows = 500
const parties = {
  office: { kato: '634000000', nameKk: 'Аудан', nameRu: 'Район' },
  region: { kato: '630000000', nameKk: 'Облыс', nameRu: 'Область' }
}

/** A person, a membership and a payment for each of `count` people, a page at a time. */
async function* rowsOf(dataset: DatasetName, count: number): AsyncGenerator<DatasetRow[]> {
  for (let from = 0; from < count; from += pageRows) {
    const page: DatasetRow[] = []
    for (let at = from; at < Math.min(count, from + pageRows); at += 1) page.push(rowOf(dataset, at))
    yield page
    await turn()
  }
}

function rowOf(dataset: DatasetName, at: number): DatasetRow {
  const person = sha256(`person ${at}`)
  const decision = `2024/${String(Math.floor(at / 4)).padStart(6, '0')}`
  if (dataset === 'people') return [person, null, null, null, null, 1950 + (at % 70), 'f', '634030100']
  if (dataset === 'members') return [decision, person]
  const month = `2024-0${4 + (at % 3)}`
  return [at + 1, decision, at, person, 'asp', null, month, 1_000_000 + at, 'paid', 'В-1/24', '2024-06-15']
}

/** The same bytes as files in clear, for the yardstick. */
async function writeFiles(folder: string, count: number): Promise<string[]> {
  const names: string[] = []
  for (const dataset of datasets) {
    const name = `${dataset}.csv`
    const file = createWriteStream(join(folder, name))
    file.write(csvHeading(datasetOf(dataset)))
    for await (const page of rowsOf(dataset, count)) file.write(page.map(csvLine).join(''))
    file.end()
    await finished(file)
    names.push(name)
  }
  return names
}

/** The period's file of a region's people: packed, encrypted and signed as a stream, against Debian's `zip`, then `age`. */
export async function benchExports(settings: BenchSettings): Promise<BenchRow[]> {
  const folder = join(settings.folder, 'exports')
  await mkdir(folder, { recursive: true })
  const count = peopleOf(settings)
  const office = await makePair('office', parties.office, clock.now(), null)
  const region = await makePair('region', parties.region, clock.now(), null)
  const pair = openedPair(1, office.card, office.halves)
  const names = await writeFiles(folder, count)

  const zipped = performance.now()
  await run('zip', ['-q', 'yardstick.zip', ...names], { cwd: folder })
  await run('age', ['-r', region.card.receive, '-o', 'yardstick.age', 'yardstick.zip'], { cwd: folder })
  const theirs = performance.now() - zipped

  const head = {
    ...{
      kind: 'period' as const,
      from: parties.office,
      to: parties.region.kato,
      period: '2024-Q2',
      sequence: 1
    },
    ...{ previous: null, corrects: null, made: clock.now(), program: 'bench' }
  }
  const source = { datasets, rows: (dataset: DatasetName) => rowsOf(dataset, count), rules: () => ({}) }
  const tallies = new Map<DatasetName, Tally>()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.memoryUsage().rss
  delay.enable()
  const started = performance.now()
  const staged = await stagePackage({
    path: join(folder, 'file.komek'),
    ...{ head, pair },
    recipient: { fingerprint: region.fingerprint, receive: region.card.receive },
    zip: zipPieces(packageEntries(head, 'hashed', source, tallies))
  })
  await staged.publish()
  const ours = performance.now() - started
  // What is kept of it, and held against the next file of the period.
  const figures = await figuresOf(factsOf(datasets, tallies), tallies)
  if ((await changesBetween(figures, figures)).length > 0) throw new Error('a file differs from itself')
  delay.disable()
  const grown = Math.max(0, process.memoryUsage().rss - before) / 1024 ** 2

  const reading = performance.now()
  const trust = {
    ...{ self: parties.region.kato, recipients: [region.fingerprint] },
    signers: [
      {
        ...{ kind: 'office' as const, kato: parties.office.kato, fingerprint: office.fingerprint },
        ...{ signPublic: office.card.sign, state: 'trusted' as const }
      }
    ]
  }
  const verified = await verifyFile(staged.path, trust)
  const { rows } = await readContents(verified, [region.halves.receive], () => Promise.resolve())
  const read = performance.now() - reading
  if (rows.people !== count || verified.head.schema !== schemaVersion)
    throw new Error('another file was read')
  const start = await readFile(staged.path, { encoding: 'latin1' }).then((text) => text.slice(0, 15))
  if (start !== 'komek-package/1') throw new Error('the file begins otherwise')

  const yardstickBytes = (await stat(join(folder, 'yardstick.age'))).size
  const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`
  return [
    atMost(
      {
        what: `the period's file of ${count} people`,
        yardstick: `zip, then age: ${duration(theirs)}, ${megabytes(yardstickBytes)}`,
        ours: `${duration(ours)}, ${megabytes(staged.bytes)}`,
        note: 'ours also makes the rows, hashes each for a later correction, and signs'
      },
      ours / theirs,
      settings.quick ? 1000 : 3
    ),
    figure('reading it whole at the region', duration(read), 'both passes, every value held to its type'),
    {
      ...figure("longest turn while the period's file is made", duration(delay.max / 1e6)),
      ...{ budget: '≤ 100 ms', met: settings.quick || delay.max / 1e6 <= 100 }
    },
    figure("memory while the period's file is made", `+${grown.toFixed(0)} MB`)
  ]
}
