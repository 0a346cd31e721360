import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fingerprintOf, readCard } from '../../electron/keys/card'
import { openOffice } from '../../electron/office'
import type { OpenPair } from '../../electron/keys/key-ring'
import { readContents } from '../../electron/exchange/package/contents'
import { verifyFile } from '../../electron/exchange/package/verify'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder } from '../support/database'
import { writeAssignedOffice } from '../support/generated-office'
import { resourcesFolder } from '../support/office'
import { regionParty } from '../support/package'
import { bundledWorker } from '../support/pdf-worker'
import { joinRegion } from './support/exchange'
import { openPlayedOffice, withSql } from './support/play'

const [quarter, day] = ['2024-Q2', '2024-07-05'] as const

let programs: string
let program: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  program = await bundleProgram('tests/features/programs/export.ts', programs)
}, 60_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

/** Runs the program to its end, or to the step at which it dies; answers how it ended, if it did. */
async function run(folder: string, { copies = '', dies = 0 } = {}): Promise<string | null> {
  const worker = (await bundledWorker()).href
  const args = [folder, resourcesFolder, day, quarter, worker, copies, String(dies)]
  const running = startProgram(program, args)
  const last = await running.lines.next()
  await running.gone
  return last.done === true ? null : last.value
}

const recorded = (folder: string) =>
  withSql(folder, (sql) =>
    sql.all<{ file_name: string; sequence: number; file_hash: string; previous_hash: string | null }>(
      'SELECT file_name, sequence, file_hash, previous_hash FROM exports ORDER BY id'
    )
  )

/** Text of a data set or of the descriptor: no byte of it may lie in any file beside the data file. */
const plain = ['datapackage.json', 'payment,decision,family', 'first_month']

async function holdNothingPlain(folder: string): Promise<void> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of all.filter((one) => one.isFile() && !one.name.startsWith('komek.db'))) {
    const bytes = await readFile(join(entry.parentPath, entry.name))
    for (const text of plain) expect([entry.name, bytes.includes(text)]).toEqual([entry.name, false])
  }
}

const namesOf = (rows: readonly { file_name: string }[]): string[] =>
  rows.flatMap(({ file_name: name }) => [name, name.replace('.komek', '.pdf')]).sort()

/** An office with some families, keys and a region. */
async function makeOffice(folder: string): Promise<OpenPair> {
  await writeAssignedOffice(folder, resourcesFolder, { families: 30, seed: 31, quarter })
  const close: (() => Promise<void>)[] = []
  const office = await openPlayedOffice(day, { dataFolder: folder, atEnd: (step) => void close.push(step) })
  const region = await joinRegion(office)
  for (const step of close.reverse()) await step()
  return region
}

/** What lies there once the program has been started again. */
async function madeAfterRestart(folder: string): Promise<string[]> {
  const office = await openOffice({
    dataFolder: folder,
    resourcesFolder,
    version: 'x',
    emit: () => undefined
  })
  await office.close()
  return (await readdir(join(folder, 'exports')).catch(() => [])).sort()
}

async function readsAsRegion(folder: string, region: OpenPair): Promise<void> {
  const office = await openPlayedOffice(day, { dataFolder: folder })
  expect(await office.admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  const { own } = await office.head.call('keys.list', {})
  const signers = own.map(({ card: text, fingerprint }) => {
    const card = readCard(text)
    const party = { kind: card.kind, kato: card.party.kato, fingerprint }
    return { ...party, signPublic: card.sign, state: 'trusted' as const }
  })
  const trust = { self: regionParty.kato, recipients: [fingerprintOf(region.card)], signers }
  for (const row of await recorded(folder)) {
    const file = await verifyFile(join(folder, 'exports', row.file_name), trust)
    expect(file.fileHash).toBe(row.file_hash)
    const { rows: counts } = await readContents(file, [region.identity], () => Promise.resolve())
    expect(counts.payments).toBeGreaterThan(30)
  }
}

it('ended before any step of its making, a file is whole with its number after the restart, or nothing of it is there', async () => {
  const folder = await temporaryFolder()
  const copies = await temporaryFolder()
  await makeOffice(folder)
  expect(await run(folder, { copies })).toBe('made')
  const steps = (await readdir(copies)).sort()
  expect(steps.length).toBeGreaterThan(12)
  let unnamed = 0
  const numbers: number[] = []
  for (const step of steps) {
    const copy = join(copies, step)
    await holdNothingPlain(copy)
    const found = (await readdir(join(copy, 'exports')).catch(() => [])).filter((name) =>
      name.endsWith('.komek')
    )
    const made = await madeAfterRestart(copy)
    const rows = await recorded(copy)
    expect([step, made]).toEqual([step, namesOf(rows)])
    if (found.length > rows.length) unnamed += 1
    numbers.push(rows.length)
  }
  // Among them are the moments when a file had its name and its record was not kept yet, and the one after that.
  expect(unnamed).toBeGreaterThan(0)
  expect(new Set(numbers)).toEqual(new Set([0, 1]))
}, 120_000)

it('killed -9 on the way, the next file has the number, and the one after it goes on from there', async () => {
  const folder = await temporaryFolder()
  const region = await makeOffice(folder)
  for (const dies of [5, 12]) {
    expect(await run(folder, { dies })).toBeNull()
    await holdNothingPlain(folder)
    expect(await recorded(folder)).toEqual([])
  }
  expect(await run(folder)).toBe('made')
  await withSql(folder, (sql) => sql.run(`UPDATE payments SET state = 'listed'`))
  expect(await run(folder)).toBe('made')
  const rows = await recorded(folder)
  expect(rows).toMatchObject([
    { sequence: 1, previous_hash: null },
    { sequence: 2, previous_hash: rows[0]?.file_hash }
  ])
  expect(await madeAfterRestart(folder)).toEqual(namesOf(rows))
  await readsAsRegion(folder, region)
}, 120_000)
