import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { OutputOf } from '@shared/contract'
import { duePeriod } from '../../electron/exchange/status'
import type { OpenPair } from '../../electron/keys/key-ring'
import { certificates } from '../support/certificates'
import { temporaryFolder } from '../support/database'
import { regionParty, testPair } from '../support/package'
import { bundledWorker } from '../support/pdf-worker'
import { openRegionOffice, type RegionOffice } from '../support/region-office'
import { joinRegion } from './support/exchange'
import { openPlayedOffice, refusal, setLine, withSql, type PlayedOffice } from './support/play'
import { madeFile, receiptFile, target } from './support/uploads'

const today = '2024-05-20'
/** On a machine that does much else at the same time. */
const patient = { timeout: 60_000 }

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

describe('a receipt that came as a file', () => {
  let played: PlayedOffice
  let region: OpenPair
  beforeEach(async () => {
    played = await openPlayedOffice(today)
    region = await joinRegion(played)
  })
  const enter = (bytes: Uint8Array): Promise<OutputOf<'exports.receipt'>> =>
    played.head.call('exports.receipt', { content: base64(bytes) })
  const receipts = (): Promise<{ n: number } | undefined> =>
    withSql(played.folder, (sql) => sql.get('SELECT count(*) AS n FROM receipts'))

  it('is matched to its file by the hash, and a second time changes nothing', async () => {
    const made = await madeFile(played)
    const bytes = await receiptFile(region, made.hash)
    expect(await enter(bytes)).toMatchObject({
      id: made.id,
      receipt: { accepted: true, rows: { counts: 1 } }
    })
    expect(await enter(bytes)).toMatchObject({ id: made.id, receipt: { accepted: true } })
    expect(await receipts()).toEqual({ n: 1 })
  })

  it('says in words why the region refused the file', async () => {
    const made = await madeFile(played)
    const refused = {
      accepted: false,
      refusal: 'package-truncated',
      refusalData: { bytes: 5, expected: 9 },
      rows: {}
    }
    const view = await enter(await receiptFile(region, made.hash, refused))
    expect(view.receipt).toMatchObject({ accepted: false, refusal: 'package-truncated' })
    expect(view.receipt?.refusalText).toContain('5 байт из 9')
    expect((await played.head.call('exports.status', {})).refused).toBe(1)
    expect((await played.head.call('today.overview', {})).counts.filesRefused).toBe(1)
    // The region's later word counts.
    const later = await receiptFile(region, made.hash, { at: '2024-05-21T05:00:00.000Z' })
    expect((await enter(later)).receipt).toMatchObject({ accepted: true })
    expect((await played.head.call('exports.status', {})).refused).toBe(0)
  })

  it('is not believed when another key has signed it, one letter is other, it is for others or about nothing', async () => {
    const made = await madeFile(played)
    const stranger = await testPair('region', regionParty)
    expect(await refusal(enter(await receiptFile(stranger, made.hash)))).toMatchObject({
      code: 'package-signer-unknown'
    })
    const right = await receiptFile(region, made.hash)
    const text = right.toString('utf8')
    const altered = Buffer.from(text.replace('"counts":1', '"counts":2'))
    expect(await refusal(enter(altered))).toMatchObject({ code: 'package-damaged' })
    expect(await refusal(enter(right.subarray(0, -1)))).toMatchObject({ code: 'package-truncated' })
    const others = await receiptFile(region, made.hash, { office: '636200000' })
    expect(await refusal(enter(others))).toMatchObject({ code: 'package-misaddressed' })
    expect(await refusal(enter(await receiptFile(region, 'a'.repeat(64))))).toMatchObject({
      code: 'receipt-unmatched'
    })
    expect(await refusal(enter(Buffer.from('квитанция')))).toMatchObject({ code: 'package-malformed' })
    expect(await receipts()).toEqual({ n: 0 })
  })

  it('every bit of it counts: 500 flips, none is believed', async () => {
    const made = await madeFile(played)
    const right = await receiptFile(region, made.hash)
    const accepted: number[] = []
    for (let flip = 0; flip < 500; flip += 1) {
      const bytes = Buffer.from(right)
      const bit = Math.floor(Math.random() * bytes.length * 8)
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const answer = await played.head.send('exports.receipt', { content: base64(bytes) })
      if (answer.ok) accepted.push(bit)
      else expect(answer.error.code).toMatch(/^package-/)
    }
    expect(accepted).toEqual([])
  })
})

