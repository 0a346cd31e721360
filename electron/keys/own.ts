import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { Party } from '@shared/exchange/envelope'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { officeRow } from '../office/queries'
import { openWithPassphrase } from './age-text'
import { openPair, openPairs, passphraseOf, sealPrivate } from './open'
import { makePair, openedPair, privateText } from './pair'
import { insertOwnKey, ownKeys, retireOwnKeys, trustedKeys, type OwnKeyRow } from './queries'
import { dropSecret, iinKeySecret, readableSecret } from './secrets'
import { viewKey, viewTrusted, type KeyView } from './views'

/** Who this office is among offices and regions. @throws OfficeError `not-set-up` */
export async function ownParty(read: ReadConnection): Promise<{ kind: 'office' | 'region'; party: Party }> {
  const office = await officeRow(read)
  if (office === undefined) throw new OfficeError('not-set-up')
  return {
    kind: office.kind === 'region' ? 'region' : 'office',
    party: { kato: office.kato, nameKk: office.name_kk, nameRu: office.name_ru }
  }
}

/** Own and others' keys, and whether the system keeps secrets for the program. */
export function listKeys(call: Call): Promise<OutputOf<'keys.list'>> {
  return call.read(async (read) => ({
    system: call.office.seal !== null,
    own: (await ownKeys(read)).map((row) => viewKey(row, call.office.keyRing)),
    trusted: (await trustedKeys(read)).map(viewTrusted)
  }))
}

/**
 * Makes the pair of keys; with `rotate` a new one that the former signs; with `lost` a new one that nobody vouches for, where the former
 * can be opened no more.
 * @throws OfficeError `key-exists` (with `lost` also when the former can be opened), and what `openPair` throws for the former
 */
export async function createKey(call: Call, input: ParsedInputOf<'keys.create'>): Promise<KeyView> {
  const { own, self } = await call.read(async (read) => ({
    own: await ownKeys(read),
    self: await ownParty(read)
  }))
  const current = own.find(({ retired_at }) => retired_at === null)
  if (current !== undefined && !input.rotate && !input.lost) throw new OfficeError('key-exists')
  if (input.lost && (await opens(call, input.passphrase))) throw new OfficeError('key-exists')
  const former = current === undefined || input.lost ? null : await openPair(call, input.passphrase)
  const pair = await makePair(self.kind, self.party, call.now, former)
  const passphrase = passphraseOf(call, input.passphrase)
  if (call.office.seal === null && former !== null) await mustOpenFormer(own, passphrase)
  const sealed = await sealPrivate(call, privateText(pair.halves), passphrase)
  const unread = input.lost && (await readableSecret(call, iinKeySecret, input.passphrase)) === undefined
  return await call.write(async (tx, note) => {
    const now = (await ownKeys(tx)).find(({ retired_at }) => retired_at === null)
    if (now?.id !== current?.id) throw new OfficeError('conflict')
    await retireOwnKeys(tx, call.now)
    // The region's next profile brings it again; a region makes another.
    if (unread) await dropSecret(tx, iinKeySecret)
    const { card, cardText, fingerprint } = pair
    const row = {
      ...{ sign_public: card.sign, receive_public: card.receive, fingerprint, card: cardText, ...sealed },
      ...{ made_by: call.actor.id, made_at: card.made, retired_at: null }
    }
    const id = await insertOwnKey(tx, row)
    call.office.keyRing.add(openedPair(id, card, pair.halves))
    if (input.lost) for (const gone of own) call.office.keyRing.lose(gone.id)
    const details = { fingerprint, seal: sealed.seal, rotated: former !== null, lost: input.lost }
    note({ subjectKind: 'key', subjectId: id, details })
    return viewKey({ ...row, id }, call.office.keyRing)
  })
}

/** Whether the pair in force can be opened. */
async function opens(call: Call, passphrase: string | undefined): Promise<boolean> {
  try {
    await openPair(call, passphrase)
    return true
  } catch (error) {
    if (error instanceof OfficeError && error.code.startsWith('key-')) return false
    throw error
  }
}

/** One passphrase opens every pair: a new one under another would leave files to the former key unread. */
async function mustOpenFormer(own: readonly OwnKeyRow[], passphrase: string | undefined): Promise<void> {
  const former = own.find(({ seal }) => seal === 'passphrase')
  if (former === undefined || passphrase === undefined) return
  if ((await openWithPassphrase(former.sealed, passphrase)) === null)
    throw new OfficeError('key-passphrase-wrong', { field: 'passphrase' })
}

/** The card as text and as a QR code (SVG). @throws OfficeError `key-missing` */
export async function publishKey(call: Call): Promise<OutputOf<'keys.publish'>> {
  const [current] = await call.read(ownKeys)
  if (current?.retired_at !== null) throw new OfficeError('key-missing')
  const { toString } = await import('qrcode')
  const qr = await toString(current.card, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { card: current.card, fingerprint: current.fingerprint, qr }
}

/** Opens the pairs for this run. @throws OfficeError what `openPairs` throws */
export async function unlockKeys(
  call: Call,
  input: ParsedInputOf<'keys.unlock'>
): Promise<OutputOf<'keys.unlock'>> {
  await openPairs(call, input.passphrase)
  return { open: true }
}
