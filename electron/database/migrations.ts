import { OfficeError } from '@shared/errors'
import type { Connection } from './driver'
import { Transaction, type MigrationConnection } from './transaction'

/** `KOMK`: tells the program's files from any other SQLite file. */
export const applicationId = 0x4b4f4d4b

/** One step of the schema. Once released it is never edited; the next one puts right what it did. */
export interface Migration {
  /** 10, 20, 30 …; stored as the file's `user_version`. */
  readonly id: number
  readonly name: string
  /** Statements, or a function for steps that need values computed in TypeScript. */
  readonly up: string | ((tx: MigrationConnection) => Promise<void>)
}

/** What the file says of itself. */
export interface FileVersion {
  readonly applicationId: number
  readonly version: number
}

/** Reads both numbers from the file's header. */
export async function readVersion(connection: Connection): Promise<FileVersion> {
  const application = await connection.get<{ application_id: number }>('PRAGMA application_id')
  const version = await connection.get<{ user_version: number }>('PRAGMA user_version')
  return { applicationId: application?.application_id ?? 0, version: version?.user_version ?? 0 }
}

/** The version that a file has after all migrations. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.id ?? 0
}

/** The steps that a file of this version still lacks; refuses a list with a gap, a double or another order. */
export function pendingMigrations(migrations: readonly Migration[], version: number): Migration[] {
  migrations.forEach((migration, index) => {
    const expected = (index + 1) * 10
    if (migration.id !== expected) {
      throw new Error(`migration ${migration.id} (${migration.name}) stands where ${expected} belongs`)
    }
  })
  return migrations.filter((migration) => migration.id > version)
}

async function checkReferences(connection: Connection): Promise<void> {
  const orphans = await connection.all<{ table: string; parent: string }>('PRAGMA foreign_key_check')
  const first = orphans[0]
  if (first)
    throw new Error(`${orphans.length} rows without parent, first in ${first.table} to ${first.parent}`)
}

async function runOne(connection: Connection, migration: Migration): Promise<void> {
  if (typeof migration.up === 'string') return await connection.exec(migration.up)
  const tx = new Transaction(connection, 'write')
  await migration.up(tx)
  tx.end()
}

function migrationFailed(migration: Migration | null, cause: unknown): unknown {
  const ours =
    cause instanceof OfficeError && ['disk-full', 'disk-failed', 'data-file-damaged'].includes(cause.code)
  if (ours) return cause
  const data = { migration: migration?.id ?? null, name: migration?.name ?? null }
  return new OfficeError('data-file-migration-failed', { data, cause })
}

/**
 * Runs the given steps in one transaction: all of them or none. The connection must be alone on the file. References
 * are not enforced between the statements, so that a table can be rebuilt, and are checked as a whole at the end.
 * @throws OfficeError `data-file-migration-failed` {migration, name}; `disk-full`, `disk-failed`, `data-file-damaged`
 */
export async function migrate(connection: Connection, pending: readonly Migration[]): Promise<void> {
  if (pending.length === 0) return
  let current: Migration | null = null
  // Inside a transaction this pragma does nothing, so it is switched outside.
  await connection.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE')
  try {
    for (const migration of pending) {
      current = migration
      await runOne(connection, migration)
    }
    await checkReferences(connection)
    await connection.exec(`PRAGMA user_version = ${newestVersion(pending)}; COMMIT`)
  } catch (error) {
    // The first failure is the one to tell; after some of them SQLite has rolled back by itself.
    await connection.exec('ROLLBACK').catch(() => undefined)
    throw migrationFailed(current, error)
  } finally {
    await connection.exec('PRAGMA foreign_keys = ON')
  }
}
