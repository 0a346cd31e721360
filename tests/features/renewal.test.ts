import { describe, expect, it } from 'vitest'
import {
  adult,
  child,
  dump,
  motherOfFour,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  type PlayedOffice
} from './support/play'
import { allow, assigned, declare, renew, rowsOf, settle } from './support/renewal'

const parents = [adult, { bornOn: '1984-02-11', sex: 'm' as const, ableBodied: true }]

/** An office at the end of a quarter: families assigned in Q2 2020, whose Q3 is to come. */
async function atEndOfQuarter(): Promise<PlayedOffice> {
  const office = await openPlayedOffice('2020-05-10')
  await setLine(office.admin, '2020-Q2', '30000')
  await allow(office, '2020-Q3', '31000')
  return office
}

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
    await register
  })
})
