import type { ImportFieldInfo, ImportView } from './import-words'

/** The field each column of the file is read as; `null`: not read. */
export type ColumnFields = readonly (string | null)[]

export function columnFields({ headings, mapping }: Pick<ImportView, 'headings' | 'mapping'>): ColumnFields {
  const fields: (string | null)[] = headings.map(() => null)
  for (const [field, column] of Object.entries(mapping)) fields[column] = field
  return fields
}

/** Reads a column as a field; the column that was read as it before is let go. */
export function withField(columns: ColumnFields, column: number, field: string | null): ColumnFields {
  return columns.map((old, at) => (at === column ? field : old === field ? null : old))
}

/** Field → column, as the contract takes it. */
export function mappingOf(columns: ColumnFields): Record<string, number> {
  return Object.fromEntries(
    columns.flatMap((field, at): [string, number][] => (field === null ? [] : [[field, at]]))
  )
}

export interface Missing {
  /** Fields each of which is required. */
  all: string[]
  /** Groups of which one is enough. */
  oneOf: string[][]
}

/** What the rows will be refused for. */
export function missingFields(fields: readonly ImportFieldInfo[], columns: ColumnFields): Missing {
  const has = (field: string): boolean => columns.includes(field)
  const groups = new Map(
    fields
      .filter(({ oneOf }) => oneOf.length > 0)
      .map(({ id, oneOf }) => [...new Set([id, ...oneOf])].sort())
      .filter((group) => !group.some(has))
      .map((group) => [group.join(), group])
  )
  return {
    all: fields
      .filter(({ id, required, oneOf }) => required && oneOf.length === 0 && !has(id))
      .map(({ id }) => id),
    oneOf: [...groups.values()]
  }
}

export function lacksSomething({ all, oneOf }: Missing): boolean {
  return all.length > 0 || oneOf.length > 0
}
