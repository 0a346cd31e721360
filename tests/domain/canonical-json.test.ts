import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@shared/domain/canonical-json'

describe('canonicalJson', () => {
  it('sorts keys at every depth and puts no spaces', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'ә' }], a: null, B: true })).toBe(
      '{"B":true,"a":null,"b":[{"c":"ә","d":1}]}'
    )
  })

  it('writes numbers in one way', () => {
    expect(canonicalJson([-0, 1e21, 0.1, 10 ** 15])).toBe('[0,1e+21,0.1,1000000000000000]')
  })

  it.each([
    ['undefined', { a: { b: undefined } }, '$.a.b'],
    ['NaN', [1, NaN], '$.1'],
    ['Infinity', Infinity, '$'],
    ['bigint', { a: 1n }, '$.a'],
    ['function', [() => 1], '$.0'],
    ['Date', { at: new Date(0) }, '$.at'],
    ['Map', new Map(), '$'],
    ['a hole', new Array(1), '$.0']
  ])('refuses %s and says where', (_name, value, where) => {
    expect(() => canonicalJson(value)).toThrow(`at ${where}`)
  })

  it('is read back as the same value, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        const text = canonicalJson(plain)
        expect(JSON.parse(text)).toEqual(plain)
        if (plain !== null && typeof plain === 'object' && !Array.isArray(plain)) {
          expect(canonicalJson(Object.fromEntries(Object.entries(plain).reverse()))).toBe(text)
        }
      })
    )
  })
})
