import type { ImportFieldInfo, ImportRow, RowChoice } from './import-words'
import { differs, isSpelling } from './import-words'

export interface Decision {
  choice: RowChoice | null
  keep: readonly string[]
}

/** A decision that was made, with what stood there before, so that it can be taken back. */
export interface Step {
  /** Fields whose stored value was to stay: still so on the screen once the decision is taken back. */
  keep: readonly string[]
  rows: readonly { row: number; before: Decision }[]
}

export interface MergeLine {
  id: string
  type: string
  file: string
  stored: string
  /** The file would change it, so there is something to choose. */
  differs: boolean
  /** Only another spelling of the stored name, which stays. */
  spelling: boolean
}

/** Fields that have a value on either side, in the order of the kind. */
export function mergeLines(row: ImportRow, fields: readonly ImportFieldInfo[]): MergeLine[] {
  return fields
    .map(({ id, type }) => ({
      id,
      type,
      file: row.values[id] ?? '',
      stored: row.match?.stored[id] ?? '',
      differs: differs(row, id),
      spelling: isSpelling(row, id)
    }))
    .filter(({ file, stored }) => file !== '' || stored !== '')
}

/** Both sides carry the same IIN: it cannot be somebody else. */
export function mustBeSame(row: ImportRow): boolean {
  const { iin } = row.values
  return iin !== undefined && iin === row.match?.stored['iin']
}

/** The next row without a decision after this one, going round; `null` when none of these is left. */
export function nextUndecided(
  rows: readonly ImportRow[],
  current: number | null,
  decided: (row: ImportRow) => boolean
): ImportRow | null {
  const at = rows.findIndex(({ row }) => row === current)
  const round = [...rows.slice(at + 1), ...rows.slice(0, at + 1)]
  return round.find((row) => !decided(row) && row.row !== current) ?? null
}
