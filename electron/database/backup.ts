import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OfficeError } from '@shared/errors'
import { openConnection, type Connection } from './driver'
import { applicationId, readVersion } from './migrations'

/** Dated copies beyond this number are removed, the oldest first. */
const kept = 10

const datedName = /^komek-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z(?:-[a-z0-9-]+)?\.db$/

/** Name of a dated copy, such as `komek-2018-02-10T09-30-00Z-before-20.db`; the time is UTC, so names sort by it. */
export function backupName(at: Date, note?: string): string {
  const time = at.toISOString().slice(0, 19).replaceAll(':', '-')
  return `komek-${time}Z${note === undefined ? '' : `-${note}`}.db`
}

/** Names of the dated copies in a folder, oldest first; an absent folder has none. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => datedName.test(name)).sort()
}

/** Puts a file, or a folder's list of names, on the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a rename durable. Windows cannot open folders and does this by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await syncPath(folder)
}

/**
 * Opens a copy and lets SQLite read all of it.
 * @throws OfficeError `data-file-damaged` {file} when it is not a whole file of the program
 */
export async function verifyBackup(path: string): Promise<void> {
  const connection = await openConnection(path, { create: false })
  try {
    const found = await connection.all<{ integrity_check: string }>('PRAGMA integrity_check(1)')
    const version = await readVersion(connection)
    const sound = found[0]?.integrity_check === 'ok' && version.applicationId === applicationId
    if (!sound) throw new OfficeError('data-file-damaged', { data: { file: basename(path) } })
  } finally {
    await connection.close()
  }
}

/**
 * Copies the database of a connection that is outside a transaction. The file appears under its name only when it is
 * whole and verified; an older file of that name is replaced then.
 * @throws OfficeError `disk-full`, `data-file-damaged`, `data-folder-unwritable`
 */
export async function copyDatabase(connection: Connection, path: string): Promise<void> {
  const partial = `${path}.part`
  await mkdir(dirname(path), { recursive: true })
  await rm(partial, { force: true })
  try {
    await connection.run('VACUUM INTO ?', [partial])
    await verifyBackup(partial)
    await syncPath(partial)
    await rename(partial, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/** Copies into `folder` under a dated name, then removes the oldest copies beyond ten; returns the path. */
export async function copyDated(
  connection: Connection,
  folder: string,
  at: Date,
  note?: string
): Promise<string> {
  const path = join(folder, backupName(at, note))
  await copyDatabase(connection, path)
  const names = await listBackups(folder)
  for (const name of names.slice(0, Math.max(0, names.length - kept)))
    await rm(join(folder, name), { force: true })
  return path
}
