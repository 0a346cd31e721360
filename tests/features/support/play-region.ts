import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fingerprintOf, readCard, writeCard } from '../../../electron/keys/card'
import { districtParty, testPair, writeTestPackage } from '../../support/package'
import { keyPassphrase } from './exchange'
import { withSql, type PlayedOffice } from './play'
import type { Act } from './play-distribution'

/** The office as a regional center: its settings, a profile for a district, a file that comes in. */
export async function playRegion({ admin, head, folder }: PlayedOffice, act: Act): Promise<void> {
  const kato = (await admin.call('office.status', {})).office?.kato ?? ''
  const become = (kind: string): Promise<unknown> =>
    withSql(folder, (sql) => sql.run('UPDATE office SET kind = ?', [kind]))
  await become('region')
  await act(admin, 'region.saveSettings', { periods: 'quarter' })
  const office = await testPair('office', { ...districtParty, kato: '634600000' })
  await head.call('keys.trust', { card: writeCard(office.card), fingerprint: office.fingerprint })
  await act(head, 'region.profile', { office: '634600000', passphrase: keyPassphrase })
  const path = await mkdtemp(join(tmpdir(), 'komek-inbox-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  const card = readCard((await head.call('keys.publish', {})).card)
  const region = { ...office, card, fingerprint: fingerprintOf(card) }
  await writeTestPackage(path, [office, region], { head: { to: kato } })
  await act(head, 'region.receive', { path, passphrase: keyPassphrase })
  await act(head, 'region.allowBeginning', { office: '634600000', reason: 'қалпына келтірілді' })
  await act(head, 'region.withdrawBeginning', { office: '634600000' })
  await become('district')
}
