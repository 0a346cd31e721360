import type { PointOnPaper } from './round-data'

/**
 * Opening times as people write them: «дс–жм 09:00–13:00, 14:00–18:00; сн 10:00–13:00». Days with the same times that
 * follow each other are joined. Empty when nothing is known. `names` are the seven days, Monday first.
 */
export function openingTimes(opens: PointOnPaper['opens'], names: readonly string[]): string {
  const times = Array.from({ length: 7 }, (_, day) =>
    opens
      .filter(({ weekday }) => weekday === day + 1)
      .map(({ from, until }) => `${from}–${until}`)
      .sort()
      .join(', ')
  )
  const groups: { first: number; last: number; times: string }[] = []
  times.forEach((own, day) => {
    const before = groups.at(-1)
    if (own === '') return
    if (before !== undefined && before.last === day - 1 && before.times === own) before.last = day
    else groups.push({ first: day, last: day, times: own })
  })
  return groups.map(({ first, last, times: own }) => `${span(first, last, names)} ${own}`).join('; ')
}

function span(first: number, last: number, names: readonly string[]): string {
  const from = names[first] ?? ''
  if (first === last) return from
  return `${from}${last === first + 1 ? ', ' : '–'}${names[last] ?? ''}`
}
