import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type RawBuilder
} from 'kysely'
import { scan, type SqlValue } from './driver'
import { answersRows } from './sql-text'
import type { ReadConnection, WriteConnection } from './transaction'

/** What a reader may build: everything but statements that write. */
export type ReadKysely<Tables> = Pick<
  Kysely<Tables>,
  'selectFrom' | 'selectNoFrom' | 'fn' | 'dynamic' | 'case' | 'getExecutor' | 'executeQuery'
>

function isWriter(connection: ReadConnection): connection is WriteConnection {
  return connection.mode === 'write'
}

class BoundConnection implements DatabaseConnection {
  constructor(private readonly connection: ReadConnection) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // The driver looks at each value itself; Kysely hands on whatever the query was built with.
    const params = query.parameters as readonly SqlValue[]
    if (answersRows(scan(query.sql))) return { rows: await this.connection.all<R>(query.sql, params) }
    if (!isWriter(this.connection)) throw new Error('a reader cannot write')
    const { changes, lastId } = await this.connection.run(query.sql, params)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastId) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('lists are read by pages, see keyset.ts')
  }
}

/** Kysely's driver for a transaction that is open already: it opens, begins, ends and closes nothing. */
class BoundDriver implements Driver {
  private readonly bound: BoundConnection

  constructor(connection: ReadConnection) {
    this.bound = new BoundConnection(connection)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.bound
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('transactions are begun and ended by Database alone'))
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction()
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction()
  }
}

function dialectFor(connection: ReadConnection): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new BoundDriver(connection),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler()
  }
}

/**
 * Typed queries inside an open transaction: for a writer all of Kysely but its own transactions, for a reader only what
 * selects. The driver's guards and errors apply unchanged.
 */
export function kyselyFor<Tables>(connection: WriteConnection): Kysely<Tables>
export function kyselyFor<Tables>(connection: ReadConnection): ReadKysely<Tables>
export function kyselyFor<Tables>(connection: ReadConnection): ReadKysely<Tables> {
  return new Kysely<Tables>({ dialect: dialectFor(connection) })
}

/** A constant in the text of a query. Of a parameter SQLite cannot tell that it fits the condition of a partial index. */
export function constant<T extends string | number>(value: T): RawBuilder<T> {
  return sql.lit(value)
}
