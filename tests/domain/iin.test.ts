import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { checkIin, iinCheckDigit, makeIin, type Sex } from '../../shared/domain/iin'
import { addDays } from '../../shared/domain/iso-date'
import { codeOf, errorOf } from './support'

describe('IIN', () => {
  it('850315400608: born 15.03.1985, female, settled by the second pass', () =>
    expect(checkIin('850315400608')).toEqual({ iin: '850315400608', bornOn: '1985-03-15', sex: 'f' }))

  it('900101300126 and 900101300136: born 01.01.1990, male', () => {
    for (const iin of ['900101300126', '900101300136']) {
      expect(checkIin(iin)).toEqual({ iin, bornOn: '1990-01-01', sex: 'm' })
    }
  })

  it('drops spaces as pasted', () => expect(checkIin(' 850315 400608\n').iin).toBe('850315400608'))

  it('85031540061: no check digit exists', () => {
    expect(iinCheckDigit('85031540061')).toBeNull()
    expect(codeOf(() => checkIin('850315400610'))).toBe('iin-never-issued')
  })

  it.each(['', '85031540060', '8503154006080', '85031540060a', '٨50315400608', 'x'.repeat(10_000_000)])(
    'refuses what is not 12 digits (%#)',
    (text) => expect(codeOf(() => checkIin(text))).toBe('iin-malformed')
  )

  it('names the field and how many digits there were', () =>
    expect(errorOf(() => checkIin('8503', {}, 'members.0.iin'))).toMatchObject({
      code: 'iin-malformed',
      field: 'members.0.iin',
      data: { digits: 4 }
    }))

  it('refuses a wrong digit', () => expect(codeOf(() => checkIin('850315400609'))).toBe('iin-check-digit'))

  it('refuses a date that does not exist and a century nobody has', () => {
    for (const first11 of ['90023130012', '90130130012', '90010100012', '90010170012']) {
      const digit = iinCheckDigit(first11)
      expect(digit).not.toBeNull()
      expect(codeOf(() => checkIin(`${first11}${digit}`))).toBe('iin-date')
    }
  })

  it('must agree with the birth date and the sex entered', () => {
    expect(checkIin('850315400608', { bornOn: '1985-03-15', sex: 'f' }).sex).toBe('f')
    expect(errorOf(() => checkIin('850315400608', { bornOn: '1985-03-16' }, 'iin'))).toMatchObject({
      code: 'iin-birth-date-differs',
      field: 'iin',
      data: { inIin: '1985-03-15', entered: '1985-03-16' }
    })
    expect(codeOf(() => checkIin('850315400608', { sex: 'm' }))).toBe('iin-sex-differs')
  })
})

const person = fc.record({
  bornOn: fc.integer({ min: 0, max: 109_571 }).map((days) => addDays('1800-01-01', days)),
  sex: fc.constantFrom<Sex>('m', 'f'),
  serial: fc.integer({ min: 0, max: 9999 })
})

/** Which pass settles the first eleven digits. */
function pass(first11: string): 1 | 2 {
  const sum = [...first11].reduce((total, digit, index) => total + Number(digit) * (index + 1), 0)
  return sum % 11 < 10 ? 1 : 2
}

describe('IIN: always', () => {
  it('a made-up person reads back', () => {
    fc.assert(
      fc.property(person, ({ bornOn, sex, serial }) => {
        const iin = makeIin(bornOn, sex, serial)
        fc.pre(iin !== null)
        expect(checkIin(iin ?? '', { bornOn, sex })).toEqual({ iin, bornOn, sex })
      })
    )
  })

  it('a wrong digit is caught within one pass, but where that pass has the weight 11', () => {
    fc.assert(
      fc.property(
        person,
        fc.nat(11),
        fc.integer({ min: 1, max: 9 }),
        ({ bornOn, sex, serial }, place, shift) => {
          const iin = makeIin(bornOn, sex, serial)
          fc.pre(iin !== null)
          const digits = [...(iin ?? '')]
          digits[place] = String((Number(digits[place]) + shift) % 10)
          const first11 = digits.slice(0, 11).join('')
          const before = pass(iin?.slice(0, 11) ?? '')
          fc.pre(place === 11 || before === pass(first11))
          const blind = before === 1 ? place === 10 : place === 8
          expect(iinCheckDigit(first11) === Number(digits[11])).toBe(blind)
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe('synthetic IIN', () => {
  it('is null for a century without IINs and for a serial out of range', () => {
    expect(makeIin('2100-01-01', 'm', 1)).toBeNull()
    expect(makeIin('1990-01-01', 'm', 10_000)).toBeNull()
    expect(makeIin('1985-03-15', 'f', 61)).toBeNull()
  })
})
