import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '../../electron/database/database'
import type { Migration } from '../../electron/database/migrations'

/** The moment that tests take for now unless they say otherwise. */
export const testNow = (): Date => new Date('2018-02-10T09:30:00Z')

/** A temporary folder that is removed when the test is over, or by `atEnd`. */
export async function temporaryFolder(
  atEnd: (remove: () => Promise<void>) => void = onTestFinished
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'komek-test-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A database in a temporary folder; it is closed and the folder removed when the test is over. */
export async function openTestDatabase(migrations: readonly Migration[]): Promise<Database> {
  const folder = await temporaryFolder()
  const database = await openDatabase({ folder, migrations, now: testNow })
  // Runs before the removal: what was registered last is done first.
  onTestFinished(() => database.close())
  return database
}
