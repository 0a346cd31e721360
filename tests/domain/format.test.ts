import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import {
  collate,
  formatDate,
  formatMonth,
  formatMonthRange,
  formatNumber,
  formatQuarter,
  formatTenge,
  parseDecimal,
  plural
} from '../../shared/domain/format'
import { maxTiyn, parseTenge, tiyn } from '../../shared/domain/money'
import { codeOf, errorOf } from './support'

const plain = (text: string) => text.replaceAll('\u00A0', ' ')

describe('money and numbers', () => {
  it.each([
    ['121001.45', '121 001,45 ₸'],
    ['24245', '24 245,00 ₸'],
    ['999', '999,00 ₸'],
    ['1000000', '1 000 000,00 ₸'],
    ['0.05', '0,05 ₸'],
    ['-20', '−20,00 ₸']
  ])('%s reads %s in both languages', (amount, text) => {
    expect(plain(formatTenge(parseTenge(amount), 'kk'))).toBe(text)
    expect(plain(formatTenge(parseTenge(amount), 'ru'))).toBe(text)
  })

  it('never breaks inside an amount', () =>
    expect(formatTenge(parseTenge('121001'), 'kk')).not.toContain(' '))

  it('can drop the zeros of a whole amount', () => {
    expect(plain(formatTenge(parseTenge('24245'), 'ru', { dropZeros: true }))).toBe('24 245 ₸')
    expect(plain(formatTenge(parseTenge('24245.50'), 'ru', { dropZeros: true }))).toBe('24 245,50 ₸')
  })

  it('writes numbers', () => {
    expect(plain(formatNumber(300000, 'kk'))).toBe('300 000')
    expect(plain(formatNumber(1234.5, 'ru'))).toBe('1 234,5')
    expect(plain(formatNumber(1234.5, 'ru', { places: 2 }))).toBe('1 234,50')
    expect(formatNumber(-0, 'kk')).toBe('0')
    expect(formatNumber(-0.001, 'kk', { places: 2 })).toBe('0,00')
    expect(formatNumber(-7, 'kk')).toBe('−7')
  })
})

describe('typed decimals', () => {
  it.each([
    ['121 001,45', '121001.45'],
    ['121\u00A0001,45', '121001.45'],
    ['121\u202F001,45 ₸', '121001.45'],
    ['121001.45', '121001.45'],
    ['  150000 ', '150000'],
    ['150000,5', '150000.5'],
    ['007', '7'],
    ['0,10', '0.10'],
    ['−20', '-20'],
    ['-0', '0']
  ])('%s gives %s', (typed, decimal) => expect(parseDecimal(typed)).toBe(decimal))

  it.each([
    '',
    ' ',
    'сто',
    '1,2,3',
    '1.234,56',
    '1 23',
    '12 34',
    '1  234',
    '5,',
    ',5',
    '1e5',
    '٣',
    '₸',
    '10-',
    '1'.repeat(1e7)
  ])('refuses what is no number (%#)', (typed) =>
    expect(codeOf(() => parseDecimal(typed))).toBe('amount-malformed')
  )

  it('names the field and what was typed', () =>
    expect(errorOf(() => parseDecimal('сто', 'incomes.0.amount'))).toMatchObject({
      field: 'incomes.0.amount',
      data: { text: 'сто' }
    }))
})

