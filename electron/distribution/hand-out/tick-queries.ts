import { lastPlace } from '@shared/distribution/line-number'
import type { ReadConnection } from '../../database/transaction'
import type { Span } from './ranges'

export interface TickedRow {
  id: number
  number: number
  place_id: number
  quantity: number
  handed_out: 0 | 1
}

/** So many rows are read at once: more of them would block the event loop. */
export const tickPage = 5000

/** Whole numbers begin with the round and the place; the last two digits are the check. */
const lowest = (round: number, place: number): number => (round * (lastPlace + 1) + place) * 100

/** Lines of a round at these places of its list, after a number, in order; one page. */
export function linesAtPlaces(
  read: ReadConnection,
  round: number,
  spans: readonly Span[],
  after: number
): Promise<TickedRow[]> {
  const bounds = spans.map(({ from, to }) => [lowest(round, from), lowest(round, to) + 99])
  return read.all<TickedRow>(
    `SELECT l.id, l.number, l.place_id, l.quantity, EXISTS (
       SELECT 1 FROM hand_outs h WHERE h.line_id = l.id AND h.undone_at IS NULL AND h.returned_at IS NULL) AS handed_out
     FROM json_each(?) s CROSS JOIN round_lines l
     WHERE s.value ->> 1 > ? AND l.number BETWEEN max(s.value ->> 0, ? + 1) AND s.value ->> 1
     ORDER BY l.number LIMIT ?`,
    [JSON.stringify(bounds), after, after, tickPage]
  )
}
