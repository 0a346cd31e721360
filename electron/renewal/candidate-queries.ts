import { precedingQuarter } from '@shared/domain/quarter'
import { payingKinds } from '../cases/states'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'

const paying = payingKinds.map((kind) => `'${kind}'`).join(', ')

/** What is renewed: a programme's decisions whose last paid month is the one before the quarter. */
export interface Ending {
  programme: string
  /** The quarter to assign for, and the last month of the one before it. */
  quarter: string
  lastMonth: string
}

const nameSql = `p.last_name || ' ' || p.first_name || coalesce(' ' || nullif(p.middle_name, ''), '')`

/** A case of the family that was decided for the quarter itself; `e` is the family. */
const decidedSql = `EXISTS (SELECT 1 FROM cases q WHERE q.family_id = e.family_id AND q.programme = ?1 AND q.quarter = ?2
  AND q.benefit = e.benefit AND q.base_decision_id IS NULL AND q.state IN ('decided', 'notified'))`

/**
 * Families whose newest decision pays up to the last month, or would if it did not suspend (a suspension itself pays no month), and
 * who are not yet decided for the quarter. Of the maslikhat's benefits only those of every month.
 */
function endingSql(columns: string): string {
  const numbered = `WITH e AS MATERIALIZED (
      SELECT DISTINCT family_id, benefit FROM cases
      WHERE programme = ?1 AND last_month = ?3 AND decision_kind IN (${paying})
      UNION SELECT family_id, benefit FROM cases WHERE programme = ?1 AND quarter = ?4 AND decision_kind = 'suspend')
    SELECT ${columns}
    FROM e JOIN decisions d ON d.id = (SELECT n.id FROM decisions n JOIN cases k ON k.id = n.case_id WHERE n.programme = ?1 AND n.family_id = e.family_id
         AND n.benefit = e.benefit ORDER BY k.quarter DESC, n.id DESC LIMIT 1)
      JOIN cases b ON b.id = d.case_id JOIN people p ON p.id = d.applicant_id
      LEFT JOIN payments y ON y.family_id = e.family_id AND y.programme = ?1 AND y.benefit = e.benefit AND y.month = ?3
        AND y.state <> 'cancelled' AND y.programme <> 'kit'
    WHERE (d.kind = 'suspend' OR d.kind IN (${paying}) AND y.id IS NOT NULL) AND NOT ${decidedSql}
      AND (?1 <> 'local' OR EXISTS (SELECT 1 FROM local_benefits l WHERE l.code = e.benefit AND l.kind = 'monthly'))`
  return numbered
}

/** Replaces `?1` and its like by plain placeholders, which are all the driver takes, and gives their values in order. */
function positional(
  sql: string,
  { programme, quarter, lastMonth }: Ending
): { sql: string; params: string[] } {
  const values = [programme, quarter, lastMonth, precedingQuarter(quarter)]
  const params: string[] = []
  const plain = sql.replace(/\?([1-4])/g, (_mark, digit: string) => {
    params.push(values[Number(digit) - 1] ?? '')
    return '?'
  })
  return { sql: plain, params }
}

/**
 * Enters a row for each family, in the order of villages and names; what becomes of it is not worked out yet. One statement: the
 * list of a whole region never passes through the main loop.
 */
export async function enterCandidates(tx: WriteConnection, renewalId: number, ending: Ending): Promise<void> {
  const select =
    endingSql(`row_number() OVER (ORDER BY b.kato, p.search_key, e.family_id, e.benefit) AS place, e.family_id, p.id, e.benefit,
    b.kato, ${nameSql}, p.search_key, d.id, coalesce(y.amount, d.monthly)`)
  const { sql, params } = positional(select, ending)
  await tx.run(
    `INSERT INTO renewal_rows (place, family_id, person_id, benefit, kato, name, search_key, base_decision_id, was, renewal_id, outcome, why)
     SELECT *, ${renewalId}, 'needs-clerk', 'facts-refused' FROM (${sql})`,
    params
  )
}

export interface ReminderFilter extends Ending {
  /** Beginnings of the words of a name, as search keys. */
  names: readonly string[]
}

/** Families whose assignment ends and who neither applied for the quarter nor were decided for it. */
function remindersSql(filter: ReminderFilter, columns: string): { sql: string; params: string[] } {
  const { sql, params } = positional(
    `${endingSql(columns)} AND d.kind <> 'suspend' AND NOT EXISTS (SELECT 1 FROM cases q WHERE q.family_id = e.family_id
       AND q.programme = ?1 AND q.quarter = ?2 AND q.benefit = e.benefit AND q.base_decision_id IS NULL AND q.state <> 'withdrawn')`,
    filter
  )
  const named = filter.names.map(() => ` AND instr(' ' || p.search_key, ?) > 0`).join('')
  return { sql: `${sql}${named}`, params: [...params, ...filter.names.map((name) => ` ${name}`)] }
}

export interface ReminderRow {
  family_id: number
  benefit: string
  person_id: number
  case_id: number
  name: string
  search_key: string
  phone: string | null
  kato: string | null
  address_text: string | null
  amount: number
}

export function remindersPage(
  read: ReadConnection,
  filter: ReminderFilter,
  page: KeysetQuery
): Promise<ReminderRow[]> {
  const { sql, params } = remindersSql(
    filter,
    `e.family_id, e.benefit, p.id AS person_id, d.case_id, ${nameSql} AS name, p.search_key, p.phone, b.kato, b.address_text, coalesce(y.amount, d.monthly) AS amount`
  )
  return read.all<ReminderRow>(
    `SELECT * FROM (${sql}) AS x WHERE ${page.where} ORDER BY ${page.orderBy} LIMIT ?`,
    [...params, ...page.params, page.limit]
  )
}

export async function countReminders(read: ReadConnection, filter: ReminderFilter): Promise<number> {
  const { sql, params } = remindersSql(filter, 'count(*) AS n')
  return (await read.get<{ n: number }>(sql, params))?.n ?? 0
}
