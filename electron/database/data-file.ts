import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OfficeError } from '@shared/errors'
import { copyDated, listBackups, syncFolder, syncPath } from './backup'
import { openConnection, type Connection } from './driver'
import {
  applicationId,
  migrate,
  newestVersion,
  pendingMigrations,
  readVersion,
  type Migration
} from './migrations'
import { prepareWriter } from './pragmas'

/** The file that holds all data of the office, inside the data folder. */
export const dataFileName = 'komek.db'

/** The folder of dated copies, inside the data folder. */
export const backupFolderName = 'backups'

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function removeWithLogs(path: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${path}${end}`, { force: true })
}

/**
 * A new file is built under another name and renamed when it is complete. So an empty or half-made data file never
 * comes from a crash at the first start, and one that is found is damage.
 */
async function createDataFile(folder: string, migrations: readonly Migration[]): Promise<void> {
  const path = join(folder, dataFileName)
  const growing = `${path}.new`
  await removeWithLogs(growing)
  const connection = await openConnection(growing)
  try {
    await prepareWriter(connection)
    await connection.exec(`PRAGMA application_id = ${applicationId}`)
    await migrate(connection, pendingMigrations(migrations, 0))
  } finally {
    // Closing the last connection moves the log into the file.
    await connection.close()
  }
  await syncPath(growing)
  await rename(growing, path)
  await syncFolder(folder)
}

/** An office whose file is gone must not be greeted with an empty one. */
async function refuseMissing(folder: string): Promise<void> {
  const path = join(folder, dataFileName)
  const copies = await listBackups(join(folder, backupFolderName))
  const log = await sizeOf(`${path}-wal`)
  if (copies.length > 0 || log !== null) {
    throw new OfficeError('data-file-missing', { data: { folder, file: dataFileName } })
  }
}

async function checkVersion(connection: Connection, migrations: readonly Migration[]): Promise<number> {
  const file = await readVersion(connection)
  const known = newestVersion(migrations)
  const damaged = new OfficeError('data-file-damaged', { data: { file: dataFileName } })
  if (file.applicationId !== applicationId) throw damaged
  if (file.version > known) {
    throw new OfficeError('data-file-newer', { data: { file: dataFileName, found: file.version, known } })
  }
  const ours = migrations.some(({ id }) => id === file.version)
  if (file.version === 0 ? known !== 0 : !ours) throw damaged
  // Reads the schema and compares the file's length with its header: a cut or overwritten start shows here.
  await connection.all('SELECT count(*) AS objects FROM sqlite_schema')
  return file.version
}

function nameDamaged(error: unknown): unknown {
  if (!(error instanceof OfficeError) || error.code !== 'data-file-damaged') return error
  return new OfficeError('data-file-damaged', { data: { file: dataFileName }, cause: error })
}

/**
 * Brings the data file of a locked folder to the newest version, creating it in a new folder, and returns its path.
 * Before an existing file is changed a dated copy is made.
 * @throws OfficeError `data-file-missing`, `data-file-damaged`, `data-file-newer`, `data-file-migration-failed`,
 *   `disk-full`
 */
export async function prepareDataFile(
  folder: string,
  migrations: readonly Migration[],
  now: () => Date
): Promise<string> {
  const path = join(folder, dataFileName)
  const size = await sizeOf(path)
  if (size === null) {
    await refuseMissing(folder)
    await createDataFile(folder, migrations)
    return path
  }
  // To SQLite an empty file is a new database; to us it is one that lost everything.
  if (size === 0) throw new OfficeError('data-file-damaged', { data: { file: dataFileName } })
  const connection = await openConnection(path, { create: false })
  try {
    const version = await checkVersion(connection, migrations)
    const pending = pendingMigrations(migrations, version)
    const first = pending[0]
    if (first) {
      await prepareWriter(connection)
      await copyDated(connection, join(folder, backupFolderName), now(), `before-${first.id}`)
      await migrate(connection, pending)
    }
  } catch (error) {
    throw nameDamaged(error)
  } finally {
    await connection.close()
  }
  return path
}
