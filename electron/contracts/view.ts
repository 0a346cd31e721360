import type { z } from 'zod'
import type { contractRow, contractView } from '@shared/contract/contracts'
import { addDays, type IsoDate } from '@shared/domain/iso-date'
import { monthOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { caseMembers } from '../cases/entry-queries'
import { caseById, type CaseRow } from '../cases/queries'
import { effectiveState } from '../cases/states'
import type { ReadConnection } from '../database/transaction'
import { decisionById } from '../decisions/queries'
import { fullName } from '../people/queries'
import { contractOf, obligationsOf, visitsOf, type ContractListRow, type ListDay } from './queries'

export type ContractView = z.infer<typeof contractView>
type ContractRow = z.infer<typeof contractRow>

/** A family under a contract is visited at least once a quarter: thirteen weeks. */
const daysBetweenVisits = 91

export function listDay(today: IsoDate): ListDay {
  return { today, month: monthOf(today), visitedSince: addDays(today, -daysBetweenVisits) }
}

/**
 * The case that holds the contract of a case: itself, or of a case that changes a decision the one that was decided first.
 * @throws OfficeError `not-found`
 */
export async function contractCase(read: ReadConnection, caseId: number): Promise<CaseRow> {
  const row = await caseById(read, caseId)
  if (row === undefined)
    throw new OfficeError('not-found', { field: 'caseId', data: { what: 'case', id: caseId } })
  if (row.base_decision_id === null) return row
  const base = await decisionById(read, row.base_decision_id)
  if (base === undefined) throw new Error(`the decision that case ${caseId} changes vanished`)
  return contractCase(read, base.case_id)
}

/** The next day something is due: the first open obligation's, or the next visit's; none once the contract is over. */
function nextDue(row: ContractListRow): IsoDate | null {
  if (row.state !== 'running') return null
  const visit = addDays(row.last_visit_on ?? row.signed_on, daysBetweenVisits)
  return row.next_due_on !== null && row.next_due_on < visit ? row.next_due_on : visit
}

function viewCommon(row: ContractListRow, today: IsoDate): Omit<ContractRow, `obligations${string}`> {
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    caseState: effectiveState({ ...row, state: row.case_state }, today),
    familyId: row.family_id,
    applicantName: fullName(row),
    number: row.number,
    signedOn: row.signed_on,
    endsOn: row.ends_on,
    state: row.state,
    lastVisitOn: row.last_visit_on,
    nextDue: nextDue(row)
  }
}

export function viewContractRow(row: ContractListRow, today: IsoDate): ContractRow {
  return { ...viewCommon(row, today), obligationsOpen: row.open, obligationsOverdue: row.overdue }
}

/** The contract of a case with plan, visits and the family it binds; null where there is none. */
export async function viewContract(
  read: ReadConnection,
  caseId: number,
  today: IsoDate
): Promise<ContractView | null> {
  const row = await contractOf(read, caseId, listDay(today))
  if (row === undefined) return null
  const obligations = await obligationsOf(read, caseId)
  const visits = await visitsOf(read, caseId)
  return {
    ...viewCommon(row, today),
    obligations: obligations.map((one) => ({
      id: one.id,
      personId: one.person_id,
      name: fullName(one),
      measure: one.measure as ContractView['obligations'][number]['measure'],
      description: one.description,
      dueOn: one.due_on,
      state: one.state
    })),
    visits: visits.map((visit) => ({
      id: visit.id,
      on: visit.visited_on,
      outcome: visit.outcome,
      personId: visit.person_id,
      note: visit.note,
      by: visit.entered_by,
      at: visit.entered_at,
      changeCaseId: visit.change_case_id
    })),
    members: (await caseMembers(read, caseId)).map((member) => ({
      personId: member.person_id,
      name: fullName(member),
      ableBodied: member.able_bodied === 1
    }))
  }
}
