import { expect, type Page } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'node:net'
import type { OutputOf } from '@shared/contract'
import { iin } from '../journeys/clerk-desk'
import { openHeadlessSession, type HeadlessSession } from '../support/headless-session'
import { callInWindow, openScreen } from '../support/window-office'
import type { Album } from './album'
import { demoPassword, signIn } from './scenes'
import { startRelay } from './relay'

/** What the exchange of the demo came to, for its report. */
export interface Exchanged {
  peopleImported: number
  rowsRejected: number
  fileRows: number
  fileBytes: number
  serverDied: number
  receipt: string
  regionLoaded: number
  regionReportPages: number
}

const patience = { timeout: 60_000 }
const keyPassphrase = 'кілт сөзі 2026'

/** A list comes in, the period's file is made and sent to a region whose server dies twice on the way, its receipt is matched. */
export async function exchange(page: Page, album: Album, today: string, output: string): Promise<Exchanged> {
  const imported = await importPeople(page, album)
  const folder = join(output, 'region')
  await mkdir(folder, { recursive: true })
  const region = await openRegion(folder)
  try {
    return { ...imported, ...(await sendToRegion(page, album, today, region, folder)) }
  } finally {
    await region.session().close()
  }
}

/** A school's list of parents in the older encoding, with one row nobody can take. */
async function importPeople(
  page: Page,
  album: Album
): Promise<Pick<Exchanged, 'peopleImported' | 'rowsRejected'>> {
  await signIn(page, 'clerk')
  const rows = ['ЖСН;Тегі;Аты;Туған күні;Телефоны']
  for (let n = 0; n < 25; n += 1) {
    const bornOn = `${1970 + n}-0${(n % 9) + 1}-15`
    rows.push(
      `${iin(bornOn, n % 2 === 0 ? 'f' : 'm', 7000 + n)};Сейітқали;${n % 2 === 0 ? 'Жанар' : 'Ерлан'};15.0${(n % 9) + 1}.${1970 + n};8 701 555 ${String(1000 + n)}`
    )
  }
  rows.push('123456789012;Қате;Жол;32.01.1980;')
  const preview = await callInWindow(page, 'imports.preview', {
    kind: 'people',
    fileName: 'мектеп.csv',
    source: 'Орта мектеп № 4',
    content: Buffer.from(rows.join('\r\n')).toString('base64')
  })
  await openScreen(page, `/exchange/imports/${preview.id}`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible(patience)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, patience)
  await album.both('import-preview')
  const applied = await callInWindow(page, 'imports.apply', { id: preview.id })
  await openScreen(page, '/exchange/imports')
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible(patience)
  await album.both('imports')
  return { peopleImported: applied.created, rowsRejected: applied.rejected }
}

interface Region {
  /** The door that is open now: the machine may have died meanwhile. */
  session(): HeadlessSession
  card: OutputOf<'keys.publish'>
  port: number
  /** Opens it again and listens where it listened. */
  restart(): Promise<void>
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** The regional center: the same program on another data folder, without a window. */
async function openRegion(folder: string): Promise<Region> {
  const first = openHeadlessSession(folder, null)
  await first.call('office.setup', {
    office: {
      nameKk: 'Шығыс Қазақстан облысының жұмыспен қамту басқармасы',
      nameRu: 'Управление координации занятости Восточно-Казахстанской области',
      addressKk: 'Өскемен қ., Горький көшесі, 40',
      addressRu: 'г. Усть-Каменогорск, улица Горького, 40',
      phone: '+7 7232 55-55-55',
      kato: '630000000',
      headNameKk: 'Б. С. Әубәкіров',
      headNameRu: 'Б. С. Аубакиров',
      kind: 'region'
    },
    administrator: { login: 'admin', name: 'Әкімші Айдос', password: demoPassword }
  })
  await first.close()
  const signed = { login: 'admin', password: demoPassword }
  const open = () => openHeadlessSession(folder, signed, { KOMEK_KEY_PASSPHRASE: keyPassphrase })
  let session = open()
  const port = await freePort()
  await session.call('keys.create', { passphrase: keyPassphrase })
  const card = await session.call('keys.publish', {})
  const serve = () => session.call('region.serve', { port, passphrase: keyPassphrase })
  await serve()
  return {
    session: () => session,
    card,
    port,
    restart: async () => {
      await session.kill()
      session = open()
      await serve()
    }
  }
}

async function sendToRegion(
  page: Page,
  album: Album,
  today: string,
  region: Region,
  folder: string
): Promise<Omit<Exchanged, 'peopleImported' | 'rowsRejected'>> {
  await signIn(page, 'admin')
  await introduce(page, region)
  await openScreen(page, '/exchange/keys')
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, patience)
  await album.both('keys')
  const period = today.slice(0, 7)
  const made = await callInWindow(page, 'exports.build', { period, passphrase: keyPassphrase })
  let died = 0
  const relay = await startRelay(region.port, Math.floor(made.bytes / 3), 2, async () => {
    died += 1
    await region.restart()
  })
  try {
    const target = await callInWindow(page, 'exports.saveTarget', {
      name: 'Облыс орталығы',
      settings: { kind: 'https', url: `${relay.url}/files` }
    })
    await callInWindow(page, 'exports.upload', {
      id: made.id,
      targetId: target.id,
      passphrase: keyPassphrase
    })
    await expect
      .poll(async () => (await callInWindow(page, 'exports.list', {})).rows[0]?.uploads[0]?.state, {
        timeout: 180_000
      })
      .toBe('sent')
    await expect
      .poll(
        async () => (await callInWindow(page, 'exports.status', { refresh: true })).last?.receipt?.accepted,
        patience
      )
      .toBe(true)
  } finally {
    await relay.close()
  }
  await openScreen(page, '/exchange/files')
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, patience)
  await album.both('files')
  const status = await region.session().call('region.status', {})
  const pages: number[] = []
  for (const locale of ['kk', 'ru'] as const) {
    const paper = await region.session().call('reports.render', { period, format: 'pdf', locale })
    pages.push(paper.pages ?? 0)
  }
  await region.session().call('reports.render', { period, format: 'xlsx' })
  await writeFile(join(folder, 'status.json'), JSON.stringify(status, null, 2))
  return {
    fileRows: Object.values(made.rows).reduce((sum, n) => sum + n, 0),
    fileBytes: made.bytes,
    serverDied: died,
    receipt: 'accepted',
    regionLoaded: status.loaded,
    regionReportPages: pages.reduce((sum, n) => sum + n, 0)
  }
}

/** Keys of both sides, each fingerprint compared, and the region's terms. */
async function introduce(page: Page, region: Region): Promise<void> {
  const { system } = await callInWindow(page, 'keys.list', {})
  await callInWindow(page, 'keys.create', system ? {} : { passphrase: keyPassphrase })
  const own = await callInWindow(page, 'keys.publish', {})
  await callInWindow(page, 'keys.trust', { card: region.card.card, fingerprint: region.card.fingerprint })
  await region.session().call('keys.trust', { card: own.card, fingerprint: own.fingerprint })
  const { office } = await callInWindow(page, 'office.status', {})
  const profile = await region
    .session()
    .call('region.profile', { office: office?.kato ?? '', passphrase: keyPassphrase })
  await callInWindow(page, 'exports.saveProfile', { content: profile.content, passphrase: keyPassphrase })
}
