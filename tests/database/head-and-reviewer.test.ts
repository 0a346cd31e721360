import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase, type Database, type ReadConnection } from '../../electron/database/database'
import { openConnection } from '../../electron/database/driver'
import { officeToLetter } from '../../electron/database/migrations/0010-office-to-letter'
import { headAndReviewer } from '../../electron/database/migrations/0020-head-and-reviewer'
import { temporaryFolder, testNow } from '../support/database'

/** Users: 1 clerk, 2 reviewer, 3 and 4 heads. Cases and their proposals: 1 decided, the others open; the sixth below the tier. */
const office = `
INSERT INTO users (id, login, name, role, password, created_at) VALUES
  (1, 'clerk', 'К', 'clerk', '', ''), (2, 'reviewer', 'П', 'reviewer', '', ''),
  (3, 'head', 'Р', 'head', '', ''), (4, 'head2', 'Р', 'head', '', '');
INSERT INTO people (id, iin, last_name, first_name, search_key, born_on, sex, created_at)
  VALUES (1, '850315400608', 'Қ', 'Ә', '', '1985-03-15', 'f', '');
INSERT INTO families (id, created_at) SELECT value, '' FROM json_each('[1,2,3,4,5,6]');
INSERT INTO cases (id, number, programme, state, channel, applied_on, quarter, income_quarter, term_days, deadline, registered_at,
    registered_by, applicant_id, family_id, region)
  SELECT value, 'n' || value, 'asp', iif(value = 1, 'decided', 'proposed'), 'in-person', '2018-02-01', '2018-Q1', '2017-Q4', 7,
    '2018-02-12', '', 1, 1, value, '63' FROM json_each('[1,2,3,4,5,6]');
INSERT INTO assessments (id, case_id, assessed_at, assessed_by, current, entitled, monthly, facts, result)
  SELECT id, id, '', 1, 1, 1, 9000000, '{}', '{}' FROM cases;
INSERT INTO proposals (id, case_id, assessment_id, kind, monthly, total, proposed_by, proposed_at, tier, needs_head, state)
  SELECT id, id, id, 'assign', 9000000, 9000000, 1, '', 5000000, id < 6, iif(id = 1, 'approved', 'open') FROM cases;
INSERT INTO approvals (proposal_id, user_id, role, at, verdict) VALUES (1, 3, 'head', '', 'approved');
`

const decision = (proposal: number): string => `
INSERT INTO decisions (number, case_id, proposal_id, kind, programme, family_id, applicant_id, decided_on, decided_at, rule_version,
    monthly, total, hash, facts, parameters, result, letter)
  VALUES ('d${proposal}', ${proposal}, ${proposal}, 'assign', 'asp', ${proposal}, 1, '2018-02-10', '', 'asp2018_01', 9000000,
    9000000, 'h${proposal}', '{}', '[]', '{}', '{}')`

const approve = (proposal: number, user: number, role: string, verdict = 'approved'): string => `
INSERT INTO approvals (proposal_id, user_id, role, at, verdict) VALUES (${proposal}, ${user}, '${role}', '', '${verdict}')`

/** As a second hand on the file, which may run many statements at once. */
async function fill(folder: string, statements: string): Promise<void> {
  const connection = await openConnection(join(folder, 'komek.db'), { create: false })
  await connection.exec(`PRAGMA foreign_keys = ON; ${statements}`)
  await connection.close()
}

async function tables(read: ReadConnection): Promise<Record<string, unknown>> {
  const names = await read.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
  )
  const whole: Record<string, unknown> = {}
  for (const { name } of names) whole[name] = await read.all(`SELECT * FROM "${name}"`)
  whole['schema'] = await read.all(
    "SELECT name, sql FROM sqlite_schema WHERE name <> 'a_decision_needs_another_hand' ORDER BY name"
  )
  return whole
}

it('a case the head decided alone stays; from then on two approve above the tier, one of them a head', async () => {
  const folder = await temporaryFolder()
  const open = (migrations: Parameters<typeof openDatabase>[0]['migrations']): Promise<Database> =>
    openDatabase({ folder, migrations, now: testNow })
  const former = await open([officeToLetter])
  // The decision is what the first version allowed.
  await fill(folder, office + decision(1))
  const before = await former.read(tables)
  await former.close()

  const database = await open([officeToLetter, headAndReviewer])
  expect(await database.read(tables)).toEqual(before)
  expect(await database.read((read) => read.get('SELECT hash, kind FROM decisions'))).toEqual({
    hash: 'h1',
    kind: 'assign'
  })
  const run = (...statements: string[]): Promise<unknown> =>
    database.write(async (tx) => {
      for (const statement of statements) await tx.run(statement)
    })
  const refused = { kind: 'trigger', constraint: 'needs-head' }
  const alone = run(approve(2, 3, 'head'), decision(2))
  await expect(alone).rejects.toMatchObject(refused)
  await expect(run(approve(2, 2, 'reviewer'), decision(2))).rejects.toMatchObject(refused)
  const given = run(approve(2, 3, 'head'), approve(2, 2, 'reviewer', 'returned'), decision(2))
  await expect(given).rejects.toMatchObject(refused)
  await expect(run(decision(6))).rejects.toMatchObject(refused)
  await run(approve(3, 2, 'reviewer'), approve(3, 3, 'head'), decision(3))
  await run(approve(4, 3, 'head'), approve(4, 2, 'reviewer'), decision(4))
  await run(approve(5, 3, 'head'), approve(5, 4, 'head'), decision(5))
  await run(approve(6, 2, 'reviewer'), decision(6))
  await database.close()
})

it('two reviewers are not enough', async () => {
  const folder = await temporaryFolder()
  const migrations = [officeToLetter, headAndReviewer]
  const database = await openDatabase({ folder, migrations, now: testNow })
  const second =
    "INSERT INTO users (id, login, name, role, password, created_at) VALUES (5, 'r2', 'П', 'reviewer', '', '')"
  const all = `${office}${second};${approve(2, 2, 'reviewer')};${approve(2, 5, 'reviewer')}`
  await fill(folder, all)
  await expect(database.write((tx) => tx.run(decision(2)))).rejects.toMatchObject({
    constraint: 'needs-head'
  })
  await database.close()
})
