import sqlite3 from 'sqlite3'
import { OfficeError } from '@shared/errors'
import { ConstraintError, translateError } from './driver-errors'
import { answersRows, scanSql, type SqlText } from './sql-text'

/** All that may be bound. Booleans are stored as 0 and 1 by the caller, dates as ISO text. */
export type SqlValue = string | number | null | Uint8Array

export interface RunResult {
  /** Rows inserted, changed or deleted by this statement. */
  readonly changes: number
  /** Row id of the last insert on the connection; of no meaning after anything but an insert. */
  readonly lastId: number
}

export interface OpenOptions {
  /** Opens without any right to write. */
  readonly readOnly?: boolean
  /** Creates the file when it is missing; true unless said otherwise. */
  readonly create?: boolean
}

/** A prepared statement stays for reuse until this many others were used after it. */
const cacheSize = 128

/** Texts scanned before, for all connections; a bound for texts that are built at run time. */
const scanned = new Map<string, SqlText>()
const scannedSize = 1000

/** What stands in a statement, remembered. */
export function scan(sql: string): SqlText {
  const known = scanned.get(sql)
  if (known) return known
  if (scanned.size >= scannedSize) scanned.clear()
  const text = scanSql(sql)
  scanned.set(sql, text)
  return text
}

function refuse(index: number): never {
  throw new OfficeError('bind-invalid', { data: { index } })
}

/** Part of Electron's and Node's JavaScript since 2023, and not yet of the language version that the types are of. */
interface MayBeIllFormed {
  isWellFormed(): boolean
}

/** A lone surrogate has no UTF-8 form: sqlite3 would store U+FFFD in its place without an error. */
export function hasLoneSurrogate(text: string): boolean {
  return !(text as unknown as MayBeIllFormed).isWellFormed()
}

function checkValue(value: unknown, index: number): void {
  if (value === null || value instanceof Uint8Array) return
  if (typeof value === 'number') {
    const stored = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
    if (!stored) refuse(index)
    return
  }
  if (typeof value !== 'string' || hasLoneSurrogate(value)) refuse(index)
}

/**
 * sqlite3 binds every integer past 32 bits as REAL and an empty blob as NULL. Both are put right in the statement's
 * text: a REAL up to 2^53 casts to the same INTEGER, an empty string to an empty blob. The plus takes the affinity
 * of the cast away, with which SQLite would not use the second column of an index for `(a, b) > (?, ?)`.
 */
function castFor(value: SqlValue): string | null {
  if (typeof value === 'number') return Number.isInteger(value) && (value | 0) !== value ? 'INTEGER' : null
  return value instanceof Uint8Array && value.length === 0 ? 'BLOB' : null
}

interface Bound {
  readonly sql: string
  readonly params: SqlValue[]
}

/**
 * Checks a statement and its parameters against each other.
 * @throws OfficeError `bind-invalid` with the index of the first parameter that is missing, too many or of a wrong type
 */
function bind(sql: string, text: SqlText, params: readonly SqlValue[]): Bound {
  const { placeholders } = text
  if (text.named) refuse(0)
  if (placeholders.length !== params.length) refuse(Math.min(placeholders.length, params.length))
  params.forEach(checkValue)
  const casts = params.map(castFor)
  if (casts.every((cast) => cast === null)) return { sql, params: [...params] }
  let rewritten = ''
  let from = 0
  placeholders.forEach((at, index) => {
    const cast = casts[index]
    rewritten += sql.slice(from, at) + (cast ? `+CAST(? AS ${cast})` : '?')
    from = at + 1
  })
  return {
    sql: rewritten + sql.slice(from),
    params: params.map((value, index) => (casts[index] === 'BLOB' ? '' : value))
  }
}

/** Integers past 2^53 lose their last digits on the way out of sqlite3: an error is better than a wrong sum. */
function checkRows(rows: readonly unknown[]): void {
  for (const row of rows) {
    const values = row as Record<string, unknown>
    for (const column in values) {
      const value = values[column]
      if (
        typeof value === 'number' &&
        (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER)
      ) {
        throw new RangeError(`column ${column} holds a number past 2^53`)
      }
    }
  }
}

/**
 * One SQLite connection. Its statements run one after the other in the order of the calls. It knows nothing of
 * transactions: who may speak on it, and when, is decided by `database.ts`.
 */
export class Connection {
  private readonly statements = new Map<string, sqlite3.Statement>()
  private tail: Promise<unknown> = Promise.resolve()
  private closed = false

  constructor(
    private readonly handle: sqlite3.Database,
    readonly path: string
  ) {}

  get isClosed(): boolean {
    return this.closed
  }

