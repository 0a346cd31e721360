import { OfficeError } from '../errors'
import type { Bilingual } from '../domain/bilingual'
import { parseIsoDate } from '../domain/iso-date'
import { parseTenge, tengeString } from '../domain/money'
import { parseMonth } from '../domain/quarter'
import { cleanText } from '../domain/text'

/** One value of the facts a programme asks for: amounts and quantities as decimal strings, dates and months as ISO text. */
export type AskedValue = string | number | boolean | null
export type AskedRow = Readonly<Record<string, AskedValue>>
/** Everything a programme asks beside family and income, by name of the field. */
export type AskedFacts = Readonly<Record<string, AskedValue | readonly AskedRow[]>>

interface FieldBase {
  /** Name in the facts, camelCase. */
  name: string
  label: Bilingual
  /** Where the law is quoted, or what to look at; shown under the field. */
  help?: Bilingual
  required: boolean
  /** A case must answer it before it is worked out; the calculator need not. */
  inCase?: true
  /** Filled in from the office's own tables when a case is worked out (`localAsked`); no screen of a case asks for it. */
  filled?: true
}

export type SimpleField = FieldBase &
  (
    | { kind: 'amount' }
    /** A decimal with at most `places` places, between `min` and `max`; the unit's short word stands inside the field. */
    | { kind: 'quantity'; places: number; min: string; max: string; unit: Bilingual }
    | { kind: 'choice'; options: readonly { value: string; label: Bilingual }[] }
    | { kind: 'yes-no' }
    | { kind: 'month' }
    | { kind: 'date' }
    | { kind: 'text'; max: number }
    /** A member of the family, by id in the facts. */
    | { kind: 'member' }
  )

/** A table that the clerk fills row by row. */
export type RowsField = FieldBase & { kind: 'rows'; fields: readonly SimpleField[]; most: number }

/** One thing a programme asks: its screen, its check and its words all follow from this. */
export type AskedField = SimpleField | RowsField

function wrong(field: string, value: unknown): OfficeError {
  return new OfficeError('asked-value', { field, data: { value: String(value).slice(0, 40) } })
}

function checkQuantity(field: Extract<SimpleField, { kind: 'quantity' }>, value: string, at: string): string {
  const match = /^\d{1,12}(?:\.(\d+))?$/.exec(value.trim())
  if (match === null || (match[1] ?? '').length > field.places) throw wrong(at, value)
  if (Number(value) < Number(field.min) || Number(value) > Number(field.max)) {
    throw new OfficeError('asked-range', { field: at, data: { value, min: field.min, max: field.max } })
  }
  return value.trim()
}

function checkText(field: SimpleField, value: string, at: string): string {
  switch (field.kind) {
    case 'amount': {
      const amount = parseTenge(value)
      if (amount < 0) throw new OfficeError('amount-negative', { field: at })
      return tengeString(amount)
    }
    case 'quantity':
      return checkQuantity(field, value, at)
    case 'choice':
      if (!field.options.some((option) => option.value === value)) throw wrong(at, value)
      return value
    case 'month':
      return parseMonth(value)
    case 'date':
      return parseIsoDate(value)
    case 'text':
      return cleanText(value, { max: field.max })
    default:
      return value
  }
}

/** Gives the error of a domain function the field it was found in. */
function at<T>(field: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof OfficeError) || error.field !== undefined) throw error
    throw new OfficeError(error.code, { field, data: error.data, cause: error })
  }
}

function checkValue(field: SimpleField, value: unknown, where: string): AskedValue {
  if (value === undefined || value === null || value === '') {
    if (field.required) throw new OfficeError('field-empty', { field: where })
    return null
  }
  if (field.kind === 'yes-no') {
    if (typeof value !== 'boolean') throw wrong(where, value)
    return value
  }
  if (typeof value === 'number' && field.kind === 'quantity')
    return at(where, () => checkText(field, String(value), where))
  if (typeof value !== 'string') throw wrong(where, value)
  return at(where, () => checkText(field, value, where))
}

function checkUnknown(
  fields: readonly AskedField[],
  given: Readonly<Record<string, unknown>>,
  where: string
): void {
  for (const name of Object.keys(given)) {
    if (!fields.some((field) => field.name === name))
      throw new OfficeError('asked-unknown', { field: `${where}${name}`, data: { name: name.slice(0, 60) } })
  }
}

function checkRow(fields: readonly SimpleField[], row: unknown, where: string): AskedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw wrong(where, row)
  const given = row as Record<string, unknown>
  checkUnknown(fields, given, `${where}.`)
  return Object.fromEntries(
    fields.map((field) => [field.name, checkValue(field, given[field.name], `${where}.${field.name}`)])
  )
}

/**
 * What was entered, held against the programme's own description: every field in its kind and bounds, amounts with two places,
 * nothing unknown. Names in an error are those of the description, rows by number: `bills.2.amount`.
 * @throws OfficeError `field-empty`, `asked-value`, `asked-range`, `asked-unknown`, `too-many-rows` and the domain's own codes
 */
export function checkAsked(
  fields: readonly AskedField[],
  given: Readonly<Record<string, unknown>>
): AskedFacts {
  checkUnknown(fields, given, '')
  return Object.fromEntries(
    fields.map((field) => {
      const value = given[field.name]
      if (field.kind !== 'rows') return [field.name, checkValue(field, value, field.name)]
      const rows = value ?? []
      if (!Array.isArray(rows)) throw wrong(field.name, value)
      if (rows.length > field.most)
        throw new OfficeError('too-many-rows', { field: field.name, data: { max: field.most } })
      if (field.required && rows.length === 0) throw new OfficeError('field-empty', { field: field.name })
      return [field.name, rows.map((row, index) => checkRow(field.fields, row, `${field.name}.${index}`))]
    })
  )
}
