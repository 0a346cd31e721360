import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkDatabase, rebuildIndexes, type Finding } from '../../electron/database/check'
import { openDatabase } from '../../electron/database/database'
import { openConnection } from '../../electron/database/driver'
import { temporaryFolder, testNow } from '../support/database'

const schema = {
  id: 10,
  name: 'families',
  up: `CREATE TABLE family (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE INDEX family_name ON family (name);
    CREATE TABLE member (
      id INTEGER PRIMARY KEY, family_id INTEGER NOT NULL REFERENCES family (id),
      age INTEGER NOT NULL CHECK (age >= 0)
    ) STRICT`
}

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
  const database = await openDatabase({ folder, migrations: [schema], now: testNow })
  await database.write(async (tx) => {
    for (let i = 1; i <= 300; i += 1) {
      await tx.run('INSERT INTO family VALUES (?, ?)', [i, `${i} ${'т'.repeat(200)}`])
      await tx.run('INSERT INTO member VALUES (?, ?, ?)', [i, i, i])
    }
  })
  await database.close()
})

async function check(): Promise<Finding[]> {
  const database = await openDatabase({ folder, migrations: [schema], now: testNow })
  try {
    return await database.read(checkDatabase)
  } finally {
    await database.close()
  }
}

/** Changes the file behind the program's back, with every guard off. */
async function meddle(sql: string): Promise<void> {
  const connection = await openConnection(join(folder, 'komek.db'))
  await connection.exec(
    `PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON; ${sql}`
  )
  await connection.close()
}

it('a sound file has no findings', async () => {
  expect(await check()).toEqual([])
})

describe('finds, by kind, table and count', () => {
  it('rows without their parent', async () => {
    await meddle('DELETE FROM family WHERE id IN (5, 6, 7)')
    expect(await check()).toEqual([{ code: 'check-row-without-parent', table: 'member', count: 3 }])
  })

  it('values that a CHECK forbids', async () => {
    await meddle('UPDATE member SET age = -1 WHERE id <= 2')
    expect(await check()).toEqual([{ code: 'check-value-invalid', table: 'member', count: 2 }])
  })

  it('values of a wrong type', async () => {
    const loose = "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'member'"
    const strict = "UPDATE sqlite_schema SET sql = sql || 'STRICT' WHERE name = 'member'"
    await meddle(loose)
    await meddle(`UPDATE member SET age = 'x' WHERE id = 1`)
    await meddle(strict)
    expect(await check()).toEqual([{ code: 'check-value-invalid', table: 'member', count: 1 }])
  })

  it('an index that lacks entries, which can be built anew', async () => {
    const index = "(SELECT sql FROM sqlite_schema WHERE name = 'family_name')"
    await meddle(`CREATE TABLE kept AS SELECT ${index} AS sql; UPDATE sqlite_schema SET sql =
      'CREATE INDEX family_name ON family (name) WHERE id > 300' WHERE name = 'family_name'`)
    await meddle("INSERT INTO family VALUES (1001, 'a')")
    await meddle('DELETE FROM family WHERE id = 1001')
    await meddle(
      "UPDATE sqlite_schema SET sql = 'CREATE INDEX family_name ON family (name) WHERE id > 0' WHERE name = 'family_name'"
    )
    await meddle("INSERT INTO family VALUES (-1, 'a')")
    await meddle(
      "UPDATE sqlite_schema SET sql = (SELECT sql FROM kept) WHERE name = 'family_name'; DROP TABLE kept"
    )
    const findings = await check()
    expect(findings).toEqual([{ code: 'check-index-incomplete', table: 'family', count: 2 }])
    const database = await openDatabase({ folder, migrations: [schema], now: testNow })
    await database.write(rebuildIndexes)
    expect(await database.read(checkDatabase)).toEqual([])
    await database.close()
  })

  it('overwritten pages, though the office still opens', async () => {
    const file = join(folder, 'komek.db')
    const bytes = await readFile(file)
    for (const page of [8, 9, 12]) bytes.fill(0xff, page * 4096, page * 4096 + 2000)
    await writeFile(file, bytes)
    const findings = await check()
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.map(({ code }) => code)).toContain('check-structure-damaged')
  })
})
