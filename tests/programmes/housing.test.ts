import { describe, expect, it } from 'vitest'
import { home, july, worked, paidOf, figuresOf, notesOf, share, type Bill } from './housing-support'
import { bookWith, officeValue, resultsOf } from './support'

describe('every figure on the way', () => {
  it('three people in 54 m², every bill exactly at its norm', () => {
    const result = worked(
      home(
        3,
        [
          ['heat', july, '13500', '1.35'],
          ['cold-water', july, '1200', '12'],
          ['hot-water', july, '2400', '6'],
          ['gas', july, '900', '45'],
          ['lift', july, '1300'],
          ['condominium', july, '3240']
        ],
        { area: '54.0', wages: '90000' }
      )
    )
    expect(resultsOf(result)).toEqual({
      'area-norm-2025-07': '54',
      'counted-area-2025-07': '54',
      'norm-heat-2025-07': '1.35',
      'quantity-heat-2025-07': '1.35',
      'within-heat-2025-07': '13500.00',
      'norm-cold-water-2025-07': '12',
      'quantity-cold-water-2025-07': '12',
      'within-cold-water-2025-07': '1200.00',
      'norm-hot-water-2025-07': '6',
      'quantity-hot-water-2025-07': '6',
      'within-hot-water-2025-07': '2400.00',
      'norm-gas-2025-07': '45',
      'quantity-gas-2025-07': '45',
      'within-gas-2025-07': '900.00',
      'within-lift-2025-07': '1300.00',
      'norm-condominium-2025-07': '3240.00',
      'within-condominium-2025-07': '3240.00',
      'billed-2025-07': '22540.00',
      'within-norms-2025-07': '22540.00',
      'counted-2025-07': '22540.00',
      'billed-monthly': '22540/3',
      'counted-monthly': '22540/3',
      'total-income': '90000.00',
      'family-share': '1500.00',
      excess: '18040/3',
      housing: '6013.00',
      'paid-2025-11': '6013.00',
      'paid-2025-12': '6013.00'
    })
    expect(result).toMatchObject({
      entitled: true,
      kind: null,
      ruleVersion: 'housing2009_01',
      memberCount: 3
    })
    expect(figuresOf(result)).toEqual({
      totalIncome: '90000.00',
      billed: '7513.33',
      withinNorms: '7513.33',
      familyShare: '1500.00',
      monthly: '6013.00'
    })
    expect(paidOf(result)).toEqual({ '2025-11': '6013.00', '2025-12': '6013.00' })
    expect(result.parameters.map(({ name, variant }) => [name, variant])).toEqual([
      ['housing-area-norm', 'per-person'],
      ['housing-heat-norm', null],
      ['housing-volume-norm', 'cold-water'],
      ['housing-volume-norm', 'hot-water'],
      ['housing-volume-norm', 'gas'],
      ['housing-fee-norm', 'lift'],
      ['housing-condominium-norm', null],
      ['housing-share', null],
      ['rounding-unit', 'amount'],
      ['rounding-mode', 'amount']
    ])
  })

  it('the same family one over each norm: billed more, counted the same', () => {
    const result = worked(
      home(
        3,
        [
          ['heat', july, '13600', '1.36'],
          ['cold-water', july, '1300', '13'],
          ['hot-water', july, '2800', '7'],
          ['gas', july, '920', '46'],
          ['lift', july, '1301'],
          ['condominium', july, '3241']
        ],
        { area: '54.0', wages: '90000' }
      )
    )
    expect(resultsOf(result)).toMatchObject({
      'quantity-heat-2025-07': '1.35',
      'within-heat-2025-07': '13500.00',
      'quantity-cold-water-2025-07': '12',
      'within-cold-water-2025-07': '1200.00',
      'within-hot-water-2025-07': '2400.00',
      'within-gas-2025-07': '900.00',
      'within-lift-2025-07': '1300.00',
      'within-condominium-2025-07': '3240.00',
      'billed-2025-07': '23162.00',
      'within-norms-2025-07': '22540.00',
      'counted-2025-07': '22540.00',
      'billed-monthly': '23162/3',
      housing: '6013.00'
    })
  })

  it('one living alone in exactly 30 m²', () => {
    const bills: Bill[] = [
      ['heat', july, '7500', '0.75'],
      ['condominium', july, '1800']
    ]
    expect(resultsOf(worked(home(1, bills, { area: '30' })))).toEqual({
      'area-norm-2025-07': '30',
      'counted-area-2025-07': '30',
      'norm-heat-2025-07': '0.75',
      'quantity-heat-2025-07': '0.75',
      'within-heat-2025-07': '7500.00',
      'norm-condominium-2025-07': '1800.00',
      'within-condominium-2025-07': '1800.00',
      'billed-2025-07': '9300.00',
      'within-norms-2025-07': '9300.00',
      'counted-2025-07': '9300.00',
      'billed-monthly': '3100.00',
      'counted-monthly': '3100.00',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '3100.00',
      housing: '3100.00',
      'paid-2025-11': '3100.00',
      'paid-2025-12': '3100.00'
    })
  })

  it('one living alone in 60 m²: of heating and the house only the half, however little was used', () => {
    const bills: Bill[] = [
      ['heat', july, '12000', '1.2'],
      ['condominium', july, '3600']
    ]
    expect(resultsOf(worked(home(1, bills, { area: '60' })))).toEqual({
      'area-norm-2025-07': '30',
      'counted-area-2025-07': '30',
      'norm-heat-2025-07': '0.75',
      'quantity-heat-2025-07': '0.6',
      'within-heat-2025-07': '6000.00',
      'norm-condominium-2025-07': '1800.00',
      'within-condominium-2025-07': '1800.00',
      'billed-2025-07': '15600.00',
      'within-norms-2025-07': '7800.00',
      'counted-2025-07': '7800.00',
      'billed-monthly': '5200.00',
      'counted-monthly': '2600.00',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '2600.00',
      housing: '2600.00',
      'paid-2025-11': '2600.00',
      'paid-2025-12': '2600.00'
    })
  })

  const lifts: Bill[] = [
    ['lift', '2025-07', '1300'],
    ['lift', '2025-08', '1300'],
    ['lift', '2025-09', '1300']
  ]
  const liftSteps = Object.fromEntries(
    ['2025-07', '2025-08', '2025-09'].flatMap((month) =>
      ['within-lift', 'billed', 'within-norms', 'counted'].map((step) => [`${step}-${month}`, '1300.00'])
    )
  )

  it('income whose share is exactly what the home costs: nothing is left to assist', () => {
    const result = worked(home(2, lifts, { wages: '78000' }))
    expect(resultsOf(result)).toEqual({
      ...liftSteps,
      'billed-monthly': '1300.00',
      'counted-monthly': '1300.00',
      'total-income': '78000.00',
      'family-share': '1300.00',
      excess: '0.00',
      housing: '0.00'
    })
    expect(result).toMatchObject({ entitled: false, months: [], figures: { monthly: 0 } })
    expect(result.reasons).toEqual([
      {
        code: 'housing-share-covers',
        article: 'housing rules',
        data: { counted: '1300.00', familyShare: '1300.00' }
      }
    ])
  })

  it('60 tenge less income leave one tenge of assistance; of half a tenge the rounding decides', () => {
    expect(resultsOf(worked(home(2, lifts, { wages: '77940' })))).toEqual({
      ...liftSteps,
      'billed-monthly': '1300.00',
      'counted-monthly': '1300.00',
      'total-income': '77940.00',
      'family-share': '1299.00',
      excess: '1.00',
      housing: '1.00',
      'paid-2025-11': '1.00',
      'paid-2025-12': '1.00'
    })
    const half = home(2, lifts, { wages: '77970' })
    expect(resultsOf(worked(half))).toMatchObject({ excess: '0.50', housing: '1.00' })
    const even = worked(
      half,
      bookWith(share, officeValue('rounding-mode', 'half-even', { variant: 'amount' }))
    )
    expect(resultsOf(even)).toMatchObject({ excess: '0.50', housing: '0.00' })
    expect(even.reasons.map(({ code }) => code)).toEqual(['housing-share-covers'])
  })

  it('an application on the last day of the quarter is paid for its month alone', () => {
    const result = worked(home(2, lifts, { on: '2025-12-31' }))
    expect(resultsOf(result)).toEqual({
      ...liftSteps,
      'billed-monthly': '1300.00',
      'counted-monthly': '1300.00',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '1300.00',
      housing: '1300.00',
      'paid-2025-12': '1300.00'
    })
    expect(paidOf(result)).toEqual({ '2025-12': '1300.00' })
    expect(Object.keys(paidOf(worked(home(2, lifts, { on: '2025-10-01' }))))).toEqual([
      '2025-10',
      '2025-11',
      '2025-12'
    ])
  })

  it('tiyn are kept to the end and rounded once', () => {
    const bills: Bill[] = [
      ['cold-water', '2025-07', '1000.01', '7'],
      ['cold-water', '2025-08', '1000.01', '4'],
      ['lift', '2025-08', '0.49']
    ]
    const given = home(1, bills, { wages: '100.01' })
    const steps = {
      'norm-cold-water-2025-07': '4',
      'quantity-cold-water-2025-07': '4',
      'within-cold-water-2025-07': '100001/175',
      'billed-2025-07': '1000.01',
      'within-norms-2025-07': '100001/175',
      'counted-2025-07': '100001/175',
      'norm-cold-water-2025-08': '4',
      'quantity-cold-water-2025-08': '4',
      'within-cold-water-2025-08': '1000.01',
      'within-lift-2025-08': '0.49',
      'billed-2025-08': '1000.50',
      'within-norms-2025-08': '1000.50',
      'counted-2025-08': '1000.50',
      'billed-monthly': '200051/300',
      'counted-monthly': '550177/1050',
      'total-income': '100.01',
      'family-share': '10001/6000',
      excess: '21937073/42000'
    }
    // 571.43 and 1 000.50 by three less 1.67: 522.31
    expect(resultsOf(worked(given))).toEqual({
      ...steps,
      housing: '522.00',
      'paid-2025-11': '522.00',
      'paid-2025-12': '522.00'
    })
    const inTiyn = bookWith(share, officeValue('rounding-unit', '0.01', { variant: 'amount' }))
    expect(resultsOf(worked(given, inTiyn))).toMatchObject({ housing: '522.31' })
    expect(figuresOf(worked(given))).toEqual({
      totalIncome: '100.01',
      billed: '666.84',
      withinNorms: '523.98',
      familyShare: '1.67',
      monthly: '522.00'
    })
  })

  it('a quantity of nothing takes nothing off; the area above the norm still does', () => {
    const result = worked(
      home(
        2,
        [
          ['heat', july, '900', '0'],
          ['cold-water', july, '600', '0.0000'],
          ['gas', july, '0', '0']
        ],
        { area: '54' }
      )
    )
    expect(resultsOf(result)).toEqual({
      'area-norm-2025-07': '36',
      'counted-area-2025-07': '36',
      'norm-heat-2025-07': '0.9',
      'quantity-heat-2025-07': '0',
      'within-heat-2025-07': '600.00',
      'norm-cold-water-2025-07': '8',
      'quantity-cold-water-2025-07': '0',
      'within-cold-water-2025-07': '600.00',
      'norm-gas-2025-07': '30',
      'quantity-gas-2025-07': '0',
      'within-gas-2025-07': '0.00',
      'billed-2025-07': '1500.00',
      'within-norms-2025-07': '1200.00',
      'counted-2025-07': '1200.00',
      'billed-monthly': '500.00',
      'counted-monthly': '400.00',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '400.00',
      housing: '400.00',
      'paid-2025-11': '400.00',
      'paid-2025-12': '400.00'
    })
    for (const step of ['within-heat-2025-07', 'within-cold-water-2025-07', 'within-gas-2025-07'])
      expect(notesOf(result, step)).toEqual(['quantity-zero'])
  })

  it('heating without a meter is limited by the area alone', () => {
    const result = worked(home(2, [['heat', july, '9000', undefined, { metered: false }]], { area: '54.0' }))
    expect(resultsOf(result)).toEqual({
      'area-norm-2025-07': '36',
      'counted-area-2025-07': '36',
      'within-heat-2025-07': '6000.00',
      'billed-2025-07': '9000.00',
      'within-norms-2025-07': '6000.00',
      'counted-2025-07': '6000.00',
      'billed-monthly': '3000.00',
      'counted-monthly': '2000.00',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '2000.00',
      housing: '2000.00',
      'paid-2025-11': '2000.00',
      'paid-2025-12': '2000.00'
    })
    expect(notesOf(result, 'within-heat-2025-07')).toEqual(['heat-without-meter'])
  })

  it('of a telephone only the rise within the norm counts, and no fall is charged', () => {
    const result = worked(
      home(2, [
        ['phone', '2025-07', '1500', undefined, { oldFee: '1200' }],
        ['phone', '2025-08', '1399', undefined, { oldFee: '1398.50' }],
        ['phone', '2025-09', '1000', undefined, { oldFee: '1200' }]
      ])
    )
    expect(resultsOf(result)).toEqual({
      'within-phone-2025-07': '1399.00',
      'counted-phone-2025-07': '199.00',
      'billed-2025-07': '1500.00',
      'within-norms-2025-07': '1399.00',
      'counted-2025-07': '199.00',
      'within-phone-2025-08': '1399.00',
      'counted-phone-2025-08': '0.50',
      'billed-2025-08': '1399.00',
      'within-norms-2025-08': '1399.00',
      'counted-2025-08': '0.50',
      'within-phone-2025-09': '1000.00',
      'counted-phone-2025-09': '0.00',
      'billed-2025-09': '1000.00',
      'within-norms-2025-09': '1000.00',
      'counted-2025-09': '0.00',
      'billed-monthly': '3899/3',
      'counted-monthly': '66.50',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '66.50',
      housing: '67.00',
      'paid-2025-11': '67.00',
      'paid-2025-12': '67.00'
    })
  })

  it('norms of the office’s own acts: electricity, sewerage and waste by the person', () => {
    const local = bookWith(
      share,
      officeValue('housing-electricity-norm', '75', { region: '63' }),
      officeValue('housing-volume-norm', '6', { variant: 'sewerage' }),
      officeValue('housing-waste-norm', '250.50')
    )
    const given = home(2, [
      ['electricity', july, '4000', '200'],
      ['sewerage', july, '1200', '12'],
      ['waste', july, '600']
    ])
    expect(resultsOf(worked(given, local))).toEqual({
      'norm-electricity-2025-07': '150',
      'quantity-electricity-2025-07': '150',
      'within-electricity-2025-07': '3000.00',
      'norm-sewerage-2025-07': '12',
      'quantity-sewerage-2025-07': '12',
      'within-sewerage-2025-07': '1200.00',
      'norm-waste-2025-07': '501.00',
      'within-waste-2025-07': '501.00',
      'billed-2025-07': '5800.00',
      'within-norms-2025-07': '4701.00',
      'counted-2025-07': '4701.00',
      'billed-monthly': '5800/3',
      'counted-monthly': '1567.00',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '1567.00',
      housing: '1567.00',
      'paid-2025-11': '1567.00',
      'paid-2025-12': '1567.00'
    })
  })

  it('a norm that changes within the quarter: each bill against the norm of its month', () => {
    const raised = { ...officeValue('housing-fee-norm', '1500', { variant: 'lift' }), from: '2025-09-01' }
    const bills: Bill[] = [
      ['lift', '2025-08', '1600'],
      ['lift', '2025-09', '1600']
    ]
    const result = worked(home(2, bills), bookWith(share, raised))
    expect(resultsOf(result)).toEqual({
      'within-lift-2025-08': '1300.00',
      'billed-2025-08': '1600.00',
      'within-norms-2025-08': '1300.00',
      'counted-2025-08': '1300.00',
      'within-lift-2025-09': '1500.00',
      'billed-2025-09': '1600.00',
      'within-norms-2025-09': '1500.00',
      'counted-2025-09': '1500.00',
      'billed-monthly': '3200/3',
      'counted-monthly': '2800/3',
      'total-income': '0.00',
      'family-share': '0.00',
      excess: '2800/3',
      housing: '933.00',
      'paid-2025-11': '933.00',
      'paid-2025-12': '933.00'
    })
  })
})
