import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { calculatorInput } from '../../shared/contract/calculator'
import { tengeString, tiyn } from '../../shared/domain/money'
import { monthsToQuarterEnd } from '../../shared/domain/quarter'
import { assess } from '../../shared/programmes'
import { calculate } from '../../shared/programmes/calculator'
import { exact } from '../../shared/programmes/exact'
import { comparisonRows } from '../../shared/programmes/housing/comparison'
import { billKinds, normOf } from '../../shared/programmes/housing/kinds'
import type { CaseFacts } from '../../shared/programmes/types'
import { home, worked } from './housing-support'
import { bookWith, facts, member, officeValue, resultsOf } from './support'

describe('the calculator', () => {
  const question = {
    programme: 'housing',
    appliedOn: '2025-11-10',
    region: '63',
    members: ['a', 'b', 'c'].map((id) => ({ id, bornOn: '1985-03-15', ableBodied: true })),
    incomes: [{ member: 'a', kind: 'wages', quarter: '2025-Q3', amount: '90000' }],
    bills: [
      { kind: 'heat', month: '2025-07', amount: '13500', quantity: '1.35' },
      { kind: 'phone', month: '2025-08', amount: '1500.00' }
    ],
    area: '54.0',
    parameters: [{ name: 'housing-share', value: '8' }]
  }

  it('needs bills and area, and nothing else that a case asks', () => {
    const answer = calculate(calculatorInput.parse(question), bookWith())
    // (13 500 + 1 399) / 3 − 90 000 × 8 % / 3
    expect(answer.figures).toMatchObject({
      withinNorms: '4966.33',
      familyShare: '2400.00',
      monthly: '2566.00'
    })
    expect(answer.months).toEqual([
      { month: '2025-11', amount: '2566.00' },
      { month: '2025-12', amount: '2566.00' }
    ])
    const phone = answer.explanation.find(({ id }) => id === 'counted-phone-2025-08')
    expect(phone).toMatchObject({ result: '1399.00', notes: [{ key: 'old-fee-not-asked' }] })
  })

  it('knows every kind of bill by its plain name', () => {
    for (const kind of [
      'heat',
      'cold-water',
      'hot-water',
      'gas',
      'electricity',
      'lift',
      'phone',
      'condominium'
    ])
      expect(billKinds).toContain(kind)
  })
})

describe('bill against norm', () => {
  it('row by row, as the screen shows it', () => {
    const result = worked(
      home(
        2,
        [
          ['heat', '2025-07', '13500', '1.35'],
          ['phone', '2025-07', '1500', undefined, { oldFee: '1200' }],
          ['condominium', '2025-08', '3240'],
          ['cold-water', '2025-09', '700', '0'],
          ['heat', '2025-09', '5400', undefined, { metered: false }]
        ],
        { area: '54.0' }
      )
    )
    const gcal = (value: string) => ({ value, unit: 'gcal' })
    const tenge = (value: string) => ({ value, unit: 'tenge' })
    expect(comparisonRows(result.explanation)).toEqual([
      {
        kind: 'heat',
        month: '2025-07',
        billed: '13500.00',
        quantity: gcal('1.35'),
        norm: gcal('0.9'),
        withinNorm: '9000.00',
        counted: '9000.00',
        cut: true
      },
      {
        kind: 'phone',
        month: '2025-07',
        billed: '1500.00',
        quantity: null,
        norm: tenge('1399.00'),
        withinNorm: '1399.00',
        counted: '199.00',
        cut: true
      },
      {
        kind: 'condominium',
        month: '2025-08',
        billed: '3240.00',
        quantity: null,
        norm: tenge('2160.00'),
        withinNorm: '2160.00',
        counted: '2160.00',
        cut: true
      },
      {
        kind: 'cold-water',
        month: '2025-09',
        billed: '700.00',
        quantity: { value: '0', unit: 'cubic-metre' },
        norm: { value: '8', unit: 'cubic-metre' },
        withinNorm: '700.00',
        counted: '700.00',
        cut: false
      },
      {
        kind: 'heat',
        month: '2025-09',
        billed: '5400.00',
        quantity: null,
        norm: null,
        withinNorm: '3600.00',
        counted: '3600.00',
        cut: true
      }
    ])
  })

  it('is empty for another programme', () => {
    const asp = assess(
      facts('2024-05-15', [member('a1', '1985-03-15')]),
      bookWith(officeValue('poverty-line', '40000'))
    )
    expect(comparisonRows(asp.explanation)).toEqual([])
  })
})

