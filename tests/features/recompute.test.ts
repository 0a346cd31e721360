import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
import { hashOf } from '../../electron/database/journal'
import type { Connection } from '../../electron/database/driver'
import {
  adult,
  atEndOfFile,
  child,
  decide,
  enterFamily,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
const decided: CaseView[] = []
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2024-06-20', { atEnd })
  await setLine(played.admin, '2024-Q2', '40000')
  for (const wages of ['60000', '61000', '62000', '900000', '63000']) {
    const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
    decided.push(
      await decide(played, await register(played.clerk, family, '2024-05-13'), [[0, 'wages', wages]])
    )
  }
}, 60_000)

/** Does to the data file what the program never does: the guards are taken away first. */
async function tamper(...statements: string[]): Promise<void> {
  await withSql(played.folder, async (sql) => {
    const guards = await sql.all<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    )
    for (const { name } of guards) await sql.exec(`DROP TRIGGER ${name}`)
    await sql.exec('PRAGMA foreign_keys = OFF')
    for (const statement of statements) await sql.run(statement)
    for (const guard of guards) await sql.exec(guard.sql)
  })
}

/** What the replay of all decisions finds, as `number field`. */
async function found(): Promise<string[]> {
  const { differences } = await played.manager.call('decisions.recompute', {})
  return differences.map(({ number, field }) => `${number} ${field}`)
}

const at = (index: number): { id: number; number: string } => {
  const { decision } = decided[index] ?? {}
  if (decision == null) throw new Error('there is no such decision')
  return { id: decision.id, number: decision.number }
}

/** Runs the work and puts the row of the table back as it was. */
async function andBack(table: string, where: string, work: () => Promise<void>): Promise<void> {
  const before = await withSql(played.folder, (sql: Connection) =>
    sql.all<Record<string, string | number | null>>(`SELECT * FROM ${table} WHERE ${where}`)
  )
  await work()
  await tamper(`DELETE FROM ${table} WHERE ${where}`)
  await withSql(played.folder, async (sql) => {
    await sql.exec('PRAGMA foreign_keys = OFF')
    for (const row of before) {
      const columns = Object.keys(row)
      await sql.run(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row)
      )
    }
  })
  expect(await found()).toEqual([])
}

describe('replaying decisions', () => {
  it('finds nothing where nothing was touched', async () => {
    expect(await played.manager.call('decisions.recompute', {})).toEqual({ checked: 5, differences: [] })
    expect(await played.clerk.call('decisions.recompute', { id: at(3).id })).toEqual({
      checked: 1,
      differences: []
    })
    expect(await refusal(played.clerk.call('decisions.recompute', { id: 99_999 }))).toMatchObject({
      code: 'not-found',
      field: 'id'
    })
  })

  it.each([
    ['total', 'total = total + 1', ['total']],
    ['the monthly sum', 'monthly = monthly + 100', ['monthly']],
    ['the rule version', "rule_version = 'asp2018_01'", ['ruleVersion', 'hash']],
    ['the kind', "kind = 'refuse'", ['kind', 'hash']],
    ['the number', "number = '2024/999999'", ['hash']],
    ['the day', "decided_on = '2024-06-21'", ['hash']],
    ['the hash', "hash = '0' || substr(hash, 2)", ['hash', 'journal']],
    ['the name on the letter', "letter = replace(letter, 'Әлия', 'Алия')", ['hash']],
    ['a parameter', "parameters = replace(parameters, '40000', '40001')", ['result', 'hash']],
    ['an income', "facts = replace(facts, '6100000', '100')", ['total', 'monthly', 'result', 'hash']],
    ['a space in the working', "result = ' ' || result", ['result']],
    ['whose family', 'family_id = family_id', []]
  ])('finds a change of %s', async (_what, change, fields) => {
    await andBack('decisions', `id = ${at(1).id}`, async () => {
      await tamper(`UPDATE decisions SET ${change} WHERE id = ${at(1).id}`)
      const seen = await found()
      for (const field of fields) {
        expect(
          seen.some((line) => line.endsWith(` ${field}`)),
          `${field} of ${seen.join()}`
        ).toBe(true)
      }
      expect(seen.length > 0).toBe(fields.length > 0)
      const others = seen.filter((line) => !line.startsWith(at(1).number) && !line.startsWith('2024/999999'))
      expect(others).toEqual([])
    })
  })

  it('a decision that was made consistent with a new hash is still told by the journal', async () => {
    const { id } = at(2)
    await andBack('decisions', `id = ${id}`, async () => {
      const decision = await withSql(played.folder, (sql) =>
        sql.get<Record<string, string>>('SELECT * FROM decisions WHERE id = ?', [id])
      )
      if (decision === undefined) throw new Error('gone')
      const letter = { ...(JSON.parse(decision.letter ?? '{}') as object), iban: decision.iban }
      const frozen = {
        facts: JSON.parse(decision.facts ?? '') as unknown,
        ruleVersion: decision.rule_version,
        parameters: JSON.parse(decision.parameters ?? '') as unknown,
        result: JSON.parse(decision.result ?? '') as unknown,
        letter: { ...letter, iban: 'KZ978562203105747338' }
      }
      const hash = hashOf({
        number: decision.number,
        kind: decision.kind,
        programme: decision.programme,
        decidedOn: decision.decided_on,
        frozen,
        previousHash: null
      })
      await tamper(
        `UPDATE decisions SET letter = '${JSON.stringify(frozen.letter)}', hash = '${hash}' WHERE id = ${id}`
      )
      const seen = await found()
      expect(seen).toContain(`${at(2).number} journal`)
      expect(seen).toContain(`${at(2).number} payee`)
      expect(seen).not.toContain(`${at(2).number} hash`)
    })
  })

  it.each([
    ['the account of a payment', "UPDATE payments SET iban = 'KZ978562203105747338'", 'payee'],
    ['the person of a payment', 'UPDATE payments SET person_id = person_id + 1', 'payee'],
    ['the month of a payment', "UPDATE payments SET month = '2024-12'", 'payments'],
    ['the sum of a payment', 'UPDATE payments SET amount = amount + 1', 'payments'],
    ['a payment that is gone', 'DELETE FROM payments', 'payments']
  ])('finds %s', async (_what, statement, field) => {
    const { id, number } = at(4)
    const first = `id = (SELECT min(id) FROM payments WHERE decision_id = ${id})`
    await andBack('payments', `decision_id = ${id}`, async () => {
      await tamper(`${statement} WHERE ${first}`)
      const { differences } = await played.clerk.call('decisions.recompute', {})
      expect(differences.map((row) => [row.number, row.field])).toEqual([[number, field]])
      expect(JSON.stringify(differences)).not.toMatch(/KZ\d/)
    })
  })

  it('names a decision that is gone', async () => {
    const { id } = at(0)
    await andBack('decisions', `id = ${id}`, async () => {
      await tamper(`DELETE FROM decisions WHERE id = ${id}`)
      const { differences } = await played.clerk.call('decisions.recompute', {})
      expect(differences).toMatchObject([{ decisionId: id, field: 'decision' }])
    })
  })

  it('the hash changes with any part of what was frozen', async () => {
    const decision = await played.clerk.call('decisions.get', { id: at(0).id })
    const { hash } = decision
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const hashes = await withSql(played.folder, (sql) =>
      sql.all<{ hash: string }>('SELECT hash FROM decisions')
    )
    expect(new Set(hashes.map((row) => row.hash)).size).toBe(5)
    expect(await played.clerk.call('decisions.get', { number: decision.number })).toEqual(decision)
  })
})
