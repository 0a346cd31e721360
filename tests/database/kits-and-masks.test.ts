import { describe, expect, it } from 'vitest'
import { openDatabase, type Database, type ReadConnection } from '../../electron/database/database'
import { checkDatabase } from '../../electron/database/check'
import { kitsAndMasks } from '../../electron/database/migrations/0040-kits-and-masks'
import { migrations } from '../../electron/database/migrations/index'
import { openTestDatabase, temporaryFolder, testNow } from '../support/database'

const at = '2018-02-10T09:30:00.000Z'

/** An office with two people in a family, one of whom is paid. */
const before = [
  `INSERT INTO office (id, name_kk, name_ru, address_kk, address_ru, phone, kato, head_name_kk, head_name_ru, created_at)
   VALUES (1, 'Бөлім', 'Отдел', 'Глубокое', 'Глубокое', '+77233122222', '634000000', 'А', 'А', '${at}')`,
  `INSERT INTO users (id, login, name, role, password, created_at) VALUES (1, 'm', 'Тестов', 'manager', 'x', '${at}')`,
  `INSERT INTO people (id, iin, last_name, first_name, search_key, born_on, sex, disability_group, created_at)
   VALUES (1, '900101300126', 'Әбілов', 'Қанат', 'абилов канат', '1990-01-01', 'm', '2', '${at}'),
     (2, '900101300136', 'Әбілова', 'Гүл', 'абилова гул', '1990-01-01', 'f', NULL, '${at}')`,
  `INSERT INTO families (id, created_at) VALUES (1, '${at}')`,
  `INSERT INTO family_members (family_id, person_id, relation, since) VALUES (1, 1, 'applicant', '2018-01-01'), (1, 2, 'spouse', '2018-01-01')`,
  `INSERT INTO addresses (person_id, kato, text, address_key, since) VALUES (1, '634000000', 'Абай, 1', 'абай 1', '2018-01-01')`,
  `INSERT INTO counters (name, value) VALUES ('case-2018', 7)`
]

