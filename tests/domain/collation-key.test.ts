import { fc } from '../support/fast-check'
import { expect, it } from 'vitest'
import { collate, collationKey } from '@shared/domain/collate'

const letters = fc.constantFrom(..."АаӘәБбЕеЁёІіҚқӨөҮүҰұЯя ZzAа-'.0123456789ü")
const name = fc.oneof(fc.string({ unit: letters, maxLength: 12 }), fc.string({ maxLength: 8 }))

it('keys stand in the order in which names are compared', () => {
  fc.assert(
    fc.property(name, name, fc.constantFrom<'kk' | 'ru'>('kk', 'ru'), (a, b, locale) => {
      const [left, right] = [collationKey(a, locale), collationKey(b, locale)]
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(Math.sign(collate(locale)(a, b)))
    }),
    { numRuns: 5000 }
  )
})
