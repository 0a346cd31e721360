import { OfficeError } from '@shared/errors'
import type { Assessment, CaseFacts } from '@shared/programmes/types'
import type { ReadConnection } from '../database/transaction'
import {
  caseContract,
  caseDocuments,
  caseIncomes,
  caseMembers,
  caseSurvey,
  type CaseMemberRow,
  type ContractRow,
  type DocumentRow,
  type IncomeRow,
  type SurveyRow
} from './entry-queries'
import { caseById, type CaseRow } from './queries'
import {
  approvalsOf,
  currentAssessment,
  lastProposal,
  type ApprovalRow,
  type AssessmentRow,
  type ProposalRow
} from './verdict-queries'

/** A case with everything that belongs to it, as stored. */
export interface CaseRecord {
  row: CaseRow
  members: CaseMemberRow[]
  incomes: IncomeRow[]
  documents: DocumentRow[]
  survey: SurveyRow | null
  contract: ContractRow | null
  assessment: AssessmentRow | null
  proposal: ProposalRow | null
  approvals: ApprovalRow[]
}

/** @throws OfficeError `not-found` */
export async function loadCase(read: ReadConnection, id: number): Promise<CaseRecord> {
  const row = await caseById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'case', id } })
  const proposal = (await lastProposal(read, id)) ?? null
  return {
    row,
    members: await caseMembers(read, id),
    incomes: await caseIncomes(read, id),
    documents: await caseDocuments(read, id),
    survey: (await caseSurvey(read, id)) ?? null,
    contract: (await caseContract(read, id)) ?? null,
    assessment: (await currentAssessment(read, id)) ?? null,
    proposal,
    approvals: proposal === null ? [] : await approvalsOf(read, proposal.id)
  }
}

/** The facts and the working that the case rests on now. @throws OfficeError `case-not-assessed` */
export function assessmentOf(record: CaseRecord): { facts: CaseFacts; result: Assessment } {
  if (record.assessment === null)
    throw new OfficeError('case-not-assessed', { data: { number: record.row.number } })
  return {
    facts: JSON.parse(record.assessment.facts) as CaseFacts,
    result: JSON.parse(record.assessment.result) as Assessment
  }
}
