import { execFile } from 'node:child_process'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import { openOffice, type Office } from '../../electron/office'
import { generatedOfficePassword, writeAssignedOffice } from '../support/generated-office'
import { atLeast, atMost, duration, figure, type BenchRow } from './report'
import { resourcesFolder, root, type BenchSettings } from './settings'

const run = promisify(execFile)

const quarter = '2026-Q4'
const clock = { now: () => '2026-11-20T06:00:00.000Z', today: () => '2026-11-20' }

interface Opened {
  office: Office
  clerk: CallOffice
  head: CallOffice
  close(): Promise<void>
  onProgress(listener: (done: number, total: number) => void): void
}

type CallOffice = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

async function open(folder: string): Promise<Opened> {
  let listener = (done: number, total: number): void => void [done, total]
  const office = await openOffice({
    ...{ dataFolder: folder, resourcesFolder, version: '0.0.0-bench', clock },
    emit: (event) => {
      if (event.kind === 'progress') listener(event.done, event.total)
    }
  })
  const as = async (login: string): Promise<CallOffice> => {
    const session = office.createSession('headless', 'ru')
    const call: CallOffice = async (name, input) => {
      const answer = await office.dispatch(name, input, session)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
      return answer.result as OutputOf<typeof name>
    }
    await call('accounts.signIn', { login, password: generatedOfficePassword })
    return call
  }
  return {
    ...{ office, clerk: await as('clerk'), head: await as('head'), close: () => office.close() },
    onProgress: (next) => (listener = next)
  }
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

/** Milliseconds a family when each is renewed by itself, through the screens' own operations. */
async function oneByOne(folder: string, count: number): Promise<number> {
  const { clerk, head, close } = await open(folder)
  try {
    const { rows } = await clerk('renewal.reminders', { quarter, limit: count })
    const start = performance.now()
    for (const row of rows) {
      const base = (await clerk('cases.get', { id: row.caseId })).case
      const declared = (await clerk('incomes.get', { familyId: row.familyId, quarter: '2026-Q3' }))
        .declaration
      const { case: made } = await clerk('cases.register', {
        ...{ applicantId: row.personId, appliedOn: '2026-10-01' },
        members: base.members.map((member) => ({
          ...{ personId: member.personId, relation: member.relation, student: member.student },
          ...{ ableBodied: member.ableBodied, disabilityGroup: member.disabilityGroup },
          ...{ caresFor: member.caresFor, longSickLeave: member.longSickLeave }
        }))
      })
      const { id } = made
      await clerk('cases.saveIncomes', {
        id,
        incomes: (declared?.incomes ?? []).map((income) => ({
          ...income,
          quarter: '2026-Q3',
          source: 'справка'
        }))
      })
      await clerk('cases.saveSurvey', { id, survey: { conclusion: 'need' } })
      await clerk('cases.assess', { id })
      await clerk('cases.propose', { id })
      await head('cases.approve', { id })
    }
    return (performance.now() - start) / rows.length
  } finally {
    await close()
  }
}

/** Python's sqlite3 writes the rows that the renewal wrote, ready made, into the file as it was before. */
async function python(before: string, after: string, id: number): Promise<number> {
  const script = join(root, 'tests/bench/yardstick-renewal.py')
  const { stdout } = await run('python3', [script, before, after, String(id)])
  return Number(stdout) * 1000
}

/** Has the work stopped half way; answers whether nothing was left of it. */
async function stopsClean({ office, head, onProgress }: Opened, id: number): Promise<boolean> {
  const session = office.createSession('headless', 'ru')
  session.user = { id: 3, login: 'head', name: 'head', role: 'head', locale: 'ru' }
  onProgress((done, total) => {
    if (done * 2 >= total - 100) void office.dispatch('jobs.cancel', { jobId: 'bench-renewal' }, session)
  })
  const stopped = await head('renewal.apply', { id, jobId: 'bench-renewal' }).then(
    () => false,
    () => true
  )
  onProgress(() => undefined)
  const { state, decisions } = await head('renewal.get', { id })
  return stopped && state === 'proposed' && decisions === 0
}

/** A quarter renewed for so many families. */
export async function renewOffice(
  settings: BenchSettings,
  families: number,
  whole: boolean
): Promise<BenchRow[]> {
  const folder = join(settings.folder, `renewal-${families}`)
  await mkdir(folder, { recursive: true })
  await writeAssignedOffice(folder, resourcesFolder, { families, seed: 11, quarter: '2026-Q3' })
  const file = join(folder, 'komek.db')
  const copies = join(settings.folder, `renewal-${families}-copies`)
  await mkdir(join(copies, 'single'), { recursive: true })
  if (whole) await copyFile(file, join(copies, 'single', 'komek.db'))

  const first = await open(folder)
  const preview = await measured(() =>
    first.clerk('renewal.preview', { programme: 'asp', quarter, mode: 'proactive' })
  )
  const { id } = preview.result
  await first.clerk('renewal.apply', { id })
  await first.close()
  if (whole) await copyFile(file, join(copies, 'before.db'))
  const second = await open(folder)
  const clean = await stopsClean(second, id)
  const apply = await measured(() => second.head('renewal.apply', { id }))
  await second.close()

  const { decided } = apply.result
  const block = Math.max(preview.longestBlockMs, apply.longestBlockMs)
  const rss = Math.max(preview.rss, apply.rss)
  const what = `renewal of ${decided} families, working and commit`
  const ours = duration(apply.ms)
  const rows: BenchRow[] = [
    figure(`dry run of ${families} families`, duration(preview.ms), JSON.stringify(preview.result.counts)),
    {
      ...figure(
        `a renewal of ${decided} stopped half way`,
        clean ? 'leaves nothing' : 'left something or was not stopped'
      ),
      met: clean
    },
    atMost(
      {
        what: `longest turn of the main process, ${decided} renewals`,
        yardstick: '100 ms',
        ours: duration(block)
      },
      block / 100,
      1
    ),
    atMost(
      {
        what: `memory of the process, ${decided} renewals`,
        yardstick: '1.5 GB',
        ours: `${(rss / 2 ** 20).toFixed(0)} MB`
      },
      rss / (1.5 * 2 ** 30),
      1
    )
  ]
  if (!whole) return [figure(what, ours), ...rows]
  const single = (await oneByOne(join(copies, 'single'), settings.quick ? 10 : 100)) * decided
  rows.push(
    atLeast(
      {
        what,
        yardstick: `one by one ${duration(single)}`,
        ours,
        note: 'one by one: a hundred families, reckoned up'
      },
      single / apply.ms,
      10
    )
  )
  try {
    const ms = await python(join(copies, 'before.db'), file, id)
    rows.push(
      atLeast(
        {
          what,
          yardstick: `Python sqlite3 ${duration(ms)}`,
          ours,
          note: 'Python writes the same rows, ready made'
        },
        ms / apply.ms,
        0.45
      )
    )
  } catch (error) {
    rows.push(
      figure(what, ours, `no yardstick: ${error instanceof Error ? error.message.slice(0, 300) : ''}`)
    )
  }
  return rows
}

/** A quarter of ten thousand families, against one by one and against Python; and of a hundred thousand. */
export async function benchRenewal(settings: BenchSettings): Promise<BenchRow[]> {
  if (settings.quick) return renewOffice(settings, 60, true)
  return [...(await renewOffice(settings, 10_000, true)), ...(await renewOffice(settings, 100_000, false))]
}
