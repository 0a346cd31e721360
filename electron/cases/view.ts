import type { CaseView } from '@shared/contract/cases'
import { tengeString, tiyn } from '@shared/domain/money'
import { quarterOf } from '@shared/domain/quarter'
import { workingDaysBetween } from '@shared/domain/working-days'
import type { ReadConnection } from '../database/transaction'
import { thaw } from '../decisions/frozen'
import {
  decisionById,
  decisionOfCase,
  lettersOf,
  previousDecision,
  type DecisionRow
} from '../decisions/queries'
import type { Call } from '../ipc/call'
import { userById } from '../accounts/queries'
import { currentCalendar } from '../parameters/calendar'
import { katoTable } from '../parameters/classifiers'
import { fullName } from '../people/queries'
import { disabilityOf, viewAddress } from '../people/views'
import { alertsOf } from './alerts'
import { viewAssessment } from './assessment-view'
import { viewBenefit, viewChangeOrder, viewChangesOf } from './order-view'
import { checklist } from './checklist'
import { differencesTo } from './differences'
import { caresForView, memberId } from './facts'
import { actionsOf, missingOf } from './next-steps'
import { assessmentOf, loadCase, type CaseRecord } from './record'
import { effectiveState } from './states'
import type { ProposalRow } from './verdict-queries'
import { waitsFor } from './waits-for'

export type CaseViewOut = CaseView

/** A case as the screens show it: everything entered, the working, alerts, differences, and what may be done with it now. */
export async function viewCase(call: Call, read: ReadConnection, id: number): Promise<CaseView> {
  return viewRecord(call, read, await loadCase(read, id))
}

/** The same for a case that has just been loaded. */
export async function viewRecord(call: Call, read: ReadConnection, record: CaseRecord): Promise<CaseView> {
  const { id } = record.row
  const { row } = record
  const decision = await decisionOfCase(read, id)
  const previous = await decisionBefore(read, record, decision)
  const assessed = record.assessment === null ? null : assessmentOf(record)
  const kato = await katoTable(call, read)
  return {
    ...(await viewHead(call, read, record)),
    address: row.kato === null ? null : viewAddress({ kato: row.kato, text: row.address_text ?? '' }, kato),
    ...viewEntries(record),
    assessment:
      assessed === null
        ? null
        : viewAssessment(assessed.result, (record.assessment?.assessed_at ?? '').slice(0, 10)),
    proposal: viewProposal(record),
    returnReason: row.return_reason,
    decision: decision === undefined ? null : await viewDecisionLine(read, decision),
    previous: previous === undefined ? null : viewPrevious(previous),
    differences:
      previous === undefined || assessed === null
        ? []
        : differencesTo(thaw(previous), {
            ...assessed,
            names: new Map(record.members.map((member) => [memberId(member.person_id), fullName(member)])),
            locale: call.session.user?.locale ?? call.session.locale
          }),
    alerts: await alertsOf(call, read, record, assessed?.result ?? null),
    missing: await missingOf(read, record),
    actions: await actionsOf(call, read, record, decision)
  }
}

/** The decision this one follows: as it was linked when it was taken, or the family's newest until then. */
function decisionBefore(
  read: ReadConnection,
  { row }: CaseRecord,
  decision: DecisionRow | undefined
): Promise<DecisionRow | undefined> {
  if (row.base_decision_id !== null) return decisionById(read, row.base_decision_id)
  if (decision === undefined)
    return previousDecision(read, {
      familyId: row.family_id,
      programme: row.programme,
      benefit: row.benefit,
      exceptCase: row.id
    })
  return decision.previous_id === null ? Promise.resolve(undefined) : decisionById(read, decision.previous_id)
}

type Head = Omit<
  CaseView,
  | 'address'
  | keyof ReturnType<typeof viewEntries>
  | 'assessment'
  | 'proposal'
  | 'returnReason'
  | 'decision'
  | 'previous'
  | 'differences'
  | 'alerts'
  | 'missing'
  | 'actions'
>

async function viewHead(call: Call, read: ReadConnection, record: CaseRecord): Promise<Head> {
  const { row } = record
  const clerk = await userById(read, row.registered_by)
  return {
    id: row.id,
    revision: row.revision,
    number: row.number,
    programme: row.programme as CaseView['programme'],
    state: effectiveState(row, call.today),
    channel: row.channel as CaseView['channel'],
    outsideNumber: row.outside_number,
    appliedOn: row.applied_on,
    registeredAt: row.registered_at,
    registeredBy: clerk?.name ?? '',
    quarter: row.quarter,
    incomeQuarter: row.income_quarter,
    deadline: row.deadline,
    daysLeft: workingDaysBetween(call.today, row.deadline, await currentCalendar(call, read, [])),
    termDays: row.term_days,
    applicantId: row.applicant_id,
    familyId: row.family_id,
    region: row.region,
    iban: row.iban,
    lumpSum: row.lump_sum === 1,
    benefit: await viewBenefit(read, row),
    asked: row.asked === null ? {} : (JSON.parse(row.asked) as CaseView['asked']),
    change: await viewChangeOrder(read, row),
    changedBy: await viewChangesOf(read, row.id, call.today)
  }
}

