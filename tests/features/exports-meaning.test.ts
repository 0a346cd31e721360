import { describe, expect, it } from 'vitest'
import { writeCard } from '../../electron/keys/card'
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
  withSql,
  type PlayedOffice
} from './support/play'

async function openOffice(): Promise<PlayedOffice> {
  const played = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
  await setLine(played.admin, '2024-Q2', '40000')
  return played
}

describe("what the period's file says", () => {
  it('counts the cases that were open at the end of the period, not those that still are', async () => {
    const played = await openOffice()
    const region = await joinRegion(played, { periods: 'month' })
    const family = await enterFamily(played.clerk, [adult])
    const registered = await register(played.clerk, family, '2024-05-13')
    played.clock.set('2024-06-03')
    await decide(played, registered)
    const made = await played.head.call('exports.build', { period: '2024-05' })
    const { got } = await asRegion(played, region, made.path)
    expect(got.counts).toEqual([
      ['applications', 'asp', 1],
      ['open_cases', 'asp', 1]
    ])
  })

  it('believes its own region only, whichever other keys have been confirmed', async () => {
    const played = await openOffice()
    await joinRegion(played)
    const other = await testPair('region', { ...regionParty, kato: '750000000' })
    await played.head.call('keys.trust', { card: writeCard(other.card), fingerprint: other.fingerprint })
    const content = await profileFile(played, other, { personal: 'full', iinKey: 'ab'.repeat(32) })
    expect(await refusal(played.head.call('exports.saveProfile', { content }))).toMatchObject({
      code: 'package-signer-unknown'
    })
    expect(await played.head.call('exports.profile', {})).toMatchObject({ profile: { personal: 'hashed' } })
  })

  it('is not signed by a key of a former code of the office: the region would not know whose it is', async () => {
    const played = await openOffice()
    const region = await joinRegion(played)
    await withSql(played.folder, (sql) => sql.run(`UPDATE office SET kato = '634600000'`))
    const build = () => played.head.call('exports.build', { period: '2024-Q2' })
    expect(await refusal(build())).toMatchObject({ code: 'key-other-kato', data: { kato: '634000000' } })
    await played.head.call('keys.create', { rotate: true })
    const { head } = await asRegion(played, region, (await build()).path)
    expect(head.from.kato).toBe('634600000')
  })

  it('asks for no more than the newest profile does: one made before, kept and sent again, is refused', async () => {
    const played = await openOffice()
    const region = await joinRegion(played)
    const save = (content: string) => played.head.call('exports.saveProfile', { content })
    const before = await profileFile(played, region, { personal: 'full' }, '2024-03-01T04:00:00.000Z')
    await save(before)
    await save(await profileFile(played, region, { personal: 'hashed' }, '2024-04-01T04:00:00.000Z'))
    expect(await refusal(save(before))).toMatchObject({
      code: 'profile-outdated',
      data: { made: '2024-04-01' }
    })
    expect(await played.head.call('exports.profile', {})).toMatchObject({ profile: { personal: 'hashed' } })
  })

  it('says whose family the money of the period was for, though it was decided before', async () => {
    const played = await openOffice()
    const region = await joinRegion(played, { periods: 'month' })
    const family = await enterFamily(played.clerk, motherOfFour)
    await decide(played, await register(played.clerk, family, '2024-05-13'))
    await withSql(played.folder, async (sql) => {
      await sql.run(`UPDATE payments SET state = 'listed' WHERE month = '2024-06'`)
      await sql.run(`UPDATE payments SET state = 'paid' WHERE month = '2024-06'`)
    })
    played.clock.set('2024-07-02')
    const may = await played.head.call('exports.build', { period: '2024-05' })
    expect(may.rows).toMatchObject({ decisions: 1, members: 5, payments: 1 })
    const june = await played.head.call('exports.build', { period: '2024-06' })
    expect(june.rows).toMatchObject({ decisions: 0, members: 5, payments: 1, people: 5 })
    const { got } = await asRegion(played, region, june.path)
    expect(new Set(got.members?.map(([decision]) => decision))).toEqual(
      new Set(got.payments?.map(([, decision]) => decision))
    )
  })
})
