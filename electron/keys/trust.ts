import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { KeyCard } from '@shared/exchange/envelope'
import { sameFingerprint, spokenFingerprint } from '@shared/exchange/fingerprint'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { TrustBook } from '../exchange/package/types'
import type { Call } from '../ipc/call'
import { fingerprintOf, followsKey, readCard, writeCard } from './card'
import { ownParty } from './own'
import {
  confirmTrustedKey,
  insertTrustedKey,
  ownKeys,
  revokeTrustedKey,
  trustedByFingerprint,
  trustedById,
  trustedKeys,
  type TrustedKeyRow
} from './queries'
import { viewTrusted } from './views'

/**
 * Takes another party's card. It counts once a person has compared the fingerprint, or when a key already believed has signed it.
 * @throws OfficeError `key-card-malformed`, `key-card-own`, `key-fingerprint-wrong` {fingerprint}, `key-revoked`
 */
export function trustKey(call: Call, input: ParsedInputOf<'keys.trust'>): Promise<OutputOf<'keys.trust'>> {
  const card = readCard(input.card)
  const fingerprint = fingerprintOf(card)
  if (input.fingerprint !== undefined && !sameFingerprint(input.fingerprint, fingerprint))
    throw new OfficeError('key-fingerprint-wrong', {
      field: 'fingerprint',
      data: { fingerprint: spokenFingerprint(fingerprint) }
    })
  return call.write(async (tx, note) => {
    const self = await ownParty(tx)
    if (card.kind === self.kind && card.party.kato === self.party.kato)
      throw new OfficeError('key-card-own', { field: 'card' })
    const row = await takeCard(tx, call, card, fingerprint)
    if (row.state === 'revoked') throw new OfficeError('key-revoked', { field: 'card' })
    const followed = row.state === 'waiting' && (await followsTrusted(tx, card))
    if (row.state === 'waiting' && (followed || input.fingerprint !== undefined))
      await confirmTrustedKey(tx, row, call.actor.id, call.now)
    const taken = await mustFind(tx, row.id)
    const details = { kind: taken.kind, kato: taken.kato, state: taken.state, followed, fingerprint }
    note({ subjectKind: 'key', subjectId: taken.id, details })
    return viewTrusted(taken)
  })
}

async function takeCard(
  tx: WriteConnection,
  call: Call,
  card: KeyCard,
  fingerprint: string
): Promise<TrustedKeyRow> {
  const known = await trustedByFingerprint(tx, fingerprint)
  if (known !== undefined) return known
  const id = await insertTrustedKey(
    tx,
    {
      kind: card.kind,
      kato: card.party.kato,
      name_kk: card.party.nameKk,
      name_ru: card.party.nameRu,
      sign_public: card.sign,
      receive_public: card.receive,
      fingerprint,
      card: writeCard(card)
    },
    { by: call.actor.id, at: call.now }
  )
  return await mustFind(tx, id)
}

/** Only the key now believed may name its follower: a replaced or revoked one has nothing more to say. */
async function followsTrusted(tx: ReadConnection, card: KeyCard): Promise<boolean> {
  if (card.follows === null) return false
  const former = await trustedByFingerprint(tx, card.follows.signer)
  if (former?.state !== 'trusted' || former.kind !== card.kind || former.kato !== card.party.kato)
    return false
  return followsKey(card, { fingerprint: former.fingerprint, signPublic: former.sign_public })
}

async function mustFind(read: ReadConnection, id: number): Promise<TrustedKeyRow> {
  const row = await trustedById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'key', id } })
  return row
}

/** No longer believes a key: its files are refused from now on, those of before too. @throws OfficeError `not-found` */
export function revokeKey(call: Call, input: ParsedInputOf<'keys.revoke'>): Promise<OutputOf<'keys.revoke'>> {
  return call.write(async (tx, note) => {
    const row = await mustFind(tx, input.id)
    await revokeTrustedKey(tx, row.id)
    const details = {
      ...{ kind: row.kind, kato: row.kato, fingerprint: row.fingerprint },
      reason: input.reason ?? null
    }
    note({ subjectKind: 'key', subjectId: row.id, details })
    return viewTrusted(await mustFind(tx, row.id))
  })
}

/** Who the reader of a file is and whom he believes: an office its own region and no other, a region its offices. */
export async function trustBook(read: ReadConnection): Promise<TrustBook> {
  const self = await ownParty(read)
  const believed = self.kind === 'region' ? 'office' : 'region'
  const region = self.party.kato.slice(0, 2)
  const rows = (await trustedKeys(read)).filter(
    ({ kind, kato }) => kind === believed && (kind === 'office' || kato.startsWith(region))
  )
  return {
    self: self.party.kato,
    recipients: (await ownKeys(read)).map(({ fingerprint }) => fingerprint),
    signers: rows.flatMap(({ kind, kato, fingerprint, sign_public: signPublic, state }) =>
      state === 'trusted' || state === 'replaced' ? [{ kind, kato, fingerprint, signPublic, state }] : []
    )
  }
}
