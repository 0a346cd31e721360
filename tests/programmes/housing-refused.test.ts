import { describe, expect, it } from 'vitest'
import { calculatorInput } from '../../shared/contract/calculator'
import { tiyn } from '../../shared/domain/money'
import { parseParameterFile } from '../../shared/parameters/parse'
import { assess } from '../../shared/programmes'
import { comparisonRows } from '../../shared/programmes/housing/comparison'
import type { CaseFacts, IncomeKind } from '../../shared/programmes/types'
import { book, home, july, worked, paidOf, notesOf, share, type Bill } from './housing-support'
import { bookWith, facts, family, officeValue, resultsOf } from './support'

describe('whose income and whose norms', () => {
  const lift: Bill[] = [['lift', july, '1300']]

  it('counts every income declared but housing assistance itself, and says so', () => {
    const incomes: [string, IncomeKind, string][] = [
      ['a1', 'scholarship', '600'],
      ['a1', 'asp', '300'],
      ['a1', 'loan', '300'],
      ['a1', 'housing-assistance', '999']
    ]
    const given = { ...home(2, lift), incomes: facts('2025-11-10', family(1, 1), incomes).incomes }
    const result = worked(given)
    expect(resultsOf(result)).toMatchObject({ 'total-income': '1200.00', 'family-share': '20.00' })
    expect(notesOf(result, 'total-income')).toEqual(['housing-counts-all-income', 'income-not-counted'])
  })

  it('who joins within the period raises the norm from the month after, where the office says so', () => {
    const [first, child] = family(1, 1)
    if (first === undefined || child === undefined) throw new Error('no family')
    const members = [first, { ...child, memberFrom: '2025-11-20' }]
    const given = { ...home(2, [['cold-water', july, '1200', '8']]), members }
    expect(() => worked(given)).toThrowError(
      expect.objectContaining({
        code: 'parameter-missing',
        data: expect.objectContaining({ parameter: 'member-change-rule', date: '2025-11-10' })
      })
    )
    const recounted = worked(
      given,
      bookWith(share, officeValue('member-change-rule', 'recalculate-from-next-month'))
    )
    expect(resultsOf(recounted)).toMatchObject({
      'norm-cold-water-2025-07': '4',
      housing: '200.00',
      'paid-2025-11': '200.00',
      'norm-cold-water-2025-07-2025-12': '8',
      'housing-2025-12': '400.00',
      'paid-2025-12': '400.00'
    })
    expect(comparisonRows(recounted.explanation)).toHaveLength(1)
    const kept = worked(given, bookWith(share, officeValue('member-change-rule', 'application-date')))
    expect(paidOf(kept)).toEqual({ '2025-11': '200.00', '2025-12': '200.00' })
    expect(notesOf(kept, 'total-income')).toContain('member-change-rule-application-date')
  })
})

describe('refusals', () => {
  const lift: Bill[] = [['lift', july, '1300']]
  const codes = (asked: Record<string, boolean>, wages = '0') =>
    worked(home(2, lift, { asked, wages })).reasons.map(({ code }) => code)

  it('not the only home, not registered there, and all three at once', () => {
    expect(codes({ onlyHome: false, registeredThere: true })).toEqual(['housing-not-only-home'])
    expect(codes({ onlyHome: true, registeredThere: false })).toEqual(['housing-not-registered'])
    expect(codes({ onlyHome: false, registeredThere: false }, '9000000')).toEqual([
      'housing-share-covers',
      'housing-not-only-home',
      'housing-not-registered'
    ])
    expect(codes({ onlyHome: true, registeredThere: true })).toEqual([])
  })

  it('nobody is refused for what was not asked, and the working says it was not', () => {
    const open = worked(home(2, lift))
    expect(open.entitled).toBe(true)
    expect(notesOf(open, 'paid-2025-11')).toEqual(['only-home-not-asked', 'registration-not-asked'])
    const answered = worked(home(2, lift, { asked: { onlyHome: true, registeredThere: true } }))
    expect(notesOf(answered, 'paid-2025-11')).toEqual([])
  })

  it('a share of nothing leaves all to the office, a share of everything all to the family', () => {
    const given = home(2, lift, { wages: '1300' })
    expect(resultsOf(worked(given, bookWith(officeValue('housing-share', '0'))))).toMatchObject({
      'family-share': '0.00',
      housing: '433.00'
    })
    expect(worked(given, bookWith(officeValue('housing-share', '100'))).reasons).toHaveLength(1)
  })
})

