import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { maxTiyn, parseTenge, tiyn } from '../../shared/domain/money'
import { amountInWordsKk, amountInWordsRu, numberInWordsKk } from '../../shared/domain/words'

describe('amounts in Russian words', () => {
  it.each([
    ['0', 'ноль тенге'],
    ['1', 'один тенге'],
    ['2', 'два тенге'],
    ['21', 'двадцать один тенге'],
    ['1000', 'одна тысяча тенге'],
    ['2000', 'две тысячи тенге'],
    ['5000', 'пять тысяч тенге'],
    ['24245', 'двадцать четыре тысячи двести сорок пять тенге'],
    ['108068', 'сто восемь тысяч шестьдесят восемь тенге'],
    ['121001.45', 'сто двадцать одна тысяча один тенге сорок пять тиынов'],
    ['26906.83', 'двадцать шесть тысяч девятьсот шесть тенге восемьдесят три тиына'],
    ['0.01', 'ноль тенге один тиын'],
    ['10.11', 'десять тенге одиннадцать тиынов'],
    ['10.21', 'десять тенге двадцать один тиын'],
    ['1000000', 'один миллион тенге'],
    ['2000000000', 'два миллиарда тенге'],
    ['-20', 'минус двадцать тенге']
  ])('%s: %s', (amount, words) => expect(amountInWordsRu(parseTenge(amount))).toBe(words))

  it('begins with a capital on demand', () =>
    expect(amountInWordsRu(parseTenge('5175'), { capital: true })).toBe(
      'Пять тысяч сто семьдесят пять тенге'
    ))
})

describe('amounts in Kazakh words', () => {
  it.each([
    ['0', 'нөл теңге'],
    ['1', 'бір теңге'],
    ['19', 'он тоғыз теңге'],
    ['100', 'жүз теңге'],
    ['200', 'екі жүз теңге'],
    ['1000', 'бір мың теңге'],
    ['1100', 'бір мың жүз теңге'],
    ['24245', 'жиырма төрт мың екі жүз қырық бес теңге'],
    ['108068', 'жүз сегіз мың алпыс сегіз теңге'],
    ['121001.45', 'жүз жиырма бір мың бір теңге қырық бес тиын'],
    ['26906.83', 'жиырма алты мың тоғыз жүз алты теңге сексен үш тиын'],
    ['150000', 'жүз елу мың теңге'],
    ['1000000', 'бір миллион теңге'],
    ['3333333', 'үш миллион үш жүз отыз үш мың үш жүз отыз үш теңге'],
    ['2000000000', 'екі миллиард теңге'],
    ['777999', 'жеті жүз жетпіс жеті мың тоғыз жүз тоқсан тоғыз теңге'],
    ['-20', 'минус жиырма теңге']
  ])('%s: %s', (amount, words) => expect(amountInWordsKk(parseTenge(amount))).toBe(words))

  it('begins with a capital on demand, in Kazakh letters too', () => {
    expect(amountInWordsKk(parseTenge('3'), { capital: true })).toBe('Үш теңге')
    expect(amountInWordsKk(parseTenge('0'), { capital: true })).toBe('Нөл теңге')
  })
})

/** A reader that knows nothing of how the words are made: units, a multiplier hundred (Kazakh), scales. */
const units: Record<string, number> = {
  ...numbered('нөл бір екі үш төрт бес алты жеті сегіз тоғыз'),
  ...numbered('ноль один два три четыре пять шесть семь восемь девять'),
  ...numbered(
    'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
    10
  ),
  ...numbered('он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан', 10, 10),
  ...numbered('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто', 20, 10),
  ...numbered('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот', 100, 100),
  одна: 1,
  две: 2
}
const scales: [RegExp, number][] = [
  [/^(мың|тысяч)/, 1e3],
  [/^миллион/, 1e6],
  [/^миллиард/, 1e9],
  [/^триллион/, 1e12]
]

function numbered(words: string, from = 0, step = 1): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, from + index * step]))
}

function readNumber(words: string[]): number {
  let total = 0
  let group = 0
  for (const word of words) {
    const scale = scales.find(([pattern]) => pattern.test(word))?.[1]
    if (scale !== undefined) {
      total += group * scale
      group = 0
    } else if (word === 'жүз') group = group === 0 ? 100 : group * 100
    else if (units[word] !== undefined) group += units[word]
    else throw new Error(`Not a number word: ${word}`)
  }
  return total + group
}

function readAmount(text: string): number {
  const words = text.toLowerCase().split(' ')
  const negative = words[0] === 'минус'
  const rest = negative ? words.slice(1) : words
  const at = rest.findIndex((word) => word === 'тенге' || word === 'теңге')
  const tiynWords = rest.slice(at + 1, -1)
  const value = readNumber(rest.slice(0, at)) * 100 + (tiynWords.length > 0 ? readNumber(tiynWords) : 0)
  return negative ? -value : value
}

// Half of the amounts small, where the irregular words are.
const amounts = fc.oneof(
  fc.integer({ min: -300_000, max: 300_000 }),
  fc.integer({ min: -maxTiyn, max: maxTiyn })
)

describe('amounts in words: always', () => {
  it('read back to the same amount, in both languages', () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (value, capital) => {
        expect(readAmount(amountInWordsKk(tiyn(value), { capital }))).toBe(value)
        expect(readAmount(amountInWordsRu(tiyn(value), { capital }))).toBe(value)
      }),
      { numRuns: 500 }
    )
  })

  it('every number below 2 000 reads back', () => {
    for (let number = 0; number < 2000; number += 1) {
      expect(readNumber(numberInWordsKk(number).split(' '))).toBe(number)
    }
  })
})
