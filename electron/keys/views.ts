import type { OutputOf } from '@shared/contract'
import type { OwnKeyRow, TrustedKeyRow } from './queries'
import type { KeyRing } from './key-ring'

export type KeyView = OutputOf<'keys.create'>
export type TrustedView = OutputOf<'keys.trust'>

export function viewKey(row: OwnKeyRow, ring: KeyRing): KeyView {
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    card: row.card,
    seal: row.seal,
    open: row.seal === 'system' || ring.get(row.id) !== undefined,
    madeAt: row.made_at,
    retiredAt: row.retired_at
  }
}

export function viewTrusted(row: TrustedKeyRow): TrustedView {
  return {
    id: row.id,
    kind: row.kind,
    party: { kato: row.kato, nameKk: row.name_kk, nameRu: row.name_ru },
    fingerprint: row.fingerprint,
    card: row.card,
    state: row.state,
    addedAt: row.added_at,
    confirmedBy: row.confirmed_by_name,
    confirmedAt: row.confirmed_at
  }
}
