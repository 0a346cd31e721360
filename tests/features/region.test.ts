import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiptShape } from '@shared/exchange/envelope'
import { verifyBytes } from '../../electron/exchange/package/verify'
import { writeCard } from '../../electron/keys/card'
import { makePair, openedPair } from '../../electron/keys/pair'
import { bookOf, districtParty, plainRows, writeTestPackage } from '../support/package'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { hashOf, openScene } from '../support/region-scene'
import { openPlayedOffice, refusal } from './support/play'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

describe.each(['sqlite', 'postgres'] as const)('the regional center on %s', (kind) => {
  it('loads a file, answers with a receipt signed by the region, and the same file again changes nothing', async () => {
    const { region, office, send, receive } = await openScene({
      postgres: kind === 'postgres' ? postgres : null
    })
    const path = await send()
    const first = await receive()
    expect(first).toMatchObject({ loaded: 1, already: 0, refused: 0, receipts: [`${path}.receipt`] })
    expect(first.packages[0]).toMatchObject({
      ...{ state: 'loaded', sequence: 1, period: '2024-Q1', refusal: null },
      rows: { people: 5, payments: 5, counts: 5 }
    })
    const bytes = await readFile(`${path}.receipt`)
    const book = bookOf(office, { ...office, ...region.keys })
    const { payload, head } = verifyBytes(bytes, book)
    const receipt = receiptShape.parse(JSON.parse(Buffer.from(payload).toString('utf8')))
    expect(head).toMatchObject({ kind: 'receipt', to: districtParty.kato })
    expect(receipt).toMatchObject({
      ...{ file: await hashOf(path, office, region), accepted: true, sequence: 1 },
      sums: { 'payments.amount_tiyn': '15', 'hand_outs.quantity': '15' }
    })
    const before = await region.snapshot()
    expect(await receive()).toMatchObject({ loaded: 0, already: 1, refused: 0 })
    expect(await receive(path)).toMatchObject({ loaded: 0, already: 1 })
    expect(await region.snapshot()).toEqual(before)
    expect((await readFile(`${path}.receipt`)).equals(bytes)).toBe(true)
  })

  it('takes a folder in the order of the senders’ numbers, whatever the files are called', async () => {
    const { region, send, receive } = await openScene({ postgres: kind === 'postgres' ? postgres : null })
    for (const name of ['c', 'b', 'a']) await rename(await send(), join(region.inbox, `${name}.komek`))
    expect(await receive()).toMatchObject({ loaded: 3, refused: 0 })
    const { rows } = await region.manager.call('region.packages', { limit: 2 })
    expect(rows.map(({ sequence }) => sequence)).toEqual([3, 2])
  })

  it('two that receive the same folder at once load each file once', async () => {
    const { region, send, receive } = await openScene({ postgres: kind === 'postgres' ? postgres : null })
    for (let n = 0; n < 3; n += 1) await send()
    const both = await Promise.all([receive(), receive()])
    expect(both[0].loaded + both[1].loaded).toBe(3)
    expect(both[0].refused + both[1].refused).toBe(0)
    const { rows } = await region.manager.call('region.packages', {})
    expect(rows).toHaveLength(3)
  })

  it('a file before its turn is refused, and taken once those before it have come', async () => {
    const { region, send, receive } = await openScene({ postgres: kind === 'postgres' ? postgres : null })
    const first = await send()
    await mkdir(join(region.folder, 'late'))
    const late = join(region.folder, 'late', basename(first))
    await rename(first, late)
    await send()
    const early = await receive()
    expect(early).toMatchObject({ loaded: 0, refused: 1 })
    expect(early.packages[0]).toMatchObject({ refusal: 'package-sequence-gap' })
    expect(early.packages[0]?.refusalText).toContain('№ 1')
    expect(await receive(late)).toMatchObject({ loaded: 1 })
    const aside = join(region.inbox, 'set-aside')
    const moved = (await readdir(aside)).find((name) => name.endsWith('.komek')) ?? ''
    expect(await receive(join(aside, moved))).toMatchObject({ loaded: 1, refused: 0 })
    const { rows } = await region.manager.call('region.packages', {})
    expect(rows.map(({ state }) => state)).toEqual(['loaded', 'loaded'])
  })

  it('a correction takes the place of the file it corrects; the former record stays', async () => {
    const { region, office, send, receive } = await openScene({
      postgres: kind === 'postgres' ? postgres : null
    })
    const first = await send()
    await receive()
    const corrects = await hashOf(first, office, region)
    const rows = { payments: plainRows('payments', 2), people: plainRows('people', 5) }
    await send({ kind: 'correction', period: '2024-Q1', corrects }, { rows })
    expect(await receive()).toMatchObject({ loaded: 1, already: 1 })
    const { rows: kept } = await region.manager.call('region.packages', {})
    expect(kept.map(({ state, rows: counts }) => [state, counts.payments])).toEqual([
      ['loaded', 2],
      ['superseded', 5]
    ])
    expect(await region.manager.call('region.packages', { state: 'superseded' })).toMatchObject({
      rows: [{ sequence: 1 }]
    })
    expect(JSON.stringify(await region.snapshot())).not.toContain('х \\"4\\", list')
  })

  it('what an office sends after its key was replaced is believed, and so is what it had signed before', async () => {
    const { region, office, send, receive } = await openScene({
      postgres: kind === 'postgres' ? postgres : null
    })
    const first = await send()
    const next = await makePair('office', districtParty, '2024-07-05T00:00:00.000Z', office)
    const fresh = openedPair(2, next.card, next.halves)
    await region.head.call('keys.trust', { card: writeCard(next.card) })
    const previous = await hashOf(first, office, region)
    const second = await writeTestPackage(region.inbox, [fresh, { ...fresh, ...region.keys }], {
      head: { sequence: 2, previous, period: '2024-Q2' }
    })
    expect(await receive(first)).toMatchObject({ loaded: 1 })
    expect(await receive(second)).toMatchObject({ loaded: 1 })
  })

  it('a file in its turn whose contents are wrong keeps its number: the corrected one follows on it', async () => {
    const { region, office, send, receive } = await openScene({
      postgres: kind === 'postgres' ? postgres : null
    })
    const double = plainRows('payments', 5)
    const wrong = await send({}, { rows: { payments: [...double, ...double.slice(0, 1)] } })
    const before = await region.snapshot()
    const hash = await hashOf(wrong, office, region)
    const refused = await receive()
    expect(refused.packages[0]).toMatchObject({ refusal: 'package-contents-wrong', sequence: 1 })
    expect(await region.snapshot()).not.toEqual(before)
    await send({ kind: 'correction', corrects: hash, period: '2024-Q1' })
    expect(await receive()).toMatchObject({ loaded: 1 })
  })
})

