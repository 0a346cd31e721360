import { OfficeError } from '@shared/errors'
import type { Party } from '@shared/exchange/envelope'
import type { ReadConnection } from '../database/transaction'
import type { TrustBook } from '../exchange/package/types'
import type { Call } from '../ipc/call'
import type { OpenPair } from '../keys/key-ring'
import { openPairs } from '../keys/open'
import { ownParty } from '../keys/own'
import { trustBook } from '../keys/trust'
import type { Rules } from './registry'
import { regionSettings } from './settings-queries'

/** What a region takes files with. */
export interface Desk {
  call: Call
  self: Party
  trust: TrustBook
  rules: Rules
  personal: 'hashed' | 'full'
  /** The current pair first: it signs receipts. */
  pairs: readonly [OpenPair, ...OpenPair[]]
}

/** @throws OfficeError `region-only` in an office that is no regional center */
export async function mustBeRegion(read: ReadConnection): Promise<Party> {
  const { kind, party } = await ownParty(read)
  if (kind !== 'region') throw new OfficeError('region-only')
  return party
}

/** Opens what receiving needs. @throws OfficeError `region-only`, and what `openPairs` throws */
export async function openDesk(call: Call, passphrase?: string): Promise<Desk> {
  const known = await call.read(async (read) => {
    const self = await mustBeRegion(read)
    const { periods, personal } = await regionSettings(read)
    return { self, trust: await trustBook(read), rules: { region: self.kato, periods }, personal }
  })
  return { call, ...known, pairs: await openPairs(call, passphrase) }
}
