import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { exact, exactText, moneyText, roundTenge, toTiyn } from '../../shared/programmes/exact'
import { evaluateFormula } from '../../shared/programmes/formula'

describe('exact numbers', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['14849.00', '14849'],
    ['0.10', '0.1'],
    ['-1/8', '-0.125'],
    ['10/3', '10/3'],
    ['-4/6', '-2/3'],
    ['12345678901234567890.01', '12345678901234567890.01']
  ])('%s is written %s', (text, written) => {
    expect(exactText(exact(text))).toBe(written)
  })

  it.each(['', '1e5', '1.', '.5', '+1', '1,5', '0.(3)', '1/2/3', ' 1', 'NaN'])(
    '%j is no exact number',
    (text) => {
      expect(() => exact(text)).toThrow()
    }
  )

  it.each([
    ['10000', '10000.00'],
    ['0.5', '0.50'],
    ['-303333', '-303333.00'],
    ['18834.781', '18834.781'],
    ['10/3', '10/3']
  ])('%s as money is %s', (text, written) => {
    expect(moneyText(exact(text))).toBe(written)
  })

  it('its text reads back to the same number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (over, under) => {
          const value = exact(`${over}/${under}`)
          expect(exact(exactText(value)).equals(value)).toBe(true)
        }
      )
    )
  })

  it.each([
    ['11470.5', 'half-up', '11471.00'],
    ['11470.5', 'half-even', '11470.00'],
    ['11471.5', 'half-even', '11472.00'],
    ['11470.49', 'half-up', '11470.00'],
    ['11470.01', 'up', '11471.00'],
    ['11470.99', 'down', '11470.00'],
    ['-0.5', 'half-up', '-1.00'],
    ['34999/3', 'half-up', '11666.00']
  ] as const)('%s rounded %s to whole tenge is %s', (text, mode, expected) => {
    expect(moneyText(roundTenge(exact(text), 100, mode))).toBe(expected)
  })

  it('rounds to tiyn and to tens of tenge', () => {
    expect(moneyText(roundTenge(exact('100/3'), 1, 'half-up'))).toBe('33.33')
    expect(moneyText(roundTenge(exact('26905'), 1000, 'half-up'))).toBe('26910.00')
  })

  it('is tiyn only when it is a whole number of them', () => {
    expect(toTiyn(exact('-0.01'))).toBe(-1)
    expect(() => toTiyn(exact('0.001'))).toThrowError(
      expect.objectContaining({ code: 'amount-fraction-of-tiyn' })
    )
    expect(() => toTiyn(exact('1e3'.replace('e3', '0'.repeat(20))))).toThrowError(
      expect.objectContaining({ code: 'amount-too-large' })
    )
  })
})

describe('formulas', () => {
  const values = new Map(
    Object.entries({ a: '1', b: '2', 'per-capita-income': '3' }).map(([k, v]) => [k, exact(v)])
  )

  it.each([
    ['a + b * per-capita-income', '7'],
    ['( a + b ) / per-capita-income', '1'],
    ['max( a , b ) - min( a , b , per-capita-income )', '1'],
    ['a - b - per-capita-income', '-4']
  ])('%s is %s', (formula, expected) => {
    expect(exactText(evaluateFormula(formula, values))).toBe(expected)
  })

  it.each(['', 'a +', 'a b', '( a', 'a )', 'c', 'max a', 'a % b', 'max( a'])(
    '%j is a defect of a rule',
    (formula) => {
      expect(() => evaluateFormula(formula, values)).toThrow()
    }
  )
})
