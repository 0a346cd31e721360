import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { OfficeError } from '@shared/errors'
import { Call, type OfficeServices, type User } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { receive } from '../../electron/region/receive'
import { failingDisk } from '../support/failing-disk'
import { resourcesFolder } from '../support/office'
import { plainRows } from '../support/package'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { testSeal } from '../support/region-office'
import { openScene, type Scene } from '../support/region-scene'
import { refusal } from './support/play'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const endings = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).map((name) => name.replace(/^.*\.komek/, '')).sort()

const wrongRows = () => {
  const double = plainRows('payments', 5)
  return { rows: { payments: [...double, ...double.slice(0, 1)] } }
}

it('no room for a receipt: the file stays loaded, the receipt is named, and is there once there is room', async () => {
  const { region, send, receive: take } = await openScene()
  const path = await send()
  const disk = failingDisk((one) => one.includes('.receipt'))
  const refused = await refusal(take())
  expect(refused).toMatchObject({ code: 'file-disk-full', data: { file: `${basename(path)}.receipt` } })
  expect(await endings(region.inbox)).toEqual([''])
  const before = await region.snapshot()
  disk.free()
  expect(await take()).toMatchObject({ loaded: 0, already: 1, receipts: [`${path}.receipt`] })
  expect(await region.snapshot()).toEqual(before)
})

it.each([
  ['its reason', (path: string) => path.includes('.txt')],
  ['the file itself', (path: string) => path.endsWith('.komek')]
])('no room to set a file aside (%s): it stays where it is, and is set aside later', async (_, where) => {
  const { region, send, receive: take } = await openScene()
  const path = await send({}, wrongRows())
  const aside = join(region.inbox, 'set-aside')
  const disk = failingDisk((one) => one.startsWith(aside) && where(one))
  const refused = await refusal(take())
  expect(refused.code).toBe('file-disk-full')
  expect(JSON.stringify(refused.data)).toContain(basename(path))
  expect((await readdir(region.inbox)).includes(basename(path))).toBe(true)
  disk.free()
  expect(await take()).toMatchObject({ refused: 1 })
  expect(await endings(aside)).toEqual(['', '.receipt', '.txt'])
  expect((await readdir(region.inbox)).includes(basename(path))).toBe(false)
})

interface Desk {
  services: OfficeServices
  take(services?: OfficeServices): ReturnType<typeof receive>
}

/** The same data folder as its program has it, without the doors. */
async function deskOf(
  { region }: Scene,
  close: () => Promise<void>
): Promise<Desk & { shut(): Promise<void> }> {
  await close()
  const { services, close: shut } = await openServices({
    ...{ dataFolder: region.folder, resourcesFolder, version: 'x', seal: testSeal, emit: () => undefined },
    clock: { now: () => '2024-08-02T09:00:00.000Z', today: () => '2024-08-02' }
  })
  const user: User = { id: 1, login: 'manager', name: 'Тестов manager', role: 'manager', locale: 'ru' }
  const session = { door: 'headless', user, locked: false, locale: 'ru' } as const
  return {
    services,
    shut,
    take: (own = services) => receive(new Call('region.receive', own, session), { path: region.inbox })
  }
}

/** A scene whose program the test ends itself. */
async function closable(kind: 'sqlite' | 'postgres') {
  const steps: (() => Promise<void>)[] = []
  const plan = { postgres: kind === 'postgres' ? postgres : null }
  const scene = await openScene({ ...plan, atEnd: (step) => void steps.push(step) })
  // The temporary folder is taken away last: it was made first.
  const close = async (): Promise<void> => {
    for (const step of steps.slice(1).reverse()) await step()
  }
  return { scene, close }
}

const packagesOf = ({ database }: OfficeServices): Promise<unknown[]> =>
  database.read((read) => read.all('SELECT sequence, state FROM region_packages'))

it('a data file without room for a load keeps nothing of it and names the file; with room it is loaded', async () => {
  const { scene, close } = await closable('sqlite')
  const path = await scene.send({}, { rows: { payments: plainRows('payments', 3_000) } })
  const { services, take, shut } = await deskOf(scene, close)
  const roomFor = (pages: number): Promise<unknown> =>
    services.database.write((tx) => tx.all(`PRAGMA max_page_count = ${pages}`))
  await roomFor(1)
  await expect(take()).rejects.toMatchObject({ code: 'file-disk-full', data: { file: basename(path) } })
  expect(await packagesOf(services)).toEqual([])
  await roomFor(1_000_000)
  expect(await take()).toMatchObject({ loaded: 1 })
  expect(await packagesOf(services)).toEqual([{ sequence: 1, state: 'loaded' }])
  await shut()
})

it('PostgreSQL’s disk without room: nothing of the load is kept, the file is named; with room it is loaded', async () => {
  const { region, send, receive: take } = await openScene()
  const url = await postgres.newDatabase()
  await region.admin.call('region.saveSettings', {
    ...{ store: { kind: 'postgres', url }, periods: 'quarter', inbox: region.inbox }
  })
  const path = await send()
  await postgres.psql(
    url,
    `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
     CREATE TRIGGER no_room BEFORE INSERT ON region_payments EXECUTE FUNCTION no_room();`
  )
  const refused = await refusal(take())
  expect(refused).toMatchObject({ code: 'file-disk-full', data: { file: basename(path) } })
  expect((await region.manager.call('region.packages', {})).rows).toEqual([])
  await postgres.psql(url, 'DROP TRIGGER no_room ON region_payments;')
  expect(await take()).toMatchObject({ loaded: 1 })
})

it('ended between PostgreSQL’s commit and the journal: the file is journalled when it is next seen, once', async () => {
  const { scene, close } = await closable('postgres')
  await scene.send()
  const { services, take, shut } = await deskOf(scene, close)
  const journalled = (): Promise<unknown[]> =>
    services.database.read((read) => read.all(`SELECT id FROM journal WHERE subject_kind = 'package'`))
  const full = (): Promise<never> => Promise.reject(new OfficeError('disk-full'))
  const { read, copyDated } = services.database
  const ended = {
    ...services,
    database: {
      read: read.bind(services.database),
      copyDated: copyDated.bind(services.database),
      write: full
    }
  }
  await expect(take(ended)).rejects.toMatchObject({ code: 'file-disk-full' })
  expect(await journalled()).toEqual([])
  expect(await take()).toMatchObject({ loaded: 0, already: 1 })
  expect(await journalled()).toHaveLength(1)
  expect(await take()).toMatchObject({ already: 1 })
  expect(await journalled()).toHaveLength(1)
  await shut()
})
