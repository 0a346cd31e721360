import { checkIban } from '../domain/iban'
import { checkIin } from '../domain/iin'
import type { IsoDate } from '../domain/iso-date'
import { checkKatoCode } from '../domain/kato'
import { parseTenge, tengeString } from '../domain/money'
import { parsePhone } from '../domain/phone'
import { searchKey } from '../domain/search-key'
import { cleanText } from '../domain/text'
import { OfficeError } from '../errors'
import { readDate, readMonth, readQuarter } from './cell-dates'
import type { ImportField } from './kinds'
import { withoutRomans } from './roman'

export interface CellFinding {
  level: 'error' | 'warning'
  code: string
  data: Readonly<Record<string, string | number | boolean | null>>
}

/** What a cell says: `null` where it is empty or cannot be read. */
export interface ReadCell {
  value: string | null
  finding: CellFinding | null
}

export interface CellContext {
  /** For years of two digits. */
  today: IsoDate
  /** KATO codes of the places a text names, nearest to the office first; several where the name alone does not decide. */
  places(text: string): readonly string[]
}

const longestText = 300
const longestName = 80
// Longer than anything a column here may hold: not looked at more closely.
const longestCell = 2_000

const sexes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['м', 'муж', 'мужской', 'мужчина', 'мальчик', 'ер', 'еркек', 'ер адам', 'ұл', 'm', 'male', '1'].map(
      (word) => [word, 'm']
    ),
    ...['ж', 'жен', 'женский', 'женщина', 'девочка', 'әйел', 'әйел адам', 'қыз', 'f', 'female', '2'].map(
      (word) => [word, 'f']
    )
  ].map(([word = '', sex = '']) => [searchKey(word), sex])
)

const read = (value: string, finding: CellFinding | null = null): ReadCell => ({ value, finding })
const wrong = (code: string, data: CellFinding['data'] = {}): ReadCell => ({
  value: null,
  finding: { level: 'error', code, data }
})
const warned = (value: string, code: string, data: CellFinding['data'] = {}): ReadCell => ({
  value,
  finding: { level: 'warning', code, data }
})
const shown = (text: string): string => text.slice(0, 60)

