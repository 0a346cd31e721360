import type { ImportKind } from '@shared/imports/kinds'
import { OfficeError } from '@shared/errors'
import type { Importer } from './importer'

/** One a kind, loaded when a list of it comes. */
const importers: Partial<Record<ImportKind, () => Promise<Importer>>> = {
  people: async () => (await import('./kinds/people')).peopleImporter
}

/** @throws OfficeError `import-kind-unknown` {kind} of a kind that this program cannot take in */
export async function importerOf(kind: ImportKind): Promise<Importer> {
  const load = importers[kind]
  if (load === undefined) throw new OfficeError('import-kind-unknown', { field: 'kind', data: { kind } })
  return load()
}
