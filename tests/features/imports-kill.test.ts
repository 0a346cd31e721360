import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { bundledWorker } from '../support/pdf-worker'
import {
  base64,
  contentOf,
  importOffice,
  manyPeople,
  peopleHeadings,
  previewOf,
  takeIn
} from './support/imports'
import { dump, openPlayedOffice, withSql } from './support/play'

const day = '2026-07-10'
const people = 4_000

let programs: string
let program: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  program = await bundleProgram('tests/features/programs/imports.ts', programs)
}, 60_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

/** Lets the work tell so many steps and kills it; answers the last that it said. */
async function killAfter(
  folder: string,
  steps: number,
  operation: 'imports.preview' | 'imports.apply' | 'imports.undo',
  input: object
): Promise<string> {
  const asked = join(programs, 'input.json')
  await writeFile(asked, JSON.stringify(input))
  const worker = fileURLToPath(await bundledWorker())
  const running = startProgram(program, [folder, resourcesFolder, worker, day, operation, asked])
  let said = 0
  let last = ''
  for (let line = await running.lines.next(); !line.done; line = await running.lines.next()) {
    last = line.value
    said += 1
    if (said === steps) running.process.kill('SIGKILL')
  }
  await running.gone
  return last
}

it('kill -9 amid apply and amid undo leaves nothing half written; asked again each is whole', async () => {
  const folder = await temporaryFolder()
  const close: (() => Promise<void>)[] = []
  const played = await importOffice(day, { dataFolder: folder, atEnd: (step) => void close.push(step) })
  const list = manyPeople(people)
  // Some are there already and change.
  const former = list.slice(0, 600).map((line) => line.replace('Абая', 'Сәтбаев'))
  await takeIn(played, 'people', [peopleHeadings, ...former])
  const { id, counts } = await previewOf(played, 'people', [peopleHeadings, ...list])
  expect(counts).toMatchObject({ new: people - 600, update: 600, error: 0, duplicate: 0 })
  for (const step of close.reverse()) await step()
  const before = await dump(folder)
  const content = await contentOf(folder)

  for (const steps of [1, 3, 5]) {
    expect(await killAfter(folder, steps, 'imports.apply', { id })).toBe('progress')
    expect(await dump(folder)).toEqual(before)
  }
  expect(await killAfter(folder, 1_000_000, 'imports.apply', { id })).toBe('done')
  const applied = await dump(folder)
  expect(applied.people).toHaveLength(people)

  for (const steps of [4, 9, 16]) {
    expect(await killAfter(folder, steps, 'imports.undo', { id })).toBe('progress')
    expect(await dump(folder)).toEqual(applied)
  }
  expect(await killAfter(folder, 1_000_000, 'imports.undo', { id })).toBe('done')
  expect(await contentOf(folder)).toEqual(content)
  const after = await openPlayedOffice(day, { dataFolder: folder })
  expect(await after.admin.call('journal.verify', {})).toMatchObject({ ok: true, firstBroken: null })
  expect(await after.admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
}, 120_000)

const staged = (folder: string) =>
  withSql(folder, (sql) =>
    sql.get<{ imports: number; rows: number }>(
      'SELECT (SELECT count(*) FROM imports) AS imports, (SELECT count(*) FROM import_rows) AS rows'
    )
  )

it('kill -9 amid the reading of a list leaves rows that nobody sees and the next reading forgets', async () => {
  const folder = await temporaryFolder()
  const close: (() => Promise<void>)[] = []
  await importOffice(day, { dataFolder: folder, atEnd: (step) => void close.push(step) })
  for (const step of close.reverse()) await step()
  const before = await contentOf(folder)
  const file = {
    kind: 'people',
    fileName: 'list.csv',
    content: base64(peopleHeadings, ...manyPeople(people))
  }
  expect(await killAfter(folder, 4, 'imports.preview', file)).toBe('progress')
  const left = await staged(folder)
  expect(left).toMatchObject({ imports: 1 })
  expect(left?.rows).toBeGreaterThan(0)
  expect(await contentOf(folder)).toEqual(before)

  const played = await importOffice(day, { dataFolder: folder })
  expect((await played.clerk.call('imports.list', {})).rows).toEqual([])
  const { id, counts } = await previewOf(played, 'people', [peopleHeadings, ...manyPeople(10)])
  expect(counts).toMatchObject({ rows: 10, new: 10 })
  expect((await played.clerk.call('imports.list', {})).rows).toMatchObject([{ id }])
  expect(await staged(folder)).toEqual({ imports: 1, rows: 10 })
}, 120_000)
