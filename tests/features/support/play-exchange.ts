import { regionParty, testPair } from '../../support/package'
import { writeCard } from '../../../electron/keys/card'
import { keyPassphrase, profileFile } from './exchange'
import { withSql, type PlayedOffice } from './play'
import type { Act } from './play-distribution'
import { playUpload } from './play-upload'

/** Keys, the region's card and profile, the period's file, a backup that comes back, a key no longer believed. */
export async function playPeriodFile(played: PlayedOffice, act: Act): Promise<void> {
  const { head } = played
  const passphrase = keyPassphrase
  await act(head, 'keys.create', { passphrase })
  const region = await testPair('region', regionParty)
  const card = writeCard(region.card)
  const { id } = await act(head, 'keys.trust', { card, fingerprint: region.fingerprint })
  await act(head, 'exports.saveProfile', { content: await profileFile(played, region), passphrase })
  const made = await act(head, 'exports.build', { period: '2024-Q2', passphrase })
  await playUpload(played, act, made, region)
  const { content } = await act(head, 'keys.backup', { passphrase })
  // As on a new machine.
  await withSql(played.folder, (sql) => sql.run('DELETE FROM own_keys'))
  await act(head, 'keys.restore', { content, passphrase })
  await act(head, 'keys.revoke', { id })
}
