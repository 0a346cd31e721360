import type { Locale } from './plural'

// The Kazakh alphabet in Cyrillic letters; the Russian one is this without the nine Kazakh letters, in the same order.
const alphabet = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'

const ranks = new Map([...alphabet].map((letter, index) => [letter, index]))

// Blanks come before signs, signs before numbers, numbers before Latin, Latin before Cyrillic, that before the rest.
const digits = 2_000_000
const latin = 2_100_000
const cyrillic = 2_200_000
const others = 2_300_000

/** One word's weights: a run of digits weighs as its number, so that house 5 stands before house 10. */
function weights(text: string, locale: Locale): number[] {
  const result: number[] = []
  for (const piece of text.toLowerCase().match(/\d+|./gsu) ?? []) {
    if (/^\d/.test(piece)) {
      result.push(digits, Number(piece))
      continue
    }
    // Russian lists do not tell ё from е, Kazakh ones do.
    const letter = locale === 'ru' && piece === 'ё' ? 'е' : piece
    const code = letter.codePointAt(0) ?? 0
    const rank = ranks.get(letter)
    if (rank !== undefined) result.push(cyrillic + rank)
    else if (/[a-z]/.test(letter)) result.push(latin + code)
    else if (/\p{L}/u.test(letter)) result.push(others + code)
    else result.push(/\s/.test(letter) ? 0 : 1 + code)
  }
  return result
}

/**
 * A comparator for lists of names: Kazakh by the Kazakh alphabet, Russian by the Russian one (Ё as Е) with the Kazakh
 * letters after their Russian neighbours; capitals do not count, numbers by their size. Texts that differ are never
 * equal, so a sorted list is always the same.
 *
 * Own tables: neither process of the program has Kazakh data in its runtime.
 */
export function collate(locale: Locale): (a: string, b: string) => number {
  return (a, b) => {
    const left = weights(a.normalize('NFC'), locale)
    const right = weights(b.normalize('NFC'), locale)
    for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
      const difference = (left[i] ?? 0) - (right[i] ?? 0)
      if (difference !== 0 && !Number.isNaN(difference)) return difference
    }
    if (left.length !== right.length) return left.length - right.length
    return a < b ? -1 : a > b ? 1 : 0
  }
}

// Two characters a weight: its class, then its place in it. Classes stand in the order of the weights' ranges.
const classOf = {
  blank: '\u0001',
  sign: '\u0002',
  digits: '\u0003',
  latin: '\u0004',
  cyrillic: '\u0005',
  other: '\u0006'
}

function keyOfPiece(piece: string, locale: Locale): string {
  if (/^\d/.test(piece)) {
    const number = piece.replace(/^0+(?=.)/, '')
    return classOf.digits + String.fromCharCode(number.length) + number
  }
  const letter = locale === 'ru' && piece === 'ё' ? 'е' : piece
  const rank = ranks.get(letter)
  if (rank !== undefined) return classOf.cyrillic + String.fromCharCode(rank + 1)
  if (/[a-z]/.test(letter)) return classOf.latin + letter
  if (/\p{L}/u.test(letter)) return classOf.other + letter
  return /\s/.test(letter) ? classOf.blank : classOf.sign + letter
}

/**
 * A key whose order by code units is that of `collate`, for long lists: made once a text, where a comparator would take the text
 * apart with every comparison.
 */
export function collationKey(text: string, locale: Locale): string {
  const pieces = text.normalize('NFC').toLowerCase().match(/\d+|./gsu) ?? []
  // Texts that differ only in capitals are told apart at the end, as `collate` does.
  return `${pieces.map((piece) => keyOfPiece(piece, locale)).join('')}\u0000${text}`
}
