import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
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

// Two members, line 40 000: a month (40 000 − wages / 2 / 3) × 2, for May and June.
beforeAll(async () => {
  played = await openPlayedOffice('2024-06-20', { atEnd })
  await setLine(played.admin, '2024-Q2', '40000')
  for (const wages of ['60000', '180000', '240000', '900000']) {
    const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
    decided.push(
      await decide(played, await register(played.clerk, family, '2024-05-13'), [[0, 'wages', wages]])
    )
  }
}, 60_000)

const lineOf = (value: string) => ({
  quarter: '2024-Q2',
  values: [{ name: 'poverty-line', value }]
})
const number = (index: number): string | undefined => decided[index]?.decision?.number

describe('a value tried on the decisions of a quarter', () => {
  it('says who changes and by how much, and changes nothing', async () => {
    const before = await withSql(played.folder, (sql) => sql.all('SELECT * FROM decisions ORDER BY id'))
    const answer = await played.admin.call('parameters.try', lineOf('41000'))
    expect(answer).toMatchObject({
      ...{ decisions: 4, unchanged: 1, raised: 2, lowered: 0, lost: 0, gained: 1, failed: 0, faults: [] },
      // 60 000 and 20 000 a month for two months; 240 000 of income is the whole line of two people: refused.
      sumWas: '160000.00',
      // Each entitled family gains 2 000 a month; the one on the line becomes entitled to 2 000 a month.
      sumNow: '172000.00'
    })
    expect(answer.rows.map((row) => [row.number, row.outcome, row.was, row.now])).toEqual([
      [number(0), 'raised', '120000.00', '124000.00'],
      [number(1), 'raised', '40000.00', '44000.00'],
      [number(2), 'gained', '0.00', '4000.00']
    ])
    expect(await withSql(played.folder, (sql) => sql.all('SELECT * FROM decisions ORDER BY id'))).toEqual(
      before
    )
  })

  it('is unchanged under the value that is in force', async () => {
    expect(await played.admin.call('parameters.try', lineOf('40000'))).toMatchObject({
      decisions: 4,
      unchanged: 4,
      rows: [],
      sumWas: '160000.00',
      sumNow: '160000.00'
    })
  })

  it('names who would lose everything, and who would get less', async () => {
    const answer = await played.admin.call('parameters.try', lineOf('30000'))
    expect(answer).toMatchObject({ lowered: 1, lost: 1, unchanged: 2 })
    expect(answer.rows.map(({ number: at, outcome }) => [at, outcome])).toEqual([
      [number(0), 'lowered'],
      [number(1), 'lost']
    ])
  })

  it('names what cannot be worked out, and counts it as it was', async () => {
    const answer = await played.admin.call('parameters.try', {
      quarter: '2024-Q2',
      values: [],
      ruleVersion: 'asp2025_01'
    })
    // The line was announced, so the version of 2025 reads the same value.
    expect(answer.decisions).toBe(4)
    expect(answer.unchanged + answer.failed).toBe(4)
    expect(answer.sumNow).toBe(answer.sumWas)
  })

  it('tries a version of the rules by its name: under that of 2019 a child gets the whole line', async () => {
    const answer = await played.admin.call('parameters.try', {
      quarter: '2024-Q2',
      values: [],
      ruleVersion: 'asp2019_04'
    })
    // 60 000: adult 30 000 and child 40 000 instead of 30 000 each.
    expect(answer.rows[0]).toMatchObject({ number: number(0), outcome: 'raised', now: '140000.00' })
  })

  it('finds no decision in another quarter', async () => {
    expect(
      await played.admin.call('parameters.try', { ...lineOf('41000'), quarter: '2024-Q1' })
    ).toMatchObject({ decisions: 0, rows: [], sumWas: '0.00' })
  })

  it('keeps that it was tried, by whom, in table and journal', async () => {
    const { trialId } = await played.admin.call('parameters.try', lineOf('41000'))
    const [kept] = await withSql(played.folder, (sql) =>
      sql.all<{ decisions: number; faults: number; outcome: string }>(
        'SELECT decisions, faults, outcome FROM parameter_trials WHERE id = ?',
        [trialId]
      )
    )
    expect(kept).toMatchObject({ decisions: 4, faults: 0 })
    expect(JSON.parse(kept?.outcome ?? '{}')).toMatchObject({ raised: 2, gained: 1, sumNow: '172000.00' })
  })

  it.each([
    [
      'a parameter nobody knows',
      { quarter: '2024-Q2', values: [{ name: 'line', value: '1' }] },
      'parameter-unknown',
      'values.0.name'
    ],
    ['a value that cannot be', lineOf('-5'), 'parameter-value', 'values.0.value'],
    [
      'a version nobody knows',
      { quarter: '2024-Q2', values: [], ruleVersion: 'asp1999' },
      'rule-version-missing',
      'ruleVersion'
    ],
    ['a quarter that is none', { quarter: '2024-Q5', values: [] }, 'quarter-malformed', 'quarter']
  ])('refuses %s by name', async (_, input, code, field) => {
    expect(await refusal(played.admin.call('parameters.try', input))).toMatchObject({ code, field })
  })

  it('is an administrator’s', async () => {
    expect(await refusal(played.clerk.call('parameters.try', lineOf('41000')))).toMatchObject({
      code: 'role-missing'
    })
  })
})

describe('a stored decision that does not come out to the tenge', () => {
  it('is named by the trial, and no value of its period is taken until it does', async () => {
    const id = decided[1]?.decision?.id ?? 0
    const set = (quarter: string) =>
      played.admin.call('parameters.set', {
        ...{ name: 'subsistence-minimum', value: '50000', act: 'Бұйрық № 7' },
        quarter
      })
    const change = (by: string) =>
      withSql(played.folder, async (sql) => {
        const [guard] = await sql.all<{ sql: string }>(
          "SELECT sql FROM sqlite_schema WHERE name = 'a_decision_is_forever'"
        )
        await sql.exec('DROP TRIGGER a_decision_is_forever')
        await sql.run(`UPDATE decisions SET total = total ${by} WHERE id = ?`, [id])
        await sql.exec(guard?.sql ?? '')
      })
    await change('+ 1')
    expect((await played.admin.call('parameters.try', lineOf('40000'))).faults).toEqual([
      { decisionId: id, number: number(1), field: 'total' }
    ])
    expect(await refusal(set('2024-Q2'))).toMatchObject({
      code: 'decisions-do-not-recompute',
      data: { count: 1, number: number(1) }
    })
    await expect(set('2024-Q1')).resolves.toMatchObject({ superseded: null })
    await change('- 1')
    await expect(set('2024-Q2')).resolves.toMatchObject({ superseded: null })
  })
})
