import type { ImportKind, ImportKindDescription } from '@shared/imports/kinds'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'

export interface RowFinding {
  level: 'error' | 'warning'
  /** Field of the kind, `null` of the row as a whole. */
  field: string | null
  code: string
  data: Readonly<Record<string, string | number | boolean | null>>
}

/** A row of the file as its cells were understood: ISO dates, decimal tenge, cleaned text; empty cells are left out. */
export interface ParsedRow {
  /** Number in the file, from 1; the headings are row 1. */
  row: number
  values: Readonly<Record<string, string>>
  findings: readonly RowFinding[]
}

export interface RowMatch {
  subject: string
  id: number
  how: 'exact' | 'fuzzy' | 'file'
  stored: Readonly<Record<string, string>>
}

export interface CheckedRow extends ParsedRow {
  state: 'new' | 'update' | 'same' | 'duplicate' | 'error'
  match: RowMatch | null
}

/** A row that is written. */
export interface TakenRow extends CheckedRow {
  choice: 'take' | 'merge' | 'separate'
  /** Of a merge: fields whose stored value stays. */
  keep: readonly string[]
}

/** What was said for the whole file. */
export interface ImportOptions {
  quarter?: string
  programme?: string
  placeId?: number
  validFrom?: string
  act?: string
  kato?: string
}

export interface ImportContext {
  call: Call
  importId: number
  options: ImportOptions
  /** Shared by all pieces of one run, so that a row is held against all earlier ones of the file. */
  seen: Map<string, number>
}

/** What an import writes, kept so that it can be taken back. */
export interface Effects {
  /** A row of `table` that the import made. */
  created(row: number, table: string, id: number): void
  /** A row of `table` as it stood before. */
  changed(row: number, table: string, id: number, before: Readonly<Record<string, unknown>>): void
}

/** One kind of list: how its rows are held against the database, and how they are written. */
export interface Importer {
  kind: ImportKind
  description: ImportKindDescription
  /**
   * Rows in file order, some thousand at a time. Findings of parsing are already there; a row with an error stays `error`.
   * @throws OfficeError only for what concerns the whole file (an option that lacks)
   */
  check(read: ReadConnection, rows: readonly ParsedRow[], context: ImportContext): Promise<CheckedRow[]>
  /** Writes within the one transaction of the import. */
  write(
    tx: WriteConnection,
    rows: readonly TakenRow[],
    context: ImportContext,
    effects: Effects
  ): Promise<void>
}
