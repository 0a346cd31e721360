import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatLineNumber,
  lineDigits,
  makeLineNumber,
  parseLineNumber
} from '../../shared/distribution/line-number'
import { codeOf, errorOf } from '../domain/support'

const anyLine = fc.record({
  round: fc.integer({ min: 1, max: 9999 }),
  n: fc.integer({ min: 1, max: 999_999 })
})

/** ISO 7064 by its definition, digit by digit: independent of the shortcut under test. */
function restOf(digits: string): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}

describe('number of a line', () => {
  it('round 12, line 345', () => {
    const number = makeLineNumber(12, 345)
    expect(formatLineNumber(number)).toBe('0012-000345-31')
    expect(restOf(lineDigits(number))).toBe(1)
  })

  it('is read back as it was made, however it is typed', () =>
    fc.assert(
      fc.property(anyLine, ({ round, n }) => {
        const number = makeLineNumber(round, n)
        const printed = formatLineNumber(number)
        expect(printed).toMatch(/^\d{4}-\d{6}-\d{2}$/)
        expect(restOf(lineDigits(number))).toBe(1)
        for (const typed of [
          printed,
          lineDigits(number),
          String(number),
          ` ${printed.replaceAll('-', ' ')} `
        ])
          expect(parseLineNumber(typed)).toEqual({ number, round, n })
      })
    ))

  it('each wrong digit and each swap of neighbours is found', () =>
    fc.assert(
      fc.property(anyLine, fc.nat(11), fc.integer({ min: 1, max: 9 }), ({ round, n }, at, by) => {
        const digits = lineDigits(makeLineNumber(round, n))
        const changed = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
        expect(codeOf(() => parseLineNumber(changed))).toBe('line-check-digits')
        if (at === 11 || digits[at] === digits[at + 1]) return
        const swapped = `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`
        expect(codeOf(() => parseLineNumber(swapped))).toBe('line-check-digits')
      })
    ))

  it.each(['', 'abc', '12a', '1234567890123', '0000-000001-95', '-', '1.5', '9'.repeat(1e6)])(
    'is not of a line: %#',
    (text) => expect(['line-unknown', 'line-check-digits']).toContain(codeOf(() => parseLineNumber(text)))
  )

  it('names what was typed', () =>
    expect(errorOf(() => parseLineNumber('0012-000345-32'))).toMatchObject({
      code: 'line-check-digits',
      data: { number: '0012-000345-32' }
    }))

  it('refuses a round or place that does not fit the print', () => {
    expect(() => makeLineNumber(0, 1)).toThrow(RangeError)
    expect(() => makeLineNumber(10_000, 1)).toThrow(RangeError)
    expect(() => makeLineNumber(1, 0)).toThrow(RangeError)
    expect(() => makeLineNumber(1, 1_000_000)).toThrow(RangeError)
  })
})