it('a job that is stopped leaves nothing of the file under way', async () => {
  const { region, send, receive } = await openScene()
  await send({}, { rows: { payments: plainRows('payments', 20_000) } })
  const before = await region.snapshot()
  const job = region.manager.call('region.receive', { jobId: 'j' })
  const stopped = refusal(job)
  for (let over = false; !over;) {
    await region.manager.call('office.status', {})
    over = (await region.manager.call('jobs.cancel', { jobId: 'j' })).cancelled
  }
  expect((await stopped).code).toBe('cancelled')
  expect(await region.snapshot()).toEqual(before)
  expect(await receive()).toMatchObject({ loaded: 1 })
})

it('a file loaded before its key was revoked stays loaded; a new one of that key is refused', async () => {
  const { region, send, receive } = await openScene()
  const first = await send()
  await receive()
  const { trusted } = await region.head.call('keys.list', {})
  await region.head.call('keys.revoke', { id: trusted[0]?.id ?? 0 })
  const before = await region.snapshot()
  expect(await receive(first)).toMatchObject({ loaded: 0, already: 1, refused: 0 })
  expect(await region.snapshot()).toEqual(before)
  const refused = await receive(await send())
  expect(refused.packages[0]).toMatchObject({ refusal: 'package-signer-unknown', sequence: null })
  const aside = join(region.inbox, 'set-aside')
  const [moved] = (await readdir(aside)).filter((name) => name.endsWith('.komek'))
  expect(await receive(join(aside, moved ?? ''))).toMatchObject({ refused: 1 })
  expect((await readdir(aside)).filter((name) => name.endsWith('.komek'))).toEqual([moved])
})

it.each([
  ['hashed', null],
  ['full', '850315400608']
] as const)('personal data is kept when the region asks for it (%s)', async (personal, iin) => {
  const { region, send, receive } = await openScene({ settings: { personal } })
  const people = plainRows('people', 5).map((row) => [
    row[0] ?? null,
    '850315400608',
    'Ким',
    'Анна',
    null,
    ...row.slice(5)
  ])
  await send({}, { personal: 'full', rows: { people } })
  expect(await receive()).toMatchObject({ loaded: 1 })
  expect(JSON.stringify(await region.snapshot()).includes('850315400608')).toBe(iin !== null)
})

it('a district office is no regional center, and a folder that is not there is named', async () => {
  const district = await openPlayedOffice('2024-08-01')
  const taken = refusal(district.manager.call('region.receive', { path: district.folder }))
  expect((await taken).code).toBe('region-only')
  expect((await refusal(district.manager.call('region.status', {}))).code).toBe('region-only')
  const { receive, region } = await openScene()
  const path = join(region.inbox, 'missing')
  expect(await refusal(receive(path))).toMatchObject({ code: 'region-inbox-missing', data: { path } })
})