describe('a file without a receipt', () => {
  it('is an alert after the days that the region promised, until the receipt comes', async () => {
    const played = await openPlayedOffice(today)
    const region = await joinRegion(played, { receiptDays: 3 })
    const stick = await temporaryFolder()
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    await played.head.call('exports.upload', {})
    const look = async (): Promise<unknown[]> => {
      const { waitingForReceipt, overdue, last } = await played.head.call('exports.status', {})
      const { counts } = await played.admin.call('today.overview', {})
      return [waitingForReceipt, overdue, last?.overdueDays ?? null, counts.filesOverdue]
    }
    const seen: unknown[] = []
    for (const day of ['2024-05-20', '2024-05-23', '2024-05-25']) {
      played.clock.set(day)
      seen.push(await look())
    }
    expect(seen).toEqual([
      [1, 0, null, 0],
      [1, 0, null, 0],
      [1, 1, expect.any(Number), 1]
    ])
    await played.head.call('exports.receipt', { content: base64(await receiptFile(region, made.hash)) })
    expect(await look()).toEqual([0, 0, null, 0])
  })

  it('of the period that is over is due from its end, by the region’s day', async () => {
    const played = await openPlayedOffice('2024-07-01')
    expect((await played.head.call('today.overview', {})).fileDue).toBeNull()
    await joinRegion(played, { dueDay: 12 })
    expect((await played.head.call('today.overview', {})).fileDue).toEqual({
      period: '2024-Q2',
      by: '2024-07-12'
    })
    expect((await played.head.call('exports.status', {})).due).toEqual({
      period: '2024-Q2',
      by: '2024-07-12'
    })
    await withSql(played.folder, (sql) => sql.run(`UPDATE region_profile SET periods = 'month'`))
    expect((await played.head.call('exports.status', {})).due).toEqual({
      period: '2024-06',
      by: '2024-07-12'
    })
    played.clock.set('2025-01-02')
    expect((await played.head.call('exports.status', {})).due).toEqual({
      period: '2024-12',
      by: '2025-01-12'
    })
  })

  it('of an older period that was left out stays due before the newest', () => {
    const monthly = { periods: 'month', due_day: 10 } as const
    const due = (...made: string[]) => duePeriod('2024-07-02', monthly, made)
    expect(due('2024-03', '2024-05', '2024-06')).toEqual({ period: '2024-04', by: '2024-05-10' })
    expect(due('2024-03', '2024-04', '2024-05')).toEqual({ period: '2024-06', by: '2024-07-10' })
    expect(due('2024-Q1', '2024-Q2')).toBeNull()
    expect(due()).toEqual({ period: '2024-06', by: '2024-07-10' })
    // The region wanted months before: a quarter is made when its three months are.
    const quarterly = { periods: 'quarter', due_day: 5 } as const
    expect(duePeriod('2024-07-02', quarterly, ['2024-01', '2024-02', '2024-03'])).toEqual({
      ...{ period: '2024-Q2', by: '2024-07-05' }
    })
  })
})

/** An office and its region, each believing the other. */
async function introduced(): Promise<{ office: PlayedOffice; region: RegionOffice }> {
  const region = await openRegionOffice({ day: '2024-07-02' })
  process.env.KOMEK_KEY_PASSPHRASE = 'алты алаш 2024'
  onTestFinished(() => void delete process.env.KOMEK_KEY_PASSPHRASE)
  const office = await openPlayedOffice('2024-07-02', { workerUrl: await bundledWorker() })
  await setLine(office.admin, '2024-Q2', '40000')
  const own = await office.head.call('keys.create', {})
  await region.head.call('keys.trust', { card: own.card, fingerprint: own.fingerprint })
  const theirs = await region.head.call('keys.publish', {})
  await office.head.call('keys.trust', { card: theirs.card, fingerprint: theirs.fingerprint })
  const { content } = await region.manager.call('region.profile', { office: '634000000' })
  await office.head.call('exports.saveProfile', { content })
  return { office, region }
}

