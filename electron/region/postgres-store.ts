import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { OfficeError, type ErrorCode, type ErrorData } from '@shared/errors'
import { checkRows, type BulkValue } from '../database/bulk'
import type { RegionTables } from '../database/region-tables'
import type { Call, JournalNote } from '../ipc/call'
import { storeVersion } from './postgres-schema'
import { CopyIn, copyText } from './postgres-copy'
import { checkServer, takeLock, upgradeStore, versionOf } from './postgres-queries'
import { storeAddress, type StoreAddress } from './store-url'
import type { RegionStore, RegionWriter } from './store'

// More at once is no faster, and keeps the main loop longer from its other work.
const rowsAtOnce = 2000
const int8 = 20
const numeric = 1700

/** Whole numbers and their sums as numbers; no sum of the store comes near 2^53 tiyn. */
function wholeNumber(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error('a number past 2^53')
  return value
}

/** The server's words are kept inside; the code says where to look for the cause. */
function translate(error: unknown, { host, user, database }: StoreAddress): unknown {
  if (error instanceof OfficeError || !(error instanceof Error)) return error
  const state = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const reason = state === '' ? error.message.slice(0, 100) : state
  const named = (code: ErrorCode, data: ErrorData): OfficeError =>
    new OfficeError(code, { data, cause: error })
  if (state === '53100') return named('disk-full', {})
  if (state.startsWith('28')) return named('region-store-login', { user })
  if (state === '3D000') return named('region-store-missing', { database })
  if (state === '42501') return named('region-store-rights', { user, database })
  if (/not support SSL/.test(error.message)) return named('region-store-plain', { host })
  if (/^SELF_SIGNED|^DEPTH_ZERO|^CERT_|^ERR_TLS|^UNABLE_TO/.test(state) || /\bSSL\b/.test(error.message))
    return named('region-store-certificate', { host, reason })
  const lost = /^E[A-Z_]+$|^08|^57P/.test(state)
  if (lost || (state === '' && /connection|timeout|password|URL/i.test(error.message)))
    return named('region-store-unreachable', { host, reason })
  return error
}

/** Typed queries in a client's open transaction; Kysely begins and ends nothing. */
function kyselyOf(client: PoolClient): Kysely<RegionTables> {
  const bound = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: async () => bound, end: async () => undefined }
  return new Kysely<RegionTables>({ dialect: new PostgresDialect({ pool }) })
}

function writerOf(client: PoolClient): RegionWriter {
  return {
    db: kyselyOf(client),
    insert: async (table, columns, rows) => {
      checkRows(rows, columns.length)
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        await copyIn(client, `${table} (${columns.join(', ')})`, rows.slice(from, from + rowsAtOnce))
      return rows.length
    }
  }
}

const copyIn = (client: PoolClient, into: string, rows: readonly (readonly BulkValue[])[]): Promise<void> =>
  client.query(new CopyIn(`COPY ${into} FROM STDIN`, copyText(rows))).done

/** A connection that fails between two statements says so by an event; whoever works with it learns it at the next statement. */
const heard = (): void => undefined

async function transact<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  client.on('error', heard)
  let broken = false
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => (broken = true))
    throw error
  } finally {
    client.off('error', heard)
    client.release(broken)
  }
}

/**
 * The store in a PostgreSQL database; its tables are made at the first use.
 * @throws OfficeError `region-store-unreachable` {host, reason}, `region-store-login` {user}, `region-store-missing` {database},
 * `region-store-rights` {user, database}, `region-store-certificate` {host, reason}, `region-store-plain` {host},
 * `region-store-old` {version, least}, `region-store-newer`
 */
export async function postgresStore(call: Call, url: string): Promise<RegionStore> {
  const { default: pg } = await import('pg')
  const address = storeAddress(url)
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw translate(error, address)
    }
  }
  const connect = (): Pool =>
    new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000, application_name: 'komek' })
  const pool = await guarded(async () => connect())
  pool.on('error', heard)
  pool.on('connect', (client) => {
    client.setTypeParser(int8, wholeNumber)
    client.setTypeParser(numeric, wholeNumber)
  })
  const write = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> =>
    guarded(() =>
      transact(pool, 'BEGIN', async (client) => {
        await takeLock(kyselyOf(client))
        return await work(client)
      })
    )
  const read = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> =>
    guarded(() => transact(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work))
  try {
    const version = await read(async (client) => {
      await checkServer(kyselyOf(client))
      return await versionOf(kyselyOf(client))
    })
    if (version < storeVersion) await write((client) => upgradeStore(kyselyOf(client)))
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    kind: 'postgres',
    read: (work) => read((client) => work(kyselyOf(client))),
    write: async (work) => {
      const notes: JournalNote[] = []
      const result = await write((client) => work(writerOf(client), (note) => notes.push(note)))
      // After the store's commit: a journal row never speaks of what was not kept.
      await call.write(async (_, note) => notes.forEach(note))
      return result
    },
    close: () => pool.end()
  }
}
