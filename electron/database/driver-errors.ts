import { OfficeError } from '@shared/errors'

export type ConstraintKind = 'unique' | 'check' | 'not-null' | 'foreign-key' | 'type' | 'trigger'

/**
 * A constraint of the schema refused the statement; the statement is undone, its transaction is not. Services
 * translate it into a coded error by `name` (index, CHECK constraint or the text of a trigger's RAISE).
 */
export class ConstraintError extends Error {
  readonly kind: ConstraintKind
  /** Name of the unique index, of the CHECK constraint (its text when unnamed) or the trigger's message. */
  readonly constraint: string | null
  readonly table: string | null
  readonly columns: readonly string[]

  constructor(
    kind: ConstraintKind,
    constraint: string | null,
    table: string | null,
    columns: readonly string[]
  ) {
    super(`${kind} constraint refused: ${constraint ?? [table, ...columns].join('.')}`)
    this.name = 'ConstraintError'
    this.kind = kind
    this.constraint = constraint
    this.table = table
    this.columns = columns
  }
}

/** A statement that SQLite could not run for a reason that is a defect of the program; answers `internal`. */
export class SqlError extends Error {
  /** SQLite's own name of the result, such as `SQLITE_ERROR`. */
  readonly sqlite: string

  constructor(sqlite: string, message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'SqlError'
    this.sqlite = sqlite
  }
}

function columnsOf(list: string): { table: string | null; columns: string[] } {
  const names = list.split(', ').map((name) => name.split('.'))
  return { table: names[0]?.[0] ?? null, columns: names.map((name) => name.slice(1).join('.')) }
}

/** Reads the kind and names out of SQLite's message: sqlite3 passes no extended result code on. */
export function parseConstraint(message: string): ConstraintError {
  const text = message.replace(/^SQLITE_CONSTRAINT: /, '')
  const index = /^UNIQUE constraint failed: index '(.+)'$/.exec(text)
  if (index) return new ConstraintError('unique', index[1] ?? null, null, [])
  const unique = /^(?:UNIQUE|PRIMARY KEY) constraint failed: (.+)$/.exec(text)
  if (unique) {
    const { table, columns } = columnsOf(unique[1] ?? '')
    return new ConstraintError('unique', null, table, columns)
  }
  const check = /^CHECK constraint failed: ([\s\S]+)$/.exec(text)
  if (check) return new ConstraintError('check', check[1] ?? null, null, [])
  const missing = /^NOT NULL constraint failed: (.+)$/.exec(text)
  if (missing) {
    const { table, columns } = columnsOf(missing[1] ?? '')
    return new ConstraintError('not-null', null, table, columns)
  }
  if (text === 'FOREIGN KEY constraint failed') return new ConstraintError('foreign-key', null, null, [])
  const typed = /^cannot store \w+ value in \w+ column (.+)$/.exec(text)
  if (typed) {
    const { table, columns } = columnsOf(typed[1] ?? '')
    return new ConstraintError('type', null, table, columns)
  }
  return new ConstraintError('trigger', text, null, [])
}

/** Turns what sqlite3 answers into the program's errors; anything unforeseen becomes a `SqlError`. */
export function translateError(cause: unknown): Error {
  if (!(cause instanceof Error)) return new SqlError('SQLITE_UNKNOWN', String(cause), cause)
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : 'SQLITE_UNKNOWN'
  switch (code) {
    case 'SQLITE_CONSTRAINT':
      return parseConstraint(cause.message)
    case 'SQLITE_FULL':
      return new OfficeError('disk-full', { cause })
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return new OfficeError('data-file-damaged', { cause })
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new OfficeError('data-file-in-use', { cause })
    case 'SQLITE_CANTOPEN':
      return new OfficeError('data-folder-unwritable', { cause })
    case 'SQLITE_IOERR':
      return new OfficeError('disk-failed', { cause })
    default:
      return new SqlError(code, cause.message, cause)
  }
}
