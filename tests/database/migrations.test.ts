import { readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { listBackups } from '../../electron/database/backup'
import { openDatabase, type Database, type ReadConnection } from '../../electron/database/database'
import { pendingMigrations, type Migration } from '../../electron/database/migrations'
import { temporaryFolder, testNow } from '../support/database'

const first: Migration = {
  id: 10,
  name: 'families',
  up: `
    CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE member (
      id INTEGER PRIMARY KEY, family_id INTEGER NOT NULL REFERENCES family (id), income TEXT NOT NULL
    ) STRICT`
}

/** Rebuilds a table that others refer to: incomes become tiyn, which SQL alone could not compute. */
const second: Migration = {
  id: 20,
  name: 'incomes-in-tiyn',
  up: async (tx) => {
    await tx.exec(`
      CREATE TABLE member_new (
        id INTEGER PRIMARY KEY, family_id INTEGER NOT NULL REFERENCES family (id), income INTEGER NOT NULL
      ) STRICT`)
    for (const row of await tx.all<{ id: number; family_id: number; income: string }>(
      'SELECT * FROM member'
    )) {
      const tiyn = Math.round(Number(row.income) * 100)
      await tx.run('INSERT INTO member_new VALUES (?, ?, ?)', [row.id, row.family_id, tiyn])
    }
    await tx.exec('DROP TABLE member; ALTER TABLE member_new RENAME TO member')
  }
}

/** Rebuilds the parent, which would cascade or fail with references enforced between the statements. */
const third: Migration = {
  id: 30,
  name: 'family-names-required',
  up: `
    CREATE TABLE family_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> '')) STRICT;
    INSERT INTO family_new SELECT id, name FROM family;
    DROP TABLE family;
    ALTER TABLE family_new RENAME TO family`
}

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
})

function open(migrations: readonly Migration[]): Promise<Database> {
  return openDatabase({ folder, migrations, now: testNow })
}

async function tables(read: ReadConnection): Promise<unknown> {
  const version = await read.get('PRAGMA user_version')
  const schema = await read.all('SELECT name, sql FROM sqlite_schema ORDER BY name')
  return {
    version,
    schema,
    family: await read.all('SELECT * FROM family ORDER BY id'),
    member: await read.all('SELECT * FROM member ORDER BY id')
  }
}

async function look(migrations: readonly Migration[]): Promise<unknown> {
  const database = await open(migrations)
  try {
    return await database.read(tables)
  } finally {
    await database.close()
  }
}

async function fillFirst(): Promise<unknown> {
  const database = await open([first])
  await database.write(async (tx) => {
    await tx.run('INSERT INTO family VALUES (1, ?), (2, ?)', ['Серіковтер', 'Қасымовтар'])
    await tx.run('INSERT INTO member VALUES (1, 1, ?), (2, 1, ?), (3, 2, ?)', [
      '150000.55',
      '0.01',
      '10000000000000.00'
    ])
  })
  await database.close()
  return await look([first])
}

describe('the list', () => {
  it.each([
    ['a gap', [10, 30]],
    ['a double', [10, 10]],
    ['another order', [20, 10]],
    ['another step', [10, 15]],
    ['another start', [0, 10]]
  ])('%s is refused', (_name, ids) => {
    const list = ids.map((id): Migration => ({ id, name: String(id), up: '' }))
    expect(() => pendingMigrations(list, 0)).toThrow('belongs')
  })

  it('only what is newer than the file is pending', () => {
    expect(pendingMigrations([first, second, third], 10)).toEqual([second, third])
    expect(pendingMigrations([first, second, third], 30)).toEqual([])
  })
})

it('all pending steps run, and whole tables are as expected', async () => {
  await fillFirst()
  expect(await look([first, second, third])).toMatchObject({
    version: { user_version: 30 },
    family: [
      { id: 1, name: 'Серіковтер' },
      { id: 2, name: 'Қасымовтар' }
    ],
    member: [
      { id: 1, family_id: 1, income: 15_000_055 },
      { id: 2, family_id: 1, income: 1 },
      { id: 3, family_id: 2, income: 1_000_000_000_000_000 }
    ]
  })
  const database = await open([first, second, third])
  const orphan = database.write((tx) => tx.run('INSERT INTO member VALUES (9, 99, 1)'))
  await expect(orphan).rejects.toMatchObject({ kind: 'foreign-key' })
  await database.close()
})

it('a new file and a migrated one have the same schema', async () => {
  await fillFirst()
  const migrated = (await look([first, second, third])) as { schema: unknown }
  folder = await temporaryFolder()
  const fresh = (await look([first, second, third])) as { schema: unknown }
  expect(fresh.schema).toEqual(migrated.schema)
})

it('a dated copy of the file as it was is made before, and none when nothing is pending', async () => {
  const before = await fillFirst()
  await look([first])
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  await look([first, second])
  const names = await listBackups(join(folder, 'backups'))
  expect(names).toEqual(['komek-2018-02-10T09-30-00Z-before-20.db'])
  const copy = await readFile(join(folder, 'backups', names[0] ?? ''))
  folder = await temporaryFolder()
  await writeFile(join(folder, 'komek.db'), copy)
  expect(await look([first])).toEqual(before)
})

describe('a step that fails leaves the file as it was, with the steps before it', () => {
  it.each<[string, Migration['up']]>([
    ['in SQL', 'DELETE FROM member; INSERT INTO nowhere VALUES (1)'],
    [
      'in TypeScript',
      async (tx) => {
        await tx.run('DELETE FROM member')
        throw new Error('cannot go on')
      }
    ],
    ['by rows that lose their parent', 'DELETE FROM family WHERE id = 1'],
    [
      'by a statement that nobody awaits',
      async (tx) => {
        void tx.run('DELETE FROM member')
      }
    ],
    ['by a constraint', "INSERT INTO family VALUES (1, 'twice')"]
  ])('%s', async (_name, up) => {
    const before = await fillFirst()
    const bad: Migration = { id: 30, name: 'bad', up }
    await expect(open([first, second, bad])).rejects.toMatchObject({
      code: 'data-file-migration-failed',
      data: { migration: 30, name: 'bad' }
    })
    expect(await look([first])).toEqual(before)
  })
})
