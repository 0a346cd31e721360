import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { OfficeError } from '@shared/errors'
import type { Database, ReadConnection, WriteConnection } from '../../electron/database/database'
import type { Migration } from '../../electron/database/migrations'
import { openTestDatabase } from '../support/database'

const schema: Migration = {
  id: 10,
  name: 'notes',
  up: `CREATE TABLE note (id INTEGER PRIMARY KEY, writer INTEGER NOT NULL, step INTEGER NOT NULL) STRICT;
    CREATE UNIQUE INDEX one_step ON note (writer, step)`
}

let database: Database

beforeEach(async () => {
  database = await openTestDatabase([schema])
})

interface Gate {
  open(): void
  readonly passed: Promise<void>
}

function gate(): Gate {
  let open: () => void = () => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { open, passed }
}

function insert(tx: WriteConnection, writer: number, step: number): Promise<unknown> {
  return tx.run('INSERT INTO note (writer, step) VALUES (?, ?)', [writer, step])
}

async function count(tx: ReadConnection): Promise<number> {
  const row = await tx.get<{ count: number }>('SELECT count(*) AS count FROM note')
  return row?.count ?? -1
}

describe('writing', () => {
  it('100 concurrent writers: no statement joins the transaction of another, every third rolls back', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, writer) =>
        database.write(async (tx) => {
          for (let step = 0; step < 5; step += 1) {
            await insert(tx, writer, step)
            await nextTurn()
          }
          if (writer % 3 === 0) throw new Error(`writer ${writer} gives up`)
        })
      )
    )
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(34)
    const rows = await database.read((tx) =>
      tx.all<{ id: number; writer: number; step: number }>('SELECT * FROM note ORDER BY id')
    )
    const expected = Array.from({ length: 100 }, (_, writer) => writer)
      .filter((writer) => writer % 3 !== 0)
      .flatMap((writer) => [0, 1, 2, 3, 4].map((step) => ({ writer, step })))
    expect(rows.map(({ writer, step }) => ({ writer, step }))).toEqual(expected)
  })

  it('returns what the work returns', async () => {
    expect(await database.write(async () => 7)).toBe(7)
  })

  it('an error undoes everything and is thrown as it was', async () => {
    const reason = new OfficeError('stale')
    const failed = database.write(async (tx) => {
      await insert(tx, 1, 1)
      throw reason
    })
    await expect(failed).rejects.toBe(reason)
    expect(await database.read(count)).toBe(0)
  })

  it('a refused constraint that the work handles leaves the rest of its transaction alone', async () => {
    await database.write(async (tx) => {
      await insert(tx, 1, 1)
      await expect(insert(tx, 1, 1)).rejects.toMatchObject({ constraint: 'one_step' })
      await insert(tx, 1, 2)
    })
    expect(await database.read(count)).toBe(2)
  })

  it('any other failure undoes the transaction even if the work swallows it', async () => {
    const failed = database.write(async (tx) => {
      await insert(tx, 1, 1)
      await tx.run('INSERT INTO nowhere VALUES (1)').catch(() => undefined)
      await insert(tx, 1, 2).catch(() => undefined)
    })
    await expect(failed).rejects.toThrow('nowhere')
    expect(await database.read(count)).toBe(0)
  })

  it('a statement that nobody awaits undoes the transaction', async () => {
    const stray: Promise<unknown>[] = []
    const failed = database.write(async (tx) => {
      stray.push(insert(tx, 1, 1))
    })
    await expect(failed).rejects.toThrow('not awaited')
    await Promise.all(stray)
    expect(await database.read(count)).toBe(0)
  })

  it('a connection kept beyond its transaction is refused', async () => {
    const kept = await database.write(async (tx) => tx)
    await expect(insert(kept, 1, 1)).rejects.toThrow('ended')
    const keptReader = await database.read(async (tx) => tx)
    await expect(keptReader.all('SELECT 1')).rejects.toThrow('ended')
  })

  it('transactions cannot be begun or ended by the work', async () => {
    for (const sql of ['COMMIT', ' rollback', '/* */ END', 'BEGIN', 'SAVEPOINT a', "ATTACH 'x' AS y"]) {
      await expect(database.write((tx) => tx.run(sql))).rejects.toThrow('Database alone')
    }
  })

  it('a transaction inside a transaction is refused instead of waiting for itself', async () => {
    await expect(database.write(() => database.write(async () => 1))).rejects.toThrow('inside a transaction')
    await expect(database.write(() => database.read(async () => 1))).rejects.toThrow('inside a transaction')
    await expect(database.read(() => database.read(async () => 1))).rejects.toThrow('inside a transaction')
    const later = await database.write(async () => () => database.read(count))
    expect(await later()).toBe(0)
  })
})

describe('reading', () => {
  it('sees one snapshot however long it takes', async () => {
    await database.write((tx) => insert(tx, 1, 1))
    const looked = gate()
    const written = gate()
    const reading = database.read(async (tx) => {
      const before = await count(tx)
      looked.open()
      await written.passed
      return [before, await count(tx)]
    })
    await looked.passed
    await database.write((tx) => insert(tx, 1, 2))
    written.open()
    expect(await reading).toEqual([1, 1])
    expect(await database.read(count)).toBe(2)
  })

  it('goes on while a writer is at work, more readers than connections taking turns', async () => {
    const begun = gate()
    const answered = gate()
    const writing = database.write(async (tx) => {
      await insert(tx, 1, 1)
      begun.open()
      await answered.passed
    })
    await begun.passed
    const counts = await Promise.all(Array.from({ length: 20 }, () => database.read(count)))
    expect(counts).toEqual(new Array(20).fill(0))
    answered.open()
    await writing
    expect(await database.read(count)).toBe(1)
  })

  it('cannot write: neither by type nor in SQLite', async () => {
    const sql = 'INSERT INTO note (writer, step) VALUES (1, 1) RETURNING id'
    await expect(database.read((tx) => tx.all(sql))).rejects.toMatchObject({ sqlite: 'SQLITE_READONLY' })
    // @ts-expect-error a reader cannot be passed where a writer is needed
    await expect(database.read((tx) => insert(tx, 1, 1))).rejects.toMatchObject({ sqlite: 'SQLITE_READONLY' })
  })
})

it('close waits for what is running, then refuses', async () => {
  const written = database.write(async (tx) => {
    await nextTurn()
    await insert(tx, 1, 1)
  })
  const closed = database.close()
  await written
  await closed
  await expect(database.read(count)).rejects.toThrow('closed')
  await expect(database.write(count)).rejects.toThrow('closed')
})
