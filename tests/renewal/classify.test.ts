import { describe, expect, it } from 'vitest'
import { tiyn } from '@shared/domain/money'
import { classify, monthlyOf, needsClerk, type Before, type Now } from '@shared/renewal/classify'
import type { RefusalReason } from '@shared/programmes/types'

const figures = (totalIncome: number, povertyLine = 30_000_00, childMonthly = 0) => ({
  ...{ totalIncome: tiyn(totalIncome), povertyLine: tiyn(povertyLine), childMonthly: tiyn(childMonthly) },
  ...{ perCapita: tiyn(10_000_00), monthly: tiyn(0) }
})

const before = (amount: number, income: number, line?: number, child?: number): Before => ({
  amount: tiyn(amount),
  figures: figures(income, line, child),
  mci: '3932'
})

const now = (amounts: readonly number[], income: number, line?: number, child?: number): Now => ({
  result: {
    entitled: true,
    reasons: [],
    months: amounts.map((amount, index) => ({ month: `2026-1${index}`, amount: tiyn(amount) })),
    figures: figures(income, line, child)
  },
  mci: '3932'
})

const refused = (...codes: RefusalReason['code'][]): Now => ({
  result: {
    entitled: false,
    reasons: codes.map((code) => ({ code, article: 'art. 128', data: {} })),
    months: [],
    figures: figures(0)
  },
  mci: '3932'
})

describe('what a renewal does to a family, and why', () => {
  it('the same sum is unchanged', () => {
    expect(classify(before(500_00, 100), now([500_00, 500_00, 500_00], 100))).toMatchObject({
      ...{ outcome: 'unchanged', why: 'income-same' },
      data: { incomeWas: '1.00', incomeNow: '1.00', lineWas: '30000.00', lineNow: '30000.00' }
    })
  })

  it('a sum follows the income', () => {
    expect(classify(before(500_00, 200), now([600_00], 100))).toMatchObject({
      ...{ outcome: 'raised', why: 'income-fell' }
    })
    expect(classify(before(500_00, 100), now([400_00], 200))).toMatchObject({
      ...{ outcome: 'lowered', why: 'income-rose' }
    })
  })

  it('a higher line raises a sum whatever else stayed', () => {
    expect(classify(before(500_00, 100), now([700_00], 100, 31_000_00))).toMatchObject({
      ...{ outcome: 'raised', why: 'parameter-changed' }
    })
  })

  it('a line that rose does not explain a lower sum; a child that grew out of the payment does', () => {
    expect(classify(before(500_00, 100, 30_000_00, 50_00), now([450_00], 100, 30_000_00, 0))).toMatchObject({
      ...{ outcome: 'lowered', why: 'age' }
    })
    expect(
      classify(before(500_00, 100, 30_000_00, 50_00), {
        ...now([520_00], 100, 30_000_00, 70_00),
        mci: '4000'
      })
    ).toMatchObject({ outcome: 'raised', why: 'parameter-changed' })
  })

  it('per-capita income above the line ends the assignment', () => {
    expect(classify(before(500_00, 100), refused('above-poverty-line'))).toMatchObject({
      ...{ outcome: 'ends', why: 'above-line' },
      data: { perCapita: '10000.00', povertyLine: '30000.00' }
    })
    expect(classify(before(500_00, 100), refused('commission-no-need'))).toMatchObject({
      ...{ outcome: 'ends', why: 'refused', data: { reason: 'commission-no-need' } }
    })
  })

  it('nobody is barred in bulk', () => {
    for (const code of ['employment-refused', 'contract-broken', 'false-data'] as const)
      expect(classify(before(500_00, 100), refused('above-poverty-line', code))).toEqual(
        needsClerk('bar', { reason: code })
      )
  })

  it('a decision is known by its largest month', () => {
    expect(monthlyOf(now([300_00, 500_00, 400_00], 0).result)).toBe(500_00)
    expect(monthlyOf(refused('barred').result)).toBe(0)
  })
})
