import { OfficeError } from '@shared/errors'
import { firstDay } from '@shared/domain/quarter'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { readCard } from '../keys/card'
import { ownKeys, regionKey, type TrustedKeyRow } from '../keys/queries'
import { ownParty } from '../keys/own'
import { profileRow, type ProfileRow } from './profile-queries'
import type { Party } from '@shared/exchange/envelope'

/** What a file needs before it can be made. */
export interface Ready {
  party: Party
  region: TrustedKeyRow
  profile: ProfileRow
}

/** Why a file of the period cannot be made now, the first reason first. */
export async function findMissing(
  call: Call,
  read: ReadConnection,
  period: string
): Promise<{ missing: OfficeError[]; ready: Partial<Ready> & { party: Party } }> {
  const { party } = await ownParty(read)
  const missing: OfficeError[] = []
  if (firstDay(period) > call.today)
    missing.push(new OfficeError('period-in-future', { field: 'period', data: { period } }))
  const [own] = await ownKeys(read)
  if (own?.retired_at !== null) missing.push(new OfficeError('key-missing'))
  else {
    // The region believes a key of its own party only: signed by that of a former code, a file would be anybody's.
    const { kato } = readCard(own.card).party
    if (kato !== party.kato) missing.push(new OfficeError('key-other-kato', { data: { kato } }))
  }
  const region = await regionKey(read, party.kato)
  if (region === undefined) missing.push(new OfficeError('region-key-missing'))
  const profile = await profileRow(read)
  if (profile === undefined) missing.push(new OfficeError('profile-missing'))
  else if ((profile.periods === 'quarter') !== period.includes('Q'))
    missing.push(
      new OfficeError(profile.periods === 'month' ? 'profile-wants-months' : 'profile-wants-quarters', {
        field: 'period'
      })
    )
  return { missing, ready: { party, ...(region && { region }), ...(profile && { profile }) } }
}

/** @throws OfficeError `period-in-future`, `key-missing`, `key-other-kato` {kato}, `region-key-missing`, `profile-missing`, `profile-wants-…` */
export async function mustBeReady(call: Call, read: ReadConnection, period: string): Promise<Ready> {
  const { missing, ready } = await findMissing(call, read, period)
  const [first] = missing
  if (first !== undefined) throw first
  const { party, region, profile } = ready
  if (region === undefined || profile === undefined) throw new OfficeError('profile-missing')
  return { party, region, profile }
}