function viewEntries(record: CaseRecord) {
  const { row, survey, contract } = record
  const marked = (mark: 'employment_refused' | 'contract_broken'): number[] =>
    record.members.filter((member) => member[mark] === 1).map((member) => member.person_id)
  return {
    members: record.members.map((member) => ({
      personId: member.person_id,
      iin: member.iin,
      fullName: fullName(member),
      bornOn: member.born_on,
      sex: member.sex,
      relation: member.relation as CaseView['members'][number]['relation'],
      student: member.student === 1,
      ableBodied: member.able_bodied === 1,
      disabilityGroup: disabilityOf(member.disability_group),
      caresFor: caresForView(member.cares_for),
      longSickLeave: member.long_sick_leave === 1,
      memberFrom: member.member_from,
      memberUntil: member.member_until
    })),
    incomes: record.incomes.map((income) => ({
      personId: income.person_id,
      kind: income.kind as CaseView['incomes'][number]['kind'],
      quarter: income.quarter,
      month: income.month,
      amount: tengeString(tiyn(income.amount)),
      source: income.source,
      document: income.document
    })),
    documents: checklist(record),
    survey:
      survey === null
        ? null
        : {
            surveyedOn: survey.surveyed_on,
            actNumber: survey.act_number,
            refused: survey.refused === 1,
            conclusion: survey.conclusion,
            conclusionOn: survey.conclusion_on,
            conclusionNumber: survey.conclusion_number,
            homes: survey.homes,
            cars: survey.cars,
            coResidents: JSON.parse(survey.co_residents) as string[],
            notes: survey.notes
          },
    employmentRefusedBy: marked('employment_refused'),
    contractBrokenBy: marked('contract_broken'),
    falseData: row.false_data === 1,
    contract:
      contract === null
        ? null
        : { number: contract.number, signedOn: contract.signed_on, obligations: contract.obligations },
    waiting:
      row.state === 'waiting'
        ? {
            for: row.waiting_for as 'documents' | 'other-body',
            until: row.waiting_until,
            note: row.waiting_note ?? ''
          }
        : null
  }
}

const openOnes: readonly ProposalRow['state'][] = ['open', 'approved-once']

function viewProposal({ proposal, approvals }: CaseRecord): CaseView['proposal'] {
  if (proposal === null) return null
  return {
    id: proposal.id,
    kind: proposal.change ?? proposal.kind,
    monthly: tengeString(tiyn(proposal.monthly)),
    total: tengeString(tiyn(proposal.total)),
    note: proposal.note,
    proposedBy: { id: proposal.proposed_by, name: proposal.proposer },
    proposedAt: proposal.proposed_at,
    needsHead: proposal.needs_head === 1,
    tier: proposal.tier === null ? null : tengeString(tiyn(proposal.tier)),
    state: proposal.state,
    waitsFor: openOnes.includes(proposal.state) ? waitsFor(proposal, approvals) : null,
    approvals: approvals.map((one) => ({
      by: one.name,
      role: one.role,
      at: one.at,
      verdict: one.verdict,
      note: one.note
    }))
  }
}

async function viewDecisionLine(
  read: ReadConnection,
  row: DecisionRow
): Promise<NonNullable<CaseView['decision']>> {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    decidedOn: row.decided_on,
    hash: row.hash,
    printedCopies: (await lettersOf(read, row.id)).length
  }
}

function viewPrevious(row: DecisionRow): NonNullable<CaseView['previous']> {
  const { result, facts } = thaw(row)
  return {
    decisionId: row.id,
    caseId: row.case_id,
    number: row.number,
    kind: row.kind,
    decidedOn: row.decided_on,
    quarter: quarterOf(facts.appliedOn),
    monthly: tengeString(tiyn(row.monthly)),
    perCapita: result.figures.perCapita === undefined ? null : tengeString(result.figures.perCapita),
    povertyLine: result.figures.povertyLine === undefined ? null : tengeString(result.figures.povertyLine),
    memberCount: result.memberCount
  }
}
