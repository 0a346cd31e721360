import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { spokenFingerprint } from '@shared/exchange/fingerprint'
import { databasePath } from '../support/office'
import { temporaryFolder } from '../support/database'
import { systemSeal } from '../support/system-seal'
import { openPlayedOffice, refusal, withSql, type PlayedOffice } from './support/play'

const passphrase = 'алты алаш 2024'

async function openRegion(day = '2024-05-20'): Promise<PlayedOffice> {
  const region = await openPlayedOffice(day)
  await withSql(region.folder, (sql) =>
    sql.run(`UPDATE office SET kind = 'region', kato = '630000000', name_ru = 'Область', name_kk = 'Облыс'`)
  )
  return region
}

describe('own keys', () => {
  it('are made once, sealed under a passphrase, and publish a card without anything private', async () => {
    const { head, folder } = await openPlayedOffice('2024-05-20')
    expect(await refusal(head.call('keys.create', {}))).toMatchObject({ code: 'key-passphrase-missing' })
    expect(await refusal(head.call('keys.publish', {}))).toMatchObject({ code: 'key-missing' })
    const key = await head.call('keys.create', { passphrase })
    expect(key).toMatchObject({ seal: 'passphrase', open: true, retiredAt: null })
    expect(await refusal(head.call('keys.create', { passphrase }))).toMatchObject({ code: 'key-exists' })
    const published = await head.call('keys.publish', {})
    expect(published.card).toBe(key.card)
    expect(published.card).toMatch(/^komek-card\/1 \{"follows":null,"kind":"office"/)
    expect(published.qr).toMatch(/^<svg/)
    expect(spokenFingerprint(published.fingerprint)).toMatch(/^(\d{5} ){11}\d{5}$/)
    const kept = (await readFile(databasePath(folder))).toString('latin1')
    expect(kept).not.toContain('AGE-SECRET-KEY')
    expect(kept).not.toContain(passphrase)
  })

  it('open after a restart by the passphrase only, or by the one of the environment for a script', async () => {
    const first = await openPlayedOffice('2024-05-20')
    await first.head.call('keys.create', { passphrase })
    await first.office.close()
    const { head } = await openPlayedOffice('2024-05-21', { dataFolder: first.folder })
    expect((await head.call('keys.list', {})).own).toMatchObject([{ open: false }])
    expect(await refusal(head.call('keys.create', { rotate: true }))).toMatchObject({
      code: 'key-passphrase-missing'
    })
    expect(await refusal(head.call('keys.unlock', { passphrase: 'совсем другая' }))).toMatchObject({
      code: 'key-passphrase-wrong',
      field: 'passphrase'
    })
    process.env.KOMEK_KEY_PASSPHRASE = passphrase
    onTestFinished(() => void delete process.env.KOMEK_KEY_PASSPHRASE)
    expect(await head.call('keys.create', { rotate: true })).toMatchObject({ open: true })
    expect((await head.call('keys.list', {})).own).toMatchObject([
      { open: true, retiredAt: null },
      { open: true, retiredAt: expect.stringMatching(/^2024-05-21/) as string }
    ])
  })

  it('are sealed by the system where it keeps secrets, and cannot be opened on another machine', async () => {
    const first = await openPlayedOffice('2024-05-20', { seal: systemSeal('here') })
    expect(await first.head.call('keys.create', {})).toMatchObject({ seal: 'system', open: true })
    await first.office.close()
    const again = await openPlayedOffice('2024-05-20', {
      seal: systemSeal('here'),
      dataFolder: first.folder
    })
    expect(await again.head.call('keys.create', { rotate: true })).toMatchObject({ seal: 'system' })
    await again.office.close()
    const elsewhere = await openPlayedOffice('2024-05-20', {
      seal: systemSeal('elsewhere'),
      dataFolder: first.folder
    })
    expect(await refusal(elsewhere.head.call('keys.create', { rotate: true }))).toMatchObject({
      code: 'key-sealed-elsewhere'
    })
  })

  it("come back from a backup on a new machine; Debian's age reads it too", async () => {
    const first = await openPlayedOffice('2024-05-20')
    await first.head.call('keys.create', { passphrase })
    await first.head.call('keys.create', { passphrase, rotate: true })
    const { content, fileName } = await first.head.call('keys.backup', { passphrase: 'сейфтегі сөз' })
    expect(fileName).toBe('komek-keys-634000000-2024-05-20.age')
    const folder = await temporaryFolder()
    await writeFile(join(folder, fileName), content)
    // age asks for a passphrase on a terminal; script(1) gives it one.
    const { stdout } = spawnSync('script', ['-qec', `age -d ${join(folder, fileName)}`, '/dev/null'], {
      input: 'сейфтегі сөз\n'
    })
    expect(stdout.toString()).toContain('AGE-SECRET-KEY-1')

    const second = await openPlayedOffice('2024-05-20')
    const wrong = { content, passphrase: 'совсем другая' }
    expect(await refusal(second.head.call('keys.restore', wrong))).toMatchObject({
      code: 'key-passphrase-wrong'
    })
    expect(
      await refusal(second.head.call('keys.restore', { content: 'не копия', passphrase }))
    ).toMatchObject({ code: 'key-backup-malformed' })
    await second.head.call('keys.restore', { content, passphrase: 'сейфтегі сөз' })
    const cards = (keys: { card: string; retiredAt: string | null }[]) =>
      keys.map(({ card, retiredAt }) => [card, retiredAt])
    expect(cards((await second.head.call('keys.list', {})).own)).toEqual(
      cards((await first.head.call('keys.list', {})).own)
    )
    const region = await openRegion()
    expect(
      await refusal(region.head.call('keys.restore', { content, passphrase: 'сейфтегі сөз' }))
    ).toMatchObject({ code: 'key-backup-foreign', data: { kato: '634000000' } })
  })
})

describe("others' keys", () => {
  it('count only when somebody has compared the fingerprint', async () => {
    const { head, clerk } = await openPlayedOffice('2024-05-20')
    const region = await openRegion()
    await region.head.call('keys.create', { passphrase })
    const { card, fingerprint } = await region.head.call('keys.publish', {})
    expect(await refusal(clerk.call('keys.trust', { card }))).toMatchObject({ code: 'role-missing' })
    expect(await head.call('keys.trust', { card })).toMatchObject({ state: 'waiting', confirmedBy: null })
    const spoken = spokenFingerprint(fingerprint)
    const misheard = spoken.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    expect(await refusal(head.call('keys.trust', { card, fingerprint: misheard }))).toMatchObject({
      code: 'key-fingerprint-wrong',
      data: { fingerprint: spoken }
    })
    expect((await head.call('keys.list', {})).trusted).toMatchObject([{ state: 'waiting' }])
    expect(await head.call('keys.trust', { card, fingerprint: spoken })).toMatchObject({
      state: 'trusted',
      kind: 'region',
      party: { kato: '630000000' },
      confirmedBy: 'Тестов head'
    })
    expect(await head.call('keys.trust', { card })).toMatchObject({ state: 'trusted' })
    expect(await refusal(region.head.call('keys.trust', { card }))).toMatchObject({ code: 'key-card-own' })
  })

  it('a card with any character changed is no card or has another fingerprint', async () => {
    const { head } = await openPlayedOffice('2024-05-20')
    const region = await openRegion()
    await region.head.call('keys.create', { passphrase })
    const { card, fingerprint } = await region.head.call('keys.publish', {})
    for (let at = 0; at < card.length; at += 1) {
      const other = card[at] === 'e' ? 'f' : 'e'
      const changed = card.slice(0, at) + other + card.slice(at + 1)
      const answer = await head.send('keys.trust', { card: changed, fingerprint })
      // Names are shown beside the fingerprint and are not part of it, nor is the day it was made.
      if (answer.ok) {
        expect(changed.replace(/"(made|nameKk|nameRu)":"[^"]*"/g, '')).toBe(
          card.replace(/"(made|nameKk|nameRu)":"[^"]*"/g, '')
        )
      } else expect(answer.error.code).toMatch(/^key-(card-malformed|fingerprint-wrong)$/)
    }
  })

  it('a new key signed by the one believed takes its place; one signed by a replaced or revoked key waits', async () => {
    const { head } = await openPlayedOffice('2024-05-20')
    const region = await openRegion()
    const publish = async (rotate: boolean) => {
      await region.head.call('keys.create', { passphrase, rotate })
      return (await region.head.call('keys.publish', {})).card
    }
    const first = await publish(false)
    const { fingerprint } = await head.call('keys.trust', { card: first })
    await head.call('keys.trust', { card: first, fingerprint })
    const second = await publish(true)
    const third = await publish(true)
    // The third was signed by the second, which nobody here believes yet.
    expect(await head.call('keys.trust', { card: third })).toMatchObject({ state: 'waiting' })
    expect(await head.call('keys.trust', { card: second })).toMatchObject({ state: 'trusted' })
    const { id } = await head.call('keys.trust', { card: third })
    expect((await head.call('keys.list', {})).trusted.map(({ state }) => state)).toEqual([
      'trusted',
      'replaced',
      'replaced'
    ])
    await head.call('keys.revoke', { id })
    expect(await refusal(head.call('keys.trust', { card: third }))).toMatchObject({ code: 'key-revoked' })
    const fourth = await publish(true)
    expect(await head.call('keys.trust', { card: fourth })).toMatchObject({ state: 'waiting' })
  })
})