describe('any family', () => {
  const norms = bookWith(
    officeValue('housing-share', '7.35'),
    officeValue('housing-electricity-norm', '90.5'),
    officeValue('housing-volume-norm', '5.25', { variant: 'sewerage' }),
    officeValue('housing-waste-norm', '333.33')
  )
  const tenge = (most: number) =>
    fc.integer({ min: 0, max: most * 100 }).map((amount) => tengeString(tiyn(amount)))
  const decimal = (most: number) =>
    fc.integer({ min: 0, max: most * 10_000 }).map((n) => exact(`${n}/10000`).toString())
  const bill = fc.record({
    kind: fc.constantFrom(...billKinds),
    month: fc.constantFrom('2025-07', '2025-08', '2025-09'),
    amount: tenge(20_000),
    quantity: decimal(300),
    oldFee: tenge(2_000),
    metered: fc.constantFrom(null, true, false)
  })
  const homes = fc.record({
    people: fc.integer({ min: 1, max: 9 }),
    on: fc.constantFrom('2025-10-01', '2025-11-30', '2025-12-31'),
    wages: tenge(500_000),
    bills: fc.uniqueArray(bill, {
      minLength: 1,
      maxLength: 20,
      selector: (one) => `${one.kind} ${one.month}`
    }),
    area: fc.integer({ min: 10, max: 2_000 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`)
  })
  type Home = typeof homes extends fc.Arbitrary<infer T> ? T : never
  const asFacts = ({ people, on, wages, bills, area }: Home): CaseFacts => ({
    ...home(people, [], { on, wages }),
    asked: {
      bills: bills.map((one) => (normOf[one.kind].unit === 'tenge' ? { ...one, quantity: null } : one)),
      area
    }
  })

  it('the working re-added is the amount, and no bill counts for more than was billed', () => {
    let entitled = 0
    fc.assert(
      fc.property(homes, (given) => {
        const result = worked(asFacts(given), norms)
        if (result.entitled) entitled += 1
        const rows = comparisonRows(result.explanation)
        expect(rows).toHaveLength(given.bills.length)
        let sum = exact('0')
        for (const row of rows) {
          expect(exact(row.withinNorm).lte(exact(row.billed))).toBe(true)
          expect(exact(row.counted).lte(exact(row.withinNorm))).toBe(true)
          expect(exact(row.counted).gte(0)).toBe(true)
          sum = sum.add(exact(row.counted))
        }
        expect(
          exact(resultsOf(result)['counted-monthly'] ?? '')
            .mul(3)
            .equals(sum)
        ).toBe(true)
        const months = result.entitled ? monthsToQuarterEnd(given.on) : []
        expect(result.months.map(({ month }) => month)).toEqual(months)
        expect(new Set(result.months.map(({ amount }) => amount)).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 150 }
    )
    expect(entitled).toBeGreaterThan(0)
  })

  it('more income never raises the assistance', () => {
    fc.assert(
      fc.property(homes, fc.integer({ min: 0, max: 50_000_000 }), (given, more) => {
        const before = asFacts(given)
        const extra = {
          member: 'a1',
          kind: 'pension' as const,
          quarter: '2025-Q3',
          month: null,
          amount: tiyn(more)
        }
        const after = { ...before, incomes: [...before.incomes, extra] }
        expect(assess(after, norms).figures.monthly).toBeLessThanOrEqual(
          assess(before, norms).figures.monthly
        )
      }),
      { numRuns: 100 }
    )
  })

  it('a dearer bill for the same quantity never lowers it', () => {
    fc.assert(
      fc.property(homes, fc.nat(), tenge(5_000), (given, at, more) => {
        const index = at % given.bills.length
        const dearer = given.bills.map((one, number) =>
          number === index ? { ...one, amount: exact(one.amount).add(exact(more)).toString() } : one
        )
        const before = assess(asFacts(given), norms).figures.monthly
        expect(assess(asFacts({ ...given, bills: dearer }), norms).figures.monthly).toBeGreaterThanOrEqual(
          before
        )
      }),
      { numRuns: 100 }
    )
  })
})
