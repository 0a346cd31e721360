import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorSentence } from '@shared/messages'
import { districtParty, plainRows } from '../support/package'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { hashOf, openScene, type Scene } from '../support/region-scene'
import { refusal } from './support/play'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const office = districtParty.kato
const reason = 'База района восстановлена из копии от 1 июня'
const monthsOf = ['2024-Q1', '2024-Q2', '2023-Q4', '2023-Q3']
const made = (day: number): string => `2024-07-${String(day).padStart(2, '0')}T04:00:00.000Z`
const whole = (payments: number) => ({ rows: { payments: plainRows('payments', payments) } })

/** Three files are loaded; then the office comes back from a copy in which it had made only the first. */
async function openRestored(kind: 'sqlite' | 'postgres') {
  const scene = await openScene({ postgres: kind === 'postgres' ? postgres : null })
  const { region, send, receive } = scene
  const hashes: string[] = []
  for (const [index, period] of monthsOf.slice(0, 3).entries()) {
    const path = await send({ period, made: made(index + 1) }, whole(index + 1))
    hashes.push(await hashOf(path, scene.office, region))
  }
  expect(await receive()).toMatchObject({ loaded: 3, refused: 0 })
  const again = await send(
    { sequence: 2, previous: hashes[0] ?? '', period: '2024-Q2', made: made(10) },
    whole(5)
  )
  return { ...scene, hashes, again }
}

/** What is loaded now: period, number and rows of payments. */
async function loaded({ region }: Pick<Scene, 'region'>) {
  const { rows } = await region.manager.call('region.packages', { state: 'loaded' })
  return rows.map(({ period, sequence, rows: counts }) => [period, sequence, counts.payments]).sort()
}

async function asideOf({ region }: Pick<Scene, 'region'>): Promise<string> {
  const aside = join(region.inbox, 'set-aside')
  const names = (await readdir(aside)).filter((name) => name.endsWith('.komek'))
  expect(names).toHaveLength(1)
  return join(aside, names[0] ?? '')
}

const districtOf = async ({ region }: Pick<Scene, 'region'>) =>
  (await region.manager.call('region.status', {})).districts.find((row) => row.office.kato === office)