/** A sheet keeps numbers, so an IIN may come without the zeros it begins with, or with a dot and a zero behind it. */
function readIin(text: string): ReadCell {
  const digits = text.replace(/^'/, '').replace(/[\s-]/g, '').replace(/\.0+$/, '')
  const short = /^\d{8,11}$/.test(digits)
  const { iin } = checkIin(short ? digits.padStart(12, '0') : digits)
  return short ? warned(iin, 'iin-padded', { iin }) : read(iin)
}

/** Capitals throughout are the habit of some registers: «СЕРІКОВА ӘЛИЯ». */
function nameCase(text: string): string {
  if (text !== text.toUpperCase() || !/\p{L}{2}/u.test(text)) return text
  return text.toLowerCase().replace(/(^|[\s.'’ʼ-])(\p{L})/gu, (_, before: string, letter: string) => {
    return `${before}${letter.toUpperCase()}`
  })
}

/** A name with a Latin letter or two in it was typed on the wrong keyboard: they look alike, but nobody finds them. */
const twins: Readonly<Record<string, string>> = {
  ...{
    A: 'А',
    B: 'В',
    C: 'С',
    E: 'Е',
    H: 'Н',
    I: 'І',
    K: 'К',
    M: 'М',
    O: 'О',
    P: 'Р',
    T: 'Т',
    X: 'Х',
    Y: 'У'
  },
  ...{ a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' }
}

function readName(text: string): ReadCell {
  const clean = nameCase(cleanText(text, { max: longestName * 3, name: true }))
  if (clean.split(' ').some((part) => part.length > longestName))
    return wrong('text-too-long', { max: longestName })
  const mixed = /\p{Script=Cyrillic}/u.test(clean) && /[A-Za-z]/.test(clean)
  if (!mixed) return clean === '' ? { value: null, finding: null } : read(clean)
  const mended = clean.replace(/[A-Za-z]/g, (letter) => twins[letter] ?? letter)
  return warned(mended, 'name-letters-mixed', { name: shown(mended) })
}

/**
 * A sum in tenge: «12 345,67», `12345.67 тг`, `12.345,67`, `12,345.67`, with blanks that do not break, ₸ or words behind it. One mark
 * with three digits behind it may be either, so it is asked rather than guessed.
 */
function readAmount(text: string): ReadCell {
  const plain = text
    .replace(/[\u2212–]/g, '-')
    .replace(/(?:₸|тг|тенге|теңге|kzt)\.?\s*$/iu, '')
    .replace(/[\s'’]/g, '')
  const marks = plain.replace(/[^.,]/g, '')
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (marks.length === 1 && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(plain))
    return wrong('amount-ambiguous', { text: shown(text) })
  const oneKind = marks.length > 1 && new Set(marks).size === 1
  const whole = oneKind || last === -1 ? plain : plain.slice(0, last)
  const places = oneKind || last === -1 ? '' : plain.slice(last + 1)
  const grouped = marks.length > 1 && !/^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)
  if (grouped) return wrong('amount-malformed', { text: shown(text) })
  const decimal = `${whole.replace(/[.,]/g, '')}${places === '' ? '' : `.${places}`}`
  const amount = parseTenge(decimal)
  return amount < 0 ? wrong('amount-negative') : read(tengeString(amount))
}

function readDecimal(text: string): ReadCell {
  const plain = text.replace(/\s/g, '').replace(',', '.')
  return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(plain)
    ? read(plain)
    : wrong('number-malformed', { text: shown(text) })
}

function readInteger(text: string): ReadCell {
  const plain = text.replace(/\s/g, '').replace(/[.,]0+$/, '')
  if (!/^-?\d{1,12}$/.test(plain)) return wrong('number-malformed', { text: shown(text) })
  return read(String(Number(plain)))
}

/** Several phones in one cell: the first one counts. */
function readPhone(text: string): ReadCell {
  const [first = '', ...others] = text.replace(/\.0+$/, '').split(/[,;/]/)
  const phone = parsePhone(first.replace(/[a-zа-яёәғқңөұүһі.:]+/giu, ' ').trim())
  if (phone === '') return { value: null, finding: null }
  return others.some((other) => /\d/.test(other)) ? warned(phone, 'phone-several', { phone }) : read(phone)
}

function readPlace(text: string, context: CellContext): ReadCell {
  if (/^\d[\d\s]*$/.test(text)) return read(checkKatoCode(text))
  const found = context.places(text)
  const [code] = found
  if (code === undefined) return wrong('place-unknown', { text: shown(text) })
  if (found.length > 1) return wrong('place-ambiguous', { text: shown(text), count: found.length })
  return read(code)
}

/** «1-топ», «1 топ» and «I топ» are one. */
const foldChoice = (text: string): string => searchKey(withoutRomans(text.replace(/[-–]/g, ' ')))

const choiceWords = new WeakMap<ImportField, ReadonlyMap<string, string>>()

function wordsOf(field: ImportField): ReadonlyMap<string, string> {
  const known = choiceWords.get(field)
  if (known !== undefined) return known
  const words = new Map(
    Object.entries(field.choices ?? {}).flatMap(([code, spellings]) =>
      [code, ...spellings].map((word): [string, string] => [foldChoice(word), code])
    )
  )
  choiceWords.set(field, words)
  return words
}

function readChoice(field: ImportField, text: string): ReadCell {
  return or(wordsOf(field).get(foldChoice(text)) ?? null, 'choice-unknown', text)
}

function dated(text: string, context: CellContext): ReadCell {
  const found = readDate(text, context.today)
  if (found === null) return wrong('date-malformed', { text: shown(text) })
  return found.guessedYear
    ? warned(found.date, 'date-century', { text: shown(text), date: found.date })
    : read(found.date)
}

const or = (value: string | null, code: string, text: string): ReadCell =>
  value === null ? wrong(code, { text: shown(text) }) : read(value)

function byType(field: ImportField, text: string, context: CellContext): ReadCell {
  switch (field.type) {
    case 'iin':
      return readIin(text)
    case 'name':
    case 'full-name':
      return readName(text)
    case 'date':
      return dated(text, context)
    case 'month':
      return or(readMonth(text, context.today), 'month-malformed', text)
    case 'quarter':
      return or(readQuarter(text), 'quarter-malformed', text)
    case 'amount':
      return readAmount(text)
    case 'integer':
      return readInteger(text)
    case 'decimal':
      return readDecimal(text)
    case 'phone':
      return readPhone(text)
    case 'iban':
      return read(checkIban(text))
    case 'kato':
      return readPlace(text, context)
    case 'sex':
      return or(sexes[searchKey(text)] ?? null, 'sex-unknown', text)
    case 'choice':
      return readChoice(field, text)
    case 'text':
      return read(cleanText(text, { max: field.max ?? longestText }))
  }
}

/**
 * A cell as its column is read: ISO days, months and quarters, decimal tenge, cleaned text, codes of choices and places. A dash stands
 * for an empty cell.
 */
export function readCell(field: ImportField, text: string, context: CellContext): ReadCell {
  const plain = text.trim()
  if (plain === '' || /^[-–—]$/.test(plain)) return { value: null, finding: null }
  if (plain.length > longestCell) return wrong('text-too-long', { max: longestCell })
  try {
    const cell = byType(field, plain, context)
    return cell.value === '' ? { value: null, finding: cell.finding } : cell
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    return wrong(error.code, error.data)
  }
}
