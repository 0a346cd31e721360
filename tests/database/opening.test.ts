import { cp, mkdir, readFile, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../electron/database/database'
import { openConnection } from '../../electron/database/driver'
import type { Migration } from '../../electron/database/migrations'
import { temporaryFolder, testNow } from '../support/database'

const first: Migration = {
  id: 10,
  name: 'notes',
  up: 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT'
}
const second: Migration = { id: 20, name: 'marks', up: 'ALTER TABLE note ADD COLUMN mark TEXT' }

let folder: string
let file: string

beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder, 'komek.db')
})

function open(migrations: readonly Migration[] = [first]): Promise<Database> {
  return openDatabase({ folder, migrations, now: testNow })
}

/** Makes an office of 2 000 rows and closes it. */
async function fill(): Promise<void> {
  const database = await open()
  await database.write(async (tx) => {
    for (let i = 0; i < 2000; i += 1) await tx.run('INSERT INTO note (text) VALUES (?)', ['т'.repeat(100)])
  })
  await database.close()
}

async function refusal(migrations?: readonly Migration[]): Promise<unknown> {
  return await open(migrations).then(
    async (database) => {
      await database.close()
      expect.fail('was opened')
    },
    (error: unknown) => error
  )
}

describe('a new folder', () => {
  it('is created with its file, and opens again with what was written', async () => {
    folder = join(folder, 'a', 'b')
    const database = await open()
    await database.write((tx) => tx.run('INSERT INTO note (text) VALUES (?)', ['бір']))
    await database.close()
    expect((await readdir(folder)).sort()).toEqual(['komek.db', 'komek.lock'])
    const again = await open()
    expect(await again.read((tx) => tx.all('SELECT * FROM note'))).toEqual([{ id: 1, text: 'бір' }])
    await again.close()
  })

  it('a half-made file of an earlier start is thrown away', async () => {
    await writeFile(`${file}.new`, 'rubbish')
    await writeFile(`${file}.new-wal`, 'rubbish')
    await (await open()).close()
    expect(existsSync(`${file}.new`)).toBe(false)
  })

  it('a migration that fails leaves no file behind that would pass for an office', async () => {
    const bad: Migration = { id: 20, name: 'bad', up: 'INSERT INTO nowhere VALUES (1)' }
    expect(await refusal([first, bad])).toMatchObject({
      code: 'data-file-migration-failed',
      data: { migration: 20 }
    })
    expect(existsSync(file)).toBe(false)
    await (await open()).close()
  })
})

it('every connection has its pragmas', async () => {
  const database = await open()
  const names = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'busy_timeout',
    'trusted_schema',
    'recursive_triggers',
    'query_only'
  ]
  const read = async (tx: { get<T>(sql: string): Promise<T | undefined> }): Promise<unknown[]> => {
    const values: unknown[] = []
    for (const name of names) values.push(...Object.values((await tx.get<object>(`PRAGMA ${name}`)) ?? {}))
    return values
  }
  expect(await database.write(read)).toEqual(['wal', 2, 1, 5000, 0, 1, 0])
  const readers = await Promise.all([database.read(read), database.read(read), database.read(read)])
  expect(readers).toEqual(new Array(3).fill(['wal', 2, 1, 5000, 0, 1, 1]))
  await database.close()
})

describe('a file is refused and left as it is', () => {
  async function refusedUnchanged(code: string, migrations?: readonly Migration[]): Promise<void> {
    const before = await readFile(file)
    expect(await refusal(migrations)).toMatchObject({ code })
    expect((await readFile(file)).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'backups'))).toBe(false)
  }

  it('from a newer version', async () => {
    const database = await open([first, second])
    await database.close()
    expect(await refusal([first])).toMatchObject({ code: 'data-file-newer', data: { found: 20, known: 10 } })
    await refusedUnchanged('data-file-newer', [first])
    await (await open([first, second])).close()
  })

  it('of another program', async () => {
    const other = await openConnection(file)
    await other.exec('CREATE TABLE note (id INTEGER)')
    await other.close()
    await refusedUnchanged('data-file-damaged')
  })

  it('that is empty', async () => {
    await writeFile(file, '')
    await refusedUnchanged('data-file-damaged')
  })

  it('that is text', async () => {
    await writeFile(file, 'this is no database, whatever its name says. '.repeat(100))
    await refusedUnchanged('data-file-damaged')
  })

  it('with an overwritten beginning', async () => {
    await fill()
    const bytes = await readFile(file)
    bytes.fill(0x55, 0, 4096)
    await writeFile(file, bytes)
    await refusedUnchanged('data-file-damaged')
  })

  it('whose schema is overwritten behind a sound header', async () => {
    await fill()
    const bytes = await readFile(file)
    bytes.fill(0xff, 100, 4096)
    await writeFile(file, bytes)
    await refusedUnchanged('data-file-damaged')
  })

  it('that was cut short', async () => {
    await fill()
    await truncate(file, 8192)
    await refusedUnchanged('data-file-damaged')
  })

  it('with a version that no program of ours has written', async () => {
    await (await open()).close()
    const connection = await openConnection(file)
    await connection.exec('PRAGMA user_version = 7')
    await connection.close()
    await refusedUnchanged('data-file-damaged')
  })
})

describe('a file that is gone is not replaced by an empty one', () => {
  it('when copies of it exist', async () => {
    const database = await open()
    await database.copyDated(testNow())
    await database.close()
    await rm(file)
    expect(await refusal()).toMatchObject({ code: 'data-file-missing' })
    expect(existsSync(file)).toBe(false)
  })

  it('when its log is still there', async () => {
    await writeFile(`${file}-wal`, 'log')
    expect(await refusal()).toMatchObject({ code: 'data-file-missing' })
  })
})

it('a copy of the folder opens elsewhere', async () => {
  await fill()
  const elsewhere = join(await temporaryFolder(), 'copy')
  await cp(folder, elsewhere, { recursive: true })
  folder = elsewhere
  const database = await open()
  expect(await database.read((tx) => tx.get('SELECT count(*) AS count FROM note'))).toEqual({ count: 2000 })
  await database.close()
})

it('a folder that cannot be written is refused', async () => {
  const notFolder = join(folder, 'file')
  await writeFile(notFolder, '')
  folder = join(notFolder, 'office')
  expect(await refusal()).toMatchObject({ code: 'data-folder-unwritable', data: { folder } })
})

it('a folder inside a sync folder is refused before anything is written there, also through a link', async () => {
  const cloud = join(folder, 'OneDrive - Office', 'data')
  await mkdir(cloud, { recursive: true })
  const link = join(folder, 'link')
  await symlink(cloud, link)
  for (const path of [cloud, link, join(link, 'deeper'), join(folder, 'Яндекс.Диск', 'x')]) {
    folder = path
    expect(await refusal()).toMatchObject({ code: 'data-folder-in-sync-folder' })
  }
  expect(await readdir(cloud)).toEqual([])
})
