import { sql, type Generated } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import type { Database } from '../../electron/database/database'
import { kyselyFor } from '../../electron/database/dialect'
import { openTestDatabase } from '../support/database'

interface Tables {
  person: { id: Generated<number>; iin: string; amount: number | null }
}

let database: Database

beforeEach(async () => {
  database = await openTestDatabase([
    {
      id: 10,
      name: 'people',
      up: 'CREATE TABLE person (id INTEGER PRIMARY KEY, iin TEXT NOT NULL UNIQUE, amount INTEGER) STRICT'
    }
  ])
})

it('inserts, updates, deletes and selects inside the open transaction', async () => {
  await database.write(async (tx) => {
    const db = kyselyFor<Tables>(tx)
    const inserted = await db
      .insertInto('person')
      .values({ iin: '1', amount: 10 ** 15 })
      .executeTakeFirstOrThrow()
    expect(inserted.insertId).toBe(1n)
    const returned = await db
      .insertInto('person')
      .values({ iin: '2' })
      .returning(['id', 'amount'])
      .executeTakeFirst()
    expect(returned).toEqual({ id: 2, amount: null })
    const updated = await db
      .updateTable('person')
      .set({ amount: 5 })
      .where('iin', '=', '2')
      .executeTakeFirst()
    expect(updated.numUpdatedRows).toBe(1n)
    expect((await db.deleteFrom('person').where('id', '=', 9).executeTakeFirst()).numDeletedRows).toBe(0n)
  })
  const rows = await database.read((tx) =>
    kyselyFor<Tables>(tx)
      .selectFrom('person')
      .select(['id', 'amount', sql<string>`typeof(amount)`.as('type')])
      .where('amount', 'in', [10 ** 15, 5])
      .orderBy('id')
      .execute()
  )
  expect(rows).toEqual([
    { id: 1, amount: 10 ** 15, type: 'integer' },
    { id: 2, amount: 5, type: 'integer' }
  ])
})

it('is undone with its transaction', async () => {
  const failed = database.write(async (tx) => {
    await kyselyFor<Tables>(tx).insertInto('person').values({ iin: '1' }).execute()
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(
    await database.read((tx) => kyselyFor<Tables>(tx).selectFrom('person').selectAll().execute())
  ).toEqual([])
})

it('the guards and errors of the driver apply', async () => {
  const insert = (amount: unknown): Promise<unknown> =>
    database.write((tx) =>
      kyselyFor<Tables>(tx)
        .insertInto('person')
        .values({ iin: '1', amount: amount as number })
        .execute()
    )
  for (const amount of [true, NaN, 1n, new Date(0), {}]) {
    await expect(insert(amount)).rejects.toMatchObject({ code: 'bind-invalid' })
  }
  await insert(1)
  await expect(insert(1)).rejects.toMatchObject({ kind: 'unique', table: 'person', columns: ['iin'] })
})

it('has no transactions and no streams of its own', async () => {
  await database.write(async (tx) => {
    const db = kyselyFor<Tables>(tx)
    await expect(db.transaction().execute(async () => 1)).rejects.toThrow('Database alone')
    await expect(db.selectFrom('person').selectAll().stream().next()).rejects.toThrow('pages')
  })
})

it('a reader selects only', async () => {
  await database.read(async (tx) => {
    const db = kyselyFor<Tables>(tx)
    expect('selectFrom' in db).toBe(true)
    // @ts-expect-error what writes is not offered to a reader
    await expect(db.insertInto('person').values({ iin: '1' }).execute()).rejects.toThrow('cannot write')
  })
})
