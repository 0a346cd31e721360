import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import { copyDatabase, copyDated } from './backup'
import { backupFolderName, prepareDataFile } from './data-file'
import { openConnection, type Connection } from './driver'
import { SqlError } from './driver-errors'
import { guardFolder } from './guard-folder'
import { lockFolder, type FolderLock } from './lock'
import type { Migration } from './migrations'
import { prepareReader, prepareWriter } from './pragmas'
import { Transaction, type ReadConnection, type WriteConnection } from './transaction'
import { Turns } from './turns'

export type { ReadConnection, WriteConnection } from './transaction'

export interface OpenDatabase {
  /** Data folder; created when it is missing. */
  readonly folder: string
  readonly migrations: readonly Migration[]
  /** Clock for the names of backups. */
  readonly now: () => Date
}

const readerCount = 3

async function openWriter(path: string): Promise<Connection> {
  const connection = await openConnection(path, { create: false })
  await prepareWriter(connection).catch(async (error: unknown) => {
    await connection.close()
    throw error
  })
  return connection
}

async function openReader(path: string): Promise<Connection> {
  // Not opened read-only: SQLite then drops the CHECK constraints from its schema, and with them from integrity_check.
  const connection = await openConnection(path, { create: false })
  await prepareReader(connection).catch(async (error: unknown) => {
    await connection.close()
    throw error
  })
  return connection
}

/** Ends a failed transaction. A connection that does not let go of it is closed, and opened anew when next needed. */
async function rollBack(connection: Connection): Promise<void> {
  try {
    await connection.exec('ROLLBACK')
  } catch (error) {
    // On a full disk, for one, SQLite has rolled back by itself before it answered.
    if (error instanceof SqlError && error.message.includes('no transaction is active')) return
    await connection.close().catch(() => undefined)
  }
}

/** One data file: a single writer and a few readers, each used by one transaction at a time. */
export class Database {
  private readonly writers: Turns<Connection>
  private readonly readers: Turns<Connection>
  private readonly inside = new AsyncLocalStorage<{ readonly ended: boolean }>()
  private closing: Promise<void> | undefined

  constructor(
    /** Real path of the data folder. */
    readonly folder: string,
    private readonly path: string,
    private readonly lock: FolderLock,
    writer: Connection,
    readers: readonly Connection[]
  ) {
    this.writers = new Turns([writer])
    this.readers = new Turns(readers)
  }

  /**
   * Runs `work` as the only writer, in one transaction: all of it is on the disk when the promise resolves, none of
   * it when it rejects. Others wait in order. The first error is the one that is thrown.
   * @throws OfficeError `disk-full`, `disk-failed`, `data-file-damaged`, and whatever `work` throws
   */
  async write<T>(work: (tx: WriteConnection) => Promise<T>): Promise<T> {
    const commit = (connection: Connection): Promise<void> => connection.exec('COMMIT')
    return await this.transact(this.writers, 'write', { begin: 'BEGIN IMMEDIATE', commit }, work)
  }

  /** Runs `work` on one snapshot of the data: nothing that others commit meanwhile is seen. */
  async read<T>(work: (tx: ReadConnection) => Promise<T>): Promise<T> {
    // What was read is true however the transaction ends; on a damaged file even the end of a reader may fail.
    return await this.transact(this.readers, 'read', { begin: 'BEGIN', commit: rollBack }, work)
  }

  /**
   * Writes a verified copy to `path` while the program goes on; see `backup.ts`.
   * @throws OfficeError `disk-full`, `data-file-damaged`, `data-folder-unwritable`
   */
  async copyTo(path: string): Promise<void> {
    await this.beside((connection) => copyDatabase(connection, path))
  }

  /** Writes a dated, verified copy into the folder of backups and keeps the last ten; returns its path. */
  async copyDated(at: Date): Promise<string> {
    return await this.beside((connection) => copyDated(connection, join(this.folder, backupFolderName), at))
  }

  /** Waits for running transactions, moves the log into the file and gives the folder free. Later calls wait too. */
  close(): Promise<void> {
    this.closing ??= this.closeAll()
    return this.closing
  }

  private async closeAll(): Promise<void> {
    const writers = await this.writers.stop()
    const readers = await this.readers.stop()
    for (const connection of readers) await connection.close()
    for (const connection of writers) {
      await connection.all('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined)
      await connection.close()
    }
    await this.lock.release()
  }

  /** VACUUM INTO is refused under query_only, so it gets a connection of its own; the turn makes `close` wait for it. */
  private async beside<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const turn = await this.readers.take()
    try {
      const connection = await openConnection(this.path, { readOnly: true })
      try {
        return await work(connection)
      } finally {
        await connection.close()
      }
    } finally {
      this.readers.giveBack(turn)
    }
  }

  private async transact<T, Mode extends 'read' | 'write'>(
    turns: Turns<Connection>,
    mode: Mode,
    how: { begin: string; commit: (connection: Connection) => Promise<void> },
    work: (tx: Transaction<Mode>) => Promise<T>
  ): Promise<T> {
    // A write inside a write would wait for itself for ever, a read inside would not see what was just written.
    if (this.inside.getStore()?.ended === false) throw new Error('a transaction inside a transaction')
    let connection = await turns.take()
    try {
      if (connection.isClosed) connection = await (mode === 'write' ? openWriter : openReader)(this.path)
      const tx = new Transaction(connection, mode)
      await connection.exec(how.begin)
      try {
        const result = await this.inside.run(tx, () => work(tx))
        tx.end()
        await how.commit(connection)
        return result
      } catch (error) {
        tx.close()
        await rollBack(connection)
        throw tx.fatal ?? error
      }
    } finally {
      turns.giveBack(connection)
    }
  }
}

/**
 * Opens the office's data, creating it in a new folder and migrating it when it is older than the program.
 * @throws OfficeError `data-folder-on-network`, `data-folder-in-sync-folder`, `data-folder-unwritable`,
 *   `data-file-in-use`, `data-file-missing`, `data-file-damaged`, `data-file-newer`, `data-file-migration-failed`,
 *   `disk-full`, `disk-failed`
 */
export async function openDatabase(options: OpenDatabase): Promise<Database> {
  const folder = await guardFolder(options.folder)
  const lock = await lockFolder(folder)
  const opened: Connection[] = []
  try {
    const path = await prepareDataFile(folder, options.migrations, options.now)
    const writer = await openWriter(path)
    opened.push(writer)
    for (let i = 0; i < readerCount; i += 1) opened.push(await openReader(path))
    return new Database(folder, path, lock, writer, opened.slice(1))
  } catch (error) {
    for (const connection of opened) await connection.close()
    await lock.release()
    throw error
  }
}
