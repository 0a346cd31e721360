import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { backupName, listBackups, verifyBackup } from '../../electron/database/backup'
import { openDatabase, type Database } from '../../electron/database/database'
import { openTestDatabase, temporaryFolder, testNow } from '../support/database'

const schema = {
  id: 10,
  name: 'notes',
  up: 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT'
}

let database: Database

beforeEach(async () => {
  database = await openTestDatabase([schema])
  await database.write(async (tx) => {
    for (let i = 0; i < 500; i += 1) await tx.run('INSERT INTO note (text) VALUES (?)', ['т'.repeat(200)])
  })
})

it('a copy is a whole office, also while a writer is at work', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'komek.db')
  const writing = database.write(async (tx) => {
    await tx.run('DELETE FROM note')
    await tx.all('SELECT 1')
  })
  await Promise.all([writing, database.copyTo(path)])
  await verifyBackup(path)
  expect(await readdir(folder)).toEqual(['komek.db'])
  const copy = await openDatabase({ folder, migrations: [schema], now: testNow })
  const count = await copy.read((tx) => tx.get<{ count: number }>('SELECT count(*) AS count FROM note'))
  expect([0, 500]).toContain(count?.count)
  await copy.close()
})

it('replaces an older copy only by a whole one', async () => {
  const path = join(await temporaryFolder(), 'copy.db')
  await writeFile(path, 'older')
  await database.copyTo(path)
  await verifyBackup(path)
})

it('a copy that cannot be written leaves the older one and no rubbish', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'copy.db'))
  await expect(database.copyTo(join(folder, 'copy.db'))).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['copy.db'])
})

it('keeps the last ten dated copies and touches no other file', async () => {
  const folder = join(database.folder, 'backups')
  await mkdir(folder)
  await writeFile(join(folder, 'komek-my-own.db'), 'kept')
  const days = Array.from({ length: 13 }, (_, i) => new Date(Date.UTC(2018, 1, i + 1, 9, 30)))
  for (const day of days) await database.copyDated(day)
  expect(await listBackups(folder)).toEqual(days.slice(3).map((day) => backupName(day)))
  expect(await readdir(folder)).toContain('komek-my-own.db')
})

it('a damaged copy, a cut one and a foreign file do not pass', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'copy.db')
  await database.copyTo(path)
  const bytes = await readFile(path)
  const damaged = Buffer.from(bytes)
  damaged.fill(0xff, bytes.length - 6000, bytes.length - 4096)
  for (const wrong of [damaged, bytes.subarray(0, bytes.length - 4096), Buffer.alloc(8192, 'text')]) {
    await writeFile(path, wrong)
    await expect(verifyBackup(path)).rejects.toMatchObject({ code: 'data-file-damaged' })
  }
})
