import type { ReadConnection } from '../../database/transaction'
import { wareColumns, wareJoins, type WareRow } from '../stock/ware-queries'

export interface RoundListRow extends WareRow {
  id: number
  number: number
  name_kk: string
  name_ru: string
  programme: 'kit' | 'gsp' | 'mask'
  state: 'draft' | 'frozen' | 'closed' | 'cancelled'
  as_of: string
  month: string
  first_day: string
  last_day: string
  lines: number
  units: number
  handed_lines: number
  handed_units: number
  returned_units: number
}

/** Rounds by id with the counts of their lines, newest first. */
export function roundRowsById(read: ReadConnection, ids: readonly number[]): Promise<RoundListRow[]> {
  return read.all<RoundListRow>(
    `WITH chosen AS (SELECT value AS id FROM json_each(?)),
     planned AS (SELECT round_id, count(*) AS lines, sum(quantity) AS units FROM round_lines
       WHERE round_id IN (SELECT id FROM chosen) GROUP BY round_id),
     handed AS (SELECT round_id, count(*) FILTER (WHERE returned_at IS NULL) AS lines,
         sum(quantity) FILTER (WHERE returned_at IS NULL) AS units,
         sum(quantity) FILTER (WHERE returned_at IS NOT NULL) AS returned FROM hand_outs
       WHERE round_id IN (SELECT id FROM chosen) AND undone_at IS NULL GROUP BY round_id)
     SELECT r.id, r.number, r.name_kk, r.name_ru, r.programme, r.state, r.as_of, r.month, r.first_day, r.last_day,
       coalesce(planned.lines, 0) AS lines, coalesce(planned.units, 0) AS units, coalesce(handed.lines, 0) AS handed_lines,
       coalesce(handed.units, 0) AS handed_units, coalesce(handed.returned, 0) AS returned_units, ${wareColumns}
     FROM rounds r JOIN wares w ON w.id = r.ware_id ${wareJoins}
     LEFT JOIN planned ON planned.round_id = r.id LEFT JOIN handed ON handed.round_id = r.id
     WHERE r.id IN (SELECT id FROM chosen) ORDER BY r.number DESC`,
    [JSON.stringify(ids)]
  )
}
