import { cp, readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildExport } from '../../electron/exchange/build'
import { Call, type User } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { temporaryFolder } from '../support/database'
import { failingDisk } from '../support/failing-disk'
import { writeAssignedOffice } from '../support/generated-office'
import { resourcesFolder } from '../support/office'
import { bundledWorker } from '../support/pdf-worker'
import { mayMount, smallDisk } from '../support/small-disk'
import { joinRegion } from './support/exchange'
import { openPlayedOffice, refusal, type PlayedOffice } from './support/play'

const [period, day] = ['2024-Q2', '2024-07-05'] as const
const name = 'komek-634000000-2024-Q2-0001'

/** An office that can make its file. */
async function ready(folder: string): Promise<PlayedOffice> {
  const office = await openPlayedOffice(day, { dataFolder: folder, workerUrl: await bundledWorker() })
  await joinRegion(office)
  return office
}

const lies = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, 'exports')).catch(() => [])).sort()

it('a disk without room, at whichever of its files, is named; nothing stays, and with room the file has its number', async () => {
  const folder = await temporaryFolder()
  await writeAssignedOffice(folder, resourcesFolder, { families: 8, seed: 17, quarter: period })
  const office = await ready(folder)
  const places: readonly [where: (path: string) => boolean, named: string][] = [
    [(path) => path.endsWith('.komek.payload.part'), `${name}.komek`],
    [(path) => path.endsWith('.komek.part'), `${name}.komek`],
    [(path) => path.includes('.pdf.'), `${name}.pdf`],
    [(path) => path.endsWith('.naming'), `${name}.komek.naming`],
    [(path) => path.endsWith('.komek'), `${name}.komek`]
  ]
  for (const [where, named] of places) {
    const disk = failingDisk((path) => path.startsWith(folder) && where(path))
    const refused = await refusal(office.head.call('exports.build', { period }))
    disk.free()
    expect(refused).toMatchObject({ code: 'file-disk-full', data: { file: named } })
    expect(await lies(folder)).toEqual([])
    expect((await office.head.call('exports.list', {})).rows).toEqual([])
  }
  expect(await office.head.call('exports.build', { period })).toMatchObject({ sequence: 1 })
  expect(await lies(folder)).toEqual([`${name}.komek`, `${name}.pdf`])
  expect(await office.admin.call('journal.verify', {})).toMatchObject({ ok: true })
})

it('a data file without room for the record leaves no file that has its name', async () => {
  const folder = await temporaryFolder()
  await writeAssignedOffice(folder, resourcesFolder, { families: 30, seed: 18, quarter: period })
  const close: (() => Promise<void>)[] = []
  const office = await openPlayedOffice(day, { dataFolder: folder, atEnd: (step) => void close.push(step) })
  await joinRegion(office)
  for (const step of close.reverse()) await step()
  const { services, close: shut } = await openServices({
    ...{ dataFolder: folder, resourcesFolder, version: 'x', workerUrl: await bundledWorker() },
    ...{ emit: () => undefined, clock: { now: () => `${day}T09:00:00.000Z`, today: () => day } }
  })
  const user: User = { id: 1, login: 'head', name: 'Тестов head', role: 'head', locale: 'ru' }
  const session = { door: 'headless', user, locked: false, locale: 'ru' } as const
  const call = new Call('exports.build', services, session)
  const roomFor = (pages: number): Promise<unknown> =>
    services.database.write((tx) => tx.all(`PRAGMA max_page_count = ${pages}`))
  await roomFor(1)
  await expect(buildExport(call, { period })).rejects.toMatchObject({ code: 'disk-full' })
  expect(await lies(folder)).toEqual([])
  await roomFor(1_000_000)
  expect(await buildExport(call, { period })).toMatchObject({ sequence: 1 })
  expect(await lies(folder)).toEqual([`${name}.komek`, `${name}.pdf`])
  await shut()
})

it.runIf(mayMount())(
  'on a real disk that is full nothing stays, and with room the file is made',
  async () => {
    const made = await temporaryFolder()
    await writeAssignedOffice(made, resourcesFolder, { families: 60, seed: 19, quarter: period })
    const disk = smallDisk(40_000)
    await cp(made, disk.folder, { recursive: true })
    const office = await ready(disk.folder)
    const { blocks, bfree, bsize } = await statfs(disk.folder)
    disk.grow(Math.ceil(((blocks - bfree) * bsize) / 1024) + 32)
    const refused = await refusal(office.head.call('exports.build', { period }))
    expect(['file-disk-full', 'disk-full', 'data-folder-unwritable']).toContain(refused.code)
    expect(await lies(disk.folder)).toEqual([])
    disk.grow(40_000)
    expect(await office.head.call('exports.build', { period })).toMatchObject({ sequence: 1 })
  }
)
