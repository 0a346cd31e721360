import { describe, expect, it } from 'vitest'
import { roles } from '@shared/contract/operation'
import { adult, decide, enterFamily, openPlayedOffice, refusal, register, withSql } from './support/play'
import { fireHelp } from './support/play-local-benefits'

describe('benefits of the maslikhat’s list', () => {
  it('a first version is entered with its act and read back by everybody', async () => {
    const { admin, clerk, manager } = await openPlayedOffice('2024-05-13')
    const saved = await admin.call('localBenefits.save', {
      ...fireHelp,
      ceilingUnit: 'subsistence-minimum',
      ceiling: '150',
      timesAYear: 2,
      categories: [{ code: 'burnt-out', nameKk: 'Үйі өртенгендер', nameRu: 'Погорельцы' }]
    })
    expect(saved).toMatchObject({
      code: 'fire',
      version: 1,
      amount: '100',
      ceilingUnit: 'subsistence-minimum',
      ceiling: '150',
      timesAYear: 2,
      categories: [{ code: 'burnt-out', nameKk: 'Үйі өртенгендер', nameRu: 'Погорельцы' }],
      validFrom: '2024-01-01',
      validUntil: null,
      usedBy: 0
    })
    for (const reader of [clerk, manager])
      expect((await reader.call('localBenefits.list', {})).benefits).toEqual([saved])
  })

  it('the same code again is the next version; the old one stays, and each day has the newest valid on it', async () => {
    const { admin, clerk } = await openPlayedOffice('2024-05-13')
    const first = await admin.call('localBenefits.save', fireHelp)
    const second = await admin.call('localBenefits.save', {
      ...fireHelp,
      amount: '150',
      validFrom: '2025-01-01',
      validUntil: '2025-12-31'
    })
    expect([first.version, second.version]).toEqual([1, 2])
    const valid = async (on: string) =>
      (await clerk.call('localBenefits.list', { on })).benefits.map(({ version, amount }) => [
        version,
        amount
      ])
    expect(await valid('2023-12-31')).toEqual([])
    expect(await valid('2024-12-31')).toEqual([[1, '100']])
    expect(await valid('2025-01-01')).toEqual([[2, '150']])
    expect(await valid('2025-12-31')).toEqual([[2, '150']])
    expect(await valid('2026-01-01')).toEqual([[1, '100']])
    const { benefits } = await clerk.call('localBenefits.list', { history: true })
    expect(benefits).toEqual([second, first])
    expect((await clerk.call('localBenefits.list', {})).benefits).toEqual([second])
  })

  it('a version is never edited or removed, not even past the program', async () => {
    const { admin, folder } = await openPlayedOffice('2024-05-13')
    await admin.call('localBenefits.save', fireHelp)
    for (const statement of ["UPDATE local_benefits SET amount = '1'", 'DELETE FROM local_benefits'])
      await expect(withSql(folder, (sql) => sql.run(statement, []))).rejects.toThrow(/append-only/)
  })

  it.each<[string, Partial<typeof fireHelp>, string, string]>([
    ['no act', { act: ' ' }, 'field-empty', 'act'],
    ['no name', { nameKk: '' }, 'field-empty', 'nameKk'],
    ['a code with capitals', { code: 'Fire' }, 'code-malformed', 'code'],
    ['a code in Cyrillic', { code: 'өрт' }, 'code-malformed', 'code'],
    ['no amount', { amount: '' }, 'field-empty', 'amount'],
    ['an amount of nothing', { amount: '0' }, 'asked-range', 'amount'],
    ['a negative amount', { amount: '-5' }, 'asked-value', 'amount'],
    ['words for an amount', { amount: 'сто' }, 'asked-value', 'amount'],
    ['five places of an МРП', { amount: '0.12345' }, 'asked-value', 'amount'],
    ['parts of a tiyn', { amountUnit: 'tenge', amount: '10.005' }, 'amount-fraction-of-tiyn', 'amount'],
    ['a ceiling without a unit', { ceiling: '100' }, 'field-empty', 'ceilingUnit'],
    ['a unit without a ceiling', { ceilingUnit: 'mci' }, 'field-empty', 'ceiling'],
    ['a share of 1001 percent', { ceilingUnit: 'poverty-line', ceiling: '1001' }, 'asked-range', 'ceiling'],
    ['an end before the beginning', { validUntil: '2023-12-31' }, 'date-order', 'validUntil'],
    [
      'a category code that means none',
      { categories: [{ code: 'none', nameKk: 'Ешкім', nameRu: 'Никто' }] },
      'code-malformed',
      'categories.0.code'
    ],
    [
      'one category code twice',
      {
        categories: [
          { code: 'a', nameKk: 'Бір', nameRu: 'Один' },
          { code: 'a', nameKk: 'Екі', nameRu: 'Два' }
        ]
      },
      'code-taken',
      'categories.1.code'
    ],
    ['thirteen times a year', { timesAYear: 13 }, 'input-invalid', 'timesAYear']
  ])('%s is refused, and nothing is written', async (_, given, code, field) => {
    const { admin } = await openPlayedOffice('2024-05-13')
    const refused = await refusal(admin.call('localBenefits.save', { ...fireHelp, ...given }))
    expect([refused.code, refused.field]).toEqual([code, field])
    expect((await admin.call('localBenefits.list', { history: true })).benefits).toEqual([])
  })

  it('a decision keeps the terms it was made on, whatever version comes after', async () => {
    const played = await openPlayedOffice('2024-05-13')
    const { admin, clerk } = played
    await admin.call('localBenefits.save', fireHelp)
    const give = async (appliedOn: string) => {
      const family = await enterFamily(clerk, [adult])
      const registered = await register(clerk, family, appliedOn, { programme: 'local', benefit: 'fire' })
      await clerk.call('cases.saveAsked', { id: registered.id, asked: {} })
      return decide(played, registered)
    }
    // 100 × 3 692
    const first = await give('2024-05-13')
    expect(first.assessment?.figures.monthly).toBe('369200.00')
    await admin.call('localBenefits.save', { ...fireHelp, amount: '150' })
    expect((await give('2024-05-13')).assessment?.figures.monthly).toBe('553800.00')
    const { benefits } = await admin.call('localBenefits.list', { history: true })
    expect(benefits.map(({ version, usedBy }) => [version, usedBy])).toEqual([
      [2, 1],
      [1, 1]
    ])
    expect((await clerk.call('cases.get', { id: first.id })).case.assessment?.figures.monthly).toBe(
      '369200.00'
    )
    expect(await admin.call('decisions.recompute', {})).toEqual({ checked: 2, differences: [] })
  })

  it('only an administrator enters them', async () => {
    const played = await openPlayedOffice('2024-05-13')
    for (const role of roles.filter((one) => one !== 'administrator')) {
      const refused = await refusal(played[role].call('localBenefits.save', fireHelp))
      expect([role, refused.code]).toEqual([role, 'role-missing'])
    }
  })

  it('the journal tells code and version, and nothing of people', async () => {
    const { admin, folder } = await openPlayedOffice('2024-05-13')
    const { id } = await admin.call('localBenefits.save', fireHelp)
    const rows = await withSql(folder, (sql) =>
      sql.all<{ subject_kind: string; subject_id: number; details: string }>(
        "SELECT subject_kind, subject_id, details FROM journal WHERE operation = 'localBenefits.save'",
        []
      )
    )
    expect(rows).toEqual([
      { subject_kind: 'local-benefit', subject_id: id, details: '{"code":"fire","version":1}' }
    ])
  })
})
