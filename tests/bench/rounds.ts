import { execFile } from 'node:child_process'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import { readyCategories } from '@shared/distribution/categories'
import { kyselyFor } from '../../electron/database/dialect'
import { openConnection } from '../../electron/database/driver'
import type { Tables } from '../../electron/database/tables'
import { claimsQuery } from '../../electron/distribution/rounds/claim-queries'
import { searchOf } from '../../electron/distribution/rounds/select'
import { mustFindRound } from '../../electron/distribution/rounds/views'
import { Call, type OfficeServices, type SessionContext } from '../../electron/ipc/call'
import { openOffice, openServices, type Office } from '../../electron/office'
import { benchPassword } from './big-office'
import { atLeast, atMost, duration, figure, type BenchRow } from './report'
import { clock, resourcesFolder, root, type BenchSettings } from './settings'

const run = promisify(execFile)
const options = (folder: string) => ({
  dataFolder: folder,
  resourcesFolder,
  version: '0.0.0-bench',
  emit: () => undefined,
  clock
})

type CallOffice = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

/** Calls as the head of the office, who may do all of this. */
async function asHead(office: Office): Promise<CallOffice> {
  const session = office.createSession('headless', 'ru')
  const call: CallOffice = async (name, input) => {
    const answer = await office.dispatch(name, input, session)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
    return answer.result as OutputOf<typeof name>
  }
  await call('accounts.signIn', { login: 'head', password: benchPassword })
  return call
}

/** A payment of ASP to every third family, past the steps of a case: a decision each would be a bench of its own. */
async function payFamilies(folder: string, month: string): Promise<void> {
  const connection = await openConnection(join(folder, 'komek.db'), { create: false })
  try {
    await connection.exec('PRAGMA foreign_keys = OFF')
    await connection.run(
      `INSERT INTO payments (decision_id, family_id, person_id, programme, month, amount, iban, state)
       SELECT 1, family_id, min(person_id), 'asp', ?, 100, 'KZ978562203105747338', 'planned'
       FROM family_members WHERE until IS NULL AND family_id % 3 = 0 GROUP BY family_id`,
      [month]
    )
  } finally {
    await connection.close()
  }
}

/** Marks so many applicants as unemployed whom no other category takes, so that the list is as long as it is meant to be. */
async function markUnemployed(folder: string, count: number): Promise<void> {
  const connection = await openConnection(join(folder, 'komek.db'), { create: false })
  try {
    await connection.run(
      `INSERT INTO person_marks (person_id, mark, since, source, entered_by, entered_at)
       SELECT m.person_id, 'registered-unemployed', '2026-10-01', 'bench', 1, '2026-10-01T04:00:00.000Z'
       FROM family_members m JOIN people p ON p.id = m.person_id
       WHERE m.relation = 'applicant' AND p.disability_group IS NULL AND NOT EXISTS (
         SELECT 1 FROM family_members o JOIN people q ON q.id = o.person_id
         WHERE o.family_id = m.family_id AND q.disability_group IS NOT NULL)
       ORDER BY m.person_id LIMIT ?`,
      [count]
    )
  } finally {
    await connection.close()
  }
}

/** A point in each settlement of the region, a warehouse full of kits, and a round of the five categories of kits. */
async function prepare(call: CallOffice, settlements: readonly string[]): Promise<number> {
  const place = (code: string, kind: 'warehouse' | 'point', kato: string) =>
    call('places.save', {
      ...{ code, kind, kato, nameKk: `Орын ${code}`, nameRu: `Место ${code}` },
      ...{ address: 'улица Абая, 1', responsible: 'bench' }
    })
  const warehouse = await place('W', 'warehouse', settlements[0] ?? '')
  const points: number[] = []
  for (const [index, kato] of settlements.entries())
    points.push((await place(`P${index + 1}`, 'point', kato)).id)
  const item = await call('items.save', { code: 'KIT', nameKk: 'Жиынтық', nameRu: 'Набор', unit: 'piece' })
  await call('stock.receive', {
    ...{ placeId: warehouse.id, waybill: '1', supplier: 'bench' },
    lines: [{ itemId: item.id, quantity: 1_000_000, batch: 'A' }]
  })
  const round = await call('rounds.create', {
    ...{ nameKk: 'Жиынтықтар', nameRu: 'Наборы', programme: 'kit' as const, wareId: item.wareId },
    ...{ norm: 'person' as const, quantity: 1, repeatAfter: 'month' as const, asOf: '2026-11-15' },
    ...{ sourcePlaceId: warehouse.id, pointIds: points, firstDay: '2026-11-23', lastDay: '2026-12-04' },
    criteria: { area: ['630000000'], categories: [...readyCategories.kit] }
  })
  return round.id
}

