import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { OutputOf } from '@shared/contract'

export type Line = OutputOf<'rounds.find'>['line']

/** What became of a line that was scanned here; `passed` was shown and not handed out before the next came. */
export type Became = 'handed-out' | 'undone' | 'returned' | 'passed'

export interface DoneRow {
  key: number
  line: Line
  became: Became
  /** Instant of the last thing that happened to it. */
  at: string
}

/** As many as a day at one point has; older ones are found by their number. */
const mostRows = 500

/** The running list of this desk, newest first. It outlives a look at another screen, and ends with the user's session. */
export const useDoneList = defineStore('hand-out-done', () => {
  const rows = shallowRef<readonly DoneRow[]>([])
  let owner = ''
  let nextKey = 1

  /** Keeps the list for this user, round and point; another's begins empty. */
  function open(userId: number, roundId: number, placeId: number): void {
    const now = [userId, roundId, placeId].join(':')
    if (now === owner) return
    owner = now
    rows.value = []
  }

  function add(line: Line, became: Became, at: string): void {
    rows.value = [{ key: nextKey++, line, became, at }, ...rows.value].slice(0, mostRows)
  }

  /** The newest row of this line that is handed out is now something else. */
  function change(line: Line, became: Became, at: string): void {
    const found = rows.value.find((row) => row.line.number === line.number && row.became === 'handed-out')
    if (found === undefined) add(line, became, at)
    else rows.value = rows.value.map((row) => (row === found ? { ...row, line, became, at } : row))
  }

  /** The last line handed out here that still is. */
  function last(): DoneRow | undefined {
    return rows.value.find(({ became }) => became === 'handed-out')
  }

  return { rows, open, add, change, last }
})
