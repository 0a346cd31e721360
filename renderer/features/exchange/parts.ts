import { exchangers } from '@shared/contract/exchange'
import { importers } from '@shared/contract/imports'
import type { Role } from '@shared/contract/operation'

interface ExchangePart {
  key: 'imports' | 'files' | 'region' | 'keys'
  roles: readonly Role[]
  /** Shown in an office of this kind only; left out: in both. */
  kind?: 'district' | 'region'
}

/** The parts of the exchange, in the order of the tabs. */
export const exchangeParts: readonly ExchangePart[] = [
  { key: 'region', roles: exchangers, kind: 'region' },
  { key: 'imports', roles: importers, kind: 'district' },
  { key: 'files', roles: exchangers, kind: 'district' },
  { key: 'keys', roles: exchangers }
]

interface Sitting {
  may: (roles: readonly Role[]) => boolean
  kind: 'district' | 'region'
}

/** The parts that this office has and who is signed in may use. */
export function exchangePartsFor({ may, kind }: Sitting): readonly ExchangePart[] {
  return exchangeParts.filter((part) => may(part.roles) && (part.kind === undefined || part.kind === kind))
}

/** Where the section begins for who is signed in. */
export function exchangeStart(session: Sitting): string {
  return `/exchange/${exchangePartsFor(session)[0]?.key ?? 'imports'}`
}
