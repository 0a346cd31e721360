import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { checkIban, formatIban, makeIban } from '../../shared/domain/iban'
import { codeOf, errorOf } from './support'

describe('IBAN', () => {
  it.each(['KZ978562203105747338', 'KZ71722S000029932182'])('published sample %s', (iban) =>
    expect(checkIban(iban)).toBe(iban)
  )

  it('is answered in capitals without spaces', () =>
    expect(checkIban(' kz97 8562 2031 0574 7338 ')).toBe('KZ978562203105747338'))

  it('refuses a wrong character', () =>
    expect(errorOf(() => checkIban('KZ978562203105747339', 'account'))).toMatchObject({
      code: 'iban-check-digits',
      field: 'account'
    }))

  it('refuses another country by name', () =>
    expect(errorOf(() => checkIban('DE89 3704 0044 0532 0130 00'))).toMatchObject({
      code: 'iban-country',
      data: { country: 'DE' }
    }))

  it.each([
    '',
    'KZ97',
    'KZ9785622031057473381',
    'KZ97856220310574733',
    'KZ97X562203105747338',
    'КЗ978562203105747338',
    'K'.repeat(1e7)
  ])('refuses what is not a Kazakh account number (%#)', (text) =>
    expect(codeOf(() => checkIban(text))).toBe('iban-malformed')
  )

  it('reads in groups of four', () =>
    expect(formatIban('KZ978562203105747338')).toBe('KZ97 8562 2031 0574 7338'))

  it('refuses to make one from a bank or account of the wrong form', () => {
    expect(codeOf(() => makeIban('85', '62203105747338'))).toBe('iban-malformed')
    expect(codeOf(() => makeIban('856', '123'))).toBe('iban-malformed')
  })
})

const bank = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'))
const account = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 13, maxLength: 13 })
  .map((chars) => chars.join(''))

describe('IBAN: always', () => {
  it('what is made is valid, modulo 97 is 1 by big integers too, and reads back from groups', () => {
    fc.assert(
      fc.property(bank, account, (b, a) => {
        const iban = makeIban(b, a)
        const number = [...(iban.slice(4) + iban.slice(0, 4))].map((char) => parseInt(char, 36)).join('')
        expect(BigInt(number) % 97n).toBe(1n)
        expect(checkIban(formatIban(iban).toLowerCase())).toBe(iban)
      })
    )
  })

  it('one wrong digit is caught', () => {
    fc.assert(
      fc.property(
        bank,
        account,
        fc.integer({ min: 2, max: 19 }),
        fc.integer({ min: 1, max: 9 }),
        (b, a, place, shift) => {
          const chars = [...makeIban(b, a)]
          const char = chars[place] ?? ''
          fc.pre(/\d/.test(char))
          chars[place] = String((Number(char) + shift) % 10)
          expect(codeOf(() => checkIban(chars.join('')))).toBe('iban-check-digits')
        }
      )
    )
  })
})
