import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { migrations } from '../../electron/database/migrations/index'
import { Call } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { postgresStore } from '../../electron/region/postgres-store'
import { sqliteStore } from '../../electron/region/sqlite-store'
import type { RegionStore } from '../../electron/region/store'
import { openTestDatabase, temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { agedPostgres } from '../support/aged-postgres'
import { startPostgres, type TestPostgres } from '../support/postgres'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

async function openCall(): Promise<Call> {
  const { services, close } = await openServices({
    ...{ dataFolder: await temporaryFolder(), resourcesFolder, version: '0.0.0-test', emit: () => undefined }
  })
  onTestFinished(close)
  return new Call('region.receive', services, { door: 'headless', user: null, locked: false, locale: 'ru' })
}

const kinds: readonly [RegionStore['kind'], (call: Call) => Promise<RegionStore>][] = [
  ['sqlite', async (call) => sqliteStore(call)],
  ['postgres', async (call) => postgresStore(call, await postgres.newDatabase())]
]

async function openStore(open: (call: Call) => Promise<RegionStore>): Promise<RegionStore> {
  const store = await open(await openCall())
  onTestFinished(() => store.close())
  return store
}

const note = { subjectKind: 'package', subjectId: null }
const head = {
  ...{ office: '634000000', name_kk: 'Глубокое', name_ru: 'Глубокое', file_name: 'a.komek', bytes: 10 },
  ...{ state: 'loaded' as const, receipt: '', received_at: '2026-05-01T00:00:00.000Z' }
}

function addPackage(store: RegionStore, hash: string): Promise<number> {
  return store.write(async ({ db }, tell) => {
    const { id } = await db
      .insertInto('region_packages')
      .values({ ...head, file_hash: hash })
      .returning('id')
      .executeTakeFirstOrThrow()
    tell({ ...note, subjectId: id })
    return id
  })
}

describe.each(kinds)('the consolidated store in %s', (_, open) => {
  it('keeps many rows at once, with every sign of text and the largest sums', async () => {
    const store = await openStore(open)
    const id = await addPackage(store, 'one')
    const texts = ['tab\tbreak\nreturn\rback\\slash', '\\N', '\\.', '', 'Ұлбосын «Қ» \u{1F600}', "it's"]
    const rows = texts.map((text, place) => [id, text, 'asp', place === 0 ? 9_007_199_254_740_000 : place])
    await store.write(async (writer, tell) => {
      await writer.insert('region_counts', ['package_id', 'name', 'programme', 'value'], rows)
      tell(note)
    })
    await store.read(async (db) => {
      const kept = await db.selectFrom('region_counts').selectAll().orderBy('value').execute()
      expect(kept.map(({ name }) => name)).toEqual([...texts.slice(1), texts[0]])
      const { sum } = await db
        .selectFrom('region_counts')
        .select((of) => of.fn.sum<number>('value').as('sum'))
        .executeTakeFirstOrThrow()
      expect(sum).toBe(9_007_199_254_740_000 + 15)
    })
  })

  it('orders text by code points, as the other kind does', async () => {
    const store = await openStore(open)
    const id = await addPackage(store, 'one')
    const names = ['a', 'B', 'Я', 'ә', 'а', 'Z', '10', '9']
    await store.write(async (writer, tell) => {
      const rows = names.map((name) => [id, name, 'asp', 1])
      await writer.insert('region_counts', ['package_id', 'name', 'programme', 'value'], rows)
      tell(note)
    })
    const kept = await store.read((db) =>
      db.selectFrom('region_counts').select('name').orderBy('name').execute()
    )
    expect(kept.map(({ name }) => name)).toEqual(['10', '9', 'B', 'Z', 'a', 'Я', 'а', 'ә'])
  })

  it('keeps nothing of a write that fails, and leaves a journal row of one that does not', async () => {
    const call = await openCall()
    const store = await open(call)
    onTestFinished(() => store.close())
    const id = await addPackage(store, 'one')
    const failing = store.write(async (writer, tell) => {
      await writer.db.updateTable('region_packages').set({ file_hash: 'two' }).execute()
      await writer.insert(
        'region_counts',
        ['package_id', 'name', 'programme', 'value'],
        [[id, 'x', 'asp', 1]]
      )
      tell(note)
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    const kept = await store.read((db) => db.selectFrom('region_packages').select('file_hash').execute())
    expect(kept).toEqual([{ file_hash: 'one' }])
    expect(await store.read((db) => db.selectFrom('region_counts').selectAll().execute())).toEqual([])
    const journal = await call.read((read) => read.all('SELECT operation FROM journal'))
    expect(journal).toEqual([{ operation: 'region.receive' }])
  })

  it.each([['a\u0000b'], ['\uD800'], [0.1 + Number.MAX_SAFE_INTEGER * 4]])(
    'refuses a value that would not come back the same (%j)',
    async (value) => {
      const store = await openStore(open)
      const wrong = store.write(async (writer) => {
        const row = [[1, value, 'asp', typeof value === 'number' ? value : 1]]
        await writer.insert('region_counts', ['package_id', 'name', 'programme', 'value'], row)
      })
      await expect(wrong).rejects.toMatchObject({ code: 'bind-invalid', data: { row: 0 } })
    }
  )

  it('lets one writer in at a time, and readers see the state before or after', async () => {
    const store = await openStore(open)
    const add = (hash: string): Promise<void> =>
      store.write(async ({ db }, tell) => {
        const before = await db.selectFrom('region_packages').select('id').execute()
        await db
          .insertInto('region_packages')
          .values({ ...head, file_hash: hash, sequence: before.length + 1, period: `2026-0${before.length}` })
          .execute()
        tell(note)
      })
    await Promise.all(['a', 'b', 'c', 'd'].map(add))
    const kept = await store.read((db) =>
      db.selectFrom('region_packages').select('sequence').orderBy('sequence').execute()
    )
    expect(kept.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  })
})

it('PostgreSQL has the columns, nulls and keys of the data file', async () => {
  const database = await openTestDatabase(migrations)
  const url = await postgres.newDatabase()
  await (await postgresStore(await openCall(), url)).close()
  const ours = await database.read((read) =>
    read.all<{ line: string }>(
      `SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || (c."notnull" OR c.pk > 0) || ' ' || c.pk AS line
       FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name LIKE 'region\\_%' ESCAPE '\\' AND t.name NOT IN ('region_settings', 'region_profile')
       ORDER BY line`
    )
  )
  const theirs = await postgres.psql(
    url,
    `SELECT line FROM (SELECT c.table_name || '.' || c.column_name || ' ' || CASE c.data_type WHEN 'bigint' THEN 'INTEGER' ELSE upper(c.data_type) END
       || ' ' || CASE c.is_nullable WHEN 'NO' THEN 1 ELSE 0 END || ' ' || coalesce(k.ordinal_position, 0) AS line
     FROM information_schema.columns c
     LEFT JOIN information_schema.key_column_usage k ON k.table_name = c.table_name AND k.column_name = c.column_name
       AND k.constraint_name LIKE '%_pkey'
     WHERE c.table_name LIKE 'region\\_%' ) AS columns ORDER BY line COLLATE "C";`
  )
  expect(theirs.trim().split('\n')).toEqual(ours.map(({ line }) => line))
})

it('each way a server may refuse has its own name: nobody there, wrong password, no database, no rights, a newer store', async () => {
  const url = await postgres.newDatabase()
  const call = await openCall()
  await (await postgresStore(call, url)).close()
  await (await postgresStore(call, url)).close()
  const database = new URL(url).pathname.slice(1)
  await expect(postgresStore(call, url.replace(/:\d+\//, ':1/'))).rejects.toMatchObject({
    code: 'region-store-unreachable',
    data: { host: '127.0.0.1:1', reason: 'ECONNREFUSED' }
  })
  await expect(postgresStore(call, `${url}missing`)).rejects.toMatchObject({
    code: 'region-store-missing',
    data: { database: `${database}missing` }
  })
  await expect(postgresStore(call, url.replace(/komek:[^@]+/, 'komek:wrong'))).rejects.toMatchObject({
    code: 'region-store-login',
    data: { user: 'komek' }
  })
  const bare = await postgres.newDatabase()
  await postgres.psql(
    bare,
    "CREATE ROLE reader LOGIN PASSWORD 'reader'; REVOKE CREATE ON SCHEMA public FROM PUBLIC;"
  )
  await expect(postgresStore(call, bare.replace(/komek:[^@]+/, 'reader:reader'))).rejects.toMatchObject({
    code: 'region-store-rights',
    data: { user: 'reader', database: new URL(bare).pathname.slice(1) }
  })
  await expect(postgresStore(call, `${url}?sslmode=verify-full`)).rejects.toMatchObject({
    code: 'region-store-plain'
  })
  await postgres.psql(url, 'UPDATE komek_region_store SET version = 99;')
  await expect(postgresStore(call, url)).rejects.toMatchObject({ code: 'region-store-newer' })
})

it('a server older than PostgreSQL 14 is refused with both versions, and no table is made in it', async () => {
  const url = await postgres.newDatabase()
  const old = await agedPostgres(url)
  onTestFinished(() => old.stop())
  await expect(postgresStore(await openCall(), old.url)).rejects.toMatchObject({
    code: 'region-store-old',
    data: { version: '9.6', least: 14 }
  })
  expect(await postgres.psql(url, "SELECT to_regclass('region_packages') IS NULL;")).toBe('t\n')
})

it('a server that ends the connection in the middle of a load is named, and nothing of the load stays', async () => {
  const url = await postgres.newDatabase()
  const store = await postgresStore(await openCall(), url)
  onTestFinished(() => store.close())
  const id = await addPackage(store, 'one')
  const columns = ['package_id', 'name', 'programme', 'value']
  const cut = store.write(async (writer, tell) => {
    await writer.insert('region_counts', columns, [[id, 'first', 'asp', 1]])
    await postgres.psql(
      url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();'
    )
    await writer.insert('region_counts', columns, [[id, 'second', 'asp', 1]])
    tell(note)
  })
  await expect(cut).rejects.toMatchObject({ code: 'region-store-unreachable' })
  expect(await store.read((db) => db.selectFrom('region_counts').selectAll().execute())).toEqual([])
  // The next write finds a new connection.
  await store.write(async (writer, tell) => {
    await writer.insert('region_counts', columns, [[id, 'third', 'asp', 1]])
    tell(note)
  })
})
