const romans = ['i', 'ii', 'iii', 'iv']

/**
 * Roman numerals up to four, in Latin or Kazakh letters, as digits: a search key keeps one of doubled letters, and would not tell them
 * apart.
 */
export function withoutRomans(text: string): string {
  return text.replace(/(?<![\p{L}\d])(?:[iі]{1,3}|[iі]v)(?![\p{L}\d])/giu, (word) =>
    String(romans.indexOf(word.toLowerCase().replaceAll('і', 'i')) + 1)
  )
}
