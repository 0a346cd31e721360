import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { plainRows } from '../support/package'
import { testSeal } from '../support/region-office'
import { openScene } from '../support/region-scene'
import { openPlayedOffice, withSql } from './support/play'

const day = '2024-08-01'
const rowTables = ['people', 'decisions', 'members', 'payments', 'hand_outs', 'stock', 'services', 'counts']

let programs: string
let program: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  program = await bundleProgram('tests/features/programs/region.ts', programs)
}, 60_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

async function run(folder: string, { copies = '', dies = 0 } = {}): Promise<string | null> {
  const running = startProgram(program, [folder, resourcesFolder, day, copies, String(dies)])
  const last = await running.lines.next()
  await running.gone
  return last.done === true ? null : last.value
}

/** A closed regional center in whose inbox lie two good files and one whose contents are wrong. */
async function regionWithFiles(): Promise<string> {
  const close: (() => Promise<void>)[] = []
  const { region, send } = await openScene({ day, atEnd: (step) => void close.push(step) })
  await send({}, { rows: { payments: plainRows('payments', 5_000) } })
  await send()
  const double = plainRows('payments', 5)
  await send({}, { rows: { payments: [...double, ...double.slice(0, 1)] } })
  // The temporary folder is taken away last: it was made first.
  for (const step of close.slice(1).reverse()) await step()
  return region.folder
}

interface State {
  packages: { sequence: number; state: string }[]
  rows: Record<string, number>
}

/** What the store holds, asked without the program. */
async function stateOf(folder: string): Promise<State> {
  return await withSql(folder, async (sql) => {
    const packages = await sql.all<{ sequence: number; state: string }>(
      'SELECT sequence, state FROM region_packages ORDER BY sequence'
    )
    const rows: Record<string, number> = {}
    for (const name of rowTables)
      rows[name] = (await sql.get<{ n: number }>(`SELECT count(*) AS n FROM region_${name}`))?.n ?? -1
    return { packages, rows }
  })
}

const whole = (packages: State['packages'], each: number, payments: number): State => ({
  packages,
  rows: Object.fromEntries(rowTables.map((name) => [name, name === 'payments' ? payments : each]))
})
const [first, second, wrong] = [
  { sequence: 1, state: 'loaded' },
  { sequence: 2, state: 'loaded' },
  { sequence: 3, state: 'refused' }
] as const
const states = [
  whole([], 0, 0),
  whole([first], 5, 5_000),
  whole([first, second], 10, 5_005),
  whole([first, second, wrong], 10, 5_005)
]

/** No part of a data set lies in clear beside the store. */
async function holdNothingPlain(folder: string): Promise<void> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of all.filter((one) => one.isFile() && !one.name.startsWith('komek.db'))) {
    const bytes = await readFile(join(entry.parentPath, entry.name))
    expect([entry.name, bytes.includes('datapackage.json') || bytes.includes('first_month')]).toEqual([
      entry.name,
      false
    ])
  }
}

/** Everything is there in the end, receipts and what was set aside with its reason too. */
async function holdFinished(folder: string): Promise<void> {
  const inbox = join(folder, 'inbox')
  const region = await openPlayedOffice('2024-08-02', { dataFolder: folder, seal: testSeal })
  const again = await region.manager.call('region.receive', { path: inbox })
  expect(again.loaded + again.already).toBe(2)
  expect(await stateOf(folder)).toEqual(states.at(-1))
  const lies = (await readdir(inbox)).sort().filter((name) => !name.startsWith('set-aside'))
  expect(lies.map((name) => name.replace(/^.*\.komek/, '')).sort()).toEqual(['', '', '.receipt', '.receipt'])
  const aside = await readdir(join(inbox, 'set-aside'))
  expect(aside.map((name) => name.replace(/^.*\.komek/, '')).sort()).toEqual(['', '.receipt', '.txt'])
  expect(await region.admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
}

it('ended before any step of taking files, each file is wholly loaded or not at all, and the rest is taken after', async () => {
  const folder = await regionWithFiles()
  const copies = await temporaryFolder()
  expect(await run(folder, { copies })).toBe('received')
  const steps = (await readdir(copies)).sort()
  expect(steps.length).toBeGreaterThan(40)
  const seen = new Set<number>()
  for (const [index, step] of steps.entries()) {
    const copy = join(copies, step)
    await holdNothingPlain(copy)
    const state = await stateOf(copy)
    expect(states).toContainEqual(state)
    seen.add(state.packages.length)
    if (index % 12 === 0 || state.packages.length > 2) await holdFinished(copy)
  }
  expect([...seen].sort()).toEqual([0, 1, 2, 3])
  await holdFinished(folder)
}, 120_000)

it('killed -9 amid a load, the same folder taken again is whole', async () => {
  const folder = await regionWithFiles()
  for (const dies of [8, 20]) {
    expect(await run(folder, { dies })).toBeNull()
    expect(states).toContainEqual(await stateOf(folder))
  }
  expect(await run(folder)).toBe('received')
  await holdFinished(folder)
}, 60_000)