describe('dates, months, quarters', () => {
  it('writes days', () => {
    expect(formatDate('2018-02-10', 'kk')).toBe('10.02.2018')
    expect(formatDate('2018-02-10', 'kk', 'long')).toBe('2018 жылғы 10 ақпан')
    expect(formatDate('2018-02-10', 'ru', 'long')).toBe('10 февраля 2018 года')
    expect(formatDate('2020-05-01', 'kk', 'long')).toBe('2020 жылғы 1 мамыр')
    expect(formatDate('2020-05-01', 'ru', 'long')).toBe('1 мая 2020 года')
  })

  it('writes all twelve months', () => {
    const year = Array.from({ length: 12 }, (_, index) => `2018-${String(index + 1).padStart(2, '0')}`)
    expect(year.map((month) => formatMonth(month, 'kk').replace('2018 жылғы ', '')).join(' ')).toBe(
      'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'
    )
    expect(year.map((month) => formatMonth(month, 'ru').replace(' 2018 года', '')).join(' ')).toBe(
      'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'
    )
  })

  it('writes quarters', () => {
    expect(formatQuarter('2018-Q1', 'kk')).toBe('2018 жылғы I тоқсан')
    expect(formatQuarter('2018-Q4', 'ru')).toBe('IV квартал 2018 года')
  })

  it('writes months from one to another', () => {
    expect(formatMonthRange('2018-02', '2018-03', 'kk')).toBe('2018 жылғы ақпан – наурыз')
    expect(formatMonthRange('2018-02', '2018-03', 'ru')).toBe('февраль – март 2018 года')
    expect(formatMonthRange('2018-03', '2018-03', 'ru')).toBe('март 2018 года')
    expect(formatMonthRange('2018-12', '2019-01', 'kk')).toBe('2018 жылғы желтоқсан – 2019 жылғы қаңтар')
    expect(formatMonthRange('2018-12', '2019-01', 'ru')).toBe('декабрь 2018 года – январь 2019 года')
  })
})

describe('counted words', () => {
  it.each([
    [1, 'семья'],
    [2, 'семьи'],
    [4, 'семьи'],
    [5, 'семей'],
    [0, 'семей'],
    [11, 'семей'],
    [12, 'семей'],
    [14, 'семей'],
    [21, 'семья'],
    [22, 'семьи'],
    [111, 'семей'],
    [1001, 'семья'],
    [2.5, 'семьи'],
    [-1, 'семья']
  ])('%d %s', (n, word) => {
    expect(plural('ru', n, ['семья', 'семьи', 'семей'])).toBe(word)
    expect(plural('kk', n, ['отбасы'])).toBe('отбасы')
  })
})

describe('sorting', () => {
  const sorted = (locale: 'kk' | 'ru', words: string) => words.split(' ').sort(collate(locale)).join(' ')

  it('goes by the Kazakh alphabet', () => {
    const alphabet = [...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя']
    expect([...alphabet].reverse().sort(collate('kk'))).toEqual(alphabet)
    expect(sorted('kk', 'Қуат Куат Ғани Гани Һамит Хамит Әлия Алия Бану Ілияс Ыбырай')).toBe(
      'Алия Әлия Бану Гани Ғани Куат Қуат Хамит Һамит Ыбырай Ілияс'
    )
  })

  it('goes by the Russian alphabet, ё as е', () => {
    expect(sorted('ru', 'Жук Ёлка Ель Ежов Яна Анна')).toBe('Анна Ежов Ёлка Ель Жук Яна')
    expect(sorted('kk', 'Жук Ёлка Ель Ежов')).toBe('Ежов Ель Ёлка Жук')
  })

  it('does not mind capitals, and puts numbers by size', () => {
    expect(['дом 10', 'Дом 2', 'дом 1'].sort(collate('kk'))).toEqual(['дом 1', 'Дом 2', 'дом 10'])
    expect(['Али', 'Алиев', 'али'].sort(collate('kk'))).toEqual(['Али', 'али', 'Алиев'])
    expect(['Яна', 'Zoe', '1', '-', ''].sort(collate('ru'))).toEqual(['', '-', '1', 'Zoe', 'Яна'])
  })
})

const text = fc.string({ unit: fc.constantFrom(...'аәёе Zz-19010ЯІ王'), maxLength: 6 })

describe('format: always', () => {
  it('money reads back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -maxTiyn, max: maxTiyn }),
        fc.constantFrom<'kk' | 'ru'>('kk', 'ru'),
        fc.boolean(),
        (value, locale, dropZeros) => {
          expect(parseTenge(parseDecimal(formatTenge(tiyn(value), locale, { dropZeros })))).toBe(value)
        }
      )
    )
  })

  it('sorting is an order', () => {
    const sign = Math.sign
    fc.assert(
      fc.property(text, text, text, fc.constantFrom<'kk' | 'ru'>('kk', 'ru'), (a, b, c, locale) => {
        const compare = collate(locale)
        expect(sign(compare(a, b)) + sign(compare(b, a))).toBe(0)
        expect(compare(a, b) === 0).toBe(a === b)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 500 }
    )
  })
})
