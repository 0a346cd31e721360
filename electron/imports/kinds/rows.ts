import { OfficeError, type ErrorCode, type ErrorData } from '@shared/errors'
import type { CheckedRow, ImportContext, ParsedRow, RowFinding, RowMatch } from '../importer'

export const fault = (field: string | null, code: ErrorCode, data: ErrorData = {}): RowFinding => ({
  level: 'error',
  field,
  code,
  data
})
export const warning = (field: string | null, code: ErrorCode, data: ErrorData = {}): RowFinding => ({
  level: 'warning',
  field,
  code,
  data
})

/** What a rule of the office refuses, as a finding at a field of the row. Anything but a coded error goes on. */
export function refusalAt(field: string | null, work: () => void): RowFinding[] {
  try {
    work()
    return []
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    return [fault(field, error.code, error.data)]
  }
}

export const hasFault = (findings: readonly RowFinding[]): boolean =>
  findings.some(({ level }) => level === 'error')

interface Outcome {
  state: Exclude<CheckedRow['state'], 'error'>
  match?: RowMatch | null
  findings?: readonly RowFinding[]
}

/** The row as it was found to be; with an error among all findings it is refused, whatever else it is. */
export function checked(row: ParsedRow, { state, match = null, findings = [] }: Outcome): CheckedRow {
  const all = [...row.findings, ...findings]
  return { ...row, findings: all, state: hasFault(all) ? 'error' : state, match }
}

export const refused = (row: ParsedRow, findings: readonly RowFinding[]): CheckedRow =>
  checked(row, { state: 'new', findings })

/**
 * Whether an earlier row of the file is about the same thing: a warning where it says the same, an error where it says something else.
 * @param key what the row is about; one kind of list has one form of key
 * @param said all that it says of it
 */
export function repeated(
  { seen }: Pick<ImportContext, 'seen'>,
  { row }: Pick<ParsedRow, 'row'>,
  key: string,
  said: readonly (string | null | undefined)[]
): RowFinding | null {
  const whole = `${key} = ${JSON.stringify(said.map((one) => one ?? ''))}`
  const first = seen.get(key)
  if (first === undefined) {
    seen.set(key, row)
    seen.set(whole, row)
    return null
  }
  const same = seen.get(whole)
  return same === undefined
    ? fault(null, 'row-contradicts', { row: first })
    : warning(null, 'row-repeated', { row: same })
}
