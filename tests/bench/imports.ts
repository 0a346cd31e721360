import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import { sampleFamilies } from '@shared/sample/office'
import { openOffice, type Office } from '../../electron/office'
import { bundledWorker } from '../support/pdf-worker'
import { atMost, duration, figure, type BenchRow } from './report'
import { clock, resourcesFolder, root, type BenchSettings } from './settings'

const run = promisify(execFile)

const password = 'bench-2026!'
const settlements = ['634030100', '634000000']
const headings = [
  ...['ИИН', 'Фамилия', 'Имя', 'Отчество', 'Телефон', 'КАТО', 'Адрес', 'Счет', 'Номер семьи', 'Родство']
]

type CallOffice = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

/** A list of so many people in their families, as a school or a clinic would send it. */
function listOf(people: number): string {
  const lines = [headings.join(';')]
  let family = 0
  for (const { members, address, iban } of sampleFamilies({
    ...{ families: people, seed: 11, on: '2026-10-01', settlements }
  })) {
    family += 1
    for (const one of members) {
      const account = one.relation === 'applicant' ? iban : ''
      const names = [one.lastName, one.firstName, one.middleName ?? '']
      lines.push(
        [one.iin, ...names, one.phone ?? '', address.kato, address.text, account, family, one.relation].join(
          ';'
        )
      )
    }
    if (lines.length > people) break
  }
  return lines.join('\n')
}

async function clerkOf(office: Office): Promise<CallOffice> {
  const call =
    (session: ReturnType<Office['createSession']>): CallOffice =>
    async (name, input) => {
      const answer = await office.dispatch(name, input, session)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
      return answer.result as OutputOf<typeof name>
    }
  const admin = call(office.createSession('headless', 'ru'))
  await admin('office.setup', {
    office: {
      ...{ nameKk: 'Аудандық бөлім', nameRu: 'Районный отдел', addressKk: 'Абай көшесі, 1' },
      ...{ addressRu: 'улица Абая, 1', phone: '+7 700 000 00 00', kato: '634000000' },
      ...{ headNameKk: 'А. А.', headNameRu: 'А. А.' }
    },
    administrator: { login: 'admin', name: 'admin', password }
  })
  await admin('accounts.signIn', { login: 'admin', password })
  await admin('accounts.create', { login: 'clerk', name: 'clerk', role: 'clerk', password })
  const clerk = call(office.createSession('headless', 'ru'))
  await clerk('accounts.signIn', { login: 'clerk', password })
  return clerk
}

interface Measured<T> {
  result: T
  ms: number
  /** Processor time of all threads. */
  cpuMs: number
  blockMs: number
  /** The most the heap held meanwhile, bytes. */
  heap: number
}

async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let heap = 0
  const watch = setInterval(() => (heap = Math.max(heap, process.memoryUsage().heapUsed)), 50)
  delay.enable()
  const start = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  delay.disable()
  clearInterval(watch)
  return { result, ms, cpuMs: (user + system) / 1000, blockMs: delay.max / 1e6, heap }
}

/** Threads and parts that are loaded when first needed are there before anything is measured. */
async function warmUp(clerk: CallOffice, csv: string): Promise<void> {
  const some = Buffer.from(csv.split('\n').slice(0, 20).join('\n')).toString('base64')
  const { id } = await clerk('imports.preview', { kind: 'people', fileName: 'some.csv', content: some })
  await clerk('imports.apply', { id })
  await clerk('imports.undo', { id })
}

/**
 * A list of people through preview, apply and undo, against Python's csv and sqlite3 on the same file: that reads the rows and writes
 * them as they are, without a rule, a duplicate or a way back.
 */