describe.each(['sqlite', 'postgres'] as const)('an office back from an older copy, on %s', (kind) => {
  it('is refused with the way out, allowed a new beginning, and goes on in its own numbers', async () => {
    const scene = await openRestored(kind)
    const { region, receive, send } = scene
    const refused = await receive()
    expect(refused.packages.find(({ state }) => state === 'refused')).toMatchObject({
      ...{ refusal: 'package-replayed', sequence: 2 },
      refusalText: errorSentence('package-replayed', { given: 2, last: 3 }, 'ru')
    })
    expect(errorSentence('package-replayed', { given: 2, last: 3 }, 'ru')).toContain('новое начало')
    expect(errorSentence('package-replayed', { given: 2, last: 3 }, 'kk')).toContain('жаңадан бастауға')

    const { beginning } = await region.head.call('region.allowBeginning', { office, reason })
    expect(beginning).toMatchObject({ number: 1, reason, usedAt: null })
    expect((await districtOf(scene))?.beginning).toEqual(beginning)
    const aside = await asideOf(scene)
    expect(await receive(aside)).toMatchObject({ loaded: 1, refused: 0 })
    // Its quarter was reported before: what it says now stands for it, the other quarters stay.
    expect(await loaded(scene)).toEqual([
      ['2023-Q4', 3, 3],
      ['2024-Q1', 1, 1],
      ['2024-Q2', 2, 5]
    ])
    expect((await districtOf(scene))?.beginning).toMatchObject({ number: 1, usedAt: expect.any(String) })

    await send({ period: '2023-Q4', made: made(11) }, whole(7))
    await send({ period: '2023-Q3', made: made(12) }, whole(8))
    expect(await receive()).toMatchObject({ loaded: 2, already: 3, refused: 0 })
    expect(await loaded(scene)).toEqual([
      ['2023-Q3', 4, 8],
      ['2023-Q4', 3, 7],
      ['2024-Q1', 1, 1],
      ['2024-Q2', 2, 5]
    ])
    const before = await region.snapshot()
    expect(await receive(aside)).toMatchObject({ loaded: 0, already: 1, refused: 0 })
    expect(await receive()).toMatchObject({ loaded: 0, refused: 0 })
    expect(await region.snapshot()).toEqual(before)
    expect(await region.admin.call('journal.verify', {})).toMatchObject({ ok: true })
  })

  it('holds for one file: a second that is out of its turn is refused again', async () => {
    const scene = await openRestored(kind)
    const { region, receive, send, hashes } = scene
    await receive()
    await region.admin.call('region.allowBeginning', { office, reason })
    await receive(await asideOf(scene))
    await send({ sequence: 2, previous: hashes[0] ?? '', period: '2023-Q3', made: made(20) }, whole(2))
    const second = await receive()
    expect(second.packages.find(({ state }) => state === 'refused')).toMatchObject({
      refusal: 'package-replayed'
    })
  })

  it('is not used up by a file from before, nor by one in its turn, and can be taken back', async () => {
    const scene = await openScene({ postgres: kind === 'postgres' ? postgres : null })
    const { region, send, receive } = scene
    await send({ period: '2024-Q1', made: made(5) })
    await receive()
    await region.head.call('region.allowBeginning', { office, reason })
    await send({ sequence: 1, period: '2023-Q1', previous: null, made: made(4) })
    const old = await receive()
    expect(old.packages.find(({ state }) => state === 'refused')).toMatchObject({
      refusal: 'package-replayed'
    })
    const again = region.head.call('region.allowBeginning', { office, reason })
    expect((await refusal(again)).code).toBe('region-beginning-open')
    expect(await region.head.call('region.withdrawBeginning', { office })).toEqual({ number: 1 })
    expect((await districtOf(scene))?.beginning).toBeNull()
    const nothing = region.head.call('region.withdrawBeginning', { office })
    expect((await refusal(nothing)).code).toBe('not-found')
  })

  it('keeps its place when what the file holds is wrong: the next one follows on it', async () => {
    const scene = await openRestored(kind)
    const { region, receive, send, hashes } = scene
    await receive()
    await region.head.call('region.allowBeginning', { office, reason })
    const double = plainRows('payments', 2)
    const wrong = await send(
      { sequence: 2, previous: hashes[0] ?? '', period: '2024-Q2', made: made(15) },
      { rows: { payments: [...double, ...double.slice(0, 1)] } }
    )
    const corrects = await hashOf(wrong, scene.office, region)
    const refused = await receive()
    expect(refused.packages.find(({ state }) => state === 'refused')).toMatchObject({
      refusal: 'package-contents-wrong'
    })
    // Sent once more it is judged anew in the same place.
    const aside = join(region.inbox, 'set-aside')
    const name = (await readdir(aside)).find(
      (one) => one.endsWith('.komek') && one.startsWith(corrects.slice(0, 12))
    )
    expect(await receive(join(aside, name ?? ''))).toMatchObject({ refused: 1 })
    await send({ kind: 'correction', corrects, period: '2024-Q2', made: made(16) }, whole(6))
    expect(await receive()).toMatchObject({ loaded: 1, refused: 0 })
    expect(await loaded(scene)).toContainEqual(['2024-Q2', 3, 6])
  })
})

it('only the head and the administrator of a regional center may allow it', async () => {
  const { region } = await openScene()
  const input = { office, reason }
  expect((await refusal(region.manager.call('region.allowBeginning', input))).code).toBe('role-missing')
  const empty = region.head.call('region.allowBeginning', { office, reason: ' ' })
  expect((await refusal(empty)).field).toBe('reason')
})
