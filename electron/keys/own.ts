import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import type { Party } from '@shared/exchange/envelope'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { officeRow } from '../office/queries'
import { openWithPassphrase, sealWithPassphrase } from './age-text'
import { readCard } from './card'
import { publicOf } from './ed25519'
import { openPair, openPairs, passphraseOf, sealPrivate } from './open'
import { makePair, openedPair, privateShape, privateText, recipientOf, type NewPair } from './pair'
import { insertOwnKey, ownKeys, retireOwnKeys, trustedKeys, type OwnKeyRow } from './queries'
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

type SealedPair = Pick<OwnKeyRow, 'seal' | 'sealed'>

function rowOf(pair: NewPair, sealed: SealedPair, call: Call): Omit<OwnKeyRow, 'id'> {
  return {
    sign_public: pair.card.sign,
    receive_public: pair.card.receive,
    fingerprint: pair.fingerprint,
    card: pair.cardText,
    ...sealed,
    made_by: call.actor.id,
    made_at: pair.card.made,
    retired_at: null
  }
}

/**
 * Makes the pair of keys; with `rotate` a new one that the former signs.
 * @throws OfficeError `key-exists`, and what `openPair` throws for the former
 */
export async function createKey(call: Call, input: ParsedInputOf<'keys.create'>): Promise<KeyView> {
  const { own, self } = await call.read(async (read) => ({
    own: await ownKeys(read),
    self: await ownParty(read)
  }))
  const current = own.find(({ retired_at }) => retired_at === null)
  if (current !== undefined && !input.rotate) throw new OfficeError('key-exists')
  const former = current === undefined ? null : await openPair(call, input.passphrase)
  const pair = await makePair(self.kind, self.party, call.now, former)
  const passphrase = passphraseOf(call, input.passphrase)
  if (call.office.seal === null) await mustOpenFormer(own, passphrase)
  const sealed = await sealPrivate(call, privateText(pair.halves), passphrase)
  return await call.write(async (tx, note) => {
    const now = (await ownKeys(tx)).find(({ retired_at }) => retired_at === null)
    if (now?.id !== current?.id) throw new OfficeError('conflict')
    await retireOwnKeys(tx, call.now)
    const row = rowOf(pair, sealed, call)
    const id = await insertOwnKey(tx, row)
    call.office.keyRing.add(openedPair(id, pair.card, pair.halves))
    const details = { fingerprint: pair.fingerprint, seal: sealed.seal, rotated: former !== null }
    note({ subjectKind: 'key', subjectId: id, details })
    return viewKey({ ...row, id }, call.office.keyRing)
  })
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

const backupMark = 'komek-keys-backup/1'
const backupShape = z.strictObject({
  mark: z.literal(backupMark),
  pairs: z
    .array(z.strictObject({ card: z.string(), halves: privateShape, retired: z.string().nullable() }))
    .min(1)
})

/** Every own pair in a file under a passphrase of its own. @throws OfficeError what `openPairs` throws */
export async function backupKeys(
  call: Call,
  input: ParsedInputOf<'keys.backup'>
): Promise<OutputOf<'keys.backup'>> {
  const rows = await call.read(ownKeys)
  // Under a passphrase the same one opens the pairs, unless they are open in this run already.
  const open = await openPairs(call, input.passphrase)
  const pairs = rows.map((row) => {
    const pair = open.find(({ id }) => id === row.id)
    if (pair === undefined) throw new OfficeError('conflict')
    return { card: row.card, halves: pair.halves, retired: row.retired_at }
  })
  const content = await sealWithPassphrase(canonicalJson({ mark: backupMark, pairs }), input.passphrase)
  const { kato } = pairs[0] === undefined ? { kato: '' } : readCard(pairs[0].card).party
  await call.write((_tx, note) => {
    note({ subjectKind: 'key', subjectId: rows[0]?.id ?? null, details: { pairs: pairs.length } })
    return Promise.resolve()
  })
  return { fileName: `komek-keys-${kato}-${call.today}.age`, content }
}

/**
 * Takes the pairs of a backup, on a new machine or beside a data file from before.
 * @throws OfficeError `key-backup-malformed`, `key-backup-foreign` {kato}, `key-passphrase-wrong`, `key-exists`
 */
export async function restoreKeys(call: Call, input: ParsedInputOf<'keys.restore'>): Promise<KeyView> {
  const { pairs } = await readBackup(input)
  const { own, self } = await call.read(async (read) => ({
    own: await ownKeys(read),
    self: await ownParty(read)
  }))
  if (own.length > 0) throw new OfficeError('key-exists')
  const sealed: (NewPair & SealedPair & { retired: string | null })[] = []
  for (const { card: cardText, halves, retired } of pairs) {
    const card = readCard(cardText)
    if (card.kind !== self.kind || card.party.kato !== self.party.kato)
      throw new OfficeError('key-backup-foreign', { field: 'content', data: { kato: card.party.kato } })
    if (card.sign !== publicOf(halves.sign) || card.receive !== (await recipientOf(halves.receive)))
      throw new OfficeError('key-backup-malformed', { field: 'content' })
    const how = await sealPrivate(call, privateText(halves), input.passphrase)
    const { fingerprint } = openedPair(0, card, halves)
    sealed.push({ card, cardText, fingerprint, halves, retired, ...how })
  }
  return await call.write(async (tx, note) => {
    if ((await ownKeys(tx)).length > 0) throw new OfficeError('key-exists')
    // The newest stands first in a backup, and last by number.
    for (const pair of sealed.reverse()) {
      const { seal, sealed: text, retired } = pair
      const id = await insertOwnKey(tx, {
        ...rowOf(pair, { seal, sealed: text }, call),
        retired_at: retired
      })
      call.office.keyRing.add(openedPair(id, pair.card, pair.halves))
    }
    const [current] = await ownKeys(tx)
    if (current?.retired_at !== null) throw new OfficeError('key-backup-malformed', { field: 'content' })
    const details = { fingerprint: current.fingerprint, pairs: sealed.length }
    note({ subjectKind: 'key', subjectId: current.id, details })
    return viewKey(current, call.office.keyRing)
  })
}

async function readBackup(input: ParsedInputOf<'keys.restore'>): Promise<z.infer<typeof backupShape>> {
  const malformed = (): OfficeError => new OfficeError('key-backup-malformed', { field: 'content' })
  if (!input.content.includes('BEGIN AGE ENCRYPTED FILE')) throw malformed()
  const text = await openWithPassphrase(input.content, input.passphrase)
  if (text === null) throw new OfficeError('key-passphrase-wrong', { field: 'passphrase' })
  try {
    return backupShape.parse(JSON.parse(text))
  } catch {
    throw malformed()
  }
}
