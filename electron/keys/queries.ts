import type { Selectable } from 'kysely'
import type { ExchangeTables } from '../database/exchange-tables'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export type OwnKeyRow = Selectable<ExchangeTables['own_keys']>

const ownColumns =
  'id, sign_public, receive_public, fingerprint, card, seal, sealed, made_by, made_at, retired_at'

/** Every own pair, the current one first, then the newest. */
export function ownKeys(read: ReadConnection): Promise<OwnKeyRow[]> {
  return read.all<OwnKeyRow>(`SELECT ${ownColumns} FROM own_keys ORDER BY retired_at IS NOT NULL, id DESC`)
}

export async function insertOwnKey(tx: WriteConnection, row: Omit<OwnKeyRow, 'id'>): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO own_keys (sign_public, receive_public, fingerprint, card, seal, sealed, made_by, made_at, retired_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.sign_public,
      row.receive_public,
      row.fingerprint,
      row.card,
      row.seal,
      row.sealed,
      row.made_by,
      row.made_at,
      row.retired_at
    ]
  )
  return lastId
}

/** Seals a pair anew, as another machine or passphrase does. */
export async function resealOwnKey(
  tx: WriteConnection,
  { id, seal, sealed, retired_at: at }: Pick<OwnKeyRow, 'id' | 'seal' | 'sealed' | 'retired_at'>
): Promise<void> {
  await tx.run('UPDATE own_keys SET seal = ?, sealed = ?, retired_at = ? WHERE id = ?', [
    seal,
    sealed,
    at,
    id
  ])
}

export async function retireOwnKeys(tx: WriteConnection, at: string): Promise<void> {
  await tx.run('UPDATE own_keys SET retired_at = ? WHERE retired_at IS NULL', [at])
}

type TrustedKey = Selectable<ExchangeTables['trusted_keys']>

export type TrustedKeyRow = Omit<TrustedKey, 'added_by' | 'confirmed_by'> & {
  confirmed_by_name: string | null
}

const trusted = `SELECT t.id, t.kind, t.kato, t.name_kk, t.name_ru, t.sign_public, t.receive_public, t.fingerprint, t.card, t.state,
    t.added_at, u.name AS confirmed_by_name, t.confirmed_at
  FROM trusted_keys t LEFT JOIN users u ON u.id = t.confirmed_by`

/** Every card ever taken, the believed ones first. */
export function trustedKeys(read: ReadConnection): Promise<TrustedKeyRow[]> {
  return read.all<TrustedKeyRow>(
    `${trusted} ORDER BY CASE t.state WHEN 'trusted' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, t.kato, t.id DESC`
  )
}

export function trustedById(read: ReadConnection, id: number): Promise<TrustedKeyRow | undefined> {
  return read.get<TrustedKeyRow>(`${trusted} WHERE t.id = ?`, [id])
}

export function trustedByFingerprint(
  read: ReadConnection,
  fingerprint: string
): Promise<TrustedKeyRow | undefined> {
  return read.get<TrustedKeyRow>(`${trusted} WHERE t.fingerprint = ?`, [fingerprint])
}

/** The key in force of the region that a district belongs to by its KATO. */
export function regionKey(read: ReadConnection, officeKato: string): Promise<TrustedKeyRow | undefined> {
  return read.get<TrustedKeyRow>(
    `${trusted} WHERE t.kind = 'region' AND t.state = 'trusted' AND substr(t.kato, 1, 2) = substr(?, 1, 2)`,
    [officeKato]
  )
}

export type NewTrustedKey = Pick<
  TrustedKeyRow,
  'kind' | 'kato' | 'name_kk' | 'name_ru' | 'sign_public' | 'receive_public' | 'fingerprint' | 'card'
>

/** Takes a card that nobody has confirmed yet. */
export async function insertTrustedKey(
  tx: WriteConnection,
  row: NewTrustedKey,
  added: { by: number; at: string }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO trusted_keys (kind, kato, name_kk, name_ru, sign_public, receive_public, fingerprint, card, state, added_by, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
    [
      row.kind,
      row.kato,
      row.name_kk,
      row.name_ru,
      row.sign_public,
      row.receive_public,
      row.fingerprint,
      row.card,
      added.by,
      added.at
    ]
  )
  return lastId
}

/** Believes a card from now on; the party's former key stays only for files already signed. */
export async function confirmTrustedKey(
  tx: WriteConnection,
  row: { id: number; kind: string; kato: string },
  by: number,
  at: string
): Promise<void> {
  await tx.run(
    `UPDATE trusted_keys SET state = 'replaced' WHERE kind = ? AND kato = ? AND state = 'trusted' AND id <> ?`,
    [row.kind, row.kato, row.id]
  )
  await tx.run(`UPDATE trusted_keys SET state = 'trusted', confirmed_by = ?, confirmed_at = ? WHERE id = ?`, [
    by,
    at,
    row.id
  ])
}

export async function revokeTrustedKey(tx: WriteConnection, id: number): Promise<void> {
  await tx.run(`UPDATE trusted_keys SET state = 'revoked' WHERE id = ?`, [id])
}

export type SecretRow = Omit<Selectable<ExchangeTables['secrets']>, 'saved_at'>

export function secretRow(read: ReadConnection, name: string): Promise<SecretRow | undefined> {
  return read.get<SecretRow>('SELECT name, seal, sealed FROM secrets WHERE name = ?', [name])
}

export async function putSecret(tx: WriteConnection, row: SecretRow, at: string): Promise<void> {
  await tx.run(
    `INSERT INTO secrets (name, seal, sealed, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET seal = excluded.seal, sealed = excluded.sealed, saved_at = excluded.saved_at`,
    [row.name, row.seal, row.sealed, at]
  )
}

export async function deleteSecret(tx: WriteConnection, name: string): Promise<void> {
  await tx.run('DELETE FROM secrets WHERE name = ?', [name])
}
