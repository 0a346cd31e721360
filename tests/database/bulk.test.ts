import { beforeEach, expect, it } from 'vitest'
import type { Database } from '../../electron/database/database'
import { insertMany, updateMany, type BulkValue } from '../../electron/database/bulk'
import type { Migration } from '../../electron/database/migrations'
import { openTestDatabase } from '../support/database'

const schema: Migration = {
  id: 10,
  name: 'people',
  up: `CREATE TABLE person (
      id INTEGER PRIMARY KEY, iin TEXT NOT NULL UNIQUE, name TEXT, amount INTEGER NOT NULL, share REAL
    ) STRICT`
}

const columns = ['id', 'iin', 'name', 'amount', 'share']

let database: Database

beforeEach(async () => {
  database = await openTestDatabase([schema])
})

function people(count: number): BulkValue[][] {
  return Array.from({ length: count }, (_, i) => {
    const name = i % 3 === 0 ? null : `Әсел "№ ${i}" \\ 🙂`
    return [i + 1, String(100_000_000_000 + i), name, 10 ** 15 - i, i / 4]
  })
}

async function stored(): Promise<unknown[]> {
  const rows = await database.read((tx) => tx.all<object>('SELECT * FROM person ORDER BY id'))
  return rows.map((row) => Object.values(row))
}

it('inserts every value as it was, over more than one chunk', async () => {
  const rows = people(257)
  expect(await database.write((tx) => insertMany(tx, 'person', columns, rows, 100))).toBe(257)
  expect(await stored()).toEqual(rows)
  const types = await database.read((tx) =>
    tx.all('SELECT DISTINCT typeof(amount) AS a, typeof(share) AS s FROM person')
  )
  expect(types).toEqual([{ a: 'integer', s: 'real' }])
})

it('no rows are no statement', async () => {
  expect(await database.write((tx) => insertMany(tx, 'person', columns, []))).toBe(0)
})

it('updates by key and tells how many were there', async () => {
  const rows = people(50)
  await database.write((tx) => insertMany(tx, 'person', columns, rows))
  const changed = await database.write((tx) =>
    updateMany(
      tx,
      'person',
      'iin',
      ['amount', 'name'],
      [...rows.slice(0, 20).map((row) => [row[1] ?? null, 7, null]), ['999999999999', 7, null]],
      8
    )
  )
  expect(changed).toBe(20)
  const expected = rows.map((row, i) => (i < 20 ? [row[0], row[1], null, 7, row[4]] : row))
  expect(await stored()).toEqual(expected)
})

it.each([
  ['undefined', undefined],
  ['a boolean', true],
  ['NaN', NaN],
  ['an integer past 2^53', 2 ** 60],
  ['an object', {}],
  ['a lone surrogate', '\udc00'],
  ['U+0000', 'a\u0000b']
])('%s is refused with its row before anything is written', async (_name, value) => {
  const rows = [...people(9), [10, '1', value as BulkValue, 1, 1]]
  const failed = database.write((tx) => insertMany(tx, 'person', columns, rows, 2))
  await expect(failed).rejects.toMatchObject({ code: 'bind-invalid', data: { row: 9, index: 2 } })
})

it('a row of another width is refused', async () => {
  for (const row of [
    [1, '1', null, 1],
    [1, '1', null, 1, 1, 1]
  ]) {
    await expect(database.write((tx) => insertMany(tx, 'person', columns, [row]))).rejects.toMatchObject({
      code: 'bind-invalid'
    })
  }
})

it('names that are not plain are refused', async () => {
  const bad = ['id) SELECT 1; --', 'Id', '', 'a b', '"id"']
  for (const name of bad) {
    await expect(database.write((tx) => insertMany(tx, 'person', [name], [[1]]))).rejects.toThrow(
      'plain name'
    )
    await expect(database.write((tx) => insertMany(tx, name, ['id'], [[1]]))).rejects.toThrow('plain name')
    await expect(database.write((tx) => updateMany(tx, 'person', name, ['iin'], [[1, 1]]))).rejects.toThrow()
  }
  await expect(database.write((tx) => insertMany(tx, 'person', [], [[]]))).rejects.toThrow('missing')
  await expect(database.write((tx) => insertMany(tx, 'person', ['id', 'id'], [[1, 1]]))).rejects.toThrow(
    'doubled'
  )
})

it('a row that the schema refuses undoes all chunks with the transaction', async () => {
  const rows = people(30)
  rows[25] = [26, String(rows[0]?.[1]), null, 1, 1]
  const failed = database.write((tx) => insertMany(tx, 'person', columns, rows, 10))
  await expect(failed).rejects.toMatchObject({ kind: 'unique', columns: ['iin'] })
  expect(await stored()).toEqual([])
})
