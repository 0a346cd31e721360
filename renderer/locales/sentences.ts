import type { ErrorCode, ErrorData } from '@shared/errors'
import { inLocale } from '@shared/messages'
import { errorsKk } from '@shared/messages/errors.kk'
import { errorsRu } from '@shared/messages/errors.ru'
import { formatDate, formatMoney, formatMonth, formatQuarter } from '../format'
import { currentLocale, i18n } from './i18n'

const amountText = /^-?\d+\.\d{2}$/
const dateText = /^\d{4}-\d{2}-\d{2}$/
const quarterText = /^\d{4}-Q[1-4]$/
const monthText = /^\d{4}-\d{2}$/

/** Where the word of a coded value is found, by the name it has in an error's data. */
const wordsOf: Record<string, string> = {
  parameter: 'parameterNames',
  name: 'parameterNames',
  state: 'caseState',
  role: 'role',
  programme: 'programme',
  kind: 'incomeKind'
}

/** A value of an error's data as a reader expects it: dates, sums and coded values in words. */
function readable(name: string, value: ErrorData[string]): string {
  const text = String(value ?? '')
  if (dateText.test(text)) return formatDate(text)
  if (quarterText.test(text)) return formatQuarter(text)
  if (monthText.test(text)) return formatMonth(text)
  if (amountText.test(text)) return formatMoney(text)
  const word = `${wordsOf[name] ?? 'common'}.${text}`
  return name in wordsOf && i18n.global.te(word) ? i18n.global.t(word) : text
}

/** Fills `{name}` from the data. */
export function fillSentence(sentence: string, given: ErrorData): string {
  const data = inLocale(given, currentLocale())
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in data ? readable(name, data[name] ?? null) : whole
  )
}

/** The sentence of an error code in the language of the screen. */
export function sentenceOf(code: ErrorCode, data: ErrorData): string {
  return fillSentence((currentLocale() === 'kk' ? errorsKk : errorsRu)[code], data)
}
