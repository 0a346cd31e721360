import { z } from 'zod'
import { OfficeError } from '../errors'
import { parseIsoDate } from '../domain/iso-date'
import { checkIban } from '../domain/iban'
import { checkIin } from '../domain/iin'
import { checkKatoCode } from '../domain/kato'
import { parseTenge } from '../domain/money'
import { parseMonth, parseQuarter } from '../domain/quarter'
import { cleanText } from '../domain/text'

/**
 * A string checked (and normalised) by a domain function that throws a coded error; the code and its data travel in
 * the zod issue, so that the router answers the same code the domain knows.
 * @param max the most characters that are right
 * @param room up to so many are looked at, to say what else is wrong or to clean them away; beyond, they are only too many
 */
export function checkedString<T extends string>(check: (text: string) => T, max = 4000, room = max) {
  return z
    .string()
    .meta({ maxLength: max })
    .transform((text, context): T => {
      try {
        if (text.length > room) throw new OfficeError('text-too-long', { data: { max } })
        return check(text)
      } catch (error) {
        if (!(error instanceof OfficeError)) throw error
        context.addIssue({ code: 'custom', message: error.code, params: error.data, input: text })
        return z.NEVER
      }
    })
}

export const idField = z.int().positive()
export const dateField = checkedString((text) => parseIsoDate(text), 10, 100).meta({
  description: 'ISO date, YYYY-MM-DD'
})
export const monthField = checkedString((text) => parseMonth(text), 7, 100).meta({
  description: 'Month, YYYY-MM'
})
export const quarterField = checkedString((text) => parseQuarter(text), 7, 100).meta({
  description: 'Quarter, YYYY-Qn'
})
export const iinField = checkedString((text) => checkIin(text).iin, 20, 100).meta({
  description: 'IIN, 12 digits'
})
export const ibanField = checkedString((text) => checkIban(text), 60, 100).meta({
  description: 'IBAN KZ, 20 characters'
})

/** A decimal tenge string, not negative, kept as it is written. */
export const amountField = checkedString((text) => {
  if (parseTenge(text) < 0) throw new OfficeError('amount-negative')
  return text
}, 40).meta({ description: 'Tenge as a decimal string with at most two places, not negative: "150000.00"' })

/** How much of a pasted text is cleaned before it is found too long. */
const roomFor = (max: number): number => max * 10 + 1000

/** One line of text, trimmed and cleaned; empty only where `optional` says so. */
export function lineField(max: number) {
  const check = (text: string): string => {
    const clean = cleanText(text, { max })
    if (clean === '') throw new OfficeError('field-empty')
    return clean
  }
  return checkedString(check, max, roomFor(max))
}

/** Free text of several lines; may be empty. */
export function noteField(max: number) {
  return checkedString((text) => cleanText(text, { max, multiline: true }), max, roomFor(max))
}

/** A name of a person: letters, hyphen, apostrophe, dot and blanks only. */
export const nameField = checkedString(
  (text) => {
    const clean = cleanText(text, { max: 80, name: true })
    if (clean === '') throw new OfficeError('field-empty')
    return clean
  },
  80,
  roomFor(80)
)

/** KATO code of nine digits, checked for form; existence is checked against the classifier. */
export const katoField = checkedString((text) => checkKatoCode(text), 20)
export const regionField = checkedString((text) => {
  if (!/^\d{2}$/.test(text)) throw new OfficeError('kato-malformed', { data: { text: text.slice(0, 20) } })
  return text
}, 20).meta({ description: 'KATO region, two digits' })

export const localeField = z.enum(['kk', 'ru'])
export type Locale = z.infer<typeof localeField>

/** Amounts and dates of answers are plain strings: they were checked when they came in. */
export const amountOut = z.string().meta({ description: 'Tenge, decimal string with two places' })
export const dateOut = z.string().meta({ description: 'ISO date' })
export const instantOut = z.string().meta({ description: 'ISO instant, UTC' })

export const nothing = z.strictObject({})
export const pageInput = {
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(500).optional()
}
export const bilingual = z.object({ kk: z.string(), ru: z.string() })
