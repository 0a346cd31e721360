import { OfficeError } from '@shared/errors'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { decryptText, encryptText } from './age-text'
import { openPairs } from './open'
import { deleteSecret, ownKeys, putSecret, secretRow } from './queries'

/** Name of the secret under which all offices of a region hash IINs; made once by the region, since another would part a person's hashes. */
export const iinKeySecret = 'region-iin-key'

/**
 * Keeps a secret under a name, sealed by the system where it keeps secrets, else encrypted to the office's own key.
 * @throws OfficeError `key-missing` when there is neither
 */
export async function saveSecret(call: Call, tx: WriteConnection, name: string, text: string): Promise<void> {
  const { seal } = call.office
  if (seal !== null) {
    await putSecret(tx, { name, seal: 'system', sealed: seal.seal(text) }, call.now)
    return
  }
  const [current] = await ownKeys(tx)
  if (current?.retired_at !== null) throw new OfficeError('key-missing')
  const sealed = await encryptText(text, current.receive_public)
  await putSecret(tx, { name, seal: 'own-key', sealed }, call.now)
}

/**
 * A kept secret, `undefined` when there is none of that name. Call it outside of a transaction.
 * @throws OfficeError `key-sealed-elsewhere`, and of a secret under the own key what `openPairs` throws
 */
export async function readSecret(call: Call, name: string, passphrase?: string): Promise<string | undefined> {
  const row = await call.read((read) => secretRow(read, name))
  if (row === undefined) return undefined
  if (row.seal === 'own-key') {
    const pairs = await openPairs(call, passphrase)
    const text = await decryptText(
      row.sealed,
      pairs.map(({ identity }) => identity)
    )
    if (text === null) throw new OfficeError('key-sealed-elsewhere')
    return text
  }
  try {
    if (call.office.seal !== null) return call.office.seal.open(row.sealed)
  } catch (error) {
    throw new OfficeError('key-sealed-elsewhere', { cause: error })
  }
  throw new OfficeError('key-sealed-elsewhere')
}

/** A kept secret; `undefined` also where it cannot be opened here and now. */
export async function readableSecret(
  call: Call,
  name: string,
  passphrase?: string
): Promise<string | undefined> {
  try {
    return await readSecret(call, name, passphrase)
  } catch (error) {
    if (error instanceof OfficeError && error.code.startsWith('key-')) return undefined
    throw error
  }
}

/** Whether a secret of that name is kept. */
export async function hasSecret(read: ReadConnection, name: string): Promise<boolean> {
  return (await secretRow(read, name)) !== undefined
}

/** Forgets a secret. */
export function dropSecret(tx: WriteConnection, name: string): Promise<void> {
  return deleteSecret(tx, name)
}
