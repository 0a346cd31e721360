import { describe, expect, it } from 'vitest'
import { adult, openPlayedOffice, refusal, setLine, withSql } from './support/play'
import {
  allow,
  assigned,
  atEndOfQuarter,
  declare,
  parents,
  preview,
  renew,
  rowsOf,
  settle
} from './support/renewal'

describe('what is refused', () => {
  it('a quarter to come, one without an act, a missing line, a second dry run beside a proposed one', async () => {
    const office = await openPlayedOffice('2022-05-10')
    await setLine(office.admin, '2022-Q2', '30000')
    await assigned(office, await settle(office, parents), '2022-05-04')
    const of = (quarter: string, mode: 'applications' | 'proactive') =>
      office.clerk.call('renewal.preview', { programme: 'asp', quarter, mode })
    expect(await refusal(of('2022-Q3', 'applications'))).toMatchObject({
      code: 'quarter-in-future',
      field: 'quarter'
    })
    office.clock.set('2022-07-10')
    expect(await refusal(of('2022-Q3', 'proactive'))).toMatchObject({ code: 'proactive-not-allowed' })
    await allow(office, '2022-Q4', '31000')
    await office.admin.call('parameters.set', {
      ...{ name: 'proactive-renewal', value: 'allowed', quarter: '2022-Q3', act: 'Приказ' }
    })
    const [row] = await withSql(office.folder, (sql) =>
      sql.all<{ family_id: number; applicant_id: number }>('SELECT family_id, applicant_id FROM cases')
    )
    await office.clerk.call('incomes.declare', {
      ...{ familyId: row?.family_id ?? 0, quarter: '2022-Q2', source: 'Справка', incomes: [] }
    })
    expect(await refusal(of('2022-Q3', 'proactive'))).toMatchObject({
      ...{ code: 'parameter-missing', data: { parameter: 'poverty-line' } }
    })
    expect((await office.clerk.call('renewal.list', {})).rows).toEqual([])
    await setLine(office.admin, '2022-Q3', '31000')
    const { id } = await of('2022-Q3', 'proactive')
    const next = await of('2022-Q3', 'proactive')
    expect((await office.clerk.call('renewal.get', { id })).state).toBe('dropped')
    await office.clerk.call('renewal.apply', { id: next.id })
    expect(await refusal(of('2022-Q3', 'proactive'))).toMatchObject({ code: 'renewal-state' })
    expect(
      await refusal(office.clerk.call('renewal.exclude', { id: next.id, places: [1], reason: 'x' }))
    ).toMatchObject({
      code: 'renewal-state'
    })
    const other = await office.signedIn('clerk', 'clerk2')
    expect(await refusal(other.call('renewal.apply', { id: next.id }))).toMatchObject({
      code: 'role-missing'
    })
  })

  it('a dry run that no longer says what was shown: nothing is written; a new one keeps who was taken out', async () => {
    const office = await atEndOfQuarter()
    const one = await settle(office, parents, 'Аева')
    const two = await settle(office, parents, 'Беева')
    for (const family of [one, two]) await assigned(office, family, '2020-05-04')
    office.clock.set('2020-07-10')
    for (const family of [one, two]) await declare(office, family, '2020-Q2', [])
    const { id } = await preview(office)
    expect(
      await office.clerk.call('renewal.exclude', { id, places: [2], reason: 'Переезжает' })
    ).toMatchObject({ excluded: 1, sumNow: '62000.00' })
    await office.clerk.call('renewal.apply', { id })
    await declare(office, one, '2020-Q2', [[0, 'wages', '3000']])
    expect(await refusal(office.head.call('renewal.apply', { id }))).toMatchObject({
      ...{ code: 'renewal-outdated', data: { count: 1 } }
    })
    expect(await office.clerk.call('renewal.get', { id })).toMatchObject({ state: 'proposed', decisions: 0 })
    expect(await office.head.call('renewal.return', { id, reason: 'Доходы изменились' })).toMatchObject({
      ...{ state: 'drawn', returnReason: 'Доходы изменились' }
    })
    const fresh = await preview(office)
    expect((await rowsOf(office, fresh.id)).map(({ name, excluded }) => [name, excluded])).toEqual([
      ['Аева Әлия', null],
      ['Беева Әлия', 'Переезжает']
    ])
    await office.clerk.call('renewal.apply', { id: fresh.id })
    expect(await office.head.call('renewal.apply', { id: fresh.id })).toMatchObject({ decided: 1 })
  })

  it('taking back once payments are on a list, later decisions rest on it, or letters are printed', async () => {
    const office = await atEndOfQuarter()
    const one = await settle(office, parents, 'Аева')
    await assigned(office, one, '2020-05-04')
    await allow(office, '2020-Q4', '32000')
    office.clock.set('2020-07-10')
    await declare(office, one, '2020-Q2', [])
    const { renewal } = await renew(office, '2020-Q3')
    const undo = (more: object = {}) =>
      office.head.call('renewal.undo', { id: renewal.id, reason: 'Ошибка', ...more })
    const decisionId = 2
    await withSql(office.folder, (sql) =>
      sql.run(
        `INSERT INTO letters (decision_id, copy_no, template_version, sha256, printed_at, printed_by, path)
         VALUES (?, 1, '1', 'x', '2020-07-10', 2, 'x')`,
        [decisionId]
      )
    )
    expect(await refusal(undo())).toMatchObject({ code: 'renewal-letters-printed', data: { count: 1 } })
    office.clock.set('2020-10-10')
    await declare(office, one, '2020-Q3', [])
    const later = await office.clerk.call('renewal.preview', {
      ...{ programme: 'asp', quarter: '2020-Q4', mode: 'proactive' }
    })
    await office.clerk.call('renewal.apply', { id: later.id })
    expect(await refusal(undo({ discardLetters: true }))).toMatchObject({ code: 'renewal-changed-since' })
    await office.head.call('renewal.return', { id: later.id, reason: 'Рано' })
    await withSql(office.folder, (sql) =>
      sql.run(`UPDATE payments SET state = 'listed' WHERE decision_id = ? AND month = '2020-07'`, [
        decisionId
      ])
    )
    expect(await refusal(undo({ discardLetters: true }))).toMatchObject({ code: 'renewal-payments-listed' })
  })
})

