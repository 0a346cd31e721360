import { expect, it } from 'vitest'
import { journalSchema, verifyJournal } from '../../electron/database/journal'
import type { Database, WriteConnection } from '../../electron/database/database'
import { checkDatabase } from '../../electron/database/check'
import { openTestDatabase } from '../support/database'

const schema = {
  id: 10,
  name: 'notes',
  up: `CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; ${journalSchema}`
}

const block = 'x'.repeat(100_000)

function insert(tx: WriteConnection): Promise<unknown> {
  return tx.run('INSERT INTO note (text) VALUES (?)', [block])
}

/** SQLite answers as on a full disk when the file reaches this size; the limit belongs to the writer's connection. */
async function limit(database: Database, megabytes: number): Promise<void> {
  await database.write((tx) => tx.all(`PRAGMA max_page_count = ${megabytes * 256}`))
}

async function count(database: Database): Promise<number | undefined> {
  return (await database.read((tx) => tx.get<{ count: number }>('SELECT count(*) AS count FROM note')))?.count
}

it('a full disk undoes the transaction, says so first and last, and the program goes on when there is room', async () => {
  const database = await openTestDatabase([schema])
  await database.write(insert)
  await limit(database, 1)
  const many = database.write(async (tx) => {
    for (let i = 0; i < 100; i += 1) await insert(tx)
  })
  // Not what the ROLLBACK answers, which finds no transaction any more.
  await expect(many).rejects.toMatchObject({ code: 'disk-full' })
  expect(await count(database)).toBe(1)
  await expect(database.write((tx) => tx.all('SELECT count(*) FROM note'))).resolves.toHaveLength(1)
  await limit(database, 100)
  await database.write(insert)
  expect(await count(database)).toBe(2)
  expect(await database.read(checkDatabase)).toEqual([])
  expect(await database.read(verifyJournal)).toMatchObject({ ok: true })
})

it('work that swallows the error commits nothing: SQLite would let each further statement commit by itself', async () => {
  const database = await openTestDatabase([schema])
  await limit(database, 1)
  const swallowed = database.write(async (tx) => {
    await tx.run("INSERT INTO note (text) VALUES ('before')")
    for (let i = 0; i < 100; i += 1) await insert(tx).catch(() => undefined)
    await tx.run("INSERT INTO note (text) VALUES ('after')").catch(() => undefined)
    return 'done'
  })
  await expect(swallowed).rejects.toMatchObject({ code: 'disk-full' })
  expect(await count(database)).toBe(0)
})

it('each of many writers is told, and each that was acknowledged is there', async () => {
  const database = await openTestDatabase([schema])
  await limit(database, 2)
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => database.write(insert)))
  const written = outcomes.filter((outcome) => outcome.status === 'fulfilled').length
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : []
  )
  expect(reasons.length).toBeGreaterThan(0)
  for (const reason of reasons) expect(reason).toMatchObject({ code: 'disk-full' })
  expect(await count(database)).toBe(written)
})
