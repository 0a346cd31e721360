import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { datasetOf, type DatasetRow } from '@shared/exchange/datasets'
import { verifyFile } from '../../electron/exchange/package/verify'
import { readContents } from '../../electron/exchange/package/contents'
import { Call } from '../../electron/ipc/call'
import type { Job } from '../../electron/ipc/jobs'
import type { OpenPair } from '../../electron/keys/key-ring'
import { openServices } from '../../electron/office'
import type { Desk } from '../../electron/region/context'
import { loadPackage } from '../../electron/region/load'
import { copyText } from '../../electron/region/postgres-copy'
import { postgresStore } from '../../electron/region/postgres-store'
import { bookOf, regionParty, testPair, writeTestPackage } from '../support/package'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { atLeast, atMost, duration, figure, type BenchRow } from './report'
import { clock, resourcesFolder, type BenchSettings } from './settings'

const tables = ['people', 'payments'] as const
type Rows = Record<(typeof tables)[number], DatasetRow[]>

const hash = (n: number): string => `${n.toString(16).padStart(8, '0')}${'5a'.repeat(28)}`

/** People of a district and three months of money for each. */
function makeRows(people: number): Rows {
  const months = ['2026-07', '2026-08', '2026-09']
  return {
    people: Array.from({ length: people }, (_, n) => [
      ...[hash(n), null, null, null, null, 1950 + (n % 70), n % 2 === 0 ? 'f' : 'm', '634030100']
    ]),
    payments: Array.from({ length: people * 3 }, (_, n) => [
      ...[
        n + 1,
        `2026/${String(n % people).padStart(6, '0')}`,
        (n % people) + 1,
        hash(n % people),
        'asp',
        null
      ],
      ...[months[Math.floor(n / people)] ?? '', 1_234_500 + n, 'paid', '2026/7', '2026-09-20']
    ])
  }
}

const unseen: Job = {
  signal: new AbortController().signal,
  progress: () => undefined,
  check: () => undefined
}

function deskOf(call: Call, [office, region]: readonly [OpenPair, OpenPair]): Desk {
  return {
    ...{ call, self: regionParty, trust: bookOf(region, office), personal: 'hashed', pairs: [region] },
    rules: { region: regionParty.kato, periods: 'quarter' }
  }
}

/** Milliseconds in which psql copies the rows, ready made, into the same tables of another database. */
async function plainCopy(postgres: TestPostgres, call: Call, folder: string, rows: Rows): Promise<number> {
  const url = await postgres.newDatabase()
  const store = await postgresStore(call, url)
  await store.close()
  const commands = [
    'BEGIN;',
    "INSERT INTO region_packages (office, name_kk, name_ru, file_name, file_hash, bytes, state, receipt, received_at) VALUES ('634000000', 'a', 'a', 'f', 'h', 1, 'loaded', '', '2026');"
  ]
  for (const name of tables) {
    const path = join(folder, `${name}.copy`)
    await writeFile(path, copyText(rows[name].map((row) => [1, ...row])))
    const columns = ['package_id', ...datasetOf(name).fields.map((field) => field.name)]
    commands.push(`\\copy region_${name} (${columns.join(', ')}) FROM '${path}'`)
  }
  const from = performance.now()
  await postgres.psql(url, [...commands, 'COMMIT;', ''].join('\n'))
  return performance.now() - from
}

/** The file, and what the yardstick takes for its rows; the rows themselves are let go of before anything is loaded. */
async function prepare(
  postgres: TestPostgres,
  call: Call,
  folder: string,
  { people, pairs }: { people: number; pairs: readonly [OpenPair, OpenPair] }
): Promise<{ path: string; yardstick: number }> {
  const rows = makeRows(people)
  const head = { period: '2026-Q3' }
  const path = await writeTestPackage(folder, pairs, { head, rows, datasets: tables })
  return { path, yardstick: await plainCopy(postgres, call, folder, rows) }
}

/** A period's file into the region's PostgreSQL: checked, decrypted, held against its sums and loaded; beside it plain COPY. */
export async function benchRegion(settings: BenchSettings): Promise<BenchRow[]> {
  const people = settings.quick ? 1_000 : 100_000
  const what = `a region loads a file of ${people * 4} rows into PostgreSQL`
  const postgres = await startPostgres().catch((error: unknown) => String(error))
  if (typeof postgres === 'string')
    return [figure(what, 'not measured', `no PostgreSQL: ${postgres.slice(0, 200)}`)]
  const dataFolder = join(settings.folder, 'region-store')
  const { services, close } = await openServices({
    ...{ dataFolder, resourcesFolder, version: '0.0.0-bench', emit: () => undefined, clock }
  })
  try {
    const call = new Call('region.receive', services, {
      door: 'headless',
      user: null,
      locked: false,
      locale: 'ru'
    })
    const pairs: [OpenPair, OpenPair] = [await testPair('office'), await testPair('region', regionParty)]
    const { path, yardstick } = await prepare(postgres, call, settings.folder, { people, pairs })
    const store = await postgresStore(call, await postgres.newDatabase())
    const desk = deskOf(call, pairs)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const from = performance.now()
    const file = await verifyFile(path, desk.trust)
    await loadPackage(desk, store, file, { fileName: 'bench.komek', job: unseen, readContents })
    const ours = performance.now() - from
    delay.disable()
    const longest = delay.max / 1e6
    await store.close()
    const note =
      'ours checks the signature, decrypts, unpacks, reads and adds up every row as well; the yardstick gets its rows ready made'
    return [
      atLeast(
        { what, yardstick: `psql \\copy ${duration(yardstick)}`, ours: duration(ours), note },
        yardstick / ours,
        0.5
      ),
      atMost(
        {
          what: 'longest turn of the main process while it loads',
          yardstick: '100 ms',
          ours: duration(longest)
        },
        longest / 100,
        1
      )
    ]
  } finally {
    await close()
    await postgres.stop()
  }
}
