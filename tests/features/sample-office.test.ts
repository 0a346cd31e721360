import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { OfficeEvent } from '@shared/contract'
import { writeDecisions } from '../support/generated-decisions'
import { temporaryFolder } from '../support/database'
import {
  openTestOffice,
  resourcesFolder,
  testPassword,
  type Person,
  type TestOffice
} from '../support/office'

const november = { now: () => '2026-11-20T06:00:00.000Z', today: () => '2026-11-20' }

async function signIn({ office, as }: TestOffice, login: string): Promise<Person> {
  const person = as(office.createSession('headless', 'ru'))
  await person.call('accounts.signIn', { login, password: testPassword })
  return person
}

it('1 000 generated decisions of all rule versions, read back from the file: recomputed with 0 differences', async () => {
  const folder = join(await temporaryFolder(), 'office')
  await writeDecisions(folder, resourcesFolder, 1000, 11)
  const opened = await openTestOffice({ dataFolder: folder, clock: november })
  const head = await signIn(opened, 'head')
  const admin = await signIn(opened, 'administrator')
  expect(await head.call('decisions.recompute', {})).toEqual({ checked: 1000, differences: [] })
  expect(await admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  expect(await admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
  const versions = new Set<string>()
  let assigned = 0
  for (let id = 1; id <= 1000; id += 20) {
    const decision = await head.call('decisions.get', { id })
    versions.add(decision.assessment.ruleVersion)
    assigned += Number(decision.kind === 'assign')
  }
  expect([...versions].sort()).toEqual(['asp2018_01', 'asp2019_04', 'asp2020_01', 'asp2023_07', 'asp2025_01'])
  expect(assigned).toBeGreaterThan(15)
  expect(assigned).toBeLessThan(48)
}, 240_000)

it('a sample office has cases at every stage, renewals and former decisions, and holds together', async () => {
  const events: OfficeEvent[] = []
  const opened = await openTestOffice({ clock: november, emit: (event) => events.push(event) })
  const made = await opened.visitor.call('office.createSample', {
    password: testPassword,
    families: 30,
    jobId: 'sample'
  })
  expect(made.families).toBe(30)
  expect(made.status.office).toMatchObject({ sample: true, region: '63' })
  const progress = events.filter((event) => event.kind === 'progress')
  expect(progress.at(-1)).toMatchObject({ jobId: 'sample', done: progress.at(-1)?.total })
  const clerk = await signIn(opened, 'clerk')
  const admin = await signIn(opened, 'admin')
  const { counts } = await clerk.call('cases.list', { limit: 1 })
  for (const state of [
    'registered',
    'in-review',
    'waiting',
    'assessed',
    'proposed',
    'decided',
    'withdrawn'
  ]) {
    expect(counts[state], state).toBeGreaterThan(0)
  }
  const { rows } = await clerk.call('cases.list', { states: ['proposed'], limit: 50 })
  const views = await Promise.all(rows.map((row) => clerk.call('cases.get', { id: row.id })))
  expect(views.some((view) => view.case.previous !== null)).toBe(true)
  const recomputed = await clerk.call('decisions.recompute', {})
  expect(recomputed.checked).toBe(counts.decided)
  expect(recomputed.differences).toEqual([])
  expect(await admin.call('journal.verify', {})).toMatchObject({ ok: true })
  expect(await admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
  const own = (await admin.call('parameters.list', {})).values.filter((value) => value.mark === 'office')
  expect(new Set(own.map((value) => value.act))).toEqual(new Set(['үлгі деректер / учебные данные']))
}, 120_000)

it('a sample office that is stopped leaves the folder as new, and can be made again', async () => {
  let cancelled = 0
  const opened: TestOffice = await openTestOffice({
    clock: november,
    emit: (event) => {
      if (event.kind !== 'progress' || event.done !== 5 || cancelled > 0) return
      cancelled += 1
      void opened.visitor.send('jobs.cancel', { jobId: 'sample' })
    }
  })
  const { visitor } = opened
  const sample = { password: testPassword, families: 3, jobId: 'sample' }
  const answer = await visitor.send('office.createSample', sample)
  expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await visitor.call('office.status', {})).toMatchObject({ state: 'new' })
  expect(await visitor.call('office.createSample', sample)).toMatchObject({ families: 3 })
  await expect(visitor.call('office.createSample', sample)).rejects.toMatchObject({ code: 'already-set-up' })
}, 120_000)
