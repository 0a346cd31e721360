import { join } from 'node:path'
import { OfficeError } from '@shared/errors'
import { openConnection } from './driver'

/** Held while this process owns the data folder. */
export interface FolderLock {
  release(): Promise<void>
}

/** How long a start waits for an instance that is just closing, in milliseconds. */
const patience = 500

/**
 * Takes the data folder for this process: an exclusive lock on a second, empty SQLite file. The lock belongs to the
 * operating system, so it ends with the process, however that ends, and leaves nothing to clean up.
 * @throws OfficeError `data-file-in-use` when the window or the headless door of another process holds it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const connection = await openConnection(join(folder, 'komek.lock'))
  try {
    // Nothing is ever written, so no journal need lie beside the lock after a crash.
    await connection.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA journal_mode = MEMORY`)
    await connection.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    await connection.close()
    if (!(cause instanceof OfficeError) || cause.code !== 'data-file-in-use') throw cause
    throw new OfficeError('data-file-in-use', { data: { folder }, cause })
  }
  return { release: () => connection.close() }
}
