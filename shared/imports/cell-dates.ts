import { addDays, isIsoDate, type IsoDate } from '../domain/iso-date'
import { searchKey } from '../domain/search-key'

// Beginnings of the months' names as `searchKey` folds them, Kazakh and Russian; a longer one stands before one it begins with.
const monthStems: readonly (readonly [string, number])[] = [
  ...(
    [
      ['қаңтар', 1],
      ['ақпан', 2],
      ['наурыз', 3],
      ['сәуір', 4],
      ['мамыр', 5],
      ['маусым', 6],
      ['шілде', 7],
      ['тамыз', 8],
      ['қыркүйек', 9],
      ['қазан', 10],
      ['қараша', 11],
      ['желтоқсан', 12],
      ['янв', 1],
      ['фев', 2],
      ['март', 3],
      ['апр', 4],
      ['май', 5],
      ['мая', 5],
      ['июн', 6],
      ['июл', 7],
      ['август', 8],
      ['сен', 9],
      ['окт', 10],
      ['ноя', 11],
      ['дек', 12]
    ] as const
  ).map(([word, month]) => [searchKey(word), month] as const)
]

/** Day 0 of the spreadsheets' count, which takes 1900 for a leap year: right for every day from March 1900. */
const dayZero = '1899-12-30'
const firstDayNumber = 61
const lastDayNumber = 73_050

export interface ReadDate {
  date: IsoDate
  /** The century was not written. */
  guessedYear: boolean
}

/** The month a Kazakh or Russian word names in any of its forms; `null` for another word. */
export function monthOfWord(word: string): number | null {
  const key = searchKey(word)
  return monthStems.find(([stem]) => key.startsWith(stem))?.[1] ?? null
}

const pad = (value: number | string): string => String(value).padStart(2, '0')

/** Two digits are a year that has begun already: in 2026 `26` is 2026 and `27` is 1927. */
function fullYear(text: string, today: IsoDate): { year: string; guessed: boolean } {
  if (text.length === 4) return { year: text, guessed: false }
  const century = Number(today.slice(0, 2))
  return {
    year: `${Number(text) <= Number(today.slice(2, 4)) ? century : century - 1}${text}`,
    guessed: true
  }
}

function ofParts(year: string, month: number | string, day: string, today: IsoDate): ReadDate | null {
  const full = fullYear(year, today)
  const date = `${full.year}-${pad(month)}-${pad(day)}`
  return isIsoDate(date) ? { date, guessedYear: full.guessed } : null
}

/** «15 марта 1985 г.», «1985 ж. 15 наурыз», «1985 жылғы 15 наурыз». */
function ofWords(text: string, today: IsoDate): ReadDate | null {
  const word = (text.match(/\p{L}+/gu) ?? []).map(monthOfWord).find((month) => month !== null)
  const numbers = text.match(/\d+/g) ?? []
  if (word === undefined || word === null || numbers.length !== 2) return null
  const [first = '', second = ''] = numbers
  const [year, day] = first.length === 4 ? [first, second] : [second, first]
  return year.length === 4 && day.length <= 2 ? ofParts(year, word, day, today) : null
}

/**
 * A day in the spellings that lists come with, the day always before the month: `15.03.1985`, `15/03/1985`, `15-3-1985`, `1985-03-15`,
 * `1985.03.15`, `15.03.85`, with words, with a time behind it, or as a spreadsheet's day number. `null` where it is no day.
 */
export function readDate(text: string, today: IsoDate): ReadDate | null {
  const plain = text
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '')
    .replace(/\s*(?:г\.?|год[а]?|ж\.?|жыл[ы]?)$/u, '')
    .trim()
  if (/^\d{2,5}(?:\.0+)?$/.test(plain)) {
    const number = Math.trunc(Number(plain))
    if (number < firstDayNumber || number > lastDayNumber) return null
    return { date: addDays(dayZero, number), guessedYear: false }
  }
  const dayFirst = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(plain)
  if (dayFirst !== null) return ofParts(dayFirst[4] ?? '', dayFirst[3] ?? '', dayFirst[1] ?? '', today)
  const yearFirst = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/.exec(plain)
  if (yearFirst !== null) return ofParts(yearFirst[1] ?? '', yearFirst[3] ?? '', yearFirst[4] ?? '', today)
  return ofWords(plain, today)
}

/** A month as `2026-07`, `07.2026`, «июль 2026», «2026 ж. шілде», or as a day within it. `null` where it is none. */
export function readMonth(text: string, today: IsoDate): string | null {
  const plain = text.trim()
  const iso = /^(\d{4})[-./](\d{1,2})$/.exec(plain)
  const turned = /^(\d{1,2})[-./](\d{4})$/.exec(plain)
  const year = iso?.[1] ?? turned?.[2]
  const month = iso?.[2] ?? turned?.[1]
  if (year !== undefined && month !== undefined)
    return isIsoDate(`${year}-${pad(month)}-01`) ? `${year}-${pad(month)}` : null
  const day = readDate(plain, today)
  if (day !== null) return day.date.slice(0, 7)
  const word = (plain.match(/\p{L}+/gu) ?? []).map(monthOfWord).find((found) => found !== null)
  const numbers = plain.match(/\d+/g) ?? []
  return word !== undefined && word !== null && numbers.length === 1 && numbers[0]?.length === 4
    ? `${numbers[0]}-${pad(word)}`
    : null
}

const roman = ['i', 'ii', 'iii', 'iv']

/** A quarter as `2026-Q2`, `Q2 2026`, «II квартал 2026», «2026 ж. 2-тоқсан». `null` where it is none. */
export function readQuarter(text: string): string | null {
  const plain = text.trim().toLowerCase()
  const year = /(?<!\d)(?:18|19|20|21)\d{2}(?!\d)/.exec(plain)?.[0]
  if (year === undefined) return null
  const rest = plain.replace(year, ' ')
  const digit = /(?<!\d)[1-4](?!\d)/.exec(rest)?.[0]
  if (digit !== undefined) return /\d/.test(rest.replace(digit, '')) ? null : `${year}-Q${digit}`
  const letters = rest.replaceAll('і', 'i').match(/[iv]+/g) ?? []
  const place = letters.map((found) => roman.indexOf(found)).find((at) => at !== -1)
  return place === undefined ? null : `${year}-Q${place + 1}`
}
