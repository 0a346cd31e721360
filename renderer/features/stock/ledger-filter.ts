import type { InputOf } from '@shared/contract'
import type { IsoDate } from '@shared/domain/iso-date'
import { formatNumber } from '../../format'
import type { LedgerRow } from './movement-looks'

/** What narrows the ledger; null for everything. */
export interface LedgerFilter {
  placeId: number | null
  wareId: number | null
  kind: LedgerRow['kind'] | null
  from: IsoDate | null
  until: IsoDate | null
}

export const wholeLedger: LedgerFilter = { placeId: null, wareId: null, kind: null, from: null, until: null }

/** The operation's input: only what is chosen. */
export function ledgerInput(
  filter: LedgerFilter,
  cursor: string | undefined,
  limit: number
): InputOf<'stock.ledger'> {
  const chosen = Object.entries(filter).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(chosen), ...(cursor === undefined ? {} : { cursor }), limit }
}

/** A change with its sign: `+1 200`, `−5`; nothing where there is none. */
export function signed(value: number): string {
  if (value === 0) return ''
  return value > 0 ? `+${formatNumber(value)}` : `−${formatNumber(-value)}`
}
