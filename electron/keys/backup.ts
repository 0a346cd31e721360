import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import type { Party } from '@shared/exchange/envelope'
import type { WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { openWithPassphrase, sealWithPassphrase } from './age-text'
import { readCard } from './card'
import { publicOf } from './ed25519'
import { openPairs, sealPrivate } from './open'
import { ownParty } from './own'
import { openedPair, privateShape, privateText, recipientOf, type NewPair } from './pair'
import { insertOwnKey, ownKeys, resealOwnKey, type OwnKeyRow } from './queries'
import { iinKeySecret, readableSecret, saveSecret } from './secrets'
import { viewKey, type KeyView } from './views'

const backupMark = 'komek-keys-backup/1'
const backupShape = z.strictObject({
  mark: z.literal(backupMark),
  /** The newest first. */
  pairs: z
    .array(z.strictObject({ card: z.string(), halves: privateShape, retired: z.string().nullable() }))
    .min(1),
  /** The region's key for IINs, 32 bytes, hexadecimal: a region that lost it would part everybody's hashes from those before. */
  iinKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
})
type Backup = z.infer<typeof backupShape>

/** Every own pair that can be opened, and the key for IINs, in a file under a passphrase. @throws OfficeError what `openPairs` throws */
export async function backupKeys(
  call: Call,
  input: ParsedInputOf<'keys.backup'>
): Promise<OutputOf<'keys.backup'>> {
  const rows = await call.read(ownKeys)
  // Under a passphrase the same one opens the pairs, unless they are open in this run already.
  const open = await openPairs(call, input.passphrase)
  const pairs = open.map(({ id, halves }) => {
    const row = rows.find((one) => one.id === id)
    if (row === undefined) throw new OfficeError('conflict')
    return { card: row.card, halves, retired: row.retired_at }
  })
  const iinKey = (await readableSecret(call, iinKeySecret, input.passphrase)) ?? null
  const kept: Backup = { mark: backupMark, pairs, iinKey }
  const content = await sealWithPassphrase(canonicalJson(kept), input.passphrase)
  const { kato } = open[0].card.party
  await call.write((_tx, note) => {
    note({ subjectKind: 'key', subjectId: open[0].id, details: { pairs: pairs.length } })
    return Promise.resolve()
  })
  return { fileName: `komek-keys-${kato}-${call.today}.age`, content }
}

/** A pair of a backup, sealed as this machine seals. */
type Restored = NewPair & Pick<OwnKeyRow, 'seal' | 'sealed'> & { retired: string | null }

/**
 * Takes the pairs of a backup: where there are none, or beside a data file that came from another machine, whose own ones cannot be
 * opened here. Those in force must be among them, so that a backup from before does not take their place.
 * @throws OfficeError `key-backup-malformed`, `key-backup-foreign` {kato}, `key-passphrase-wrong`, `key-exists`
 */
export async function restoreKeys(call: Call, input: ParsedInputOf<'keys.restore'>): Promise<KeyView> {
  const { pairs, iinKey } = await readBackup(input)
  const self = await call.read(ownParty)
  const restored: Restored[] = []
  for (const pair of pairs) restored.push(await sealAnew(call, self, pair, input.passphrase))
  const known = await readableSecret(call, iinKeySecret)
  return await call.write(async (tx, note) => {
    const [present] = await ownKeys(tx)
    if (present !== undefined && !restored.some(({ fingerprint }) => fingerprint === present.fingerprint))
      throw new OfficeError('key-exists')
    // The newest stands first in a backup, and last by number.
    for (const pair of [...restored].reverse()) await putBack(call, tx, pair)
    const [current] = await ownKeys(tx)
    if (current?.retired_at !== null) throw new OfficeError('key-backup-malformed', { field: 'content' })
    if (iinKey !== null && known === undefined) await saveSecret(call, tx, iinKeySecret, iinKey)
    const details = { fingerprint: current.fingerprint, pairs: restored.length }
    note({ subjectKind: 'key', subjectId: current.id, details })
    return viewKey(current, call.office.keyRing)
  })
}

async function sealAnew(
  call: Call,
  self: { kind: 'office' | 'region'; party: Party },
  { card: cardText, halves, retired }: Backup['pairs'][number],
  passphrase: string
): Promise<Restored> {
  const card = readCard(cardText)
  if (card.kind !== self.kind || card.party.kato !== self.party.kato)
    throw new OfficeError('key-backup-foreign', { field: 'content', data: { kato: card.party.kato } })
  if (card.sign !== publicOf(halves.sign) || card.receive !== (await recipientOf(halves.receive)))
    throw new OfficeError('key-backup-malformed', { field: 'content' })
  const sealed = await sealPrivate(call, privateText(halves), passphrase)
  const { fingerprint } = openedPair(0, card, halves)
  return { card, cardText, fingerprint, halves, retired, ...sealed }
}

async function putBack(call: Call, tx: WriteConnection, pair: Restored): Promise<void> {
  const { card, cardText, fingerprint, halves, seal, sealed, retired } = pair
  const known = (await ownKeys(tx)).find((row) => row.fingerprint === fingerprint)
  if (known !== undefined) await resealOwnKey(tx, { id: known.id, seal, sealed, retired_at: retired })
  const id =
    known?.id ??
    (await insertOwnKey(tx, {
      ...{ sign_public: card.sign, receive_public: card.receive, fingerprint, card: cardText },
      ...{ seal, sealed, made_by: call.actor.id, made_at: card.made, retired_at: retired }
    }))
  call.office.keyRing.add(openedPair(id, card, halves))
}

async function readBackup(input: ParsedInputOf<'keys.restore'>): Promise<Backup> {
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
