import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import { openStates } from '@shared/contract/cases'
import { constant, kyselyFor } from '../database/dialect'
import type { KeysetQuery } from '../database/keyset'
import { typedPage, type TypedPage } from '../database/keyset-query'
import type { Tables } from '../database/tables'
import type { ReadConnection } from '../database/transaction'
import { payingKinds, type CaseState } from './states'
import { approvalExists, headApproved } from './verdict-queries'

/** What a list of cases is narrowed by; what is left out narrows nothing. */
export interface CaseFilter {
  states?: readonly CaseState[] | undefined
  quarter?: string | undefined
  programme?: string | undefined
  registeredBy?: number | undefined
  /** Open cases whose deadline lies before this day. */
  overdueOn?: string | undefined
  /** Proposals that this user may give a verdict on. */
  reviewer?: { id: number; head: boolean } | undefined
  ids?: readonly number[] | undefined
}

type Condition = Expression<SqlBool>

const open = openStates.map(constant)
const derived: readonly CaseState[] = ['notified', 'running', 'closed']

/** The filter as conditions on `cases c`; everything a user typed is a parameter. */
function conditionsOf(filter: CaseFilter, month: string): Condition[] {
  const eb = expressionBuilder<{ c: Tables['cases'] }, 'c'>()
  const conditions: Condition[] = []
  if (filter.states !== undefined && filter.states.length > 0)
    conditions.push(stateCondition(filter.states, month))
  if (filter.quarter !== undefined) conditions.push(eb('c.quarter', '=', filter.quarter))
  if (filter.programme !== undefined) conditions.push(eb('c.programme', '=', filter.programme))
  if (filter.registeredBy !== undefined) conditions.push(eb('c.registered_by', '=', filter.registeredBy))
  if (filter.overdueOn !== undefined)
    conditions.push(eb('c.deadline', '<', filter.overdueOn), eb('c.state', 'in', open))
  if (filter.reviewer !== undefined) {
    // `waitsFor` of waits-for.ts as a condition: whoever approved has had their say, and a first reviewer's waits for a head.
    const { id, head } = filter.reviewer
    const mine = sql<SqlBool>`${sql.raw(approvalExists)} AND a.user_id = ${id})`
    const second = head ? eb.not(mine) : eb.and([sql<SqlBool>`${sql.raw(headApproved)}`, eb.not(mine)])
    conditions.push(
      eb('c.state', 'in', ['proposed', 'approved'].map(constant)),
      eb.or([eb('c.state', '=', 'proposed'), second])
    )
  }
  if (filter.ids !== undefined) {
    const ids = JSON.stringify(filter.ids)
    conditions.push(eb('c.id', 'in', sql<number>`(SELECT value FROM json_each(${ids}))`))
  }
  return conditions
}

/** `effectiveState` of states.ts the other way round: which stored rows are in one of these states this month. */
function stateCondition(states: readonly CaseState[], month: string): Condition {
  const eb = expressionBuilder<{ c: Tables['cases'] }, 'c'>()
  const stored = states.filter((state) => !derived.includes(state))
  const paying = eb('c.decision_kind', 'in', payingKinds.map(constant))
  const begun = eb('c.first_month', '<=', month)
  const lasts = eb('c.last_month', '>=', month)
  const told: Partial<Record<CaseState, Condition>> = {
    closed: eb.or([
      eb('c.decision_kind', 'is', null),
      eb.not(paying),
      eb('c.last_month', 'is', null),
      eb('c.last_month', '<', month)
    ]),
    running: eb.and([paying, lasts, begun]),
    notified: eb.and([paying, lasts, eb('c.first_month', '>', month)])
  }
  return eb.or([
    ...(stored.length === 0 ? [] : [eb('c.state', 'in', stored)]),
    ...states.flatMap((state) => {
      const condition = told[state]
      return condition === undefined ? [] : [eb.and([eb('c.state', '=', 'notified'), condition])]
    })
  ])
}

export type CaseListRow = Awaited<ReturnType<typeof casesPage>>[number]

/** The ids of a page: found and ordered before anything else of a row is looked up. */
function pageIds(read: ReadConnection, conditions: readonly Condition[], page: TypedPage, byName: boolean) {
  const db = kyselyFor<Tables>(read)
  const where = expressionBuilder<Tables, never>().and([...conditions, page.from])
  if (!byName)
    return db.selectFrom('cases as c').select('c.id').where(where).orderBy(page.order).limit(page.limit)
  const cases = db.selectFrom('cases as c').innerJoin('people as p', 'p.id', 'c.applicant_id')
  // All cases by name are read along the index of names; those of a filter are few enough to be sorted.
  const people: typeof cases = db
    .selectFrom('people as p')
    .crossJoin('cases as c')
    .whereRef('c.applicant_id', '=', 'p.id')
  return (conditions.length === 0 ? people : cases)
    .select('c.id')
    .where(where)
    .orderBy(page.order)
    .limit(page.limit)
}

/** A page of cases with what a row shows. */
export function casesPage(
  read: ReadConnection,
  filter: CaseFilter,
  page: KeysetQuery,
  on: { month: string; byName?: boolean }
) {
  const typed = typedPage(page)
  const ids = pageIds(read, conditionsOf(filter, on.month), typed, on.byName === true)
  return kyselyFor<Tables>(read)
    .selectFrom('cases as c')
    .innerJoin('people as p', 'p.id', 'c.applicant_id')
    .innerJoin('users as u', 'u.id', 'c.registered_by')
    .leftJoin('assessments as a', (join) =>
      join.onRef('a.case_id', '=', 'c.id').on('a.current', '=', constant(1))
    )
    .select([
      'c.id',
      'c.number',
      'c.programme',
      'c.state',
      'c.decision_kind',
      'c.first_month',
      'c.last_month'
    ])
    .select(['c.applied_on', 'c.quarter', 'c.deadline', 'c.kato', 'c.return_reason'])
    .select(sql<string | null>`c.change_order ->> '$.kind'`.as('change'))
    .select(['p.last_name', 'p.first_name', 'p.middle_name', 'p.search_key', 'p.iin'])
    .select(['u.name as assignee', 'a.entitled', 'a.monthly'])
    .select(sql<number>`${sql.raw(headApproved)}`.as('head_approved'))
    .select((eb) =>
      eb
        .selectFrom('case_members as m')
        .whereRef('m.case_id', '=', 'c.id')
        .select((members) => members.fn.countAll<number>().as('size'))
        .$asScalar()
        .as('family_size')
    )
    .where('c.id', 'in', ids)
    .orderBy(typed.order)
    .execute()
}

/** How many cases stand in each stored state and period, whatever the list's own state filter. */
export function countStates(read: ReadConnection, filter: Omit<CaseFilter, 'states'>) {
  return kyselyFor<Tables>(read)
    .selectFrom('cases as c')
    .select(['c.state', 'c.decision_kind', 'c.first_month', 'c.last_month'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => eb.and(conditionsOf(filter, '')))
    .groupBy(['c.state', 'c.decision_kind', 'c.first_month', 'c.last_month'])
    .execute()
}

/** Of a broader search the newest are shown: nobody reads on, they type another letter. */
export const mostFound = 1000

/** The newest cases that the index finds, newest first. */
export async function findCaseIds(read: ReadConnection, match: string, limit: number): Promise<number[]> {
  const rows = await read.all<{ id: number }>(
    'SELECT rowid AS id FROM cases_index WHERE cases_index MATCH ? ORDER BY rowid DESC LIMIT ?',
    [match, limit]
  )
  return rows.map((row) => row.id)
}
