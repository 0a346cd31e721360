import { errorCodes, type ErrorCode } from '../errors'
import { errorSentence, fill, inLocale } from '../messages'
import { findingsKk } from './findings.kk'
import { findingsRu } from './findings.ru'

/** Words of the file of refused rows. */
export const importWords = {
  kk: { reason: 'Себебі', rejected: 'кері', leftOut: 'Жол алынбады.' },
  ru: { reason: 'Причина', rejected: 'возврат', leftOut: 'Строка не взята.' }
} as const

const codes: ReadonlySet<string> = new Set(errorCodes)

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
  if (sentence !== undefined) return fill(sentence, inLocale({ ...finding.data }, locale))
  if (!codes.has(finding.code)) return finding.code
  return errorSentence(finding.code as ErrorCode, { ...finding.data }, locale, finding.field ?? undefined)
}
