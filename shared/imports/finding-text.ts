import { formatDate } from '../domain/format'
import { errorCodes, type ErrorCode, type ErrorData } from '../errors'
import { errorSentence, fill, inLocale } from '../messages'
import { findingsKk } from './findings.kk'
import { findingsRu } from './findings.ru'

/** Words of the file of refused rows. */
export const importWords = {
  kk: { reason: 'Себебі', rejected: 'кері', leftOut: 'Жол алынбады.' },
  ru: { reason: 'Причина', rejected: 'возврат', leftOut: 'Строка не взята.' }
} as const

const codes: ReadonlySet<string> = new Set(errorCodes)

const isoDate = /^\d{4}-\d{2}-\d{2}$/

/** Dates as people write them. */
function readable(data: ErrorData, locale: 'kk' | 'ru'): ErrorData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' && isoDate.test(value) ? formatDate(value, locale) : value
    ])
  )
}

/** The sentence of a finding in the reader's language: its own, else that of the error of the same code. */
export function findingSentence(
  finding: {
    code: string
    data: Readonly<Record<string, string | number | boolean | null>>
    field: string | null
  },
  locale: 'kk' | 'ru'
): string {
  const sentence = (locale === 'kk' ? findingsKk : findingsRu)[finding.code]
  const data = readable(finding.data, locale)
  if (sentence !== undefined) return fill(sentence, inLocale(data, locale))
  if (!codes.has(finding.code)) return finding.code
  return errorSentence(finding.code as ErrorCode, data, locale, finding.field ?? undefined)
}
