import type { ImportKind } from '@shared/imports/kinds'
import type { Importer } from './importer'

/** One a kind, loaded when a list of it comes. */
const importers: Readonly<Record<ImportKind, () => Promise<Importer>>> = {
  people: async () => (await import('./kinds/people')).peopleImporter,
  incomes: async () => (await import('./kinds/incomes')).incomesImporter,
  applications: async () => (await import('./kinds/applications')).applicationsImporter,
  categories: async () => (await import('./kinds/categories')).categoriesImporter,
  bills: async () => (await import('./kinds/bills')).billsImporter,
  stock: async () => (await import('./kinds/stock')).stockImporter,
  kato: async () => (await import('./kinds/kato')).katoImporter,
  parameters: async () => (await import('./kinds/parameters')).parametersImporter
}

export const importerOf = (kind: ImportKind): Promise<Importer> => importers[kind]()
