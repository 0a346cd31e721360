import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OfficeEvent } from '@shared/contract'
import { waitAfter } from '../../electron/exchange/upload/pace'
import { Uploads } from '../../electron/exchange/upload/uploads'
import { openServices, type OpenServices } from '../../electron/office'
import { cutLine } from '../support/cut-line'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { ownServer } from '../support/receiving'
import { mayMount, smallDisk } from '../support/small-disk'
import { openPlayedOffice, refusal, withSql, type PlayedOffice } from './support/play'
import { hashOfFile, madeFile, target } from './support/uploads'

const today = '2024-05-20'
/** On a machine that does much else at the same time. */
const patient = { timeout: 60_000 }

const statesOf = (folder: string): Promise<{ state: string; error: string | null }[]> =>
  withSql(folder, (sql) => sql.all('SELECT state, error FROM uploads ORDER BY id'))

describe('a folder or a stick', () => {
  it('has the file whole and nothing else, twice the same', async () => {
    const stick = await temporaryFolder()
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    await played.head.call('exports.upload', {})
    await withSql(played.folder, (sql) => sql.run(`UPDATE uploads SET state = 'failed'`))
    await played.head.call('exports.upload', {})
    expect(await readdir(stick)).toEqual([made.fileName])
    expect(await hashOfFile(join(stick, made.fileName))).toBe(made.hash)
  })

  it('that is not plugged in is waited for, and never made on the system’s own disk', async () => {
    const stick = join(await temporaryFolder(), 'usb')
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
      code: 'upload-folder-missing',
      data: { folder: stick }
    })
    expect(await statesOf(played.folder)).toEqual([{ state: 'waiting', error: 'upload-folder-missing' }])
    await mkdir(stick)
    await played.head.call('exports.upload', {})
    expect(await readdir(stick)).toEqual([made.fileName])
  })

  // A disk that is full is a real one: made where the machine lets one be made.
  if (mayMount())
    it('that is full keeps nothing that looks whole; with room again the file arrives', async () => {
      const { folder: stick, grow } = smallDisk(200)
      const played = await openPlayedOffice(today)
      const made = await madeFile(played)
      await target(played.admin, { kind: 'folder', path: stick })
      expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
        code: 'upload-disk-full'
      })
      expect(await readdir(stick)).not.toContain(made.fileName)
      grow(2000)
      await played.head.call('exports.upload', {})
      expect(await hashOfFile(join(stick, made.fileName))).toBe(made.hash)
    })

  it('whose half copy was spoilt meanwhile gets the file anew', async () => {
    const stick = await temporaryFolder()
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    await writeFile(join(stick, `${made.fileName}.part`), Buffer.alloc(1000, 7))
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({ code: 'upload-damaged' })
    expect(await readdir(stick)).toEqual([])
    await played.head.call('exports.upload', {})
    expect(await hashOfFile(join(stick, made.fileName))).toBe(made.hash)
  })

  it('with another file of that name is left as it is', async () => {
    const stick = await temporaryFolder()
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    await writeFile(join(stick, made.fileName), 'other')
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({ code: 'upload-name-taken' })
  })
})

describe('a made file that is no more what it was', () => {
  it.each([
    ['changed', 'upload-file-changed', (path: string) => truncate(path, 100)],
    ['gone', 'upload-file-missing', (path: string) => rm(path)]
  ])('%s: it is not sent', async (_name, code, spoil) => {
    const stick = await temporaryFolder()
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    await spoil(join(played.folder, 'exports', made.fileName))
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
      code,
      data: { file: made.fileName }
    })
    expect(await readdir(stick)).toEqual([])
    expect(await statesOf(played.folder)).toEqual([{ state: 'failed', error: code }])
  })
})

/** Opens the office as the window does: the queue goes on by itself. */
async function withQueue(
  folder: string,
  more: Parameters<typeof openPlayedOffice>[1] = {}
): Promise<PlayedOffice> {
  const played = await openPlayedOffice(today, { dataFolder: folder, background: true, ...more })
  played.head.session.door = 'window'
  return played
}

