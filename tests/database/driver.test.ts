import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConnection, type Connection, type SqlValue } from '../../electron/database/driver'
import { ConstraintError } from '../../electron/database/driver-errors'
import { OfficeError } from '@shared/errors'
import { scanSql } from '../../electron/database/sql-text'

let connection: Connection

beforeEach(async () => {
  connection = await openConnection(':memory:')
})

afterEach(async () => {
  await connection.close()
})

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => expect.fail('was not refused'),
    (error: unknown) => error
  )
}

async function refusedAt(sql: string, params: readonly unknown[]): Promise<unknown> {
  const error = await failure(connection.all(sql, params as SqlValue[]))
  expect(error).toBeInstanceOf(OfficeError)
  expect((error as OfficeError).code).toBe('bind-invalid')
  return (error as OfficeError).data.index
}

describe('parameters', () => {
  it.each([
    ['undefined', undefined],
    ['a boolean', true],
    ['a bigint', 1n],
    ['NaN', NaN],
    ['an infinity', -Infinity],
    ['an integer past 2^53', 2 ** 53],
    ['an object', {}],
    ['a date', new Date(0)],
    ['an array', [1]],
    ['a lone surrogate', 'a\ud800']
  ])('%s is refused with its index', async (_name, value) => {
    expect(await refusedAt('SELECT ?, ?', [1, value])).toBe(1)
  })

  it('too few and too many are refused with the index of the first wrong one', async () => {
    expect(await refusedAt('SELECT ?, ?', [1])).toBe(1)
    expect(await refusedAt('SELECT ?', [1, 2])).toBe(1)
    expect(await refusedAt('SELECT 1', [2])).toBe(0)
  })

  it('only positional placeholders are taken', async () => {
    for (const sql of ['SELECT :a', 'SELECT @a', 'SELECT $a', 'SELECT ?1']) {
      expect(await refusedAt(sql, [1])).toBe(0)
    }
  })

  it('question marks in strings, names and comments are not placeholders', async () => {
    const sql = `SELECT 'a?''?' AS a, ? AS "b?""?", 1 AS [c?], 2 AS \`d?\` -- why?
      /* or ? how */ WHERE 1 = ?`
    expect(await connection.all(sql, ['x', 1])).toEqual([{ a: "a?'?", 'b?"?': 'x', 'c?': 1, 'd?': 2 }])
  })

  it('text, null, blobs (also empty and shared buffers) and reals come back as they went', async () => {
    const part = new Uint8Array([9, 8, 7, 6]).subarray(1, 3)
    const row = await connection.get<Record<string, unknown>>(
      'SELECT ? AS t, ? AS e, ? AS n, ? AS b, ? AS z, typeof(?) AS zt, ? AS r, typeof(?) AS rt',
      ['Әсел ₸ 🙂', '', null, part, new Uint8Array(), new Uint8Array(), 2.5, 2.5]
    )
    expect(row).toMatchObject({ t: 'Әсел ₸ 🙂', e: '', n: null, zt: 'blob', r: 2.5, rt: 'real' })
    expect([...(row?.b as Uint8Array)]).toEqual([8, 7])
    expect((row?.z as Uint8Array).length).toBe(0)
  })
})

describe('integers', () => {
  const values = [
    0,
    -0,
    1,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31) - 1,
    10 ** 15,
    -(10 ** 15),
    Number.MAX_SAFE_INTEGER
  ]

  it.each(values)('%d is an INTEGER in an expression, an ANY and a STRICT INTEGER column', async (value) => {
    await connection.exec('CREATE TABLE t (i INTEGER, a ANY, r REAL) STRICT')
    await connection.run('INSERT INTO t VALUES (?, ?, ?)', [value, value, value])
    const row = await connection.get(
      'SELECT i, a, r, typeof(i) AS ti, typeof(a) AS ta, typeof(r) AS tr, typeof(?) AS te FROM t WHERE i = ?',
      [value, value]
    )
    const whole = value + 0
    expect(row).toEqual({
      i: whole,
      a: whole,
      r: whole,
      ti: 'integer',
      ta: 'integer',
      tr: 'real',
      te: 'integer'
    })
  })

  it('divides large integers as integers', async () => {
    expect(await connection.get('SELECT 1000000000000001 / ? AS q', [3_000_000_000])).toEqual({ q: 333_333 })
  })

  it('a number past 2^53 in the file is an error, not a rounded sum', async () => {
    await expect(connection.all('SELECT 9007199254740993 AS total')).rejects.toThrow('total')
  })
})

