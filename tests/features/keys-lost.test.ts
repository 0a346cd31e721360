import { describe, expect, it } from 'vitest'
import { writeCard } from '../../electron/keys/card'
import { regionParty, testPair } from '../support/package'
import { systemSeal } from '../support/system-seal'
import { profileFile } from './support/exchange'
import { openPlayedOffice, refusal, withSql } from './support/play'

const passphrase = 'алты алаш 2024'

describe('a data folder that comes to another machine', () => {
  const backupPhrase = 'сейфтегі сөз'

  /** A region with keys twice made and a profile given out, closed; and what its backup holds. */
  async function regionThatWas() {
    const region = await openPlayedOffice('2024-05-20', { seal: systemSeal('here') })
    await withSql(region.folder, (sql) =>
      sql.run(`UPDATE office SET kind = 'region', kato = '630000000', name_ru = 'Область', name_kk = 'Облыс'`)
    )
    await region.head.call('keys.create', {})
    const office = await openPlayedOffice('2024-05-20')
    await office.head.call('keys.create', { passphrase })
    const { card, fingerprint } = await office.head.call('keys.publish', {})
    await region.head.call('keys.trust', { card, fingerprint })
    await region.admin.call('region.profile', { office: '634000000' })
    const early = await region.head.call('keys.backup', { passphrase: backupPhrase })
    await region.head.call('keys.create', { rotate: true })
    const backup = await region.head.call('keys.backup', { passphrase: backupPhrase })
    const { own } = await region.head.call('keys.list', {})
    await region.office.close()
    return { folder: region.folder, own, early: early.content, backup: backup.content }
  }

  const elsewhere = (dataFolder: string) =>
    openPlayedOffice('2024-05-20', { seal: systemSeal('elsewhere'), dataFolder })
  const iinKeyOf = async (folder: string) => {
    const { sealed } = (await withSql(folder, (sql) =>
      sql.get(`SELECT sealed FROM secrets WHERE name = 'region-iin-key'`)
    )) as { sealed: string }
    return Buffer.from(sealed, 'base64').toString().split(':')[1]
  }

  it("takes its own keys back from the safe's file, and the key for IINs with them", async () => {
    const was = await regionThatWas()
    const iinKey = await iinKeyOf(was.folder)
    const { head, admin } = await elsewhere(was.folder)
    const asked = { office: '634000000' }
    expect(await refusal(admin.call('region.profile', asked))).toMatchObject({ code: 'key-sealed-elsewhere' })
    // The file from before the keys in force were made does not take their place.
    const early = { content: was.early, passphrase: backupPhrase }
    expect(await refusal(head.call('keys.restore', early))).toMatchObject({ code: 'key-exists' })
    await head.call('keys.restore', { content: was.backup, passphrase: backupPhrase })
    expect((await head.call('keys.list', {})).own).toEqual(was.own)
    await admin.call('region.profile', asked)
    expect(await iinKeyOf(was.folder)).toBe(iinKey)
    expect(await head.call('keys.create', { rotate: true })).toMatchObject({ seal: 'system' })
  })

  it('makes new keys that nobody vouches for where there is no such file, and works with them', async () => {
    const was = await regionThatWas()
    const iinKey = await iinKeyOf(was.folder)
    const { head, admin } = await elsewhere(was.folder)
    expect(await refusal(head.call('keys.create', {}))).toMatchObject({ code: 'key-exists' })
    await head.call('keys.create', { lost: true })
    const { card } = await head.call('keys.publish', {})
    expect(card).toContain('"follows":null')
    // A secret under keys that are gone is asked for anew, and does not stand in the way.
    await admin.call('region.profile', { office: '634000000' })
    expect(await iinKeyOf(was.folder)).not.toBe(iinKey)
    await head.call('keys.backup', { passphrase: backupPhrase })
    expect(await refusal(head.call('keys.create', { lost: true }))).toMatchObject({ code: 'key-exists' })
  })

  it('keys under a forgotten passphrase are replaced by the same way', async () => {
    const { head, office, folder } = await openPlayedOffice('2024-05-20')
    await head.call('keys.create', { passphrase })
    await office.close()
    const again = await openPlayedOffice('2024-05-20', { dataFolder: folder })
    const other = 'жаңа сөз тіркесі'
    expect(await refusal(again.head.call('keys.create', { passphrase, lost: true }))).toMatchObject({
      code: 'key-exists'
    })
    await again.office.close()
    const forgotten = await openPlayedOffice('2024-05-20', { dataFolder: folder })
    expect(await forgotten.head.call('keys.create', { passphrase: other, lost: true })).toMatchObject({
      open: true
    })
    const { own } = await forgotten.head.call('keys.list', {})
    expect(own.map(({ open, retiredAt }) => [open, retiredAt === null])).toEqual([
      [true, true],
      [false, false]
    ])
    // Nobody is asked for the phrase that is forgotten, neither in this run nor after the next unlocking.
    const region = await testPair('region', regionParty)
    await forgotten.head.call('keys.trust', {
      card: writeCard(region.card),
      fingerprint: region.fingerprint
    })
    const given = { content: await profileFile(forgotten, region) }
    expect(await forgotten.head.call('exports.saveProfile', given)).toMatchObject({ personal: 'hashed' })
    await forgotten.office.close()
    const last = await openPlayedOffice('2024-05-20', { dataFolder: folder })
    expect(await last.head.call('keys.unlock', { passphrase: other })).toEqual({ open: true })
    const content = await profileFile(last, region)
    expect(await last.head.call('exports.saveProfile', { content })).toMatchObject({ personal: 'hashed' })
  })
})
