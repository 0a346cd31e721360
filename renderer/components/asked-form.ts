import type { AskedField, AskedValue, RowsField, SimpleField } from '@shared/programmes/asked'
import type { ErrorCode } from '@shared/errors'

/** What is typed into one field: text, a choice, or a yes or no; null while nothing is. */
export type AskedEntry = string | boolean | null
export type AskedLine = Record<string, AskedEntry>
/** What is typed into the form of a programme, by the names of its description. Rows keep a key for the screen. */
export interface AskedDraft {
  values: Record<string, AskedEntry>
  rows: Record<string, { key: number; line: AskedLine }[]>
}

let lastKey = 0

export function isRows(field: AskedField): field is RowsField {
  return field.kind === 'rows'
}

/** The fields the screen of a case shows: those the office's own tables fill are left out. */
export function shownFields(asks: readonly AskedField[]): AskedField[] {
  return asks.filter((field) => field.filled !== true)
}

function entryOf(field: SimpleField, value: unknown): AskedEntry {
  if (field.kind === 'yes-no') return typeof value === 'boolean' ? value : null
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

/** One line of a table as it is typed, from what was stored of it. */
export function lineOf(field: RowsField, stored: unknown): { key: number; line: AskedLine } {
  const row = recordOf(stored)
  return {
    key: ++lastKey,
    line: Object.fromEntries(field.fields.map((one) => [one.name, entryOf(one, row[one.name])]))
  }
}

/** A form's entries from what was stored; what no longer fits the description starts empty. */
export function askedDraft(asks: readonly AskedField[], stored: unknown): AskedDraft {
  const given = recordOf(stored)
  const draft: AskedDraft = { values: {}, rows: {} }
  for (const field of asks) {
    const value = given[field.name]
    if (isRows(field))
      draft.rows[field.name] = (Array.isArray(value) ? value : []).map((row) => lineOf(field, row))
    else draft.values[field.name] = entryOf(field, value)
  }
  return draft
}

function isBlankEntry(entry: AskedEntry | undefined): boolean {
  return entry === undefined || entry === null || (typeof entry === 'string' && entry.trim() === '')
}

/** A line nobody wrote an amount or a number into is not sent: what a new line takes over of the former does not count. */
export function isBlankLine(field: RowsField, line: AskedLine): boolean {
  const typed = field.fields.filter(({ kind }) => ['amount', 'quantity', 'text', 'date'].includes(kind))
  const telling = typed.length === 0 ? field.fields : typed
  return telling.every(({ name }) => isBlankEntry(line[name]))
}

function valueOf(field: SimpleField, entry: AskedEntry | undefined): AskedValue {
  if (entry === undefined || isBlankEntry(entry)) return null
  return field.kind === 'quantity' && typeof entry === 'string' ? entry.trim().replace(',', '.') : entry
}

/** The entries as the operations take them: everything shown by its name, blank lines left out. */
export function askedInputOf(
  asks: readonly AskedField[],
  draft: AskedDraft
): Record<string, AskedValue | Record<string, AskedValue>[]> {
  return Object.fromEntries(
    asks.map((field) => {
      if (!isRows(field)) return [field.name, valueOf(field, draft.values[field.name])]
      const lines = (draft.rows[field.name] ?? []).filter(({ line }) => !isBlankLine(field, line))
      return [
        field.name,
        lines.map(({ line }) =>
          Object.fromEntries(field.fields.map((one) => [one.name, valueOf(one, line[one.name])]))
        )
      ]
    })
  )
}

/** Whether anything was entered. */
export function isAskedEmpty(asks: readonly AskedField[], draft: AskedDraft): boolean {
  return Object.values(askedInputOf(asks, draft)).every(
    (value) => value === null || (Array.isArray(value) && value.length === 0)
  )
}

/** Where an error of a line is shown: lines are numbered as they are sent, blank ones have a place of their own. */
export function linePath(field: RowsField, lines: readonly { line: AskedLine }[], row: number): string {
  const here = lines[row]
  if (here === undefined || isBlankLine(field, here.line)) return `blank.${field.name}.${row}`
  const place = lines.slice(0, row).filter(({ line }) => !isBlankLine(field, line)).length
  return `${field.name}.${place}`
}

/** What the description itself refuses before anything is sent: an empty required field, by its path. */
export function askedFaults(asks: readonly AskedField[], draft: AskedDraft): Record<string, ErrorCode> {
  const faults: Record<string, ErrorCode> = {}
  for (const field of asks) {
    if (!isRows(field)) {
      if (field.required && isBlankEntry(draft.values[field.name])) faults[field.name] = 'field-empty'
      continue
    }
    const lines = (draft.rows[field.name] ?? []).filter(({ line }) => !isBlankLine(field, line))
    if (field.required && lines.length === 0) faults[field.name] = 'field-empty'
    lines.forEach(({ line }, place) => {
      for (const one of field.fields)
        if (one.required && isBlankEntry(line[one.name]))
          faults[`${field.name}.${place}.${one.name}`] = 'field-empty'
    })
  }
  return faults
}

/** A new line under another: the same choices, the following month, no figures. */
export function followingLine(
  field: RowsField,
  before: AskedLine | undefined,
  nextMonth: (month: string) => string
): { key: number; line: AskedLine } {
  const taken = field.fields.map((one): [string, AskedEntry] => {
    const entry = before?.[one.name] ?? null
    if (one.kind === 'month' && typeof entry === 'string' && entry !== '') return [one.name, nextMonth(entry)]
    return [one.name, one.kind === 'choice' || one.kind === 'yes-no' || one.kind === 'member' ? entry : null]
  })
  return { key: ++lastKey, line: Object.fromEntries(taken) }
}