describe('money in place of a kit', () => {
  it('is listed by the five categories as of a day, once a month a person, and decided like the rest', async () => {
    const office = await openPlayedOffice('2020-05-20')
    const disabled = await settle(office, [{ ...adult, disabilityGroup: 2 as const }], 'Аева')
    const poor = await settle(office, [{ ...adult, disabilityGroup: 1 as const }], 'Беева')
    await settle(office, [adult], 'Веева')
    await withSql(office.folder, (sql) =>
      sql.run(`UPDATE accounts_iban SET until = '2020-05-20' WHERE person_id = ?`, [poor.applicantId])
    )
    const list = () =>
      office.clerk.call('renewal.preview', { programme: 'kit', month: '2020-05', asOf: '2020-05-20' })
    const drawn = await list()
    expect(drawn).toMatchObject({ mode: 'list', month: '2020-05', counts: { new: 1, 'needs-clerk': 1 } })
    expect((await rowsOf(office, drawn.id)).map(({ name, now, why }) => [name, now, why])).toEqual([
      ['Аева Әлия', '5556.00', 'on-list'],
      ['Беева Әлия', null, 'account-missing']
    ])
    await office.clerk.call('renewal.apply', { id: drawn.id })
    expect(await office.head.call('renewal.apply', { id: drawn.id })).toMatchObject({ decided: 1 })
    expect(await office.admin.call('decisions.recompute', {})).toMatchObject({ checked: 1, differences: [] })
    expect((await list()).counts).toEqual({ 'needs-clerk': 1 })
    expect(disabled.applicantId).toBeGreaterThan(0)
    await office.head.call('renewal.undo', { id: drawn.id, reason: 'Ошибка' })
    expect((await list()).counts).toEqual({ new: 1, 'needs-clerk': 1 })
  })
})
