import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeLineNumber } from '@shared/distribution/line-number'
import { insertMany } from '../../../electron/database/bulk'
import { nameOf } from '../../documents/support/rounds'
import { iinOf } from '../../support/office'
import type { HandOutRound } from './hand-out-round'

/** A line as the file holds it. */
export interface Line {
  number: number
  full_name: string
  iin_tail: string
  family_size: number
  quantity: number
  slot_day: string
  slot_time: string
  place_id: number
  kato: string
}

/** In the order of the list. */
export const allLines = (round: HandOutRound): Promise<Line[]> =>
  round.rows<Line>(
    `SELECT l.* FROM round_lines l JOIN places p ON p.id = l.place_id ORDER BY p.code, l.kato, l.number`
  )

const villages = ['634030100', '634033100', '634037100', '634039100']

/** Adds lines in several villages at both points, with names that need all letters and some that need two lines. */
export function addLines(round: HandOutRound, count: number): Promise<void> {
  return addNamed(
    round,
    Array.from({ length: count }, (_, i) => ({ n: 1000 + i, name: nameOf(1000 + i) }))
  )
}

/** Adds people with a line each; with a reason the line was entered by hand. */
export async function addNamed(
  round: HandOutRound,
  people: readonly { n: number; name: string; reason?: string }[]
): Promise<void> {
  const now = '2020-07-01T00:00:00.000Z'
  await round.direct(async (tx) => {
    await insertMany(
      tx,
      'people',
      ['id', 'iin', 'last_name', 'first_name', 'search_key', 'born_on', 'sex', 'created_at', 'created_by'],
      people.map(({ n, name }) => {
        const bornOn = `${1940 + (n % 60)}-05-${String((n % 28) + 1).padStart(2, '0')}`
        return [n, iinOf(bornOn, 'f', 60 * Math.floor(n / 420) + 1), name, 'Айгүл', name, bornOn, 'f', now, 1]
      })
    )
    await insertMany(
      tx,
      'round_lines',
      [
        ...['round_id', 'number', 'person_id', 'one_a_family', 'family_size', 'full_name', 'name_key'],
        ...['iin_tail', 'kato', 'address_text', 'category', 'quantity', 'place_id', 'slot_day', 'slot_time'],
        ...['added_reason', 'added_by', 'added_at']
      ],
      people.map(({ n, name, reason }) => [
        ...[round.roundId, makeLineNumber(12, n), n, 0, (n % 11) + 1, name, name],
        ...[String((n * 7919) % 10_000).padStart(4, '0'), villages[n % 4] ?? '', 'улица Абая, 1', 'orphans'],
        ...[(n % 3) + 1, round.points[(n >> 2) % 2] ?? 0, `2020-07-${14 + (n % 9)}`],
        ...[
          `${9 + (n % 9)}:30`.padStart(5, '0'),
          ...(reason === undefined ? [null, null, null] : [reason, 1, now])
        ]
      ])
    )
  })
}

/** The files of papers in the data folder. */
export const filesOf = (round: HandOutRound): Promise<string[]> =>
  readdir(join(round.test.folder, 'papers')).catch(() => [])

/** Numbers of «На этой странице: строк – 12, 24 шт.» and of «Всего по списку: …» on a page. */
export function totalsOf(text: string, label: string): [lines: number, units: number] | null {
  const match = new RegExp(`${label}: строк – ([\\d ]+), ([\\d ]+) шт`).exec(text)
  const number = (digits = ''): number => Number(digits.replaceAll(' ', ''))
  return match === null ? null : [number(match[1]), number(match[2])]
}
