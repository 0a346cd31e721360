import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { regionParty, testPair } from '../support/package'
import { bundledWorker } from '../support/pdf-worker'
import { asRegion, joinRegion, profileFile } from './support/exchange'
import {
  adult,
  decide,
  enterFamily,
  motherOfFour,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  type PlayedOffice
} from './support/play'

async function openOffice(): Promise<PlayedOffice> {
  const played = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
  await setLine(played.admin, '2024-Q2', '40000')
  return played
}

describe("the period's file of an office", () => {
  it('is refused by name until there are keys, a region and its profile', async () => {
    const { head, ...played } = await openOffice()
    const build = () => refusal(head.call('exports.build', { period: '2024-Q2' }))
    expect(await build()).toMatchObject({ code: 'key-missing' })
    const missing = (await head.call('exports.preview', { period: '2024-Q2' })).missing
    expect(missing.map(({ code }) => code)).toEqual(['key-missing', 'region-key-missing', 'profile-missing'])
    await joinRegion({ head, ...played })
    expect(await head.call('exports.profile', {})).toMatchObject({ profile: { periods: 'quarter' } })
    expect((await head.call('exports.preview', { period: '2024-Q2' })).missing).toEqual([])
    expect(await refusal(head.call('exports.build', { period: '2024-05' }))).toMatchObject({
      code: 'profile-wants-quarters'
    })
    expect(await refusal(head.call('exports.build', { period: '2024-Q3' }))).toMatchObject({
      code: 'period-in-future'
    })
  })

  it('holds what the office decided, hashed, and is read by the region alone', async () => {
    const played = await openOffice()
    const region = await joinRegion(played)
    const family = await enterFamily(played.clerk, motherOfFour)
    const decided = await decide(played, await register(played.clerk, family, '2024-05-13'))
    const preview = await played.head.call('exports.preview', { period: '2024-Q2' })
    const made = await played.head.call('exports.build', { period: '2024-Q2' })
    expect(made).toMatchObject({ sequence: 1, correction: 0, kind: 'period', changes: [], receipt: null })
    expect(made.rows).toMatchObject({ people: 5, decisions: 1, members: 5 })
    expect(preview.rows).toEqual(made.rows)
    expect(preview.sums).toEqual(made.sums)

    const back = await asRegion(played, region, made.path)
    expect(back.rows).toEqual(made.rows)
    expect(back.sums).toEqual(made.sums)
    const [row] = back.got.decisions ?? []
    expect(row?.[0]).toBe(decided.decision?.number)
    expect(JSON.stringify(back.got)).not.toContain('Нұрғалиева')
    const people = await played.clerk.call('people.search', {})
    for (const { iin } of people.rows) expect(JSON.stringify(back.got)).not.toContain(iin)

    const stranger = await testPair('region', regionParty)
    await expect(asRegion(played, stranger, made.path)).rejects.toMatchObject({
      code: 'package-recipient-wrong'
    })
    expect(await played.head.call('exports.verify', { id: made.id })).toMatchObject({ ok: true, code: null })
    const files = await readdir(join(played.folder, 'exports'))
    expect(files.sort()).toEqual(['komek-634000000-2024-Q2-0001.komek', 'komek-634000000-2024-Q2-0001.pdf'])
    const { path } = await played.head.call('exports.open', { id: made.id, what: 'totals' })
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await played.head.call('exports.list', {})).rows).toMatchObject([{ id: made.id }])
  })

  it('names people where the profile asks for it', async () => {
    const played = await openOffice()
    const region = await joinRegion(played, { personal: 'full' })
    const family = await enterFamily(played.clerk, [adult])
    await decide(played, await register(played.clerk, family, '2024-05-13'))
    const made = await played.head.call('exports.build', { period: '2024-Q2' })
    const { got } = await asRegion(played, region, made.path)
    const { rows } = await played.clerk.call('people.search', {})
    expect(got.people?.map((row) => row[1])).toEqual(rows.map(({ iin }) => iin))
    expect(got.people?.[0]?.slice(2, 4)).toEqual(['Нұрғалиева', 'Әлия'])
  })

  it('a second file of a period is a correction that says what changed; without a change it is refused', async () => {
    const played = await openOffice()
    const region = await joinRegion(played)
    const enter = async () => {
      const family = await enterFamily(played.clerk, [adult])
      return decide(played, await register(played.clerk, family, '2024-05-13'))
    }
    await enter()
    const first = await played.head.call('exports.build', { period: '2024-Q2' })
    expect(await refusal(played.head.call('exports.build', { period: '2024-Q2' }))).toMatchObject({
      code: 'export-unchanged',
      data: { sequence: 1 }
    })
    expect(await readdir(join(played.folder, 'exports'))).toHaveLength(2)
    await enter()
    const earlier = await played.head.call('exports.build', { period: '2024-Q1' })
    expect(earlier).toMatchObject({ sequence: 2, correction: 0 })
    const third = await played.head.call('exports.build', { period: '2024-Q2' })
    expect(third).toMatchObject({ sequence: 3, correction: 1, kind: 'correction' })
    expect(third.changes).toContainEqual({
      ...{ dataset: 'decisions', added: 1, removed: 0, changed: 0 },
      sums: { total_tiyn: '8000000' }
    })
    expect(third.changes).toContainEqual({ dataset: 'people', added: 1, removed: 0, changed: 0, sums: {} })
    const { head } = await asRegion(played, region, third.path)
    expect(head).toMatchObject({ previous: earlier.fileHash, corrects: first.fileHash, sequence: 3 })
  })

  it("takes the region's profile only from the region that is believed, and only whole", async () => {
    const played = await openOffice()
    const region = await joinRegion(played)
    const stranger = await testPair('region', regionParty)
    const save = (content: string) => refusal(played.head.call('exports.saveProfile', { content }))
    expect(await save(await profileFile(played, stranger))).toMatchObject({ code: 'package-signer-unknown' })
    const right = Buffer.from(await profileFile(played, region), 'base64')
    expect(await save(right.subarray(0, -1).toString('base64'))).toMatchObject({ code: 'package-truncated' })
    const other = await openPlayedOffice('2024-05-20')
    await joinRegion(other)
    expect(await save(await profileFile(other, region))).toMatchObject({ code: 'package-recipient-wrong' })
  })
})
