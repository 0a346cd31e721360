import type { Locale } from '../domain/format'
import { reportWordsKk } from './words.kk'
import { reportWordsRu, type ReportWords } from './words.ru'

export type { ReportWords } from './words.ru'

export const reportWords: Readonly<Record<Locale, ReportWords>> = { kk: reportWordsKk, ru: reportWordsRu }

/** A word of a group; a code that this release does not know stands for itself. */
export function wordOf(group: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(group, code) ? (group[code] ?? code) : code
}

/** A sentence with its places filled. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
