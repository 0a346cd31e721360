import { onTestFinished } from 'vitest'
import type { DatasetName, DatasetRow } from '@shared/exchange/datasets'
import type { RegionProfile } from '@shared/exchange/envelope'
import { readContents } from '../../../electron/exchange/package/contents'
import { verifyFile } from '../../../electron/exchange/package/verify'
import { fingerprintOf, readCard } from '../../../electron/keys/card'
import type { OpenPair } from '../../../electron/keys/key-ring'
import { writeSmallFile } from '../../../electron/exchange/package/small-file'
import { regionParty, testPair } from '../../support/package'
import type { PlayedOffice } from './play'

export const keyPassphrase = 'алты алаш 2024'

export const plainProfile: RegionProfile = {
  personal: 'hashed',
  periods: 'quarter',
  iinKey: '5a'.repeat(32),
  receiptDays: 5,
  dueDay: 10,
  url: null,
  ca: null
}

/** The profile of a region for an office, as a file in base64. */
export async function profileFile(
  office: PlayedOffice,
  region: OpenPair,
  profile: Partial<RegionProfile> = {},
  made = '2024-01-01T04:00:00.000Z'
): Promise<string> {
  const { card, fingerprint } = await office.head.call('keys.publish', {})
  const { party, receive } = readCard(card)
  const file = await writeSmallFile(region, {
    ...{ kind: 'profile', from: region.card.party, to: party.kato, recipient: { fingerprint, receive } },
    ...{ period: null, made, program: 'test' },
    content: { ...plainProfile, ...profile }
  })
  return Buffer.from(file).toString('base64')
}

/** Gives an office keys, a region it believes, and that region's profile; answers the region's keys. */
export async function joinRegion(
  office: PlayedOffice,
  profile: Partial<RegionProfile> = {}
): Promise<OpenPair> {
  const region = await testPair('region', regionParty)
  process.env.KOMEK_KEY_PASSPHRASE = keyPassphrase
  onTestFinished(() => void delete process.env.KOMEK_KEY_PASSPHRASE)
  await office.head.call('keys.create', {})
  const { writeCard } = await import('../../../electron/keys/card')
  await office.head.call('keys.trust', { card: writeCard(region.card), fingerprint: region.fingerprint })
  await office.head.call('exports.saveProfile', { content: await profileFile(office, region, profile) })
  return region
}

/** Reads a made file as the region does. */
export async function asRegion(played: PlayedOffice, region: OpenPair, path: string) {
  const { own } = await played.head.call('keys.list', {})
  const signers = own.map(({ card: text, fingerprint }) => {
    const card = readCard(text)
    return {
      ...{ kind: card.kind, kato: card.party.kato, fingerprint },
      signPublic: card.sign,
      state: 'trusted' as const
    }
  })
  const trust = { self: regionParty.kato, recipients: [fingerprintOf(region.card)], signers }
  const verified = await verifyFile(path, trust)
  const got: Partial<Record<DatasetName, DatasetRow[]>> = {}
  const totals = await readContents(verified, [region.identity], (dataset, rows) => {
    got[dataset] = [...(got[dataset] ?? []), ...rows]
    return Promise.resolve()
  })
  return { head: verified.head, got, ...totals }
}
