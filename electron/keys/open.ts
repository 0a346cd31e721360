import { OfficeError, type ErrorCode } from '@shared/errors'
import type { Call } from '../ipc/call'
import { openWithPassphrase, sealWithPassphrase } from './age-text'
import { readCard } from './card'
import type { OpenPair } from './key-ring'
import { openedPair, privateShape } from './pair'
import { ownKeys, type OwnKeyRow } from './queries'

/** The passphrase given, or for a script the one of its environment. */
export function passphraseOf(call: Call, given: string | undefined): string | undefined {
  if (given !== undefined) return given
  const kept = call.session.door === 'headless' ? process.env.KOMEK_KEY_PASSPHRASE : undefined
  return kept === '' ? undefined : kept
}

/** Seals private halves by the system where it keeps secrets, else by a passphrase. @throws OfficeError `key-passphrase-missing` */
export async function sealPrivate(
  call: Call,
  text: string,
  passphrase: string | undefined
): Promise<Pick<OwnKeyRow, 'seal' | 'sealed'>> {
  const { seal } = call.office
  if (seal !== null) return { seal: 'system', sealed: seal.seal(text) }
  if (passphrase === undefined) throw new OfficeError('key-passphrase-missing', { field: 'passphrase' })
  return { seal: 'passphrase', sealed: await sealWithPassphrase(text, passphrase) }
}

function openedBySystem(call: Call, row: OwnKeyRow): string {
  try {
    if (call.office.seal !== null) return call.office.seal.open(row.sealed)
  } catch (error) {
    throw new OfficeError('key-sealed-elsewhere', { cause: error })
  }
  throw new OfficeError('key-sealed-elsewhere')
}

async function openRow(call: Call, row: OwnKeyRow, passphrase: string | undefined): Promise<OpenPair> {
  const known = call.office.keyRing.get(row.id)
  if (known !== undefined) return known
  let text: string | null
  if (row.seal === 'system') text = openedBySystem(call, row)
  else {
    if (passphrase === undefined) throw new OfficeError('key-passphrase-missing', { field: 'passphrase' })
    text = await openWithPassphrase(row.sealed, passphrase)
    if (text === null) throw new OfficeError('key-passphrase-wrong', { field: 'passphrase' })
  }
  const pair = openedPair(row.id, readCard(row.card), privateShape.parse(JSON.parse(text)))
  call.office.keyRing.add(pair)
  return pair
}

const lost = new Set<ErrorCode>(['key-sealed-elsewhere', 'key-passphrase-wrong'])

/**
 * The own pairs opened, the current one first; former ones still open what was encrypted to them. A former one that can be opened no
 * more, since it was lost and another made, is left out.
 * @throws OfficeError `key-missing`, `key-passphrase-missing`, `key-passphrase-wrong`, `key-sealed-elsewhere`
 */
export async function openPairs(call: Call, given?: string): Promise<[OpenPair, ...OpenPair[]]> {
  const current = await openPair(call, given)
  const pairs: [OpenPair, ...OpenPair[]] = [current]
  for (const row of await call.read(ownKeys)) {
    const isLost = passphraseOf(call, given) === undefined && call.office.keyRing.isLost(row.id)
    if (row.id === current.id || isLost) continue
    try {
      pairs.push(await openRow(call, row, passphraseOf(call, given)))
    } catch (error) {
      if (!(error instanceof OfficeError) || !lost.has(error.code)) throw error
      call.office.keyRing.lose(row.id)
    }
  }
  return pairs
}

/**
 * The current own pair, opened for this run by the system or by the passphrase given (headless: KOMEK_KEY_PASSPHRASE). Call it outside
 * of a transaction.
 * @throws OfficeError the same as `openPairs`
 */
export async function openPair(call: Call, given?: string): Promise<OpenPair> {
  const [current] = await call.read(ownKeys)
  if (current?.retired_at !== null) throw new OfficeError('key-missing')
  return await openRow(call, current, passphraseOf(call, given))
}
