import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileShape } from '@shared/exchange/envelope'
import type { DatasetRow } from '@shared/exchange/datasets'
import { readSmallPayload } from '../../electron/exchange/package/small-file'
import { verifyBytes } from '../../electron/exchange/package/verify'
import type { OpenPair } from '../../electron/keys/key-ring'
import { bookOf, districtParty, testPair, writeTestPackage } from '../support/package'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { openRegionOffice, trustedOffice, type RegionOffice } from '../support/region-office'
import { refusal } from './support/play'

const run = promisify(execFile)
const zaisan = { kato: '634600000', nameKk: 'Зайсан ауданы', nameRu: 'Зайсанский район' }
const person = (n: number): string => n.toString(16).padStart(64, '0')

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

let number = 0

function payment(who: number, month: string, state = 'paid', amount = 100_000): DatasetRow {
  number += 1
  return [number, `2024/${number}`, who, person(who), 'asp', null, month, amount, state, null, null]
}

function handOut(who: number, ware: string, day: string): DatasetRow {
  number += 1
  return ['1', String(number), person(who), 'kit', ware, 'kit', 1, day, null]
}

async function sendRows(
  region: RegionOffice,
  office: OpenPair,
  payments: readonly DatasetRow[],
  handOuts: readonly DatasetRow[] = []
): Promise<void> {
  await writeTestPackage(region.inbox, [office, { ...office, ...region.keys }], {
    head: { period: '2024-Q1' },
    rows: { payments, hand_outs: handOuts, members: [] }
  })
  expect(await region.manager.call('region.receive', {})).toMatchObject({ refused: 0 })
}

describe.each(['sqlite', 'postgres'] as const)('what the regional center sees on %s', (kind) => {
  const open = (day = '2024-05-20'): Promise<RegionOffice> =>
    openRegionOffice({ day, postgres: kind === 'postgres' ? postgres : null })

  it('people whom two districts helped with the same in the same month, page by page', async () => {
    const region = await open()
    const [one, two] = [await trustedOffice(region, districtParty), await trustedOffice(region, zaisan)]
    await sendRows(
      region,
      one,
      [
        payment(1, '2024-01'),
        payment(2, '2024-01'),
        payment(3, '2024-02'),
        payment(4, '2024-03', 'returned')
      ],
      [handOut(5, 'food', '2024-02-03'), handOut(6, 'food', '2024-02-03')]
    )
    await sendRows(
      region,
      two,
      [payment(1, '2024-01'), payment(2, '2024-02'), payment(3, '2024-02'), payment(4, '2024-03')],
      [handOut(5, 'azyq', '2024-02-28'), handOut(6, 'azyq', '2024-03-01')]
    )
    const all = await region.manager.call('region.doubles', {})
    expect(all.rows.map((row) => [parseInt(row.person, 16), row.kind, row.programme, row.when])).toEqual([
      [1, 'money', 'asp', '2024-01'],
      [3, 'money', 'asp', '2024-02'],
      [5, 'ware', 'kit', '2024-02']
    ])
    expect(all).toMatchObject({ count: 3, next: null })
    expect(all.rows[0]?.offices.map(({ kato }) => kato)).toEqual([districtParty.kato, zaisan.kato])
    expect(all.rows[0]).toMatchObject({ name: null, iin: null })
    const first = await region.manager.call('region.doubles', { limit: 2 })
    const second = await region.manager.call('region.doubles', { limit: 2, cursor: first.next ?? '' })
    expect([...first.rows, ...second.rows]).toEqual(all.rows)
    const february = await region.manager.call('region.doubles', { from: '2024-02', to: '2024-02' })
    expect(february.count).toBe(2)
    const people = (rows: readonly { person: string }[]) => rows.map(({ person }) => parseInt(person, 16))
    const latest = await region.manager.call('region.doubles', { sort: 'when', descending: true, limit: 2 })
    expect(people(latest.rows)).toEqual(people(all.rows).slice(1).reverse())
    const rest = await region.manager.call('region.doubles', {
      ...{ sort: 'when', descending: true, cursor: latest.next ?? '' }
    })
    expect(people(rest.rows)).toEqual([1])
    const wares = await region.manager.call('region.doubles', { kind: 'ware', sort: 'programme' })
    expect(wares).toMatchObject({ count: 1, rows: [{ kind: 'ware' }] })
    const ofZaisan = await region.manager.call('region.doubles', { office: zaisan.kato })
    expect(ofZaisan.count).toBe(3)
    expect(await region.manager.call('region.doubles', { office: '636800000' })).toMatchObject({ count: 0 })
    const backwards = region.manager.call('region.doubles', { from: '2024-03', to: '2024-02' })
    expect(await refusal(backwards)).toMatchObject({ code: 'months-malformed' })
  })

  it('who has reported and who has not, and what each paid', async () => {
    const region = await open('2024-07-11')
    const [one] = [await trustedOffice(region, districtParty), await trustedOffice(region, zaisan)]
    await sendRows(region, one, [
      payment(1, '2024-01'),
      payment(2, '2024-02'),
      payment(3, '2024-02', 'returned')
    ])
    const { districts, loaded } = await region.manager.call('region.status', {})
    const of = (kato: string) => districts.find(({ office }) => office.kato === kato)
    expect(loaded).toBe(1)
    expect(of(districtParty.kato)).toMatchObject({
      ...{
        trusted: true,
        lastPeriod: '2024-Q1',
        missing: ['2024-Q2'],
        families: 2,
        people: 2,
        paid: '2000.00'
      }
    })
    expect(of(zaisan.kato)).toMatchObject({
      trusted: true,
      lastPeriod: null,
      missing: ['2024-Q1', '2024-Q2']
    })
    expect(of('636800000')).toMatchObject({ trusted: false, families: 0, paid: '0.00' })
  })

  it('totals for everybody: no count of few people, nothing about one person, read by unzip and csv', async () => {
    const region = await open()
    const [one, two] = [await trustedOffice(region, districtParty), await trustedOffice(region, zaisan)]
    const many = (from: number, count: number): DatasetRow[] =>
      Array.from({ length: count }, (_, n) => payment(from + n, '2024-01'))
    await sendRows(region, one, many(1, 30))
    await sendRows(region, two, many(101, 3))
    const { content, fileName, rows } = await region.manager.call('region.extract', {
      from: '2024-01',
      to: '2024-03'
    })
    expect(fileName).toBe('komek-open-630000000-2024-01-2024-03.zip')
    expect(rows).toBeGreaterThan(4)
    const folder = join(region.folder, 'open')
    await mkdir(folder)
    await writeFile(join(folder, 'open.zip'), Buffer.from(content, 'base64'))
    await run('unzip', ['-q', 'open.zip'], { cwd: folder })
    const script = `import csv,json; print(json.dumps([r for r in csv.DictReader(open('payments.csv'))]))`
    const { stdout } = await run('python3', ['-c', script], { cwd: folder })
    const lines = (JSON.parse(stdout) as Record<string, string>[]).filter(({ month }) => month === '2024-01')
    const shown = lines.map(({ district, programme, people, hidden }) => [
      district,
      programme,
      people,
      hidden
    ])
    expect(shown).toContainEqual([zaisan.kato, 'asp', '', 'true'])
    // The other district is hidden with it: with the total of both it would say how many the few are.
    expect(shown).toContainEqual([districtParty.kato, 'asp', '', 'true'])
    expect(shown).toContainEqual(['', '', '33', 'false'])
    expect(lines.map(({ amount_tiyn: amount }) => amount)).not.toContain('300000')
    const text = await readFile(join(folder, 'payments.csv'), 'utf8')
    expect(text).not.toContain(person(1))
    const { resources } = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8')) as {
      resources: { path: string; schema: { fields: { name: string }[] } }[]
    }
    const heading = resources
      .find(({ path }) => path === 'payments.csv')
      ?.schema.fields.map(({ name }) => name)
    expect(text.split('\n')[0]).toBe(heading?.join(','))
  })
})

