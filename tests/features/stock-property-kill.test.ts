import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { openPlayedOffice, withSql } from './support/play'
import { openStore, today } from './support/stock'
import { LedgerModel } from './support/stock-model'
import { enterPeople } from './support/stock-people'

const kills = 5

let programs: string
let program: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  program = await bundleProgram('tests/features/programs/stock.ts', programs)
}, 60_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

/** Lets the program do so many operations and kills it; answers all that it said. */
async function killAfter(folder: string, seed: number, operations: number): Promise<string[]> {
  const running = startProgram(program, [folder, resourcesFolder, today, String(seed)])
  const said: string[] = []
  for (let line = await running.lines.next(); !line.done; line = await running.lines.next()) {
    said.push(line.value)
    if (said.length === operations) running.process.kill('SIGKILL')
  }
  await running.gone
  expect(said.length).toBeGreaterThanOrEqual(operations)
  return said
}

it(`kill -9 amid random operations, ${kills} times: all that was answered is there, nothing is there by half, and the rules hold`, async () => {
  const folder = await temporaryFolder()
  const steps: (() => Promise<void>)[] = []
  const store = await openStore({ dataFolder: folder, atEnd: (step) => void steps.push(step) })
  await enterPeople(store.office)
  for (const close of steps.reverse()) await close()

  for (let kill = 0; kill < kills; kill += 1) {
    const said = await killAfter(folder, kill, 30 + kill * 20)
    await withSql(folder, async (sql) => {
      const model = new LedgerModel()
      const [last = 0, checksum] = (said.at(-1) ?? '').split(' ').map(Number)
      await model.catchUp(sql, last)
      expect(model.checksum).toBe(checksum)
      await model.catchUp(sql)
      expect(await model.faults(sql)).toEqual([])
      const loose = await sql.get(
        `SELECT (SELECT count(*) FROM movements WHERE kind = 'send' AND id NOT IN (SELECT sent_id FROM transfers))
           + (SELECT count(*) FROM movements WHERE kind = 'hand-out' AND id NOT IN (SELECT movement_id FROM hand_outs)) AS n`
      )
      expect(loose).toEqual({ n: 0 })
    })
  }
  const after = await openPlayedOffice(today, { dataFolder: folder })
  after.clock.set('2026-11-21')
  expect(await after.admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  expect(await after.admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
}, 180_000)
