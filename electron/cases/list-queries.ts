import type { SqlValue } from '../database/driver'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import { effectiveStateSql } from './states'

export interface CaseListRow {
  id: number
  number: string
  programme: string
  shown_state: string
  applied_on: string
  quarter: string
  deadline: string
  kato: string | null
  address_text: string | null
  last_name: string
  first_name: string
  middle_name: string | null
  search_key: string
  iin: string
  family_size: number
  result: string | null
  assignee: string
  return_reason: string | null
}

/** Conditions of a list of cases, each with its parameters. */
export interface Filter {
  where: string
  params: readonly SqlValue[]
}

export interface CaseFilter {
  states?: readonly string[] | undefined
  quarter?: string | undefined
  registeredBy?: number | undefined
  overdueOn?: string | undefined
  match?: string | undefined
  month: string
}

/** The filter in SQL; everything a user typed is a parameter. */
export function caseFilter(filter: CaseFilter): Filter {
  const parts: string[] = []
  const params: SqlValue[] = []
  const add = (sql: string, ...values: SqlValue[]): void => {
    parts.push(sql)
    params.push(...values)
  }
  if (filter.states !== undefined && filter.states.length > 0) {
    add(
      `${effectiveStateSql} IN (SELECT value FROM json_each(?))`,
      filter.month,
      filter.month,
      JSON.stringify(filter.states)
    )
  }
  if (filter.quarter !== undefined) add('c.quarter = ?', filter.quarter)
  if (filter.registeredBy !== undefined) add('c.registered_by = ?', filter.registeredBy)
  if (filter.overdueOn !== undefined) {
    add(
      "c.deadline < ? AND c.state IN ('registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved')",
      filter.overdueOn
    )
  }
  if (filter.match !== undefined)
    add('c.id IN (SELECT rowid FROM cases_index WHERE cases_index MATCH ?)', filter.match)
  return { where: parts.length === 0 ? 'TRUE' : parts.join(' AND '), params }
}

/** A page of cases with what a row shows. */
export function casesPage(
  read: ReadConnection,
  filter: Filter,
  page: KeysetQuery,
  month: string
): Promise<CaseListRow[]> {
  return read.all<CaseListRow>(
    `SELECT c.id, c.number, c.programme, ${effectiveStateSql} AS shown_state, c.applied_on, c.quarter, c.deadline, c.kato, c.address_text,
       p.last_name, p.first_name, p.middle_name, p.search_key, p.iin,
       (SELECT count(*) FROM case_members m WHERE m.case_id = c.id) AS family_size,
       (SELECT json_object('entitled', json_extract(a.result, '$.entitled'), 'monthly', json_extract(a.result, '$.months[0].amount'))
          FROM assessments a WHERE a.case_id = c.id AND a.current = 1) AS result,
       u.name AS assignee, c.return_reason
     FROM cases c JOIN people p ON p.id = c.applicant_id JOIN users u ON u.id = c.registered_by
     WHERE (${filter.where}) AND (${page.where}) ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [month, month, ...filter.params, ...page.params]
  )
}

/** How many cases stand in each state, whatever the list's own state filter. */
export function countStates(
  read: ReadConnection,
  filter: Filter,
  month: string
): Promise<{ state: string; n: number }[]> {
  return read.all(
    `SELECT ${effectiveStateSql} AS state, count(*) AS n FROM cases c WHERE ${filter.where} GROUP BY 1`,
    [month, month, ...filter.params]
  )
}

export interface HistoryRow {
  id: number
  at: string
  name: string | null
  user_login: string
  operation: string
  details: string
}

export function caseHistory(read: ReadConnection, caseId: number): Promise<HistoryRow[]> {
  return read.all<HistoryRow>(
    `SELECT j.id, j.at, u.name, j.user_login, j.operation, j.details FROM journal j LEFT JOIN users u ON u.id = j.user_id
     WHERE (j.subject_kind = 'case' AND j.subject_id = ?)
        OR (j.subject_kind IN ('decision', 'letter') AND j.subject_id IN (SELECT id FROM decisions WHERE case_id = ?))
     ORDER BY j.id DESC LIMIT 500`,
    [caseId, caseId]
  )
}