export async function benchImports(
  settings: BenchSettings,
  people = settings.quick ? 1_000 : 100_000
): Promise<BenchRow[]> {
  const folder = join(settings.folder, 'lists')
  const office = await openOffice({
    ...{ dataFolder: folder, resourcesFolder, version: '0.0.0-bench', clock, emit: () => undefined },
    workerUrl: await bundledWorker()
  })
  try {
    const clerk = await clerkOf(office)
    const csv = listOf(people)
    const path = join(settings.folder, 'people.csv')
    await writeFile(path, csv)
    const file = { kind: 'people' as const, fileName: 'people.csv' }
    const content = Buffer.from(csv).toString('base64')
    await warmUp(clerk, csv)
    const preview = await measured(() => clerk('imports.preview', { ...file, content }))
    const { counts, id } = preview.result
    const apply = await measured(() => clerk('imports.apply', { id }))
    const again = await measured(() => clerk('imports.preview', { ...file, content }))
    const marks = await benchMarks(clerk, csv)
    const undo = await measured(() => clerk('imports.undo', { id }))
    const what = `list of ${counts.rows} people`
    const all = [preview, apply, again, ...marks.all, undo]
    const block = Math.max(...all.map(({ blockMs }) => blockMs))
    const heap = Math.max(...all.map((one) => one.heap))
    return [
      ...(await against(
        `${what}: read, checked and written`,
        { ms: preview.ms + apply.ms, cpuMs: preview.cpuMs + apply.cpuMs },
        path,
        join(folder, 'komek.db')
      )),
      figure(`${what}: preview`, duration(preview.ms), `${counts.new} new, ${counts.duplicate} alike`),
      figure(`${what}: apply`, duration(apply.ms)),
      figure(
        `${what}: preview of the same file again`,
        duration(again.ms),
        `${again.result.counts.same} the same`
      ),
      figure(`${what}: taken back`, duration(undo.ms)),
      figure(`the same people's categories: ${marks.rows} rows read, written, taken back`, marks.told),
      figure(`${what}: the most the heap held`, `${Math.round(heap / 1024 / 1024)} MB`),
      atMost(
        {
          what: `${what}: longest turn of the main process`,
          ...{ yardstick: '100 ms', ours: duration(block) }
        },
        block / 100,
        1
      )
    ]
  } finally {
    await office.close()
  }
}

/** Everybody of a list of people marked as pensioners by another. */
async function benchMarks(
  clerk: CallOffice,
  people: string
): Promise<{ all: Measured<unknown>[]; rows: number; told: string }> {
  const iins = people.split('\n').slice(1)
  const lines = ['ИИН;Категория', ...iins.map((line) => `${line.slice(0, 12)};пенсионер`)]
  const content = Buffer.from(lines.join('\n')).toString('base64')
  const preview = await measured(() =>
    clerk('imports.preview', { kind: 'categories', fileName: 'pensioners.csv', content })
  )
  const { id, counts } = preview.result
  const apply = await measured(() => clerk('imports.apply', { id }))
  const undo = await measured(() => clerk('imports.undo', { id }))
  const all = [preview, apply, undo]
  return { all, rows: counts.new, told: all.map(({ ms }) => duration(ms)).join(', ') }
}

async function against(
  what: string,
  { ms, cpuMs }: { ms: number; cpuMs: number },
  csv: string,
  database: string
): Promise<BenchRow[]> {
  try {
    const script = join(root, 'tests/bench/yardstick-imports.py')
    const { stdout } = await run('python3', [script, csv, database, `${csv}.db`])
    const [yardstick = 0, cpu = 0] = stdout
      .trim()
      .split(' ')
      .map((seconds) => Number(seconds) * 1000)
    const row = { budget: '', met: null }
    return [
      {
        ...{ what, yardstick: `Python csv + executemany ${duration(yardstick)}`, ours: duration(ms) },
        ...{ ...row, ratio: yardstick / ms },
        note: 'ours also checks every cell, looks for duplicates, keeps the preview and what undo needs'
      },
      {
        ...{ what: `${what}, processor time`, yardstick: `Python ${duration(cpu)}`, ours: duration(cpuMs) },
        ...{ ...row, ratio: cpu / cpuMs },
        note: 'of all threads'
      }
    ]
  } catch (error) {
    return [figure(what, duration(ms), `no yardstick: ${String(error).slice(0, 300)}`)]
  }
}
