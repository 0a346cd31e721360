import type { OutputOf } from '@shared/contract'
import { formatDate } from '../../format'
import { i18n } from '../../locales/i18n'
import { journalRu } from './texts.ru'

type Row = OutputOf<'journal.list'>['rows'][number]

const { t, te } = i18n.global

/** Details whose value is itself a code, and where its word stands. */
const words: Record<string, string> = {
  role: 'role',
  name: 'parameterNames',
  door: 'journal.door',
  waitsFor: 'waitsFor',
  locale: 'language'
}
const asIs: readonly string[] = ['login', 'code', 'value']
const isoDate = /^\d{4}-\d{2}-\d{2}$/

function shown(value: string | number): string {
  const text = String(value)
  return isoDate.test(text) ? formatDate(text) : text
}

function detailText(key: string, value: Row['details'][string]): string | null {
  if (key === 'locked') return value === true ? t('journal.detail.locked') : null
  if (value === null || typeof value === 'boolean') return null
  const group = words[key]
  if (group !== undefined) return te(`${group}.${value}`) ? t(`${group}.${value}`) : String(value)
  if (asIs.includes(key) || key === 'date') return shown(value)
  return key in journalRu.detail ? t(`journal.detail.${key}`, { value: shown(value) }) : null
}

/** What a row says beside who, when and what, in words; details nobody reads stay in the file. */
export function journalDetails({ details }: Row): string {
  return Object.entries(details)
    .flatMap(([key, value]) => detailText(key, value) ?? [])
    .join(' · ')
}
