import { describe, expect, it } from 'vitest'
import {
  adult,
  assess,
  child,
  dump,
  motherOfFour,
  refusal,
  register,
  withSql,
  type PlayedOffice
} from './support/play'
import {
  assigned,
  atEndOfQuarter,
  declare,
  parents,
  preview,
  renew,
  rowsOf,
  settle,
  whyOf
} from './support/renewal'

describe('a quarter renewed without applications', () => {
  it('works every family out by its newest incomes, decides in one go, pays to the tenge, and takes it all back', async () => {
    const office = await atEndOfQuarter()
    const four = await settle(office, motherOfFour, 'Ахметова')
    const two = await settle(office, parents, 'Бекова')
    const rich = await settle(office, parents, 'Власова')
    const silent = await settle(office, [adult, child('2015-02-01')], 'Громова')
    for (const family of [four, two, rich, silent])
      await assigned(office, family, '2020-05-04', [[0, 'wages', '120000']])
    office.clock.set('2020-07-10')
    await declare(office, four, '2020-Q2', [[0, 'wages', '150000']])
    await declare(office, two, '2020-Q2', [])
    await declare(office, rich, '2020-Q2', [[0, 'wages', '900000']])

    const before = await dump(office.folder)
    const drawn = await office.clerk.call('renewal.preview', {
      programme: 'asp',
      quarter: '2020-Q3',
      mode: 'proactive'
    })
    expect(drawn).toMatchObject({
      families: 4,
      counts: { lowered: 1, raised: 1, ends: 1, 'needs-clerk': 1 },
      state: 'drawn',
      actions: ['exclude', 'propose', 'drop']
    })
    const rows = await rowsOf(office, drawn.id)
    expect(rows.map(({ name, outcome, why, was, now }) => [name, outcome, why, was, now])).toEqual([
      ['Ахметова Әлия', 'lowered', 'income-rose', '110000.00', '105000.00'],
      ['Бекова Әлия', 'raised', 'income-fell', '20000.00', '62000.00'],
      ['Власова Әлия', 'ends', 'above-line', '20000.00', '0.00'],
      ['Громова Әлия', 'needs-clerk', 'incomes-missing', '20000.00', null]
    ])

    const proposed = await office.clerk.call('renewal.apply', { id: drawn.id })
    expect(proposed).toMatchObject({ decided: 0, renewal: { state: 'proposed', decisions: 0 } })
    expect(await refusal(office.clerk.call('renewal.apply', { id: drawn.id }))).toMatchObject({
      code: 'own-proposal'
    })
    const done = await office.reviewer.call('renewal.apply', { id: drawn.id })
    expect(done).toMatchObject({ decided: 3, renewal: { state: 'decided', decisions: 3 } })
    expect(await office.admin.call('decisions.recompute', {})).toMatchObject({ checked: 7, differences: [] })
    expect(await office.admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
    expect(await office.admin.call('journal.verify', {})).toMatchObject({ ok: true })
    expect(await office.reviewer.call('renewal.apply', { id: drawn.id })).toMatchObject({ decided: 0 })
    const again = await office.clerk.call('renewal.preview', {
      programme: 'asp',
      quarter: '2020-Q3',
      mode: 'proactive'
    })
    expect(again).toMatchObject({ families: 1, counts: { 'needs-clerk': 1 } })
    await office.clerk.call('renewal.drop', { id: again.id })

    const undone = await office.reviewer.call('renewal.undo', { id: drawn.id, reason: 'Ошибка в списке' })
    expect(undone).toMatchObject({ undone: 3, renewal: { state: 'dropped' } })
    const after = await dump(office.folder)
    const own = (name: string): boolean => /^(journal|renewals|renewal_rows|cases_index.*)$/.test(name)
    for (const name of Object.keys(before).filter((one) => !own(one)))
      expect([name, after[name]]).toEqual([name, before[name]])
    expect(await office.admin.call('decisions.recompute', {})).toMatchObject({ checked: 4, differences: [] })
    expect((await renew(office, '2020-Q3')).decided).toBe(3)
    expect(await office.admin.call('decisions.recompute', {})).toMatchObject({ checked: 7, differences: [] })
  })
})

describe('who is left to a clerk', () => {
  it('a changed family, a moved one, one without an account, a barred one, one of two families, one that came of age', async () => {
    const office = await atEndOfQuarter()
    const names = ['Аева', 'Беева', 'Веева', 'Геева', 'Деева', 'Жеева']
    const families = []
    for (const name of names) {
      const family = await settle(office, parents, name)
      families.push(family)
      await assigned(office, family, '2020-05-04')
    }
    const [joined, moved, poor, barred, aged] = families
    const grown = await settle(office, [adult, child('2002-06-15')], 'Зеева')
    await assigned(office, grown, '2020-05-04')
    office.clock.set('2020-07-10')
    for (const family of [...families, grown]) await declare(office, family, '2020-Q2', [])
    const [stranger] = (await settle(office, [child('2020-06-01')], 'Ребёнок')).members
    await withSql(office.folder, async (sql) => {
      await sql.run(`UPDATE family_members SET until = '2020-06-02' WHERE person_id = ?`, [
        stranger?.personId ?? 0
      ])
      await sql.run(
        `INSERT INTO family_members (family_id, person_id, relation, since) VALUES (?, ?, 'child', '2020-06-03')`,
        [joined?.familyId ?? 0, stranger?.personId ?? 0]
      )
      await sql.run(`UPDATE addresses SET until = '2020-06-10' WHERE person_id = ?`, [
        moved?.applicantId ?? 0
      ])
      await sql.run(
        `INSERT INTO addresses (person_id, kato, text, address_key, since) VALUES (?, '634030100', 'улица Жамбыла, 1', 'x', '2020-06-10')`,
        [moved?.applicantId ?? 0]
      )
      await sql.run(`UPDATE accounts_iban SET until = '2020-06-10' WHERE person_id = ?`, [
        poor?.applicantId ?? 0
      ])
      await sql.run(
        `INSERT INTO bars (family_id, reason, from_day, until_day, decision_id) VALUES (?, 'false-data', '2020-06-01', '2020-12-01', 1)`,
        [barred?.familyId ?? 0]
      )
      await sql.run(
        `INSERT INTO case_members (case_id, person_id, place, relation, student, able_bodied, long_sick_leave)
         SELECT id, ?, 9, 'other', 0, 0, 0 FROM cases WHERE family_id = ?`,
        [aged?.members[1]?.personId ?? 0, joined?.familyId ?? 0]
      )
    })
    const { id } = await preview(office)
    expect(await whyOf(office, id)).toEqual({
      'Аева Әлия': 'needs-clerk composition-changed',
      'Беева Әлия': 'needs-clerk address-changed',
      'Веева Әлия': 'needs-clerk account-missing',
      'Геева Әлия': 'needs-clerk bar',
      'Деева Әлия': 'needs-clerk alert',
      'Жеева Әлия': 'raised parameter-changed',
      'Зеева Әлия': 'needs-clerk composition-changed'
    })
    const found = await rowsOf(office, id)
    expect(found.find(({ name }) => name === 'Зеева Әлия')?.data).toMatchObject({ what: 'of-age' })
    expect(
      (await office.clerk.call('renewal.rows', { id, text: 'жее', outcomes: ['raised'] })).rows
    ).toHaveLength(1)
    expect((await office.clerk.call('renewal.rows', { id, why: 'bar', excluded: false })).rows).toHaveLength(
      1
    )
    expect((await office.clerk.call('renewal.rows', { id, kato: '634030100', limit: 3 })).next).not.toBeNull()
  })

  it('a sum that a head must approve; a dry run without anybody to decide is not proposed', async () => {
    const office = await atEndOfQuarter()
    const large = await settle(office, motherOfFour, 'Аева')
    await assigned(office, large, '2020-05-04', [[0, 'wages', '120000']])
    office.clock.set('2020-07-10')
    await declare(office, large, '2020-Q2', [])
    await office.admin.call('parameters.set', {
      ...{ name: 'head-tier', value: '150000', from: '2020-07-01', act: 'Приказ' }
    })
    const first = await preview(office)
    expect(await whyOf(office, first.id)).toEqual({ 'Аева Әлия': 'needs-clerk head-tier' })
    expect(await refusal(office.clerk.call('renewal.apply', { id: first.id }))).toMatchObject({
      code: 'renewal-empty'
    })
  })
})

describe('a quarter renewed by applications', () => {
  it('takes the families that applied, keeps the rest as reminders, and gives the cases back on undo', async () => {
    const office = await atEndOfQuarter()
    const applied = await settle(office, motherOfFour, 'Аева')
    const silent = await settle(office, parents, 'Беева')
    for (const family of [applied, silent])
      await assigned(office, family, '2020-05-04', [[0, 'wages', '90000']])
    office.clock.set('2020-07-10')
    expect((await office.clerk.call('renewal.reminders', { quarter: '2020-Q3' })).total).toBe(2)
    const own = await register(
      office.clerk,
      { applicantId: applied.applicantId, members: applied.members },
      '2020-07-06'
    )
    await assess(office.clerk, own, [[0, 'wages', '93000']])
    expect(await office.clerk.call('renewal.reminders', { quarter: '2020-Q3', text: 'бее' })).toMatchObject({
      ...{ total: 1, next: null },
      rows: [{ familyId: silent.familyId, lastMonth: '2020-06', phone: '+77011234567' }]
    })
    const before = await dump(office.folder)
    const drawn = await preview(office, 'applications')
    expect(await whyOf(office, drawn.id)).toEqual({
      'Аева Әлия': 'raised parameter-changed',
      'Беева Әлия': 'needs-clerk not-applied'
    })
    const opened = await office.clerk.call('renewal.row', { id: drawn.id, place: 1 })
    expect([opened.was?.figures.totalIncome, opened.now?.figures.totalIncome]).toEqual([
      '90000.00',
      '93000.00'
    ])
    expect(opened.members).toHaveLength(5)
    await office.clerk.call('renewal.apply', { id: drawn.id })
    expect(await office.head.call('renewal.apply', { id: drawn.id })).toMatchObject({ decided: 1 })
    const { case: decided } = await office.clerk.call('cases.get', { id: own.id })
    expect(decided).toMatchObject({ state: 'decided', number: own.number })
    expect(decided.decision?.number).toBe('2020/000003')
    expect(await office.admin.call('decisions.recompute', {})).toMatchObject({ checked: 3, differences: [] })
    await office.head.call('renewal.undo', { id: drawn.id, reason: 'Проверка' })
    const after = await dump(office.folder)
    expect([after.cases, after.assessments, after.incomes, after.counters]).toEqual([
      ...[before.cases, before.assessments, before.incomes, before.counters]
    ])
    expect((await decideAgain(office, own.id)).state).toBe('decided')
  })
})

async function decideAgain(office: PlayedOffice, id: number): Promise<{ state: string }> {
  await office.clerk.call('cases.propose', { id })
  return (await office.reviewer.call('cases.approve', { id })).case
}