describe('what is missing stops the working by name', () => {
  it.each<[string, CaseFacts, ReturnType<typeof bookWith>, Record<string, string>]>([
    [
      'the share',
      home(2, [['lift', july, '1300']]),
      bookWith(),
      { parameter: 'housing-share', date: '2025-11-10' }
    ],
    [
      'the norm of electricity',
      home(2, [['electricity', july, '1300', '100']]),
      book,
      { parameter: 'housing-electricity-norm', date: '2025-07-01', region: '63' }
    ],
    [
      'the norm of a month before 2025',
      home(2, [['cold-water', '2024-12', '1300', '5']], { on: '2025-02-10' }),
      book,
      { parameter: 'housing-volume-norm', date: '2024-12-01', variant: 'cold-water' }
    ],
    [
      'the norm of one month, though the month before has one',
      home(2, [
        ['waste', '2025-08', '500'],
        ['waste', '2025-09', '500']
      ]),
      bookWith(share, { ...officeValue('housing-waste-norm', '250'), until: '2025-08-31' }),
      { parameter: 'housing-waste-norm', date: '2025-09-01' }
    ]
  ])('%s', (_, given, by, data) => {
    expect(() => assess(given, by)).toThrowError(
      expect.objectContaining({ code: 'parameter-missing', data: expect.objectContaining(data) })
    )
  })

  it('rules begin in 2009', () => {
    expect(() => assess(home(1, [], { on: '2008-12-31' }), book)).toThrowError(
      expect.objectContaining({ code: 'rule-version-missing' })
    )
  })
})

describe('bad input is named and refused', () => {
  const bill = { kind: 'lift', month: july, amount: '1300' }
  const raw = (asked: object): CaseFacts => ({ ...home(2, []), asked: asked as never })

  it.each<[string, string, object]>([
    ['amount-negative', 'bills.0.amount', { bills: [{ ...bill, amount: '-1' }] }],
    ['amount-fraction-of-tiyn', 'bills.0.amount', { bills: [{ ...bill, amount: '1.001' }] }],
    ['amount-malformed', 'bills.0.amount', { bills: [{ ...bill, amount: '1e5' }] }],
    ['asked-value', 'bills.1.kind', { bills: [bill, { ...bill, kind: 'sauna' }] }],
    ['month-outside-quarter', 'bills.0.month', { bills: [{ ...bill, month: '2025-10' }] }],
    ['month-outside-quarter', 'bills.0.month', { bills: [{ ...bill, month: '2025-06' }] }],
    ['month-malformed', 'bills.0.month', { bills: [{ ...bill, month: '2025-13' }] }],
    ['bill-doubled', 'bills.1.kind', { bills: [bill, { ...bill, amount: '1' }] }],
    ['field-empty', 'bills', { bills: [] }],
    ['field-empty', 'bills', {}],
    ['field-empty', 'bills.0.quantity', { bills: [{ ...bill, kind: 'gas' }] }],
    ['field-empty', 'bills.0.quantity', { bills: [{ ...bill, kind: 'heat' }], area: '54' }],
    ['field-empty', 'area', { bills: [{ ...bill, kind: 'condominium' }] }],
    ['field-empty', 'bills.0.oldFee', { bills: [{ ...bill, kind: 'phone' }], onlyHome: true }],
    ['asked-value', 'area', { bills: [bill], area: '54.05' }],
    ['asked-range', 'area', { bills: [bill], area: '0' }],
    ['asked-value', 'bills.0.quantity', { bills: [{ ...bill, kind: 'gas', quantity: '-3' }] }],
    ['asked-unknown', 'bills.0.colour', { bills: [{ ...bill, colour: 'red' }] }],
    ['asked-unknown', 'garage', { bills: [bill], garage: true }]
  ])('%s at %s', (code, field, asked) => {
    expect(() => assess(raw(asked), book)).toThrowError(expect.objectContaining({ code, field }))
  })

  it('a share of 120 % at every door', () => {
    const given = home(2, [['lift', july, '1300']])
    expect(() => assess(given, bookWith(officeValue('housing-share', '120')))).toThrowError(
      expect.objectContaining({
        code: 'percent-malformed',
        field: 'housing-share',
        data: { value: '120' }
      })
    )
    const asked = calculatorInput.safeParse({
      programme: 'housing',
      appliedOn: '2025-11-10',
      region: '63',
      members: [{ id: 'a', bornOn: '1985-03-15', ableBodied: true }],
      parameters: [{ name: 'housing-share', value: '120' }]
    })
    expect(asked.error?.issues[0]).toMatchObject({
      path: ['parameters', 0, 'value'],
      message: 'parameter-value',
      params: { parameter: 'housing-share', value: '120' }
    })
  })

  it('a norm without a date', () => {
    const file = {
      parameters: [{ name: 'housing-heat-norm', values: [{ value: '0.025', mark: 'A', act: 'акт' }] }]
    }
    expect(() => parseParameterFile(file, 'housing.yaml')).toThrowError(
      expect.objectContaining({
        code: 'parameter-file-invalid',
        data: expect.objectContaining({ file: 'housing.yaml', place: 'parameters.0.values.0.from' })
      })
    )
  })

  it('incomes of another quarter, as under ASP', () => {
    const incomes = [
      { member: 'a1', kind: 'wages' as const, quarter: '2025-Q2', month: null, amount: tiyn(1) }
    ]
    expect(() => assess({ ...home(2, [['lift', july, '1']]), incomes }, book)).toThrowError(
      expect.objectContaining({ code: 'income-outside-quarter', field: 'incomes.0.quarter' })
    )
  })
})
