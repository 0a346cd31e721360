import { formatLineNumber, parseLineNumber } from '@shared/distribution/line-number'
import { wrongRoundState } from '@shared/distribution/round-state'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import { linesByNumbers, placeOfRound, roundById, type LineRow, type RoundRow } from './line-queries'

/** @throws OfficeError `not-found` */
export async function mustFindRound(read: ReadConnection, id: number, field: string): Promise<RoundRow> {
  const round = await roundById(read, id)
  if (round === undefined) throw new OfficeError('not-found', { field, data: { what: 'round', id } })
  return round
}

/** @throws OfficeError `round-state` {number, state} unless the round is frozen and not yet closed */
export function mustBeOpen(round: RoundRow, field: string): void {
  if (round.state !== 'frozen') throw wrongRoundState(round, field)
}

/** @throws OfficeError `not-found`, `point-not-in-round` {place, number} */
export async function mustBePoint(
  read: ReadConnection,
  round: RoundRow,
  placeId: number,
  field: string
): Promise<void> {
  const place = await placeOfRound(read, round.id, placeId)
  if (place === undefined) throw new OfficeError('not-found', { field, data: { what: 'place', id: placeId } })
  if (place.in_round === 1) return
  throw new OfficeError('point-not-in-round', {
    field,
    data: { placeKk: place.name_kk, placeRu: place.name_ru, number: round.number }
  })
}

/** A typed number as the file holds it. @throws OfficeError `line-check-digits`, `line-unknown`, both with the field */
export function readNumber(text: string, field: string): number {
  try {
    return parseLineNumber(text).number
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    throw new OfficeError(error.code, { field, data: error.data, cause: error })
  }
}

/** Where a number is looked for, and the field it was typed into. */
export interface Wanted {
  readonly round: RoundRow
  /** Null: at whatever point. */
  readonly placeId: number | null
  readonly text: string
  readonly field: string
}

/**
 * The line of a typed or scanned number.
 * @throws OfficeError `line-check-digits`, `line-unknown`, `line-other-round` {number, round, roundName},
 *   `line-other-point` {number, place, on, time}
 */
export async function mustFindLine(read: ReadConnection, wanted: Wanted): Promise<LineRow> {
  const { round, field } = wanted
  const number = readNumber(wanted.text, field)
  const printed = formatLineNumber(number)
  const [line] = await linesByNumbers(read, [number])
  if (line === undefined) throw new OfficeError('line-unknown', { field, data: { number: printed } })
  if (line.round_id !== round.id) {
    const other = await mustFindRound(read, line.round_id, field)
    throw new OfficeError('line-other-round', {
      field,
      data: { number: printed, round: other.number, roundNameKk: other.name_kk, roundNameRu: other.name_ru }
    })
  }
  if (wanted.placeId !== null && line.place_id !== wanted.placeId) {
    throw new OfficeError('line-other-point', {
      field,
      data: {
        number: printed,
        placeKk: line.point_kk,
        placeRu: line.point_ru,
        on: line.slot_day,
        time: line.slot_time
      }
    })
  }
  return line
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The error that says who handed a line out, when and where. */
export function handedOutBefore(line: LineRow, field: string): OfficeError {
  const at = new Date(line.handed_at ?? '')
  return new OfficeError('line-handed-out', {
    field,
    data: {
      number: formatLineNumber(line.number),
      on: line.handed_on,
      time: `${two(at.getHours())}:${two(at.getMinutes())}`,
      by: line.handed_by,
      placeKk: line.handed_kk,
      placeRu: line.handed_ru
    }
  })
}
