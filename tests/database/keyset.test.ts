import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../electron/database/database'
import { insertMany } from '../../electron/database/bulk'
import { keysetPage, keysetQuery, type Keyset, type Page } from '../../electron/database/keyset'
import { openTestDatabase } from '../support/database'

const byDeadline: Keyset = {
  name: 'cases.by-deadline',
  columns: [
    { column: 'deadline', kind: 'text' },
    { column: 'id', kind: 'integer' }
  ]
}
const newestFirst: Keyset = {
  name: 'cases.newest',
  columns: [{ column: 'id', kind: 'integer' }],
  descending: true
}

interface Row {
  id: number
  deadline: string
}

let database: Database

beforeEach(async () => {
  database = await openTestDatabase([
    {
      id: 10,
      name: 'cases',
      up: `CREATE TABLE cases (id INTEGER PRIMARY KEY, deadline TEXT NOT NULL) STRICT;
        CREATE INDEX cases_by_deadline ON cases (deadline)`
    }
  ])
  const rows = Array.from({ length: 1000 }, (_, i) => [10 ** 12 + i, `2018-0${(i % 7) + 1}-01`])
  await database.write((tx) => insertMany(tx, 'cases', ['id', 'deadline'], rows))
})

function page(keyset: Keyset, cursor: string | undefined, limit: number): Promise<Page<Row>> {
  const query = keysetQuery(keyset, { cursor, limit })
  const sql = `SELECT id, deadline FROM cases WHERE ${query.where} ORDER BY ${query.orderBy} LIMIT ?`
  return database.read(async (tx) => {
    const rows = await tx.all<Row>(sql, [...query.params, query.limit])
    return keysetPage(keyset, { cursor, limit }, rows, (row) =>
      keyset === newestFirst ? [row.id] : [row.deadline, row.id]
    )
  })
}

async function walk(keyset: Keyset, limit: number): Promise<Row[][]> {
  const pages: Row[][] = []
  let cursor: string | undefined
  do {
    const one = await page(keyset, cursor, limit)
    pages.push(one.rows)
    cursor = one.next ?? undefined
  } while (cursor !== undefined)
  return pages
}

describe('walking a list', () => {
  it.each([
    ['deadline, id', byDeadline],
    ['id DESC', newestFirst]
  ])('by %s meets every row once, in order', async (order, keyset) => {
    const pages = await walk(keyset, 300)
    expect(pages.map((rows) => rows.length)).toEqual([300, 300, 300, 100])
    expect(pages.flat()).toEqual(
      await database.read((tx) => tx.all(`SELECT id, deadline FROM cases ORDER BY ${order}`))
    )
  })

  it('ends without an empty page when the last one is full', async () => {
    expect((await walk(byDeadline, 500)).map((rows) => rows.length)).toEqual([500, 500])
  })

  it('uses the index and does not sort', async () => {
    const { next } = await page(byDeadline, undefined, 10)
    const query = keysetQuery(byDeadline, { cursor: next ?? undefined })
    const plan = await database.read((tx) =>
      tx.all<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT id FROM cases WHERE ${query.where} ORDER BY ${query.orderBy} LIMIT ${query.limit}`,
        query.params
      )
    )
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH cases USING COVERING INDEX cases_by_deadline ((deadline,rowid)>(?,?))'
    ])
  })
})

describe('refuses', () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

  it.each([
    ['nothing', ''],
    ['no base64url', 'ә'],
    ['spaces', 'W10 '],
    ['no JSON', Buffer.from('[1').toString('base64url')],
    ['no list', encode({ 0: 'cases.by-deadline' })],
    ['another list', encode(['cases.newest', 1])],
    ['too few values', encode(['cases.by-deadline', '2018-01-01'])],
    ['too many values', encode(['cases.by-deadline', '2018-01-01', 1, 2])],
    ['a wrong type', encode(['cases.by-deadline', 20180101, 1])],
    ['a fraction', encode(['cases.by-deadline', '2018-01-01', 1.5])],
    ['a null', encode(['cases.by-deadline', '2018-01-01', null])]
  ])('a cursor with %s', (_name, cursor) => {
    expect(() => keysetQuery(byDeadline, { cursor })).toThrow(
      expect.objectContaining({ code: 'input-invalid', field: 'cursor' })
    )
  })

  it.each([0, -1, 501, 1.5, NaN])('the limit %d', (limit) => {
    expect(() => keysetQuery(byDeadline, { limit })).toThrow(
      expect.objectContaining({ code: 'input-invalid', field: 'limit' })
    )
  })
})