it('every office gets the same hashing key, in a file that only it can read', async () => {
  const region = await openRegionOffice()
  const offices = [await trustedOffice(region, districtParty), await trustedOffice(region, zaisan)]
  const keys: string[] = []
  for (const office of offices) {
    const { content } = await region.manager.call('region.profile', { office: office.card.party.kato })
    const book = bookOf(office, { ...office, ...region.keys })
    const { head, payload } = verifyBytes(Buffer.from(content, 'base64'), book)
    expect(head).toMatchObject({ kind: 'profile', sequence: 0, recipient: office.fingerprint })
    const profile = profileShape.parse(await readSmallPayload(head, payload, [office.identity]))
    expect(profile).toMatchObject({ personal: 'hashed', periods: 'quarter', dueDay: 10, receiptDays: 5 })
    keys.push(profile.iinKey)
    const stranger = await testPair('office')
    await expect(readSmallPayload(head, payload, [stranger.identity])).rejects.toMatchObject({
      code: 'package-recipient-wrong'
    })
  }
  expect(new Set(keys).size).toBe(1)
  const unknown = region.manager.call('region.profile', { office: '636800000' })
  expect(await refusal(unknown)).toMatchObject({ code: 'region-office-untrusted' })
})

it('a connection string is tried before it is kept, and never shown', async () => {
  const region = await openRegionOffice()
  const save = (url?: string) =>
    refusal(
      region.admin.call('region.saveSettings', {
        store: { kind: 'postgres', ...(url === undefined ? {} : { url }) }
      })
    )
  expect((await save()).code).toBe('region-store-url')
  expect((await save('mysql://a@b/c')).code).toBe('region-store-url')
  expect((await save('postgres://komek@127.0.0.1:1/none')).code).toBe('region-store-unreachable')
  expect(await region.manager.call('region.settings', {})).toMatchObject({ store: 'sqlite' })
  const url = await postgres.newDatabase()
  await region.admin.call('region.saveSettings', { store: { kind: 'postgres', url } })
  await region.admin.call('region.saveSettings', { store: { kind: 'postgres' }, dueDay: 15 })
  const settings = await region.manager.call('region.settings', {})
  expect(settings).toMatchObject({ store: 'postgres', dueDay: 15, periods: 'month' })
  expect(JSON.stringify(settings)).not.toContain('127.0.0.1')
  expect((await refusal(region.manager.call('region.saveSettings', {}))).code).toBe('role-missing')
})
