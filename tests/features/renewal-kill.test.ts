import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder } from '../support/database'
import { writeAssignedOffice } from '../support/generated-office'
import { openTestOffice, resourcesFolder, type Person } from '../support/office'
import { dump } from './support/play'

const families = 900

let programs: string
let program: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  program = await bundleProgram('tests/features/programs/renewal.ts', programs)
}, 120_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

const clock = { now: () => '2026-11-20T06:00:00.000Z', today: () => '2026-11-20' }

/** The office opened for a while by the clerk and the head. */
async function opened<T>(folder: string, work: (clerk: Person, admin: Person) => Promise<T>): Promise<T> {
  const steps: (() => Promise<void>)[] = []
  const { office, as } = await openTestOffice({ dataFolder: folder, clock }, (step) => void steps.push(step))
  const seat = (id: number, role: 'clerk' | 'administrator'): Person => {
    const session = office.createSession('headless', 'ru')
    session.user = { id, login: role, name: `Тестов ${role}`, role, locale: 'ru' }
    return as(session)
  }
  const result = await work(seat(2, 'clerk'), seat(1, 'administrator'))
  for (const step of steps.reverse()) await step()
  return result
}

/** Lets the program decide until it has said so many lines, and kills it. */
async function killAfter(folder: string, id: number, lines: number): Promise<void> {
  const running = startProgram(program, [folder, resourcesFolder, String(id)])
  let said = 0
  for (let line = await running.lines.next(); !line.done; line = await running.lines.next()) {
    said += 1
    if (said === lines) running.process.kill('SIGKILL')
  }
  await running.gone
  expect(said).toBeGreaterThanOrEqual(lines)
}

it('kill -9 amid the decisions of a renewal leaves nothing of them; going on decides every family once', async () => {
  const folder = await temporaryFolder()
  await writeAssignedOffice(folder, resourcesFolder, { families, seed: 3, quarter: '2026-Q3' })
  const { id, decidable } = await opened(folder, async (clerk) => {
    const drawn = await clerk.call('renewal.preview', {
      programme: 'asp',
      quarter: '2026-Q4',
      mode: 'proactive'
    })
    await clerk.call('renewal.apply', { id: drawn.id })
    return { id: drawn.id, decidable: drawn.families - (drawn.counts['needs-clerk'] ?? 0) }
  })
  expect(decidable).toBeGreaterThan(families / 2)
  const before = await dump(folder)
  for (const lines of [1, 2, 3]) {
    await killAfter(folder, id, lines)
    expect(await dump(folder)).toEqual(before)
  }
  const running = startProgram(program, [folder, resourcesFolder, String(id)])
  let last = ''
  for (let line = await running.lines.next(); !line.done; line = await running.lines.next()) last = line.value
  await running.gone
  expect(last).toBe(String(decidable))
  await opened(folder, async (clerk, admin) => {
    expect(await clerk.call('renewal.get', { id })).toMatchObject({ state: 'decided', decisions: decidable })
    expect(await admin.call('decisions.recompute', {})).toEqual({
      checked: families + decidable,
      differences: []
    })
    expect(await admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
    expect(await admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
  })
}, 300_000)
