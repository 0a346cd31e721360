import { sql } from 'kysely'
import type { PaymentState, ReportSource, Select } from './relations'

/** The relations out of an office's own tables. `kato` is the office's own code. */
export function officeSource(kato: string): ReportSource {
  return {
    payments: ({ firstMonth, lastMonth }, states) => sql`
      SELECT ${kato} AS office, family_id AS family, person_id AS person, decision_id AS decision, programme, month, amount, state
      FROM payments WHERE month BETWEEN ${firstMonth} AND ${lastMonth} AND ${stateIn(states)}`,
    members: () => sql`
      SELECT p.office, p.programme, m.person_id AS person
      FROM (SELECT DISTINCT office, programme, decision FROM paid) p
      JOIN decisions d INDEXED BY decisions_with_case ON d.id = p.decision JOIN case_members m ON m.case_id = d.case_id`,
    decisions: ({ from, until }) => sql`
      SELECT ${kato} AS office, d.programme, d.kind, c.applied_on, d.decided_on,
        CASE WHEN d.kind = 'refuse'
          THEN (SELECT group_concat(value ->> 'code', ' ') FROM json_each(d.result, '$.reasons')) END AS reasons
      FROM decisions d JOIN cases c ON c.id = d.case_id WHERE d.decided_on BETWEEN ${from} AND ${until}`,
    handOuts: ({ from, until }) => sql`
      SELECT ${kato} AS office, CASE WHEN w.item_id IS NULL THEN 'kit' ELSE 'item' END AS kind,
        r.programme, coalesce(i.code, k.code) AS ware, h.quantity
      FROM hand_outs h JOIN rounds r ON r.id = h.round_id JOIN wares w ON w.id = r.ware_id
      LEFT JOIN items i ON i.id = w.item_id
      LEFT JOIN kit_versions v ON v.id = w.kit_version_id LEFT JOIN kits k ON k.id = v.kit_id
      WHERE h.undone_at IS NULL AND h.returned_at IS NULL AND h.on_day BETWEEN ${from} AND ${until}`,
    services: ({ from, until }) => sql`
      SELECT 'consultation' AS kind, 'emergency-42500' AS programme FROM consultations
      WHERE consulted_on BETWEEN ${from} AND ${until}
      UNION ALL SELECT 'candidate', 'birgemiz' FROM wave_candidates
      WHERE substr(entered_at, 1, 10) BETWEEN ${from} AND ${until}
      UNION ALL SELECT 'visit', c.programme FROM contract_visits v JOIN cases c ON c.id = v.case_id
      WHERE v.visited_on BETWEEN ${from} AND ${until}`
  }
}

/** Of one state as the condition of the index over paid months has it, or SQLite would not see that it fits. */
function stateIn(states: readonly PaymentState[]): Select {
  const literals = states.map((state) => sql.lit(state))
  return literals.length === 1 ? sql`state = ${literals[0]}` : sql`state IN (${sql.join(literals)})`
}
