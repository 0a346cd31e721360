import type { LocationQuery } from 'vue-router'
import type { InputOf } from '@shared/contract'
import { caseStates } from '@shared/contract/cases'
import { nextQuarter, precedingQuarter, quarterOf, type Quarter } from '@shared/domain/quarter'
import { programmeIds, type ProgrammeId } from '@shared/programmes/types'
import type { ListColumn, ListSort } from '../../components/data-list-types'

type Input = InputOf<'cases.list'>
export type CaseState = (typeof caseStates)[number]
type SortKey = NonNullable<Input['sort']>

/** What the list is narrowed to; kept in the address, so that going back to the list finds it as it was. */
export interface CaseFilter {
  states: CaseState[]
  quarter: Quarter | null
  programme: ProgrammeId | null
  mine: boolean
  overdue: boolean
  text: string
}

export const noFilter: CaseFilter = {
  states: [],
  quarter: null,
  programme: null,
  mine: false,
  overdue: false,
  text: ''
}

const sortKeys: Record<string, SortKey> = {
  number: 'number',
  deadline: 'deadline',
  appliedOn: 'appliedOn',
  applicant: 'applicant'
}
export const firstSort: ListSort = { key: 'number', descending: true }

export function isNarrowed(filter: CaseFilter): boolean {
  return (
    filter.states.length > 0 ||
    filter.quarter !== null ||
    filter.programme !== null ||
    filter.mine ||
    filter.overdue ||
    filter.text !== ''
  )
}

/** The operation's input; what is not asked for is left out. */
export function listInput(
  filter: CaseFilter,
  sort: ListSort,
  cursor: string | undefined,
  limit: number
): Input {
  return {
    ...(filter.states.length > 0 ? { states: filter.states } : {}),
    ...(filter.quarter !== null ? { quarter: filter.quarter } : {}),
    ...(filter.programme !== null ? { programme: filter.programme } : {}),
    ...(filter.mine ? { mine: true } : {}),
    ...(filter.overdue ? { overdue: true } : {}),
    ...(filter.text.trim() !== '' ? { text: filter.text.trim() } : {}),
    sort: sortKeys[sort.key] ?? 'number',
    descending: sort.descending,
    ...(cursor !== undefined ? { cursor } : {}),
    limit
  }
}

function one(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** The filter an address names; anything unknown in it is no filter. */
export function filterOf(query: LocationQuery): CaseFilter {
  const states = one(query['state']).split(',')
  const quarter = one(query['quarter'])
  const programme = one(query['programme'])
  return {
    states: caseStates.filter((state) => states.includes(state)),
    quarter: /^\d{4}-Q[1-4]$/.test(quarter) ? quarter : null,
    programme: programmeIds.find((id) => id === programme) ?? null,
    mine: one(query['mine']) === '1',
    overdue: one(query['overdue']) === '1',
    text: one(query['text'])
  }
}

export function sortOf(query: LocationQuery): ListSort {
  const key = one(query['sort'])
  return key in sortKeys ? { key, descending: one(query['down']) === '1' } : firstSort
}

/** The address of a filter: only what differs from the plain list. */
export function queryOf(filter: CaseFilter, sort: ListSort): Record<string, string> {
  const query: Record<string, string> = {}
  if (filter.states.length > 0) query['state'] = filter.states.join(',')
  if (filter.quarter !== null) query['quarter'] = filter.quarter
  if (filter.programme !== null) query['programme'] = filter.programme
  if (filter.mine) query['mine'] = '1'
  if (filter.overdue) query['overdue'] = '1'
  if (filter.text !== '') query['text'] = filter.text
  if (sort.key !== firstSort.key || sort.descending !== firstSort.descending) {
    query['sort'] = sort.key
    query['down'] = sort.descending ? '1' : '0'
  }
  return query
}

/** The quarters offered for choosing: the coming one and the seven before it, and the one chosen. */
export function offeredQuarters(today: string, chosen: Quarter | null): Quarter[] {
  const offered = [nextQuarter(quarterOf(today))]
  while (offered.length < 9) offered.push(precedingQuarter(offered.at(-1) ?? ''))
  return chosen === null || offered.includes(chosen) ? offered : [...offered, chosen]
}

/** Every column of the list in order, with its track; `fixed` ones cannot be hidden, `rare` ones are hidden at first. */
export const caseColumns = [
  { key: 'number', width: '118px', sortable: true, fixed: true },
  { key: 'applicant', width: 'minmax(180px, 2fr)', sortable: true, fixed: true },
  { key: 'programme', width: '104px' },
  { key: 'iin', width: '122px', rare: true },
  { key: 'place', width: 'minmax(130px, 1fr)' },
  { key: 'appliedOn', width: '100px', sortable: true },
  { key: 'quarter', width: '130px', rare: true },
  { key: 'familySize', width: '64px', align: 'end' },
  { key: 'monthly', width: '112px', align: 'end' },
  { key: 'state', width: '152px' },
  { key: 'deadline', width: '216px', sortable: true },
  { key: 'assignee', width: 'minmax(110px, 1fr)', rare: true }
] as const satisfies readonly (Omit<ListColumn, 'label'> & { fixed?: boolean; rare?: boolean })[]

export type CaseColumnKey = (typeof caseColumns)[number]['key']

export const hideable: readonly CaseColumnKey[] = caseColumns
  .filter((column) => !('fixed' in column))
  .map(({ key }) => key)
const storeKey = 'komek.cases.columns'
const usual = hideable.filter((key) => !caseColumns.some((column) => column.key === key && 'rare' in column))

/** The columns this computer's user has chosen to see. */
export function storedColumns(): CaseColumnKey[] {
  const stored = localStorage.getItem(storeKey)
  return stored === null ? [...usual] : hideable.filter((key) => stored.split(',').includes(key))
}

export function storeColumns(shown: readonly CaseColumnKey[]): void {
  localStorage.setItem(storeKey, shown.join(','))
}
