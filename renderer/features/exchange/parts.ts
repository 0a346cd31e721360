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

/** Where the section begins for who is signed in. */
export function exchangeStart(session: {
  may: (roles: readonly Role[]) => boolean
  office: { kind: 'district' | 'region' } | null
}): string {
  const kind = session.office?.kind ?? 'district'
  const first = exchangeParts.find(
    (part) => session.may(part.roles) && (part.kind === undefined || part.kind === kind)
  )
  return `/exchange/${first?.key ?? 'imports'}`
}