describe('the queue', () => {
  it('sends by itself in the window, shows progress, and goes on with what a killed run left', async () => {
    const server = await ownServer()
    const folder = await temporaryFolder()
    const events: OfficeEvent[] = []
    const played = await withQueue(folder, { emit: (event) => void events.push(event) })
    const made = await madeFile(played)
    await target(played.admin, { kind: 'https', url: server.url })
    const { uploads } = await played.head.call('exports.upload', {})
    expect(uploads).toHaveLength(1)
    await expect.poll(() => statesOf(folder), patient).toEqual([{ state: 'sent', error: null }])
    const jobId = `upload-${uploads[0]?.id}`
    expect(events.at(-1)).toMatchObject({ kind: 'progress', jobId, done: 300_000, total: 300_000 })
    expect(server.takes).toEqual([made.hash])

    await withSql(folder, (sql) => sql.run(`UPDATE uploads SET state = 'sending', finished_at = NULL`))
    await played.office.close()
    await withQueue(folder)
    await expect.poll(() => statesOf(folder), patient).toEqual([{ state: 'sent', error: null }])
  })

  it('tells in the journal what was queued and what arrived, and in whose name', async () => {
    const stick = await temporaryFolder()
    const played = await openPlayedOffice(today)
    await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    await played.head.call('exports.upload', {})
    const { rows } = await played.admin.call('journal.list', { operation: 'exports.upload' })
    expect(rows.map(({ by, details }) => [by, details])).toEqual([
      ['head', { export: 1, target: 1, sent: true, bytes: 300_000 }],
      ['head', { queued: 1 }]
    ])
  })

  it('does not let a later file overtake an earlier one', async () => {
    const server = await ownServer()
    const played = await openPlayedOffice(today)
    const [first, second] = [await madeFile(played), await madeFile(played)]
    const path = join(played.folder, 'exports', first.fileName)
    await target(played.admin, { kind: 'https', url: server.url })
    await rm(path)
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
      code: 'upload-file-missing'
    })
    expect(server.takes).toEqual([])
    await writeFile(path, first.bytes)
    await played.head.call('exports.upload', {})
    expect(server.takes).toEqual([first.hash, second.hash])
  })

  it('one place that fails does not hold up another', async () => {
    const stick = await temporaryFolder()
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: join(stick, 'away') })
    await target(played.admin, { kind: 'folder', path: stick })
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
      code: 'upload-folder-missing'
    })
    expect(await readdir(stick)).toEqual([made.fileName])
  })

  it('a cancelled upload stops, stays cancelled, and can be asked for again', async () => {
    const server = await ownServer()
    const line = await cutLine(server.port)
    const folder = await temporaryFolder()
    const played = await withQueue(folder)
    const made = await madeFile(played, 3_000_000)
    await target(played.admin, { kind: 'https', url: `http://127.0.0.1:${line.port}/files` })
    const held = line.holdAfter(200_000)
    const { uploads } = await played.head.call('exports.upload', {})
    await held
    const uploadId = uploads[0]?.id ?? 0
    expect(await played.head.call('exports.cancel', { uploadId })).toMatchObject({ state: 'cancelled' })
    expect(await refusal(played.head.call('exports.cancel', { uploadId }))).toMatchObject({
      code: 'upload-over'
    })
    await played.head.call('exports.upload', {})
    await expect
      .poll(() => statesOf(folder), patient)
      .toMatchObject([{ state: 'cancelled' }, { state: 'sent' }])
    expect(server.takes).toEqual([made.hash])
  })

  it('nowhere to send to, nothing of that number', async () => {
    const { head, admin } = await openPlayedOffice(today)
    expect(await refusal(head.call('exports.upload', {}))).toMatchObject({ code: 'upload-target-missing' })
    const targetId = await target(admin, { kind: 'folder', path: '/nowhere' })
    expect(await refusal(head.call('exports.upload', { id: 9 }))).toMatchObject({
      code: 'not-found',
      field: 'id'
    })
    expect(await refusal(head.call('exports.upload', { targetId: 9 }))).toMatchObject({ code: 'not-found' })
    expect((await head.call('exports.upload', { targetId })).uploads).toEqual([])
    expect(await refusal(head.call('exports.cancel', { uploadId: 9 }))).toMatchObject({ code: 'not-found' })
  })

  it('places have names of their own, and a secret that nobody reads back', async () => {
    const seal = { seal: (text: string) => `sealed ${text.length}`, open: () => 'пароль' }
    const { admin, head } = await openPlayedOffice(today, { seal })
    const settings = {
      ...{ kind: 'sftp' as const, host: 'region.kz', port: 22, user: 'glubokoe', folder: 'in' },
      hostKey: `SHA256:${'A'.repeat(43)}`
    }
    const saved = await admin.call('exports.saveTarget', { name: 'Область', settings, secret: 'пароль' })
    expect(saved).toMatchObject({ secret: true, active: true, settings })
    const again = admin.call('exports.saveTarget', { name: 'Область', settings })
    expect(await refusal(again)).toMatchObject({ code: 'target-doubled', field: 'name' })
    const changed = await admin.call('exports.saveTarget', {
      id: saved.id,
      name: 'Облцентр',
      active: false,
      settings
    })
    expect(changed).toMatchObject({ id: saved.id, name: 'Облцентр', active: false, secret: true })
    expect(JSON.stringify(await head.call('exports.targets', {}))).not.toContain('пароль')
    const wrong = admin.call('exports.saveTarget', {
      name: 'x',
      settings: { ...settings, hostKey: 'MD5:00' }
    })
    expect(await refusal(wrong)).toMatchObject({
      code: 'upload-host-key-malformed',
      field: 'settings.hostKey'
    })
    expect(await refusal(head.call('exports.saveTarget', { id: 9, name: 'y', settings }))).toMatchObject({
      code: 'not-found'
    })
  })
})

