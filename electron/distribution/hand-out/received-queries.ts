import type { ReadConnection } from '../../database/transaction'
import { wareColumns, wareJoins, type WareRow } from '../stock/ware-queries'

export interface ReceivedRow extends WareRow {
  line_id: number
  number: number
  person_id: number
  full_name: string
  round_id: number
  round_number: number
  round_kk: string
  round_ru: string
  programme: 'kit' | 'gsp' | 'mask'
  quantity: number
  round_state: 'frozen' | 'closed'
  hand_out_id: number | null
  on_day: string | null
  returned_at: string | null
  point_kk: string
  point_ru: string
  proxy_name: string | null
}

/**
 * Lines of a person, or of a family: those drawn for it, and those its members of today have elsewhere; newest round first.
 * Cancelled rounds are left out.
 */
export function receivedBy(
  read: ReadConnection,
  of: { personId: number | null; familyId: number | null }
): Promise<ReceivedRow[]> {
  return read.all<ReceivedRow>(
    `WITH own AS (
       SELECT id FROM round_lines WHERE person_id = ?
       UNION SELECT id FROM round_lines WHERE family_id = ?
       UNION SELECT l.id FROM family_members m JOIN round_lines l ON l.person_id = m.person_id
         WHERE m.family_id = ? AND m.until IS NULL)
     SELECT l.id AS line_id, l.number, l.person_id, l.full_name, r.id AS round_id, r.number AS round_number,
       r.name_kk AS round_kk, r.name_ru AS round_ru, r.programme, l.quantity, r.state AS round_state, h.id AS hand_out_id,
       h.on_day, h.returned_at, p.name_kk AS point_kk, p.name_ru AS point_ru, h.proxy_name, ${wareColumns}
     FROM own JOIN round_lines l ON l.id = own.id JOIN rounds r ON r.id = l.round_id
     JOIN wares w ON w.id = r.ware_id ${wareJoins}
     LEFT JOIN hand_outs h ON h.id = (SELECT max(o.id) FROM hand_outs o WHERE o.line_id = l.id AND o.undone_at IS NULL)
     JOIN places p ON p.id = coalesce(h.place_id, l.place_id)
     WHERE r.state IN ('frozen', 'closed') ORDER BY r.number DESC, l.number LIMIT 500`,
    [of.personId, of.familyId, of.familyId]
  )
}
