import { OfficeError } from '@shared/errors'
import { scan, type Connection, type RunResult, type SqlValue } from './driver'
import { ConstraintError } from './driver-errors'

/** What a use case may do inside one snapshot of the data. Valid until its transaction ends. */
export interface ReadConnection {
  readonly mode: 'read' | 'write'
  /** All rows of one statement; lists are paged, see `keyset.ts`. */
  all<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>
  /** The row of a statement that has one at most. */
  get<T>(sql: string, params?: readonly SqlValue[]): Promise<T | undefined>
}

/** What a use case may do inside the one writing transaction. A `ReadConnection` cannot stand in for it. */
export interface WriteConnection extends ReadConnection {
  readonly mode: 'write'
  /** One statement without rows. */
  run(sql: string, params?: readonly SqlValue[]): Promise<RunResult>
}

/** Migrations alone may also run several statements in one text. */
export interface MigrationConnection extends WriteConnection {
  exec(sql: string): Promise<void>
}

/** Beginning and ending belong to `Database`, and so do files beside the one it opened. */
const notHere = new Set(['BEGIN', 'COMMIT', 'ROLLBACK', 'SAVEPOINT', 'RELEASE', 'ATTACH', 'DETACH', 'VACUUM'])

function refuseControl(sql: string): void {
  const words = scan(sql).firstWords
  // END closes a trigger's body as well, so it is control only where it opens the text.
  if (words[0] === 'END' || words.some((word) => notHere.has(word))) {
    throw new Error('transactions are begun and ended by Database alone')
  }
}

/**
 * After these SQLite leaves the transaction as it was. After any other failure (a full disk, a damaged page) it may
 * have been rolled back already, and a further statement would commit by itself.
 */
function leavesTransaction(error: unknown): boolean {
  return error instanceof ConstraintError || (error instanceof OfficeError && error.code === 'bind-invalid')
}

/** The statements of one transaction; refuses to speak after its end. */
export class Transaction<Mode extends 'read' | 'write'> {
  private pending = 0
  private finished = false
  private doom: unknown = undefined

  constructor(
    private readonly connection: Connection,
    readonly mode: Mode
  ) {}

  get ended(): boolean {
    return this.finished
  }

  run(sql: string, params: readonly SqlValue[] = []): Promise<RunResult> {
    return this.guarded(sql, () => this.connection.run(sql, params))
  }

  all<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.guarded(sql, () => this.connection.all<T>(sql, params))
  }

  get<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    return this.guarded(sql, () => this.connection.get<T>(sql, params))
  }

  exec(sql: string): Promise<void> {
    return this.guarded(sql, () => this.connection.exec(sql))
  }

  /** The first failure that the transaction cannot outlive, even if the caller caught it. */
  get fatal(): unknown {
    return this.doom
  }

  /** From here on no statement is taken. */
  close(): void {
    this.finished = true
  }

  /** Closes, and throws when the transaction must not be committed: a fatal failure, or a statement that nobody awaits. */
  end(): void {
    this.close()
    if (this.doom !== undefined) throw this.doom
    if (this.pending > 0) throw new Error('a statement of the transaction was not awaited')
  }

  private async guarded<T>(sql: string, job: () => Promise<T>): Promise<T> {
    if (this.finished) throw new Error('the transaction has ended')
    if (this.doom !== undefined) throw this.doom
    refuseControl(sql)
    this.pending += 1
    try {
      return await job()
    } catch (error) {
      // A reader has nothing that could be committed by mistake.
      if (this.mode === 'write' && !leavesTransaction(error)) this.doom ??= error
      throw error
    } finally {
      this.pending -= 1
    }
  }
}