async function contents(read: ReadConnection): Promise<Record<string, unknown[]>> {
  const tables = await read.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`
  )
  const rows: Record<string, unknown[]> = {}
  for (const { name } of tables) rows[name] = await read.all(`SELECT * FROM ${name}`)
  return rows
}

it('an office that had no stock keeps all its rows, and has a place for goods on the way and nothing else', async () => {
  const folder = await temporaryFolder()
  const old = await openDatabase({
    folder,
    migrations: migrations.filter(({ id }) => id < kitsAndMasks.id),
    now: testNow
  })
  await old.write(async (tx) => {
    for (const sql of before) await tx.run(sql)
  })
  const kept = await old.read(contents)
  await old.close()

  const migrated = await openDatabase({
    folder,
    migrations: migrations.filter(({ id }) => id <= kitsAndMasks.id),
    now: testNow
  })
  const now = await migrated.read(contents)
  expect(await migrated.read(checkDatabase)).toEqual([])
  await migrated.close()
  for (const [table, rows] of Object.entries(kept)) expect(now[table], table).toEqual(rows)
  expect(kept['people']).toHaveLength(2)
  const { places, ...added } = Object.fromEntries(Object.entries(now).filter(([table]) => !(table in kept)))
  expect(places).toEqual([
    {
      ...{ id: 1, code: 'transit', kind: 'transit', name_kk: 'Жолда', name_ru: 'В пути' },
      ...{ kato: null, address_text: '', responsible: '', phone: null, opens: '[]', active: 1, revision: 1 },
      ...{ created_at: '1970-01-01T00:00:00.000Z', created_by: null }
    }
  ])
  expect(added).toEqual(Object.fromEntries(Object.keys(added).map((table) => [table, []])))
  expect(Object.keys(added)).toEqual(
    [...kitsAndMasks.up.toString().matchAll(/CREATE TABLE (\w+)/g)]
      .map(([, name]) => name)
      .filter((name) => name !== 'places')
      .sort()
  )
})

/** An item, a kit of it and two places; ten pieces in one lot at the first, four of them reserved for a round. */
const stocked = [
  ...before.slice(0, 2),
  `INSERT INTO items (id, code, name_kk, name_ru, unit, perishable, expiry_alert_days, created_at, created_by)
   VALUES (1, 'a', 'Ұн', 'Мука', 'pack', 1, 30, '${at}', 1)`,
  `INSERT INTO kits (id, code, name_kk, name_ru, programme, created_at, created_by) VALUES (1, 'k', 'Ж', 'Н', 'kit', '${at}', 1)`,
  `INSERT INTO kit_versions (id, kit_id, version, created_at, created_by) VALUES (1, 1, 1, '${at}', 1), (2, 1, 2, '${at}', 1)`,
  `INSERT INTO kit_version_items (kit_version_id, item_id, quantity, place) VALUES (1, 1, 2, 0), (2, 1, 3, 0)`,
  `INSERT INTO wares (id, item_id, kit_version_id) VALUES (1, 1, NULL), (2, NULL, 1), (3, NULL, 2)`,
  `INSERT INTO lots (id, ware_id, batch) VALUES (1, 1, 'A'), (2, 2, 'K')`,
  `INSERT INTO places (id, code, kind, name_kk, name_ru, kato, address_text, responsible, created_at)
   VALUES (2, 'w', 'warehouse', 'Қ', 'С', '634000000', 'x', 'x', '${at}'), (3, 'p', 'point', 'П', 'П', '634000000', 'x', 'x', '${at}')`,
  `INSERT INTO rounds (id, number, name_kk, name_ru, programme, ware_id, norm, quantity, repeat_after, as_of, month,
     source_place_id, first_day, last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at)
   VALUES (1, 1, 'Р', 'Р', 'kit', 1, 'person', 1, 'month', '2018-02-10', '2018-02', 2, '2018-02-12', '2018-02-12', 30, '{}',
     'frozen', '${at}', 1, '${at}')`,
  `INSERT INTO movements (id, kind, at, on_day, user_id) VALUES (1, 'receive', '${at}', '2018-02-10', 1)`,
  `INSERT INTO stock_ledger (movement_id, place_id, ware_id, lot_id, on_hand, reserved, round_id) VALUES (1, 2, 1, 1, 10, 0, NULL)`,
  `INSERT INTO movements (id, kind, at, on_day, user_id, round_id) VALUES (2, 'reserve', '${at}', '2018-02-10', 1, 1)`,
  `INSERT INTO stock_ledger (movement_id, place_id, ware_id, lot_id, on_hand, reserved, round_id) VALUES (2, 2, 1, NULL, 0, 4, 1)`,
  `INSERT INTO transfers (sent_id, from_place_id, to_place_id, arrived_id) VALUES (1, 2, 3, 2)`
]

async function stockedFile(): Promise<Database> {
  const database = await openTestDatabase(migrations)
  await database.write(async (tx) => {
    for (const sql of stocked) await tx.run(sql)
  })
  return database
}

const enter = (
  place: number,
  ware: number,
  lot: number | null,
  onHand: number,
  reserved: number,
  round: number | null
): string =>
  `INSERT INTO stock_ledger (movement_id, place_id, ware_id, lot_id, on_hand, reserved, round_id)
   VALUES (2, ${place}, ${ware}, ${lot ?? 'NULL'}, ${onHand}, ${reserved}, ${round ?? 'NULL'})`

describe('the file itself refuses', () => {
  it.each([
    ['stock below zero', enter(2, 1, 1, -11, 0, null), 'stock-short'],
    ['stock below zero at an empty place', enter(3, 1, 1, -1, 0, null), 'stock-short'],
    ['taking what is reserved', enter(2, 1, 1, -7, 0, null), 'stock-short'],
    ['reserving what is not there', enter(2, 1, null, 0, 7, 1), 'stock-short'],
    ['releasing more than is reserved', enter(2, 1, null, 0, -5, 1), 'stock-short'],
    ['a lot of another ware', enter(2, 1, 2, 1, 0, null), 'lot-of-other-ware'],
    ['a changed row of the ledger', 'UPDATE stock_ledger SET on_hand = 99', 'append-only'],
    ['a row of the ledger taken away', 'DELETE FROM stock_ledger', 'append-only'],
    ['a changed movement', `UPDATE movements SET reason = 'x'`, 'append-only'],
    ['a movement taken away', 'DELETE FROM movements', 'append-only'],
    ['a changed lot', `UPDATE lots SET expires_on = '2019-01-01'`, 'append-only'],
    ['a lot taken away', 'DELETE FROM lots', 'append-only'],
    [
      'other contents of a used kit',
      'UPDATE kit_version_items SET quantity = 9 WHERE kit_version_id = 1',
      'append-only'
    ],
    ['less in a used kit', 'DELETE FROM kit_version_items WHERE kit_version_id = 1', 'append-only'],
    ['a transfer that ends twice', 'UPDATE transfers SET arrived_id = NULL, recalled_id = 2', 'append-only'],
    ['another norm of a frozen round', 'UPDATE rounds SET quantity = 2', 'append-only']
  ])('%s', async (_what, sql, constraint) => {
    const database = await stockedFile()
    const ledger = await database.read((read) => read.all('SELECT * FROM stock_ledger'))
    await expect(database.write((tx) => tx.run(sql))).rejects.toMatchObject({ kind: 'trigger', constraint })
    expect(await database.read((read) => read.all('SELECT * FROM stock_ledger'))).toEqual(ledger)
  })

  it.each([
    ['a row that changes nothing', enter(2, 1, 1, 0, 0, null)],
    ['goods without a lot', enter(2, 1, null, 1, 0, null)],
    ['a reservation for nobody', enter(2, 1, 1, 1, 1, null)],
    [
      'a reversal of nothing',
      `INSERT INTO movements (kind, at, on_day, user_id) VALUES ('reverse', '${at}', '2018-02-10', 1)`
    ],
    ['a finalised count of the counter', countBy(1)]
  ])('%s', async (_what, sql) => {
    const database = await stockedFile()
    await expect(database.write((tx) => tx.run(sql))).rejects.toMatchObject({ kind: 'check' })
  })

  it('a second lot of the same batch, a second place on the way, a second reversal, a second open count', async () => {
    const database = await stockedFile()
    const reverse = `INSERT INTO movements (kind, at, on_day, user_id, reverses_id) VALUES ('reverse', '${at}', '2018-02-10', 1, 1)`
    const count = `INSERT INTO stock_counts (place_id, state, ledger_id, counted_on, entered_at, entered_by) VALUES (2, 'entered', 2, '2018-02-10', '${at}', 1)`
    const twice = [
      `INSERT INTO lots (ware_id, batch) VALUES (1, 'B')`,
      `INSERT INTO places (code, kind, name_kk, name_ru, address_text, responsible, created_at) VALUES ('t2', 'transit', 'Ж', 'П', '', '', '${at}')`,
      reverse,
      count
    ]
    for (const sql of twice) {
      await expect(
        database.write(async (tx) => {
          await tx.run(sql)
          await tx.run(sql)
        }),
        sql
      ).rejects.toMatchObject({ kind: 'unique' })
    }
  })

  it('and lets an unused kit be filled anew', async () => {
    const database = await stockedFile()
    await database.write(async (tx) => {
      await tx.run('DELETE FROM kit_version_items WHERE kit_version_id = 2')
      await tx.run(
        'INSERT INTO kit_version_items (kit_version_id, item_id, quantity, place) VALUES (2, 1, 5, 0)'
      )
    })
    const rows = await database.read((read) =>
      read.all('SELECT quantity FROM kit_version_items ORDER BY kit_version_id')
    )
    expect(rows).toEqual([{ quantity: 2 }, { quantity: 5 }])
  })
})

function countBy(user: number): string {
  return `INSERT INTO stock_counts (place_id, state, ledger_id, counted_on, entered_at, entered_by, finalised_by)
    VALUES (2, 'finalised', 2, '2018-02-10', '${at}', ${user}, ${user})`
}
