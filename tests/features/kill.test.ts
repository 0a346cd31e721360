import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { resourcesFolder } from '../support/office'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder } from '../support/database'
import {
  adult,
  child,
  enterFamily,
  openPlayedOffice,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'

const kills = 50
const day = '2026-11-20'
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025]
const families = 6

let programs: string
let approve: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  approve = await bundleProgram('tests/features/programs/approve.ts', programs)
}, 60_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

/** Families that apply every quarter, each application proposed and not yet decided. */
async function proposeMany({ admin, clerk }: PlayedOffice): Promise<number> {
  const quarters = years.flatMap((year) => [1, 2, 3, 4].map((quarter) => ({ year, quarter })))
  for (const { year, quarter } of quarters) await setLine(admin, `${year}-Q${quarter}`, '40000')
  for (let family = 0; family < families; family += 1) {
    const entered = await enterFamily(clerk, [adult, child('2015-04-01')])
    for (const { year, quarter } of quarters) {
      const appliedOn = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-20`
      const { id } = await register(clerk, entered, appliedOn)
      await clerk.call('cases.saveSurvey', { id, survey: { conclusion: 'need' } })
      await clerk.call('cases.assess', { id })
      await clerk.call('cases.propose', { id })
    }
  }
  return families * quarters.length
}

/** Lets the program acknowledge a number of decisions and kills it; answers all that it said. */
async function killAfter(folder: string, user: number, acknowledged: number): Promise<string[]> {
  const running = startProgram(approve, [folder, resourcesFolder, day, String(user)])
  const said: string[] = []
  for (let line = await running.lines.next(); !line.done; line = await running.lines.next()) {
    said.push(line.value)
    if (said.length === acknowledged) running.process.kill('SIGKILL')
  }
  await running.gone
  return said
}

interface Standing {
  number: string
  months: number
  payments: number
  paid: number
  total: number
  journal: number
  approvals: number
  state: string
  proposal: string
}

/** Every decision with what must have come with it, and how much there is without one. */
function standing(folder: string): Promise<{ decisions: Standing[]; orphans: { n: number } | undefined }> {
  return withSql(folder, async (sql) => ({
    decisions: await sql.all<Standing>(
      `SELECT d.number, json_array_length(d.result, '$.months') AS months, d.total, c.state, p.state AS proposal,
         (SELECT count(*) FROM payments y WHERE y.decision_id = d.id) AS payments,
         (SELECT sum(amount) FROM payments y WHERE y.decision_id = d.id) AS paid,
         (SELECT count(*) FROM journal j WHERE j.subject_kind = 'decision' AND j.subject_id = d.id AND j.after_hash = d.hash) AS journal,
         (SELECT count(*) FROM approvals a WHERE a.proposal_id = p.id AND a.verdict = 'approved') AS approvals
       FROM decisions d JOIN cases c ON c.id = d.case_id JOIN proposals p ON p.id = d.proposal_id`
    ),
    orphans: await sql.get<{ n: number }>(
      `SELECT (SELECT count(*) FROM cases WHERE state = 'decided' AND id NOT IN (SELECT case_id FROM decisions))
         + (SELECT count(*) FROM proposals WHERE state = 'approved' AND id NOT IN (SELECT proposal_id FROM decisions))
         + (SELECT count(*) FROM approvals WHERE proposal_id NOT IN (SELECT proposal_id FROM decisions))
         + (SELECT count(*) FROM journal WHERE subject_kind = 'decision' AND subject_id NOT IN (SELECT id FROM decisions)) AS n`
    )
  }))
}

it(`kill -9 during deciding, ${kills} times: every acknowledged decision stands with its payments and journal row, none is half there`, async () => {
  const folder = await temporaryFolder()
  const close: (() => Promise<void>)[] = []
  const played = await openPlayedOffice(day, { dataFolder: folder, atEnd: (step) => void close.push(step) })
  const pool = await proposeMany(played)
  const user = played.reviewer.session.user?.id ?? 0
  for (const step of close.reverse()) await step()

  const acknowledged: string[] = []
  for (let round = 0; round < kills; round += 1) {
    acknowledged.push(...(await killAfter(folder, user, 1 + (round % 2))))
    const { decisions, orphans } = await standing(folder)
    const numbers = new Set(decisions.map(({ number }) => number))
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([])
    for (const one of decisions) {
      expect(one).toMatchObject({
        months: 3,
        payments: 3,
        paid: one.total,
        journal: 1,
        approvals: 1,
        state: 'decided',
        proposal: 'approved'
      })
    }
    expect(orphans).toEqual({ n: 0 })
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills)

  const after = await openPlayedOffice(day, { dataFolder: folder })
  expect(await after.admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  expect(await after.admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
  const { checked, differences } = await after.clerk.call('decisions.recompute', {})
  expect(differences).toEqual([])
  expect(checked).toBeGreaterThanOrEqual(acknowledged.length)
  expect(checked).toBeLessThan(pool)
}, 600_000)
