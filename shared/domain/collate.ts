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
