import type { ReadConnection, WriteConnection } from '../../database/transaction'

export interface CheckRow {
  line_id: number
  round_id: number
  number: number
  person_id: number
  full_name: string
  phone: string | null
  kato: string
  handed_on: string
  point_kk: string
  point_ru: string
  outcome: 'received' | 'not-received' | 'not-reached' | null
  note: string
  checked_by: string | null
}

const select = `
  SELECT c.line_id, c.round_id, l.number, l.person_id, l.full_name, p.phone, l.kato, h.on_day AS handed_on,
    pl.name_kk AS point_kk, pl.name_ru AS point_ru, c.outcome, c.note, u.name AS checked_by
  FROM round_checks c JOIN round_lines l ON l.id = c.line_id JOIN people p ON p.id = l.person_id
  JOIN hand_outs h ON h.line_id = l.id AND h.undone_at IS NULL AND h.returned_at IS NULL
  JOIN places pl ON pl.id = h.place_id LEFT JOIN users u ON u.id = c.checked_by`

/** The lines to be asked about, in the order of the list; no sample is larger than 385. */
export function checksOf(read: ReadConnection, roundId: number): Promise<CheckRow[]> {
  return read.all<CheckRow>(`${select} WHERE c.round_id = ? ORDER BY l.number LIMIT 500`, [roundId])
}

export function checkOf(read: ReadConnection, lineId: number): Promise<CheckRow | undefined> {
  return read.get<CheckRow>(`${select} WHERE c.line_id = ?`, [lineId])
}

export async function saveOutcome(
  tx: WriteConnection,
  check: { lineId: number; outcome: string; note: string; at: string; by: number }
): Promise<void> {
  await tx.run(
    'UPDATE round_checks SET outcome = ?, note = ?, checked_at = ?, checked_by = ? WHERE line_id = ?',
    [check.outcome, check.note, check.at, check.by, check.lineId]
  )
}
