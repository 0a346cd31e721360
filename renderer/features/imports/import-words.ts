import {
  CircleCheck,
  CircleClose,
  CircleCloseFilled,
  CopyDocument,
  EditPen,
  Finished,
  Plus,
  RefreshLeft,
  View,
  WarningFilled
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { OutputOf } from '@shared/contract'
import { searchKey } from '@shared/domain/search-key'
import { parseQuarter } from '@shared/domain/quarter'
import type { TagLook } from '../../components/tag-tones'
import { formatAmount, formatDate, formatMonthShort, formatPhone, formatQuarter } from '../../format'
import type { ErrorData } from '@shared/errors'
import { findingSentence } from '@shared/imports/finding-text'
import { billKindNames, billKinds } from '@shared/programmes/housing/kinds'
import { currentLocale, i18n } from '../../locales/i18n'

export type ImportView = OutputOf<'imports.get'>
export type ImportRow = OutputOf<'imports.rows'>['rows'][number]
export type ImportKindInfo = OutputOf<'imports.kinds'>['kinds'][number]
export type ImportFieldInfo = ImportKindInfo['fields'][number]
export type RowChoice = NonNullable<ImportRow['choice']>
export type Finding = ImportRow['findings'][number]

export const importLooks: Record<ImportView['state'], TagLook> = {
  previewed: { tone: 'info', icon: View },
  applied: { tone: 'good', icon: CircleCheck },
  undone: { tone: 'neutral', icon: RefreshLeft },
  dropped: { tone: 'neutral', icon: CircleClose }
}

export const rowLooks: Record<ImportRow['state'], TagLook> = {
  new: { tone: 'good', icon: Plus },
  update: { tone: 'info', icon: EditPen },
  same: { tone: 'neutral', icon: Finished },
  duplicate: { tone: 'warn', icon: CopyDocument },
  error: { tone: 'bad', icon: CircleCloseFilled }
}

export const findingIcons: Record<Finding['level'], Component> = {
  error: CircleCloseFilled,
  warning: WarningFilled
}

/** The sentence in the language of the screen now, also after it was switched. */
export function findingText({ code, data, field }: Finding): string {
  return findingSentence({ code, data: data as ErrorData, field }, currentLocale())
}

/** The column's name in the language of the screen; its own id where no words are known. */
export function fieldName(id: string): string {
  const key = `imports.fields.${id}`
  return i18n.global.te(key) ? i18n.global.t(key) : id
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/
const isoMonth = /^\d{4}-\d{2}$/
const isoQuarter = /^\d{4}-Q[1-4]$/
const decimal = /^-?\d+(\.\d{1,2})?$/

/** Where the words of a coded value are found, by the field it stands in. */
const choiceWords: Readonly<Record<string, readonly string[]>> = {
  disabilityGroup: ['disability'],
  kind: ['incomeKind'],
  metered: ['common'],
  name: ['parameterNames'],
  programme: ['programme'],
  relation: ['relation'],
  sex: ['sex']
}

function choiceWord(field: string, code: string): string {
  const keys = (choiceWords[field] ?? []).map((group) => `${group}.${code}`)
  const known = keys.find((key) => i18n.global.te(key))
  if (known !== undefined) return i18n.global.t(known)
  const bill = billKinds.find((kind) => field === 'kind' && kind === code)
  return bill === undefined ? code : billKindNames[bill][currentLocale()]
}

/** A value as understood (ISO, decimal, a code) the way people read it. */
export function valueText({ id, type }: Pick<ImportFieldInfo, 'id' | 'type'>, value: string): string {
  if (type === 'date' && isoDate.test(value)) return formatDate(value)
  if (type === 'month' && isoMonth.test(value)) return formatMonthShort(value)
  if (type === 'quarter' && isoQuarter.test(value)) return formatQuarter(parseQuarter(value))
  if (type === 'amount' && decimal.test(value)) return formatAmount(value)
  if (type === 'phone') return formatPhone(value)
  return type === 'choice' || type === 'sex' ? choiceWord(id, value) : value
}

export const nameFields: readonly string[] = ['fullName', 'lastName', 'firstName', 'middleName']

/** Another spelling of the stored name, as Russian keyboards write Kazakh ones: the stored one stays. */
export function isSpelling(row: ImportRow, field: string): boolean {
  const value = row.values[field]
  const stored = row.match?.stored[field]
  if (!nameFields.includes(field) || value === undefined || stored === undefined) return false
  return value !== stored && searchKey(value) === searchKey(stored)
}

/** Whether a value of the file would change what is stored; empty cells and other spellings change nothing. */
export function differs(row: ImportRow, field: string): boolean {
  const value = row.values[field]
  const stored = row.match?.stored[field]
  return value !== undefined && value !== (stored ?? '') && !isSpelling(row, field)
}

/** The row's choice in words: of people “the same person”, of other records “the same record”. */
export function choiceName(row: ImportRow): string {
  const people = isPerson(row)
  const key = row.choice ?? 'none'
  if (key === 'merge' && !people) return i18n.global.t('imports.row.choice.record')
  if (key === 'separate' && !people) return i18n.global.t('imports.row.choice.other')
  return i18n.global.t(`imports.row.choice.${key}`)
}

export function isPerson(row: ImportRow): boolean {
  return row.match === null || row.match.subject === 'person' || row.match.how === 'file'
}

/** Who or what a row speaks of: its name where it has one, else its first values. */
export function rowTitle(row: ImportRow): string {
  const { fullName, lastName, firstName, middleName } = row.values
  const name = [lastName, firstName, middleName].filter((part) => part !== undefined).join(' ')
  if (fullName !== undefined) return fullName
  if (name !== '') return name
  return (
    Object.values(row.values).slice(0, 2).join(', ') ||
    row.cells
      .filter((cell) => cell !== '')
      .slice(0, 2)
      .join(', ')
  )
}
