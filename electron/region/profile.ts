import { randomBytes } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { RegionProfile } from '@shared/exchange/envelope'
import { writeSmallFile } from '../exchange/package/small-file'
import type { Call } from '../ipc/call'
import { openPair } from '../keys/open'
import { trustedKeys } from '../keys/queries'
import { hasSecret, iinKeySecret, readSecret, saveSecret } from '../keys/secrets'
import { mustBeRegion } from './context'
import { regionSettings, type RegionSettings } from './settings-queries'

const profileOf = (settings: RegionSettings, iinKey: string): RegionProfile => ({
  ...{ personal: settings.personal, periods: settings.periods, iinKey },
  ...{ receiptDays: settings.receipt_days, dueDay: settings.due_day, url: settings.url, ca: settings.ca }
})

/**
 * The profile file of one office, signed by the region and readable by that office alone.
 * @throws OfficeError `region-only`, `region-office-untrusted` {office}, `conflict`, what opening keys and secrets throws
 */
export async function makeProfile(
  call: Call,
  input: ParsedInputOf<'region.profile'>
): Promise<OutputOf<'region.profile'>> {
  const { self, settings, office } = await call.read(async (read) => ({
    self: await mustBeRegion(read),
    settings: await regionSettings(read),
    office: (await trustedKeys(read)).find(
      ({ kind, kato, state }) => kind === 'office' && kato === input.office && state === 'trusted'
    )
  }))
  if (office === undefined)
    throw new OfficeError('region-office-untrusted', { field: 'office', data: { office: input.office } })
  const pair = await openPair(call, input.passphrase)
  const kept = await readSecret(call, iinKeySecret, input.passphrase)
  const iinKey = kept ?? randomBytes(32).toString('hex')
  const bytes = await writeSmallFile(pair, {
    ...{ kind: 'profile', from: self, to: office.kato, period: null },
    recipient: { fingerprint: office.fingerprint, receive: office.receive_public },
    ...{ made: call.now, program: call.office.version, content: profileOf(settings, iinKey) }
  })
  await call.write(async (tx, note) => {
    if (kept === undefined) {
      // Another call made one meanwhile; this profile would hash otherwise.
      if (await hasSecret(tx, iinKeySecret)) throw new OfficeError('conflict')
      await saveSecret(call, tx, iinKeySecret, iinKey)
    }
    note({ subjectKind: 'profile', subjectId: office.id, details: { office: office.kato } })
  })
  return {
    fileName: `komek-profile-${office.kato}-${call.today}.komek`,
    content: Buffer.from(bytes).toString('base64')
  }
}
