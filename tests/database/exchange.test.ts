import { describe, expect, it } from 'vitest'
import { checkDatabase } from '../../electron/database/check'
import { openDatabase, type Database } from '../../electron/database/database'
import { ConstraintError } from '../../electron/database/driver-errors'
import { exchange } from '../../electron/database/migrations/0060-exchange'
import { migrations } from '../../electron/database/migrations/index'
import { temporaryFolder, testNow } from '../support/database'

const at = '2024-07-03T09:30:00.000Z'
const hash = 'a'.repeat(64)

async function migratedFile(): Promise<Database> {
  const folder = await temporaryFolder()
  const old = await openDatabase({
    folder,
    migrations: migrations.filter(({ id }) => id < exchange.id),
    now: testNow
  })
  await old.write(async (tx) => {
    await tx.run(
      `INSERT INTO office (id, name_kk, name_ru, address_kk, address_ru, phone, kato, head_name_kk, head_name_ru, created_at)
       VALUES (1, 'Бөлім', 'Отдел', 'а', 'а', '1', '634000000', 'С', 'С', '${at}')`
    )
    await tx.run(
      `INSERT INTO users (id, login, name, role, password, created_at) VALUES (1, 'a', 'А', 'administrator', 'x', '${at}')`
    )
  })
  await old.close()
  return openDatabase({ folder, migrations, now: testNow })
}

/** How the file itself refuses a statement; `null` where it takes it. */
async function refused(database: Database, ...statements: string[]): Promise<string | null> {
  try {
    await database.write(async (tx) => {
      for (const sql of statements) await tx.run(sql)
    })
    return null
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    return error.kind
  }
}

const exported = (id: number, period: string, correction = 0, fileHash = hash): string =>
  `INSERT INTO exports (id, period, kind, correction, corrects, sequence, datasets, row_counts, sums, file_name, file_hash, bytes, made_by, made_at)
   VALUES (${id}, '${period}', '${correction === 0 ? 'period' : 'correction'}', ${correction}, ${correction === 0 ? 'NULL' : 1}, ${id},
     '[]', '{}', '{}', 'f', '${fileHash}', 10, 1, '${at}')`

describe('an office that knew no exchange', () => {
  it('becomes a district office with its data whole and its new tables empty', async () => {
    const database = await migratedFile()
    expect(await database.read(checkDatabase)).toEqual([])
    const [office] = await database.read((read) => read.all(`SELECT kato, kind FROM office`))
    expect(office).toEqual({ kato: '634000000', kind: 'district' })
    const added = [...exchange.up.toString().matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name ?? '')
    expect(added.length).toBeGreaterThan(20)
    for (const table of added)
      expect(await database.read((read) => read.all(`SELECT * FROM ${table}`)), table).toEqual([])
    await database.close()
  })

  it('has one file of a period and numbered corrections of it, and changes none of them afterwards', async () => {
    const database = await migratedFile()
    expect(await refused(database, exported(1, '2024-06'))).toBeNull()
    expect(await refused(database, exported(2, '2024-06', 0, 'b'.repeat(64)))).toBe('unique')
    expect(await refused(database, exported(2, '2024-06', 1, 'b'.repeat(64)))).toBeNull()
    expect(await refused(database, exported(3, '2024-07'))).toBe('unique')
    expect(await refused(database, `UPDATE exports SET period = '2024-05'`)).toBe('trigger')
    expect(await refused(database, 'DELETE FROM exports')).toBe('trigger')
    await database.close()
  })

  it('sends a file once to each receiver, and never more of it than there is', async () => {
    const database = await migratedFile()
    const upload = (state: string, sent: number): string =>
      `INSERT INTO uploads (export_id, target_id, state, sent_bytes, bytes, queued_by, queued_at) VALUES (1, 1, '${state}', ${sent}, 10, 1, '${at}')`
    const target = `INSERT INTO upload_targets (id, name, kind, settings) VALUES (1, 'Облысы', 'folder', '{}')`
    expect(await refused(database, exported(1, '2024-06'), target, upload('cancelled', 3))).toBeNull()
    expect(await refused(database, upload('sending', 11))).toBe('check')
    expect(await refused(database, upload('sent', 9))).toBe('check')
    expect(await refused(database, upload('queued', 0))).toBeNull()
    expect(await refused(database, upload('queued', 0))).toBe('unique')
    await database.close()
  })

  it('believes one key of a party and has one pair of its own, and loads a file of a district once', async () => {
    const database = await migratedFile()
    const trusted = (fingerprint: string, confirmed: string): string =>
      `INSERT INTO trusted_keys (kind, kato, name_kk, name_ru, sign_public, receive_public, fingerprint, card, state, added_by, added_at, confirmed_at)
       VALUES ('office', '634000000', 'а', 'а', 's', 'r', '${fingerprint}', 'c', 'trusted', 1, '${at}', ${confirmed})`
    expect(await refused(database, trusted('1', 'NULL'))).toBe('check')
    expect(await refused(database, trusted('1', `'${at}'`))).toBeNull()
    expect(await refused(database, trusted('2', `'${at}'`))).toBe('unique')
    const own = (n: number): string =>
      `INSERT INTO own_keys (sign_public, receive_public, fingerprint, card, seal, sealed, made_by, made_at)
       VALUES ('s${n}', 'r${n}', 'f${n}', 'c', 'passphrase', 'x', 1, '${at}')`
    expect(await refused(database, own(1))).toBeNull()
    expect(await refused(database, own(2))).toBe('unique')
    expect(await refused(database, `UPDATE own_keys SET retired_at = '${at}'`, own(2))).toBeNull()
    const loaded = (fileHash: string, sequence: number, period: string): string =>
      `INSERT INTO region_packages (office, name_kk, name_ru, file_name, file_hash, bytes, period, sequence, state, receipt, received_at)
       VALUES ('634000000', 'а', 'а', 'f', '${fileHash}', 1, '${period}', ${sequence}, 'loaded', '', '${at}')`
    expect(await refused(database, loaded('1', 1, '2024-06'))).toBeNull()
    expect(await refused(database, loaded('1', 2, '2024-07'))).toBe('unique')
    expect(await refused(database, loaded('2', 1, '2024-07'))).toBe('unique')
    expect(await refused(database, loaded('2', 2, '2024-06'))).toBe('unique')
    expect(await refused(database, loaded('2', 2, '2024-07'))).toBeNull()
    await database.close()
  })
})
