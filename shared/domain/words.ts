import { toCardinal } from 'n2words/ru-RU'
import { plural } from './plural'
import type { Tiyn } from './money'

export interface WordsOptions {
  /** Begin with a capital letter, as in a form's line of its own. */
  capital?: boolean
}

const ones = ['', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз']
const tens = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан']
const scales = ['', 'мың', 'миллион', 'миллиард', 'триллион', 'квадриллион']

function belowThousand(number: number): string[] {
  const hundreds = Math.floor(number / 100)
  const words = hundreds === 0 ? [] : hundreds === 1 ? ['жүз'] : [ones[hundreds] ?? '', 'жүз']
  return [...words, tens[Math.floor(number / 10) % 10] ?? '', ones[number % 10] ?? ''].filter(
    (word) => word !== ''
  )
}

/**
 * A whole number, 0 or more, in Kazakh. The usage of contracts and decisions: a hundred is «жүз» without «бір»
 * («жүз елу мың»), a single thousand, million and so on carries it («бір мың», «бір миллион»).
 */
export function numberInWordsKk(number: number): string {
  if (number === 0) return 'нөл'
  const groups: string[] = []
  for (let rest = number, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale += 1) {
    const group = rest % 1000
    if (group > 0) groups.unshift([...belowThousand(group), scales[scale] ?? ''].join(' ').trim())
  }
  return groups.join(' ')
}

/** A whole number, 0 or more, in Russian, masculine as before «тенге» and «тиын»: «двадцать один». */
export function numberInWordsRu(number: number): string {
  return toCardinal(number)
}

function amountInWords(
  amount: Tiyn,
  options: WordsOptions,
  say: { minus: string; number: (value: number) => string; tenge: string; tiyn: (value: number) => string }
): string {
  const magnitude = Math.abs(amount)
  const tenge = Math.floor(magnitude / 100)
  const rest = magnitude % 100
  const parts = [`${say.number(tenge)} ${say.tenge}`]
  if (rest > 0) parts.push(`${say.number(rest)} ${say.tiyn(rest)}`)
  if (amount < 0) parts.unshift(say.minus)
  const words = parts.join(' ')
  return options.capital === true ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

/**
 * An amount in Russian words: «сто двадцать одна тысяча один тенге сорок пять тиынов». «Тенге» does not decline; a whole
 * amount has no tiyn part.
 */
export function amountInWordsRu(amount: Tiyn, options: WordsOptions = {}): string {
  return amountInWords(amount, options, {
    minus: 'минус',
    number: numberInWordsRu,
    tenge: 'тенге',
    tiyn: (value) => plural('ru', value, ['тиын', 'тиына', 'тиынов'])
  })
}

/** An amount in Kazakh words: «жүз жиырма бір мың бір теңге қырық бес тиын». A whole amount has no tiyn part. */
export function amountInWordsKk(amount: Tiyn, options: WordsOptions = {}): string {
  return amountInWords(amount, options, {
    minus: 'минус',
    number: numberInWordsKk,
    tenge: 'теңге',
    tiyn: () => 'тиын'
  })
}