describe('from the office to the region and back', () => {
  it('by the region’s own server over TLS: sent, checked, loaded and answered in one go', async () => {
    const { office, region } = await introduced()
    const authority = await certificates()
    const tls = await authority.issue('IP:127.0.0.1', { from: -2, until: 20 })
    const { url } = await region.admin.call('region.serve', tls)
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/files$/)
    await target(office.admin, { kind: 'https', url, ca: authority.ca })
    const made = await office.head.call('exports.build', { period: '2024-Q2' })
    await office.head.call('exports.upload', {})
    const { last } = await office.head.call('exports.status', {})
    expect(last).toMatchObject({
      id: made.id,
      receipt: { accepted: true, rows: made.rows },
      overdueDays: null
    })
    expect(await region.head.call('region.status', {})).toMatchObject({
      server: { url, received: 1 },
      loaded: 1
    })
    // Sent once more it is one record, and the same receipt.
    await withSql(office.folder, (sql) => sql.run(`UPDATE uploads SET state = 'failed', url = NULL`))
    await withSql(office.folder, (sql) => sql.run('DELETE FROM receipts'))
    await office.head.call('exports.upload', {})
    expect((await office.head.call('exports.status', {})).last?.receipt).toMatchObject({ accepted: true })
    expect((await region.head.call('region.packages', {})).rows).toHaveLength(1)
    expect(await region.admin.call('region.stop', {})).toEqual({ stopped: true })
    expect(await region.admin.call('region.stop', {})).toEqual({ stopped: false })
    expect((await region.head.call('region.status', {})).server).toBeNull()
  })

  it('on a stick: the region takes the folder, the office asks it for the receipt', async () => {
    const { office, region } = await introduced()
    const stick = await temporaryFolder()
    await target(office.admin, { kind: 'folder', path: stick })
    const made = await office.head.call('exports.build', { period: '2024-Q2' })
    await office.head.call('exports.upload', {})
    expect(await office.head.call('exports.status', { refresh: true })).toMatchObject({
      waitingForReceipt: 1
    })
    await region.manager.call('region.receive', { path: stick })
    expect((await readdir(stick)).sort()).toEqual([made.fileName, `${made.fileName}.receipt`].sort())
    expect(await office.head.call('exports.status', { refresh: true })).toMatchObject({
      ...{ waitingForReceipt: 0, overdue: 0 },
      last: { receipt: { accepted: true } }
    })
    const receipt = await readFile(join(stick, `${made.fileName}.receipt`))
    expect(await office.head.call('exports.receipt', { content: base64(receipt) })).toMatchObject({
      id: made.id
    })
  })

  it('the window’s program asks by itself for a receipt that was not there yet', async () => {
    const played = await openPlayedOffice(today)
    const region = await joinRegion(played)
    const stick = await temporaryFolder()
    const made = await madeFile(played)
    await target(played.admin, { kind: 'folder', path: stick })
    await played.head.call('exports.upload', {})
    await writeFile(join(stick, `${made.fileName}.receipt`), await receiptFile(region, made.hash))
    await played.office.close()
    const again = await openPlayedOffice(today, { dataFolder: played.folder, background: true })
    await expect
      .poll(async () => (await again.head.call('exports.status', {})).last?.receipt, patient)
      .toMatchObject({ accepted: true })
  })

  it('a file that the region refused can be sent anew once the region knows better', async () => {
    const { office, region } = await introduced()
    const { trusted } = await region.head.call('keys.list', {})
    const { url } = await region.admin.call('region.serve', {})
    await target(office.admin, { kind: 'https', url })
    const [first, second] = [
      await office.head.call('exports.build', { period: '2024-Q1' }),
      await office.head.call('exports.build', { period: '2024-Q2' })
    ]
    expect(trusted).toHaveLength(1)
    // The second reaches the region first.
    await office.head.call('exports.upload', { id: second.id })
    expect((await office.head.call('exports.status', {})).last?.receipt).toMatchObject({
      refusal: 'package-sequence-gap'
    })
    await office.head.call('exports.upload', { id: first.id })
    await office.head.call('exports.upload', { id: second.id })
    expect((await office.head.call('exports.status', {})).last?.receipt).toMatchObject({ accepted: true })
    expect(await region.head.call('region.status', {})).toMatchObject({ loaded: 2 })
  })

  it.each([
    ['without a certificate on a network address', { host: '0.0.0.0' }, 'server-loopback-only'],
    ['with a certificate without its key', { certificate: 'x' }, 'server-certificate'],
    ['with what is no certificate', { certificate: 'x', key: 'y' }, 'server-certificate'],
    ['on an address of another machine', { host: '127.0.0.1.example' }, 'server-loopback-only']
  ])('a server is not begun %s', async (_name, input, code) => {
    const region = await openRegionOffice()
    expect(await refusal(region.admin.call('region.serve', input))).toMatchObject({ code })
    expect((await region.head.call('region.status', {})).server).toBeNull()
  })

  it('a server is begun once, and only in a regional center', async () => {
    const region = await openRegionOffice()
    const { url } = await region.admin.call('region.serve', {})
    expect(await refusal(region.admin.call('region.serve', {}))).toMatchObject({
      code: 'server-runs',
      data: { url }
    })
    const port = Number(new URL(url).port)
    const other = await openRegionOffice()
    expect(await refusal(other.admin.call('region.serve', { port }))).toMatchObject({
      code: 'server-port-taken'
    })
    const district = await openPlayedOffice(today)
    expect(await refusal(district.admin.call('region.serve', {}))).toMatchObject({ code: 'region-only' })
    const { certificate } = await (await certificates()).issue('IP:127.0.0.1', { from: -2, until: 20 })
    const { key } = await (await certificates()).issue('IP:127.0.0.1', { from: -2, until: 20 })
    expect(await refusal(other.admin.call('region.serve', { certificate, key }))).toMatchObject({
      code: 'server-certificate'
    })
  })
})
