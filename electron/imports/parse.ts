import { readCell, type CellContext } from '@shared/imports/cells'
import type { ImportField, ImportKindDescription } from '@shared/imports/kinds'
import { searchKey } from '@shared/domain/search-key'
import type { ParsedRow, RowFinding } from './importer'

export interface FileRow {
  /** Number in the file, from 1. */
  row: number
  cells: readonly string[]
}

/** The parts of a whole name: family name, given name, and what follows. */
function split(name: string): Record<string, string> {
  const [lastName = '', firstName = '', ...rest] = name.split(' ')
  return {
    lastName,
    ...(firstName === '' ? {} : { firstName }),
    ...(rest.length === 0 ? {} : { middleName: rest.join(' ') })
  }
}

/** Adds what lacks. */
function addLacking(
  fields: readonly ImportField[],
  values: Readonly<Record<string, string>>,
  findings: RowFinding[]
): void {
  for (const { id, required } of fields) {
    if (required === false || id in values) continue
    const wanted = required === true ? [id] : required.oneOf
    // Said once, at the first of them; a cell that is wrong has its own finding.
    if (wanted[0] !== id || wanted.some((one) => one in values)) continue
    if (findings.some(({ level, field }) => level === 'error' && field !== null && wanted.includes(field)))
      continue
    findings.push({ level: 'error', field: id, code: 'field-required', data: {} })
  }
}

/** A row of the file as its columns are read, with what is wrong in its cells. */
export function parseRow(
  { row, cells }: FileRow,
  description: ImportKindDescription,
  mapping: Readonly<Record<string, number>>,
  context: CellContext
): ParsedRow {
  const values: Record<string, string> = {}
  const findings: RowFinding[] = []
  for (const field of description.fields) {
    const column = mapping[field.id]
    if (column === undefined) continue
    const { value, finding } = readCell(field, cells[column] ?? '', context)
    if (finding !== null) findings.push({ ...finding, field: field.id })
    if (value === null) continue
    // A kind that knows the parts of a name gets a whole one as its parts.
    if (field.type === 'full-name' && description.fields.some(({ id }) => id === 'lastName'))
      Object.assign(values, { ...split(value), ...values })
    else values[field.id] = value
  }
  addLacking(description.fields, values, findings)
  return { row, values, findings }
}

const searched = new Set(['iin', 'name', 'text', 'phone'])

/** What a row is found by on the screen. */
export function keyOf(description: ImportKindDescription, values: Readonly<Record<string, string>>): string {
  let key = ''
  for (const { id, type } of description.fields) {
    const value = values[id]
    if (value === undefined || !searched.has(type)) continue
    const part = type === 'iin' || type === 'phone' ? value : searchKey(value)
    key += key === '' ? part : ` ${part}`
  }
  return key.slice(0, 400)
}
