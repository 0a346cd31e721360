import type { SqlValue } from '../database/driver'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export type ConsultationOutcome = 'advised' | 'sent' | 'assigned' | 'refused' | 'paid'

export interface ConsultationRow {
  id: number
  revision: number
  person_id: number
  month: string
  ground: string
  consulted_on: string
  outside_number: string | null
  outcome: ConsultationOutcome
  outcome_on: string | null
  note: string
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
}

const consultations = `SELECT c.id, c.revision, c.person_id, c.month, c.ground, c.consulted_on, c.outside_number, c.outcome, c.outcome_on,
    c.note, p.iin, p.last_name, p.first_name, p.middle_name
  FROM consultations c JOIN people p ON p.id = c.person_id`

export interface ConsultationFilter {
  month?: string | undefined
  personId?: number | undefined
  /** What the index of people is asked for. */
  match?: string | undefined
}

function conditionsOf({ month, personId, match }: ConsultationFilter): { where: string; params: SqlValue[] } {
  const parts: [string, SqlValue][] = [
    ...(month === undefined ? [] : [['c.month = ?', month] as [string, SqlValue]]),
    ...(personId === undefined ? [] : [['c.person_id = ?', personId] as [string, SqlValue]]),
    ...(match === undefined
      ? []
      : [
          ['c.person_id IN (SELECT rowid FROM people_index WHERE people_index MATCH ?)', match] as [
            string,
            SqlValue
          ]
        ])
  ]
  return { where: parts.map(([text]) => ` AND ${text}`).join(''), params: parts.map(([, value]) => value) }
}

/** A page of the register, the newest entries first. */
export function consultationsPage(
  read: ReadConnection,
  filter: ConsultationFilter & { outcome?: ConsultationOutcome | undefined },
  page: KeysetQuery
): Promise<ConsultationRow[]> {
  const { where, params } = conditionsOf(filter)
  const outcome = filter.outcome === undefined ? '' : ' AND c.outcome = ?'
  return read.all<ConsultationRow>(
    `${consultations} WHERE ${page.where}${where}${outcome} ORDER BY ${page.orderBy} LIMIT ?`,
    [...page.params, ...params, ...(filter.outcome === undefined ? [] : [filter.outcome]), page.limit]
  )
}

/** How many entries came to what. */
export function countConsultations(
  read: ReadConnection,
  filter: ConsultationFilter
): Promise<{ outcome: ConsultationOutcome; n: number }[]> {
  const { where, params } = conditionsOf(filter)
  return read.all(
    `SELECT c.outcome, count(*) AS n FROM consultations c WHERE TRUE${where} GROUP BY c.outcome`,
    params
  )
}

export function consultationById(read: ReadConnection, id: number): Promise<ConsultationRow | undefined> {
  return read.get<ConsultationRow>(`${consultations} WHERE c.id = ?`, [id])
}

export function consultationOf(
  read: ReadConnection,
  personId: number,
  month: string
): Promise<ConsultationRow | undefined> {
  return read.get<ConsultationRow>(`${consultations} WHERE c.person_id = ? AND c.month = ?`, [
    personId,
    month
  ])
}

export type ConsultationFields = Pick<
  ConsultationRow,
  'person_id' | 'month' | 'ground' | 'consulted_on' | 'outside_number' | 'outcome' | 'outcome_on' | 'note'
>

const fieldsOf = (row: ConsultationFields): SqlValue[] => [
  row.person_id,
  row.month,
  row.ground,
  row.consulted_on,
  row.outside_number,
  row.outcome,
  row.outcome_on,
  row.note
]

export async function insertConsultation(
  tx: WriteConnection,
  row: ConsultationFields,
  entered: { by: number; at: string }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO consultations (person_id, month, ground, consulted_on, outside_number, outcome, outcome_on, note, entered_by, entered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...fieldsOf(row), entered.by, entered.at]
  )
  return lastId
}

export async function updateConsultation(
  tx: WriteConnection,
  id: number,
  row: ConsultationFields
): Promise<void> {
  await tx.run(
    `UPDATE consultations SET person_id = ?, month = ?, ground = ?, consulted_on = ?, outside_number = ?, outcome = ?, outcome_on = ?,
       note = ?, revision = revision + 1 WHERE id = ?`,
    [...fieldsOf(row), id]
  )
}
