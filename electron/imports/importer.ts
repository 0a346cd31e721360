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
  /** Of apply: rows that were to be written and say by now what is stored. */
  settled?: ReadonlySet<number>
}

/** What an import writes, kept so that it can be taken back. */
export interface Effects {
  /** A row of `table` that the import made. */
  created(row: number, table: string, id: number): void
  /** A row of `table` as it stood before. */
  changed(row: number, table: string, id: number, before: Readonly<Record<string, unknown>>): void
}

/** What an import wrote, as it was kept by `Effects`. */
export interface KeptEffect {
  row: number
  table: string
  id: number
  /** `null` of a row that the import made. */
  before: Readonly<Record<string, unknown>> | null
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
  /** Writes what only the written rows as a whole say, once after the last piece. */
  complete?(tx: WriteConnection, context: ImportContext, effects: Effects): Promise<void>
  /**
   * What only the file as a whole shows, by number of the row it is said at; asked once, after the last piece. The findings join those
   * the rows have; `same` are rows that say, with the others of the file, what is stored.
   */
  finish?(
    read: ReadConnection,
    context: ImportContext
  ): Promise<readonly { row: number; finding?: RowFinding; same?: true }[]>
  /**
   * Takes back what `write` wrote, in the transaction of the undo, where rows are not simply deleted and put back: goods go by
   * reversing entries, values by the rules of their own. Of a kind that has it, `table` and `id` are the kind's own words (a code need
   * not be a rowid), and nobody else deletes or restores by them.
   * @throws OfficeError by name when something of it was used since; then nothing is undone
   */
  undo?(
    tx: WriteConnection,
    effects: readonly KeptEffect[],
    context: Pick<ImportContext, 'call' | 'importId'>
  ): Promise<{ removed: number; restored: number }>
  /**
   * Round the undo of a kind whose rows are simply deleted and put back: what is derived from them (an index for the search) follows.
   * `beforeUndo` still sees what the import wrote and its effects.
   */
  beforeUndo?(tx: WriteConnection, context: Pick<ImportContext, 'call' | 'importId'>): Promise<void>
  afterUndo?(tx: WriteConnection, context: Pick<ImportContext, 'call' | 'importId'>): Promise<void>
}
