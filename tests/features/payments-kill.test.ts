import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { enterManyPayees, officeWithPayees, payDay } from './support/payments'
import { openPlayedOffice, withSql } from './support/play'

const payees = 8_000

let programs: string
let program: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  program = await bundleProgram('tests/features/programs/payments.ts', programs)
}, 60_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

/** Lets a freeze tell so many steps and kills it; answers the last that it said. */
async function killAfter(folder: string, steps: number): Promise<string> {
  const running = startProgram(program, [folder, resourcesFolder, payDay])
  let said = 0
  let last = ''
  for (let line = await running.lines.next(); !line.done; line = await running.lines.next()) {
    last = line.value
    said += 1
    if (said === steps) running.process.kill('SIGKILL')
  }
  await running.gone
  expect(said).toBeGreaterThanOrEqual(steps)
  return last
}

const state = (folder: string) =>
  withSql(folder, (sql) =>
    sql.get<{ lists: number; lines: number; listed: number; numbers: number }>(
      `SELECT (SELECT count(*) FROM payment_lists) AS lists, (SELECT count(*) FROM payment_list_lines) AS lines,
         (SELECT count(*) FROM payments WHERE state = 'listed') AS listed,
         (SELECT count(*) FROM counters WHERE name LIKE 'payment-list%') AS numbers`
    )
  )

it('kill -9 amid a freeze leaves nothing of the list; asked again it is whole', async () => {
  const folder = await temporaryFolder()
  const close: (() => Promise<void>)[] = []
  await officeWithPayees([1], { dataFolder: folder, atEnd: (step) => void close.push(step) })
  for (const step of close.reverse()) await step()
  await enterManyPayees(folder, payees, { programme: 'asp', month: '2024-05', amount: (i) => 100 + i })

  for (const steps of [1, 5, 8]) {
    expect(await killAfter(folder, steps)).toBe('progress')
    expect(await state(folder)).toEqual({ lists: 0, lines: 0, listed: 0, numbers: 0 })
  }
  expect(await killAfter(folder, 1_000_000).catch(() => 'ended')).toBe('ended')
  expect(await state(folder)).toMatchObject({ lists: 1, lines: payees + 1, listed: payees + 1, numbers: 1 })
  const after = await openPlayedOffice(payDay, { dataFolder: folder })
  expect(await after.admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  expect(await after.admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
  expect((await after.clerk.call('payments.lists', {})).rows).toMatchObject([
    { number: '2024/0001', lines: payees + 1 }
  ])
}, 120_000)
