/** What lists can be taken in, and the columns each knows. */
export const importKinds = [
  'people',
  'incomes',
  'applications',
  'categories',
  'bills',
  'stock',
  'kato',
  'parameters'
] as const
export type ImportKind = (typeof importKinds)[number]

/** How a cell of a column is read; see `shared/imports/cells.ts`. */
export type CellType =
  | 'iin'
  | 'name'
  | 'full-name'
  | 'date'
  | 'month'
  | 'quarter'
  | 'amount'
  | 'integer'
  | 'decimal'
  | 'phone'
  | 'iban'
  | 'kato'
  | 'sex'
  | 'text'
  | 'choice'

export interface ImportField {
  id: string
  type: CellType
  /** The row is refused without it. `one-of` names the fields of which one is enough. */
  required: boolean | { oneOf: readonly string[] }
  /** Headings seen for it: Kazakh, Russian and English spellings, abbreviations; compared by `foldHeading`. */
  headings: readonly string[]
  /** Codes and the words that stand for them, compared by `searchKey`. */
  choices?: Readonly<Record<string, readonly string[]>>
  max?: number
}

export interface ImportKindDescription {
  kind: ImportKind
  fields: readonly ImportField[]
  /** What else has to be said for the whole file, such as the quarter of the incomes. */
  options: readonly ('quarter' | 'programme' | 'place' | 'validFrom' | 'act')[]
}
