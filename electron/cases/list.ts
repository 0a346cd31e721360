import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { caseRow } from '@shared/contract/cases'
import { tengeString, tiyn } from '@shared/domain/money'
import { monthOf } from '@shared/domain/quarter'
import type { KatoEntry } from '@shared/domain/kato'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { Call } from '../ipc/call'
import { katoTable, placeName } from '../parameters/classifiers'
import { matchOf } from '../people/match'
import { fullName } from '../people/queries'
import { caseFilter, caseHistory, casesPage, countStates, type CaseListRow } from './list-queries'
import { loadCase } from './record'

type Sort = ParsedInputOf<'cases.list'>['sort']

const sortColumn: Record<Sort, string> = {
  number: 'c.number',
  deadline: 'c.deadline',
  appliedOn: 'c.applied_on',
  applicant: 'p.search_key'
}
const keyOf: Record<Sort, (row: CaseListRow) => string> = {
  number: (row) => row.number,
  deadline: (row) => row.deadline,
  appliedOn: (row) => row.applied_on,
  applicant: (row) => row.search_key
}

/** A page of cases by filters and order, with how many stand in each state. */
export async function listCases(
  call: Call,
  input: ParsedInputOf<'cases.list'>
): Promise<OutputOf<'cases.list'>> {
  const month = monthOf(call.today)
  const typed = (input.text ?? '').trim()
  const match = typed === '' ? undefined : matchOf(typed)
  if (match === '') return { rows: [], next: null, counts: {} }
  const common = {
    quarter: input.quarter,
    registeredBy: input.mine === true ? call.actor.id : undefined,
    overdueOn: input.overdue === true ? call.today : undefined,
    match,
    month
  }
  const keyset: Keyset = {
    name: `cases-${input.sort}-${input.descending ? 'down' : 'up'}`,
    columns: [
      { column: sortColumn[input.sort], kind: 'text' },
      { column: 'c.id', kind: 'integer' }
    ],
    descending: input.descending
  }
  const request = { cursor: input.cursor, limit: input.limit }
  return call.read(async (read) => {
    const rows = await casesPage(
      read,
      caseFilter({ ...common, states: input.states }),
      keysetQuery(keyset, request),
      month
    )
    const page = keysetPage(keyset, request, rows, (row) => [keyOf[input.sort](row), row.id])
    const counts = await countStates(read, caseFilter(common), month)
    const kato = await katoTable(call, read)
    const locale = call.session.user?.locale ?? call.session.locale
    return {
      rows: page.rows.map((row) => viewRow(row, kato, locale)),
      next: page.next,
      counts: Object.fromEntries(counts.map(({ state, n }) => [state, n]))
    }
  })
}

function viewRow(
  row: CaseListRow,
  kato: ReadonlyMap<string, KatoEntry>,
  locale: 'kk' | 'ru'
): z.infer<typeof caseRow> {
  const result =
    row.result === null ? null : (JSON.parse(row.result) as { entitled: number; monthly: number | null })
  return {
    id: row.id,
    number: row.number,
    programme: row.programme as 'asp',
    state: row.shown_state as z.infer<typeof caseRow>['state'],
    appliedOn: row.applied_on,
    quarter: row.quarter,
    deadline: row.deadline,
    applicantName: fullName(row),
    applicantIin: row.iin,
    familySize: row.family_size,
    monthly: result === null ? null : tengeString(tiyn(result.monthly ?? 0)),
    entitled: result === null ? null : result.entitled === 1,
    assignee: row.assignee,
    returned: row.return_reason !== null,
    place: row.kato === null ? null : placeName(kato, row.kato)[locale]
  }
}

/** Everything that was done with a case, newest first, from the journal. @throws OfficeError `not-found` */
export async function historyOf(
  call: Call,
  input: ParsedInputOf<'cases.history'>
): Promise<OutputOf<'cases.history'>> {
  return call.read(async (read) => {
    await loadCase(read, input.id)
    const rows = await caseHistory(read, input.id)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        at: row.at,
        by: row.name ?? row.user_login,
        operation: row.operation,
        details: JSON.parse(row.details) as Record<string, unknown>
      }))
    }
  })
}
