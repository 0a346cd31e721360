import type { ImportKind } from '@shared/imports/kinds'
import { OfficeError } from '@shared/errors'
import type { Importer } from './importer'

/** One a kind, loaded when a list of it comes. */
const importers: Partial<Record<ImportKind, () => Promise<Importer>>> = {
  people: async () => (await import('./kinds/people')).peopleImporter,
  applications: async () => (await import('./kinds/applications')).applicationsImporter,
  bills: async () => (await import('./kinds/bills')).billsImporter,
  stock: async () => (await import('./kinds/stock')).stockImporter,
  kato: async () => (await import('./kinds/kato')).katoImporter,
  parameters: async () => (await import('./kinds/parameters')).parametersImporter
}

/** @throws OfficeError `import-kind-unknown` {kind} of a kind that this program cannot take in */
export async function importerOf(kind: ImportKind): Promise<Importer> {
  const load = importers[kind]
  if (load === undefined) throw new OfficeError('import-kind-unknown', { field: 'kind', data: { kind } })
  return load()
}
