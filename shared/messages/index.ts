import type { ErrorCode, ErrorData } from '../errors'
import { errorsKk } from './errors.kk'
import { errorsRu } from './errors.ru'

/** Fills `{name}` from data: a dash for an empty text; a placeholder without a value stays visible rather than vanish. */
export function fill(sentence: string, data: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name]
    return value === undefined || value === null ? whole : String(value) || '–'
  })
}

/** What has a name in each language, such as `wareKk` and `wareRu`, is `{ware}` in a sentence of that language. */
export function inLocale(data: ErrorData, locale: 'kk' | 'ru'): ErrorData {
  const ending = locale === 'kk' ? 'Kk' : 'Ru'
  const named = Object.entries(data)
    .filter(([name]) => name.endsWith(ending))
    .map(([name, value]) => [name.slice(0, -ending.length), value] as const)
  return { ...data, ...Object.fromEntries(named) }
}

/** The sentence of a coded error in the reader's language, with the field's path where one is known. */
export function errorSentence(code: ErrorCode, data: ErrorData, locale: 'kk' | 'ru', field?: string): string {
  const sentence = (locale === 'kk' ? errorsKk : errorsRu)[code]
  return fill(sentence, { ...inLocale(data, locale), field: field ?? '' })
}