describe('patience', () => {
  const pace = { firstWait: 1000, longestWait: 60_000, stall: 5000, askEvery: 60_000, random: () => 1 }

  it('doubles with each failure up to a ceiling', () => {
    expect([1, 2, 3, 4, 7, 8, 1000].map((failures) => waitAfter(failures, pace))).toEqual([
      1000, 2000, 4000, 8000, 60_000, 60_000, 60_000
    ])
  })

  it('differs by chance, and is never less than half', () => {
    expect(waitAfter(3, { ...pace, random: () => 0 })).toBe(2000)
    expect(waitAfter(3, { ...pace, random: () => 0.5 })).toBe(3000)
  })

  it('is forgotten when the line carried something', async () => {
    const server = await ownServer()
    const line = await cutLine(server.port)
    const folder = await queuedUpload(400_000, `http://127.0.0.1:${line.port}/files`)
    const { services } = await opened(folder)
    const uploads = new Uploads(pace)
    const failAfter = async (bytes: number): Promise<number> => {
      line.cutAfter(bytes)
      await uploads.run(services, [1]).catch(() => undefined)
      return (
        (await withSql(folder, (sql) => sql.get<{ n: number }>('SELECT attempts AS n FROM uploads')))?.n ?? 0
      )
    }
    const counted: number[] = []
    for (const bytes of [10, 10, 10, 150_000, 10]) counted.push(await failAfter(bytes))
    expect(counted).toEqual([1, 2, 3, 1, 2])
  })

  it('and then tries again by itself until the file is there', async () => {
    const server = await ownServer()
    const line = await cutLine(server.port)
    const folder = await queuedUpload(400_000, `http://127.0.0.1:${line.port}/files`)
    const { services } = await opened(folder)
    const uploads = new Uploads({ ...pace, firstWait: 20 })
    onTestFinished(() => uploads.close())
    line.cutAfter(100_000)
    uploads.start(services)
    await expect.poll(() => line.cuts, patient).toBe(1)
    line.cutAfter(100_000)
    await expect.poll(() => statesOf(folder), patient).toEqual([{ state: 'sent', error: null }])
    expect([line.cuts, server.takes.length]).toEqual([2, 1])
  })

  it('ends when a line is open and carries nothing', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
    onTestFinished(() => {
      silent.closeAllConnections()
      return new Promise((done) => silent.close(() => done()))
    })
    const folder = await queuedUpload(
      1000,
      `http://127.0.0.1:${(silent.address() as AddressInfo).port}/files`
    )
    const { services } = await opened(folder)
    await expect(new Uploads({ ...pace, stall: 200 }).run(services, [1])).rejects.toMatchObject({
      code: 'upload-line-cut'
    })
  })
})

/** A data folder with one file queued for one place; nothing has been sent. */
async function queuedUpload(length: number, url: string): Promise<string> {
  const folder = await temporaryFolder()
  const steps: (() => Promise<void>)[] = []
  const played = await openPlayedOffice(today, { dataFolder: folder, atEnd: (step) => void steps.push(step) })
  await madeFile(played, length)
  await target(played.admin, { kind: 'https', url })
  played.head.session.door = 'window'
  await played.head.call('exports.upload', {})
  for (const close of steps.reverse()) await close()
  return folder
}

async function opened(dataFolder: string): Promise<OpenServices> {
  const services = await openServices({
    dataFolder,
    resourcesFolder,
    version: '0.0.0-test',
    emit: () => undefined
  })
  onTestFinished(() => services.close())
  return services
}
