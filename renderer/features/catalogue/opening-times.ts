import type { OutputOf } from '@shared/contract'

/** Opening times as the contract has them: intervals, each on a weekday from 1 Monday to 7 Sunday. */
export type Opens = OutputOf<'places.save'>['opens']
type Interval = Pick<Opens[number], 'from' | 'until'>

/** What a new place starts with, the contract's own default: Monday to Friday, 9 to 13 and 14 to 18. */
export const usualDays = Array.from({ length: 7 }, (_, day) => (day < 5 ? '09:00–13:00, 14:00–18:00' : ''))

const interval = /^(\d{1,2})[:.]?(\d{2})?\s*[-–—]\s*(\d{1,2})[:.]?(\d{2})?$/

function time(hours: string | undefined, minutes: string | undefined): string | null {
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes ?? '00'}`
}

/**
 * The intervals of a day as people write them, `9-13, 14:00–18:00`; nothing typed is a day off.
 * @returns null where it cannot be read, or an interval ends before it begins or begins before the last one ended
 */
export function readDay(text: string): Interval[] | null {
  if (text.trim() === '') return []
  const found: Interval[] = []
  for (const part of text.split(/[,;]/)) {
    const match = interval.exec(part.trim())
    const from = time(match?.[1], match?.[2])
    const until = time(match?.[3], match?.[4])
    if (from === null || until === null || until <= from) return null
    if (from < (found.at(-1)?.until ?? '')) return null
    found.push({ from, until })
  }
  return found
}

/** The intervals of a day as they are shown: `09:00–13:00, 14:00–18:00`. */
export function dayText(intervals: readonly Interval[]): string {
  return intervals.map(({ from, until }) => `${from}–${until}`).join(', ')
}

/** A text a weekday, Monday first. */
export function dayTexts(opens: Opens): string[] {
  return usualDays.map((_, day) => dayText(opens.filter(({ weekday }) => weekday === day + 1)))
}

/** The contract's intervals of seven texts; a day that cannot be read gives none, and is complained about by `readDay`. */
export function readDays(days: readonly string[]): Opens {
  return days.flatMap((text, day) => (readDay(text) ?? []).map((found) => ({ weekday: day + 1, ...found })))
}
