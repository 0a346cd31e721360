import { beforeEach, describe, expect, it } from 'vitest'
import type { Database, WriteConnection } from '../../electron/database/database'
import {
  appendJournal,
  appendJournalRows,
  hashOf,
  journalGenesis,
  journalSchema,
  verifyJournal,
  type JournalEntry,
  type JournalVerdict
} from '../../electron/database/journal'
import { openTestDatabase } from '../support/database'

let database: Database

beforeEach(async () => {
  database = await openTestDatabase([{ id: 10, name: 'journal', up: journalSchema }])
})

function entry(subjectId: number): JournalEntry {
  return {
    at: '2018-02-10T09:30:00.000Z',
    userId: 3,
    userLogin: 'aigul',
    operation: 'cases.register',
    subjectKind: 'case',
    subjectId,
    beforeHash: null,
    afterHash: hashOf({ subjectId }),
    details: { programme: 'asp', months: [1, 2], ә: 'Қ' }
  }
}

function verify(): Promise<JournalVerdict> {
  return database.read(verifyJournal)
}

/** As someone would who has the file and drops the triggers first. */
async function tamper(change: (tx: WriteConnection) => Promise<unknown>): Promise<void> {
  await database.write(async (tx) => {
    for (const name of ['journal_chain', 'journal_no_update', 'journal_no_delete'])
      await tx.run(`DROP TRIGGER ${name}`)
    await change(tx)
  })
}

it('hashOf is SHA-256 of canonical JSON', () => {
  expect(hashOf({ b: 1, a: [null, 'ә'] })).toBe(hashOf({ a: [null, 'ә'], b: 1 }))
  expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})

describe('appending', () => {
  it('chains rows from the genesis', async () => {
    const first = await database.write((tx) => appendJournal(tx, entry(1)))
    const second = await database.write((tx) => appendJournal(tx, entry(2)))
    const rows = await database.read((tx) =>
      tx.all('SELECT id, previous_hash, hash, details FROM journal ORDER BY id')
    )
    const details = '{"months":[1,2],"programme":"asp","ә":"Қ"}'
    expect(rows).toEqual([
      { id: 1, previous_hash: journalGenesis, hash: first.hash, details },
      { id: 2, previous_hash: first.hash, hash: second.hash, details }
    ])
    expect(await verify()).toEqual({ rows: 2, ok: true, firstBroken: null, last: second })
  })

  it('is undone with the change that it tells of', async () => {
    const failed = database.write(async (tx) => {
      await appendJournal(tx, entry(1))
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    await database.write((tx) => appendJournal(tx, entry(2)))
    expect(await verify()).toMatchObject({ rows: 1, ok: true })
  })

  it('many rows make the same chain as one by one', async () => {
    const other = await openTestDatabase([{ id: 10, name: 'journal', up: journalSchema }])
    const entries = Array.from({ length: 1201 }, (_, i) => entry(i))
    const marks = await database.write((tx) => appendJournalRows(tx, entries))
    await other.write(async (tx) => {
      for (const one of entries) await appendJournal(tx, one)
    })
    expect(await verify()).toEqual(await other.read(verifyJournal))
    expect((await verify()).last).toEqual(marks.at(-1))
    expect((await verify()).rows).toBe(1201)
  })

  it('an empty journal is sound', async () => {
    expect(await verify()).toEqual({ rows: 0, ok: true, firstBroken: null, last: null })
    expect(await database.write((tx) => appendJournalRows(tx, []))).toEqual([])
  })

  it('details that JSON would drop are refused', async () => {
    const wrong = { ...entry(1), details: { amount: undefined } }
    await expect(database.write((tx) => appendJournal(tx, wrong))).rejects.toThrow('undefined at $.amount')
  })
})

describe('the table refuses', () => {
  beforeEach(async () => {
    await database.write((tx) => appendJournalRows(tx, [entry(1), entry(2)]))
  })

  it.each([
    ["UPDATE journal SET details = '{}' WHERE id = 1", 'journal-append-only'],
    ['DELETE FROM journal WHERE id = 2', 'journal-append-only'],
    ['DELETE FROM journal', 'journal-append-only'],
    ['INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE id = 2', 'journal-chain'],
    [
      `INSERT INTO journal SELECT 4, at, user_id, user_login, operation, subject_kind, subject_id, before_hash, after_hash,
      details, hash, lower(hex(randomblob(32))) FROM journal WHERE id = 2`,
      'journal-chain'
    ],
    [
      `INSERT INTO journal SELECT 3, at, user_id, user_login, operation, subject_kind, subject_id, before_hash, after_hash,
      details, hash, lower(hex(randomblob(32))) FROM journal WHERE id = 1`,
      'journal-chain'
    ]
  ])('%s', async (sql, constraint) => {
    await expect(database.write((tx) => tx.run(sql))).rejects.toMatchObject({ kind: 'trigger', constraint })
    expect(await verify()).toMatchObject({ rows: 2, ok: true })
  })
})

describe('verification finds', () => {
  beforeEach(async () => {
    await database.write((tx) =>
      appendJournalRows(
        tx,
        Array.from({ length: 1100 }, (_, i) => entry(i))
      )
    )
  })

  it.each([
    ['a changed row', "UPDATE journal SET details = '{}' WHERE id = 701", { id: 701, reason: 'content' }],
    ['a changed user', 'UPDATE journal SET user_id = NULL WHERE id = 1', { id: 1, reason: 'content' }],
    ['a removed row', 'DELETE FROM journal WHERE id = 500', { id: 501, reason: 'gap' }],
    ['a removed beginning', 'DELETE FROM journal WHERE id = 1', { id: 2, reason: 'gap' }],
    [
      'a changed link',
      `UPDATE journal SET previous_hash = '${'f'.repeat(64)}' WHERE id = 1001`,
      { id: 1001, reason: 'chain' }
    ]
  ])('%s', async (_name, sql, firstBroken) => {
    await tamper((tx) => tx.run(sql))
    expect(await verify()).toMatchObject({ ok: false, firstBroken, rows: expect.any(Number) })
  })

  it('rows cut off at the end by the last mark written down before', async () => {
    const before = await verify()
    await tamper((tx) => tx.run('DELETE FROM journal WHERE id > 1000'))
    const after = await verify()
    expect(after.ok).toBe(true)
    expect(after.last).not.toEqual(before.last)
  })
})