describe('statements', () => {
  it('a second statement in one text is refused instead of being dropped', async () => {
    await expect(connection.all('SELECT 1; SELECT 2')).rejects.toThrow('one statement')
    await expect(connection.run('')).rejects.toThrow('one statement')
    expect(await connection.all('SELECT 1 AS a; -- done')).toEqual([{ a: 1 }])
  })

  it('run refuses statements that answer with rows', async () => {
    await connection.exec('CREATE TABLE t (i INTEGER) STRICT')
    for (const sql of [
      'SELECT 1',
      'VALUES (1)',
      'WITH a AS (SELECT 1) SELECT * FROM a',
      'PRAGMA user_version'
    ]) {
      await expect(connection.run(sql)).rejects.toThrow('all()')
    }
    await expect(connection.run('INSERT INTO t VALUES (1) RETURNING i')).rejects.toThrow('all()')
    expect(await connection.run('WITH a AS (SELECT 1 AS i) INSERT INTO t SELECT i FROM a')).toMatchObject({
      changes: 1
    })
  })

  it('runs in the order of the calls and survives more texts than it caches', async () => {
    await connection.exec('CREATE TABLE t (i INTEGER) STRICT')
    await Promise.all(
      Array.from({ length: 400 }, (_, i) => connection.run(`INSERT INTO t /* ${i} */ VALUES (?)`, [i]))
    )
    const rows = await connection.all<{ i: number }>('SELECT i FROM t ORDER BY rowid')
    expect(rows.map((row) => row.i)).toEqual(Array.from({ length: 400 }, (_, i) => i))
  })

  it('a failed statement does not stop the ones after it', async () => {
    const failed = connection.all('SELECT * FROM nowhere')
    const answered = connection.get('SELECT 1 AS a')
    await expect(failed).rejects.toMatchObject({ name: 'SqlError', sqlite: 'SQLITE_ERROR' })
    expect(await answered).toEqual({ a: 1 })
  })

  it('get leaves no transaction open', async () => {
    await connection.exec('CREATE TABLE t (i INTEGER) STRICT; INSERT INTO t VALUES (1), (2)')
    expect(await connection.get('SELECT i FROM t ORDER BY i')).toEqual({ i: 1 })
    expect(await connection.get('SELECT i FROM t WHERE i = 9')).toBeUndefined()
    await connection.exec('DROP TABLE t')
  })

  it('a closed connection refuses, closing twice does not', async () => {
    const other = await openConnection(':memory:')
    await other.all('SELECT 1')
    await other.close()
    await other.close()
    await expect(other.all('SELECT 1')).rejects.toThrow('closed')
    await expect(other.exec('SELECT 1')).rejects.toThrow('closed')
  })
})

describe('constraints', () => {
  beforeEach(async () => {
    await connection.exec(`
      PRAGMA foreign_keys = ON;
      CREATE TABLE person (
        id INTEGER PRIMARY KEY, iin TEXT NOT NULL, name TEXT, parent INTEGER REFERENCES person(id), age INTEGER,
        CONSTRAINT person_age CHECK (age >= 0)
      ) STRICT;
      CREATE UNIQUE INDEX person_iin ON person (iin);
      CREATE UNIQUE INDEX person_name ON person (lower(name));
      CREATE UNIQUE INDEX person_open ON person (name, age) WHERE age = 7;
      CREATE TRIGGER person_kept BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'person-kept'); END;
      INSERT INTO person VALUES (1, '1', 'a', NULL, 7)`)
  })

  it.each([
    ["INSERT INTO person VALUES (2, '1', 'b', NULL, 1)", 'unique', 'person_iin', 'person', ['iin']],
    ["INSERT INTO person VALUES (2, '2', 'A', NULL, 1)", 'unique', 'person_name', null, []],
    ["INSERT INTO person VALUES (1, '2', 'b', NULL, 1)", 'unique', null, 'person', ['id']],
    ["INSERT INTO person VALUES (2, '2', 'b', NULL, -1)", 'check', 'person_age', null, []],
    ["INSERT INTO person VALUES (2, NULL, 'b', NULL, 1)", 'not-null', null, 'person', ['iin']],
    ["INSERT INTO person VALUES (2, '2', 'b', 99, 1)", 'foreign-key', null, null, []],
    ["INSERT INTO person VALUES (2, '2', 'b', NULL, 'x')", 'type', null, 'person', ['age']],
    ['DELETE FROM person', 'trigger', 'person-kept', null, []]
  ])('%s', async (sql, kind, constraint, table, columns) => {
    const error = await failure(connection.run(sql))
    expect(error).toBeInstanceOf(ConstraintError)
    expect(error).toMatchObject({ kind, constraint, table, columns })
  })
})

it('a missing file is not created when that was not asked for', async () => {
  await expect(openConnection('/nowhere/at/all.db')).rejects.toMatchObject({ code: 'data-folder-unwritable' })
})

it('reads a statement of a megabyte and texts that end in the middle of a quote', () => {
  const long = scanSql(`SELECT '${"a''?".repeat(300_000)}', ? /* ? */`)
  expect(long.placeholders).toHaveLength(1)
  for (const open of [
    "SELECT 'a?",
    'SELECT "a?',
    'SELECT `a?',
    'SELECT [a?',
    'SELECT /* a?',
    'SELECT -- a?'
  ]) {
    expect(scanSql(open)).toMatchObject({ placeholders: [], firstWords: ['SELECT'] })
  }
})
