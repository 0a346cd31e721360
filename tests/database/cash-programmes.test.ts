import { describe, expect, it } from 'vitest'
import { checkDatabase } from '../../electron/database/check'
import { openDatabase, type Database, type ReadConnection } from '../../electron/database/database'
import { ConstraintError } from '../../electron/database/driver-errors'
import { cashProgrammes } from '../../electron/database/migrations/0050-cash-programmes'
import { migrations } from '../../electron/database/migrations/index'
import { temporaryFolder, testNow } from '../support/database'

const at = '2020-07-03T09:30:00.000Z'

/** An office with one decided АСП case of two months, one of them paid, and a contract. */
const before = [
  `INSERT INTO users (id, login, name, role, password, created_at)
   VALUES (1, 'c', 'Тестов', 'clerk', 'x', '${at}'), (2, 'r', 'Тестова', 'reviewer', 'x', '${at}')`,
  `INSERT INTO people (id, iin, last_name, first_name, search_key, born_on, sex, created_at)
   VALUES (1, '900101300126', 'Әбілов', 'Қанат', 'абилов канат', '1990-01-01', 'm', '${at}'),
     (2, '900101300136', 'Әбілова', 'Гүл', 'абилова гул', '1990-01-01', 'f', '${at}')`,
  `INSERT INTO families (id, created_at) VALUES (1, '${at}')`,
  `INSERT INTO cases (id, number, programme, state, channel, applied_on, quarter, income_quarter, term_days, deadline, registered_at,
     registered_by, applicant_id, family_id, region, decision_kind, first_month, last_month)
   VALUES (1, '2020-000001', 'asp', 'decided', 'in-person', '2020-05-04', '2020-Q2', '2020-Q1', 15, '2020-05-25', '${at}',
     1, 1, 1, '63', 'assign', '2020-05', '2020-06')`,
  `INSERT INTO case_members (case_id, person_id, place, relation, student, able_bodied, long_sick_leave) VALUES (1, 1, 0, 'applicant', 0, 1, 0)`,
  `INSERT INTO contracts (case_id, number, signed_on, obligations) VALUES (1, '7', '2020-05-10', 'Поиск работы')`,
  `INSERT INTO assessments (id, case_id, assessed_at, assessed_by, current, entitled, monthly, facts, result)
   VALUES (1, 1, '${at}', 1, 1, 1, 500000, '{}', '{}')`,
  `INSERT INTO proposals (id, case_id, assessment_id, kind, monthly, total, proposed_by, proposed_at, needs_head, state)
   VALUES (1, 1, 1, 'assign', 500000, 1000000, 1, '${at}', 0, 'approved')`,
  `INSERT INTO approvals (proposal_id, user_id, role, at, verdict) VALUES (1, 2, 'reviewer', '${at}', 'approved')`,
  `INSERT INTO decisions (id, number, case_id, proposal_id, kind, programme, family_id, applicant_id, decided_on, decided_at, rule_version,
     monthly, total, hash, facts, parameters, result, letter)
   VALUES (1, '2020/000001', 1, 1, 'assign', 'asp', 1, 1, '2020-05-20', '${at}', 'asp2020_01', 500000, 1000000, 'h', '{}', '[]', '{}', '{}')`,
  `INSERT INTO payments (decision_id, family_id, person_id, programme, month, amount, iban, state)
   VALUES (1, 1, 1, 'asp', '2020-05', 500000, 'KZ978562203105747338', 'paid'), (1, 1, 1, 'asp', '2020-06', 500000, 'KZ978562203105747338', 'planned')`
]

type Rows = Record<string, Record<string, unknown>[]>

async function contents(read: ReadConnection): Promise<Rows> {
  const tables = await read.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`
  )
  const rows: Rows = {}
  for (const { name } of tables) rows[name] = await read.all(`SELECT * FROM ${name}`)
  return rows
}

async function migratedFile(): Promise<{ kept: Rows; database: Database }> {
  const folder = await temporaryFolder()
  const old = await openDatabase({
    folder,
    migrations: migrations.filter(({ id }) => id < cashProgrammes.id),
    now: testNow
  })
  await old.write(async (tx) => {
    for (const sql of before) await tx.run(sql)
  })
  const kept = await old.read(contents)
  await old.close()
  const known = migrations.filter(({ id }) => id <= cashProgrammes.id)
  return { kept, database: await openDatabase({ folder, migrations: known, now: testNow }) }
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

describe('an office that knew only АСП', () => {
  it('keeps every row and value; new columns say what was meant before, new tables are empty', async () => {
    const { kept, database } = await migratedFile()
    const now = await database.read(contents)
    expect(await database.read(checkDatabase)).toEqual([])
    for (const [table, rows] of Object.entries(kept)) {
      expect(now[table]?.length, table).toBe(rows.length)
      rows.forEach((row, index) => expect(now[table]?.[index], table).toMatchObject(row))
    }
    expect(now['cases']?.[0]).toMatchObject({
      ...{ benefit: '', asked: null, base_decision_id: null, change_order: null, renewal_id: null }
    })
    expect(now['decisions']?.[0]).toMatchObject({ benefit: '' })
    expect(now['proposals']?.[0]).toMatchObject({ change: null })
    expect(now['payments']?.map((row) => row['benefit'])).toEqual(['', ''])
    const added = Object.keys(now).filter((table) => !(table in kept))
    expect(added).toEqual(
      [...cashProgrammes.up.toString().matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name).sort()
    )
    for (const table of added) expect(now[table], table).toEqual([])
    await database.close()
  })

  it('still pays a person, a programme and a month once, and lets two benefits of the maslikhat stand side by side', async () => {
    const { database } = await migratedFile()
    const pay = (programme: string, benefit: string, month: string): string =>
      `INSERT INTO payments (decision_id, family_id, person_id, programme, benefit, month, amount, iban, state)
       VALUES (1, 1, 1, '${programme}', '${benefit}', '${month}', 100, 'KZ978562203105747338', 'planned')`
    expect(await refused(database, pay('asp', '', '2020-06'))).toBe('unique')
    expect(
      await refused(database, pay('local', 'fire', '2020-06'), pay('local', 'fuel', '2020-06'))
    ).toBeNull()
    expect(await refused(database, pay('local', 'fire', '2020-06'))).toBe('unique')
    await database.close()
  })

  it('keeps its decisions: only what a renewal being undone wrote can be taken away', async () => {
    const { database } = await migratedFile()
    const away = [
      'DELETE FROM payments',
      'DELETE FROM decisions',
      'DELETE FROM approvals',
      'DELETE FROM proposals'
    ]
    for (const sql of away) expect(await refused(database, sql), sql).toBe('trigger')
    const renewal = `INSERT INTO renewals (id, programme, quarter, mode, state, made_by, made_at)
      VALUES (1, 'asp', '2020-Q2', 'proactive', 'decided', 1, '${at}')`
    expect(await refused(database, renewal, 'UPDATE cases SET renewal_id = 1')).toBeNull()
    expect(await refused(database, ...away)).toBe('trigger')
    // A month that is paid stays even then.
    expect(await refused(database, `UPDATE renewals SET state = 'undoing'`, ...away)).toBe('trigger')
    expect(
      await refused(
        database,
        `UPDATE renewals SET state = 'undoing'`,
        `DELETE FROM payments WHERE state = 'planned'`
      )
    ).toBeNull()
    await database.close()
  })
})