  /**
   * Runs one statement that returns no rows.
   * @throws OfficeError `bind-invalid`, `disk-full`, `data-file-damaged`, `data-file-in-use`, `disk-failed`
   * @throws ConstraintError when the schema refuses
   */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<RunResult> {
    const text = this.single(sql)
    // sqlite3 steps `run` once: a row left unread would keep the statement, and with it a transaction, open.
    if (answersRows(text)) throw new Error('a statement with rows needs all()')
    const bound = bind(sql, text, params)
    return this.inTurn(async () => {
      const statement = await this.prepare(bound.sql)
      return await new Promise<RunResult>((resolve, reject) => {
        statement.run(bound.params, function (error) {
          if (error) reject(error)
          else resolve({ changes: this.changes, lastId: this.lastID })
        })
      })
    })
  }

  /** Runs one statement and returns all its rows; the caller pages long answers. Errors as for `run`. */
  async all<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    const bound = bind(sql, this.single(sql), params)
    return this.inTurn(async () => {
      const statement = await this.prepare(bound.sql)
      const rows = await new Promise<T[]>((resolve, reject) => {
        statement.all<T>(bound.params, (error, found) => (error ? reject(error) : resolve(found)))
      })
      checkRows(rows)
      return rows
    })
  }

  /** The first row of a statement that has one row at most. Errors as for `run`. */
  async get<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    // Not sqlite3's own `get`: it leaves the statement at its first row, and a read transaction open with it.
    const rows = await this.all<T>(sql, params)
    return rows[0]
  }

  /** Runs statements without parameters, one after the other; for schemas, pragmas and transactions. */
  async exec(sql: string): Promise<void> {
    await this.inTurn(
      () =>
        new Promise<void>((resolve, reject) => {
          this.handle.exec(sql, (error) => (error ? reject(error) : resolve()))
        })
    )
  }

  /** Finalizes what was prepared and closes the file; a second call does nothing. */
  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    await this.tail.catch(() => undefined)
    for (const statement of this.statements.values()) await finalize(statement)
    this.statements.clear()
    await new Promise<void>((resolve, reject) => {
      this.handle.close((error) => (error ? reject(translateError(error)) : resolve()))
    })
  }

  private single(sql: string): SqlText {
    const text = scan(sql)
    // SQLite prepares the first statement and sqlite3 drops the rest in silence.
    if (text.firstWords.length !== 1) throw new Error('exactly one statement is run at a time')
    return text
  }

  private inTurn<T>(job: () => Promise<T>): Promise<T> {
    if (this.closed) return Promise.reject(new Error(`connection is closed`))
    const result = this.tail.then(job).catch(async (error: unknown) => {
      throw await this.named(error)
    })
    this.tail = result.catch(() => undefined)
    return result
  }

  private async prepare(sql: string): Promise<sqlite3.Statement> {
    const known = this.statements.get(sql)
    if (known) {
      // The map keeps the order of insertion: taking out and putting back makes this the youngest.
      this.statements.delete(sql)
      this.statements.set(sql, known)
      return known
    }
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      const prepared = this.handle.prepare(sql, (error: Error | null) => {
        if (error) reject(error)
        else resolve(prepared)
      })
    })
    this.statements.set(sql, statement)
    if (this.statements.size > cacheSize) await this.dropOldest()
    return statement
  }

  private async dropOldest(): Promise<void> {
    for (const [sql, statement] of this.statements) {
      this.statements.delete(sql)
      await finalize(statement)
      return
    }
  }

  /** For a unique index SQLite names only the columns; the index is looked up so that services can tell them apart. */
  private async named(cause: unknown): Promise<Error> {
    const known = cause instanceof Error && !('errno' in cause)
    const error = known ? cause : translateError(cause)
    if (!(error instanceof ConstraintError) || error.kind !== 'unique' || error.table === null) return error
    const indexes = await new Promise<{ name: string }[]>((resolve) => {
      this.handle.all<{ name: string }>(
        uniqueIndexesOf,
        [error.table, error.columns.join(',')],
        (failed, rows) => resolve(failed ? [] : rows)
      )
    })
    const only = indexes.length === 1 ? (indexes[0]?.name ?? null) : null
    return new ConstraintError('unique', only, error.table, error.columns)
  }
}

const uniqueIndexesOf = `
  SELECT list.name AS name FROM pragma_index_list(?) AS list
  WHERE list."unique" = 1 AND list.origin = 'c'
    AND ? = (SELECT group_concat(info.name, ',') FROM pragma_index_info(list.name) AS info)`

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => resolve())
  })
}

/**
 * Opens a connection on a file (or `:memory:`).
 * @throws OfficeError `data-folder-unwritable` when the file cannot be opened
 */
export async function openConnection(path: string, options: OpenOptions = {}): Promise<Connection> {
  const create = options.create === false ? 0 : sqlite3.OPEN_CREATE
  const mode = options.readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | create
  return await new Promise((resolve, reject) => {
    const handle = new sqlite3.Database(path, mode | sqlite3.OPEN_FULLMUTEX, (error) => {
      if (error) reject(translateError(error))
      else resolve(new Connection(handle, path))
    })
  })
}