interface Measured<T> {
  result: T
  ms: number
  longestBlockMs: number
  /** The most memory of the process meanwhile, bytes. */
  rss: number
}

async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let rss = process.memoryUsage.rss()
  const timer = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 50)
  delay.enable()
  const start = performance.now()
  try {
    const result = await work()
    return { result, ms: performance.now() - start, longestBlockMs: delay.max / 1e6, rss }
  } finally {
    delay.disable()
    clearInterval(timer)
  }
}

/** The program's own statement that finds the people, for all of them at once. */
async function statement(
  services: OfficeServices,
  roundId: number
): Promise<{ sql: string; params: unknown[] }> {
  const session: SessionContext = { door: 'headless', user: null, locked: false, locale: 'ru' }
  const call = new Call('rounds.draw', services, session)
  return call.read(async (read) => {
    const search = await searchOf(call, read, await mustFindRound(read, roundId))
    const { sql, parameters } = claimsQuery(search, { after: null, until: null }).compile(
      kyselyFor<Tables>(read)
    )
    return { sql, params: [...parameters] }
  })
}

async function yardstick(settings: BenchSettings, folder: string, roundId: number): Promise<number> {
  const { services, close } = await openServices(options(folder))
  const query = join(settings.folder, 'claims.json')
  await writeFile(query, JSON.stringify(await statement(services, roundId)))
  await close()
  const copy = join(settings.folder, 'yardstick-rounds.db')
  await copyFile(join(folder, 'komek.db'), copy)
  const script = join(root, 'tests/bench/yardstick-rounds.py')
  const { stdout } = await run('python3', [script, copy, query, String(roundId)])
  return Number(stdout) * 1000
}

function budgets(draw: Measured<unknown>, freeze: Measured<unknown>): BenchRow[] {
  const block = Math.max(draw.longestBlockMs, freeze.longestBlockMs)
  const rss = Math.max(draw.rss, freeze.rss)
  return [
    atMost(
      {
        what: 'longest turn of the main process while drawing and freezing',
        yardstick: '100 ms',
        ours: duration(block)
      },
      block / 100,
      1
    ),
    atMost(
      {
        what: 'memory of the process while drawing and freezing',
        yardstick: '1.5 GB',
        ours: `${(rss / 2 ** 20).toFixed(0)} MB`
      },
      rss / (1.5 * 2 ** 30),
      1
    )
  ]
}

/** Drawing and freezing a round of 78 000 lines from the big office, against Python's sqlite3 with the same statements. */
export async function benchRounds(settings: BenchSettings, folder: string): Promise<BenchRow[]> {
  const wanted = settings.quick ? 260 : 78_000
  await payFamilies(folder, '2026-11')
  const office = await openOffice(options(folder))
  const call = await asHead(office)
  const id = await prepare(call, await settlementsOf(folder))
  const before = await call('rounds.draw', { id })
  await markUnemployed(folder, Math.max(0, wanted - before.lines))
  const draw = await measured(() => call('rounds.draw', { id }))
  const freeze = await measured(() => call('rounds.freeze', { id }))
  const { lines } = freeze.result.counts
  await office.close()
  const what = `freezing a round of ${lines} lines, from ${draw.result.found} found of all`
  const ours = duration(freeze.ms)
  const rows = [
    figure(
      `drawing a round of ${draw.result.lines} lines`,
      duration(draw.ms),
      'reads the whole office, writes nothing'
    )
  ]
  try {
    const python = await yardstick(settings, folder, id)
    const note =
      'ours also assigns points and slots, copies names and addresses, reserves and writes the journal'
    rows.push(
      atLeast({ what, yardstick: `Python sqlite3 ${duration(python)}`, ours, note }, python / freeze.ms, 0.5)
    )
  } catch (error) {
    rows.push(
      figure(what, ours, `no yardstick: ${error instanceof Error ? error.message.slice(0, 300) : ''}`)
    )
  }
  return [...rows, ...budgets(draw, freeze)]
}

/** The settlements where people live. */
async function settlementsOf(folder: string): Promise<string[]> {
  const connection = await openConnection(join(folder, 'komek.db'), { create: false })
  try {
    const rows = await connection.all<{ kato: string }>(
      'SELECT DISTINCT kato FROM addresses ORDER BY kato LIMIT 500'
    )
    return rows.map(({ kato }) => kato)
  } finally {
    await connection.close()
  }
}
