import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { caseRow } from '@shared/contract/cases'
import type { ChangeKind } from '@shared/programmes/change/types'
import type { ProgrammeId } from '@shared/programmes/types'
import { tengeString, tiyn } from '@shared/domain/money'
import { monthOf } from '@shared/domain/quarter'
import type { KatoEntry } from '@shared/domain/kato'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { Call } from '../ipc/call'
import { katoTable, placeName } from '../parameters/classifiers'
import { matchOf } from '../people/match'
import { fullName } from '../people/queries'
import { casesPage, countStates, findCaseIds, mostFound, type CaseListRow } from './list-queries'
import { effectiveState, type CaseState } from './states'
import { caseWaitsFor } from './waits-for'

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
  const typed = (input.text ?? '').trim()
  const match = typed === '' ? undefined : matchOf(typed)
  if (match === '') return { rows: [], next: null, counts: {} }
  const keyset = keysetOf(input)
  const request = { cursor: input.cursor, limit: input.limit }
  const page = keysetQuery(keyset, request)
  return call.read(async (read) => {
    const filter = {
      quarter: input.quarter,
      programme: input.programme,
      registeredBy: input.mine === true ? call.actor.id : undefined,
      overdueOn: input.overdue === true ? call.today : undefined,
      reviewer: input.toReview === true ? { id: call.actor.id, head: call.actor.role === 'head' } : undefined,
      ids: match === undefined ? undefined : await findCaseIds(read, match, mostFound)
    }
    const found = await casesPage(read, { ...filter, states: input.states }, page, {
      month: monthOf(call.today),
      byName: input.sort === 'applicant'
    })
    const { rows, next } = keysetPage(keyset, request, found, (row) => [keyOf[input.sort](row), row.id])
    const counts = sumStates(await countStates(read, filter), call.today)
    const kato = await katoTable(call, read)
    const locale = call.session.user?.locale ?? call.session.locale
    return { rows: rows.map((row) => viewRow(row, { kato, locale, today: call.today })), next, counts }
  })
}

function keysetOf({ sort, descending }: ParsedInputOf<'cases.list'>): Keyset {
  const columns: Keyset['columns'] = [
    { column: sortColumn[sort], kind: 'text' },
    { column: 'c.id', kind: 'integer' }
  ]
  return { name: `cases-${sort}-${descending ? 'down' : 'up'}`, columns, descending }
}

function sumStates(
  counts: Awaited<ReturnType<typeof countStates>>,
  today: string
): Partial<Record<CaseState, number>> {
  const sums: Partial<Record<CaseState, number>> = {}
  for (const row of counts) {
    const state = effectiveState(row, today)
    sums[state] = (sums[state] ?? 0) + row.n
  }
  return sums
}

function viewRow(
  row: CaseListRow,
  { kato, locale, today }: { kato: ReadonlyMap<string, KatoEntry>; locale: 'kk' | 'ru'; today: string }
): z.infer<typeof caseRow> {
  return {
    id: row.id,
    number: row.number,
    programme: row.programme as ProgrammeId,
    change: row.change as ChangeKind | null,
    state: effectiveState(row, today),
    appliedOn: row.applied_on,
    quarter: row.quarter,
    deadline: row.deadline,
    applicantName: fullName(row),
    applicantIin: row.iin,
    familySize: row.family_size,
    monthly: row.monthly === null ? null : tengeString(tiyn(row.monthly)),
    entitled: row.entitled === null ? null : row.entitled === 1,
    assignee: row.assignee,
    returned: row.return_reason !== null,
    waitsFor: caseWaitsFor(row),
    place: row.kato === null ? null : placeName(kato, row.kato)[locale]
  }
}
