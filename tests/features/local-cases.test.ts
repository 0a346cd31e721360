import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
import { open, settle } from './support/changes'
import {
  adult,
  atEndOfFile,
  child,
  enterFamily,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  type EnteredFamily,
  type PlayedOffice
} from './support/play'
import { fireHelp } from './support/play-local-benefits'

let played: PlayedOffice
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2024-05-20', { atEnd })
  await setLine(played.admin, '2024-Q2', '40000')
  await played.admin.call('localBenefits.save', { ...fireHelp, timesAYear: 2 })
  await played.admin.call('localBenefits.save', {
    ...fireHelp,
    code: 'heating',
    kind: 'monthly',
    amountUnit: 'tenge',
    amount: '5000',
    categories: [{ code: 'veteran', nameKk: 'Ардагер', nameRu: 'Ветеран' }]
  })
}, 60_000)

const apply = (family: EnteredFamily, benefit: string, appliedOn = '2024-05-13'): Promise<CaseView> =>
  register(played.clerk, family, appliedOn, { programme: 'local', benefit })

const decided = async (registered: CaseView): Promise<CaseView> => settle(played, registered)

describe('a case of the maslikhat’s list', () => {
  it('a single payment is given as often a year as its act says, and then no more', async () => {
    const family = await enterFamily(played.clerk, [adult])
    const first = await decided(await apply(family, 'fire', '2024-04-10'))
    // 100 МРП of 3 692 tenge in 2024.
    expect(first.assessment?.months).toMatchObject([{ month: '2024-04', amount: '369200.00' }])
    await decided(await apply(family, 'fire'))
    expect(await refusal(apply(family, 'fire', '2024-05-17'))).toMatchObject({
      code: 'benefit-used-up',
      field: 'benefit',
      data: { year: '2024', times: 2, max: 2 }
    })
    expect((await played.manager.call('decisions.recompute', {})).differences).toEqual([])
  })

  it('the terms of the benefit are frozen with the facts, whatever the table says later', async () => {
    const family = await enterFamily(played.clerk, [adult])
    const one = await decided(await apply(family, 'fire'))
    await played.admin.call('localBenefits.save', { ...fireHelp, timesAYear: 2, validFrom: '2024-05-20' })
    expect(
      (await played.manager.call('decisions.recompute', { id: one.decision?.id ?? 0 })).differences
    ).toEqual([])
    const { frozen } = await played.clerk.call('decisions.get', { id: one.decision?.id ?? 0 })
    expect(frozen.facts).toMatchObject({ asked: { benefit: 'fire', benefitVersion: '1', amount: '100' } })
  })

  it('where there are categories one is asked for; a monthly one is applied for once a quarter', async () => {
    const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
    const registered = await apply(family, 'heating')
    const { id } = registered
    expect(registered.missing).toContainEqual({ code: 'asked', data: {} })
    expect(await refusal(played.clerk.call('cases.assess', { id }))).toMatchObject({ code: 'field-empty' })
    // The terms come from the table and nobody types them.
    expect(
      await refusal(played.clerk.call('cases.saveAsked', { id, asked: { category: 'veteran', amount: '9' } }))
    ).toMatchObject({ code: 'asked-unknown' })
    await played.clerk.call('cases.saveAsked', { id, asked: { category: 'veteran' } })
    const done = await decided((await played.clerk.call('cases.get', { id })).case)
    expect(done.assessment?.months.map(({ amount }) => amount)).toEqual(['5000.00', '5000.00'])
    expect(done.alerts.map(({ code }) => code)).not.toContain('no-income-able-bodied')
    expect(await refusal(apply(family, 'heating', '2024-05-17'))).toMatchObject({ code: 'already-assigned' })
    // Another benefit of the list stands beside it.
    expect((await apply(family, 'fire')).state).toBe('registered')
  })

  it('can be ended and changed like any other, and says what was answered otherwise', async () => {
    const family = await enterFamily(played.clerk, [adult])
    const { id } = await apply(family, 'heating')
    await played.clerk.call('cases.saveAsked', { id, asked: { category: 'veteran' } })
    const base = await decided((await played.clerk.call('cases.get', { id })).case)
    const opened = await open(played, base, { kind: 'change', reason: 'composition', from: '2024-06' })
    expect(opened.asked).toEqual({ category: 'veteran' })
    await played.clerk.call('cases.saveAsked', { id: opened.id, asked: { category: 'none' } })
    const changed = await decided((await played.clerk.call('cases.get', { id: opened.id })).case)
    expect(changed.assessment).toMatchObject({
      entitled: false,
      reasons: [{ code: 'local-not-in-category' }],
      change: { cancelled: ['2024-06'], overpaid: '0.00' }
    })
    expect(changed.differences).toContainEqual({
      field: 'asked.category',
      was: 'veteran',
      now: 'none',
      subject: null,
      label: { kk: 'Санаты', ru: 'Категория' }
    })
    expect((await played.manager.call('decisions.recompute', {})).differences).toEqual([])
  })
})
