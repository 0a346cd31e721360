import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { openStates } from '@shared/contract/cases'
import { canonicalJson } from '@shared/domain/canonical-json'
import { parseTenge, sumTiyn, tengeString, tiyn, type Tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { assess, programmes } from '@shared/programmes'
import { checkAsked } from '@shared/programmes/asked'
import { monthlyOf } from '@shared/programmes/change'
import type { Assessment, CaseFacts, ProgrammeId } from '@shared/programmes/types'
import { ConstraintError } from '../database/driver-errors'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { currentBook } from '../parameters/book'
import { decide } from '../decisions/decide'
import { changeCase } from './change'
import { factsOf } from './facts'
import { updateCase } from './queries'
import {
  approvalsOf,
  insertApproval,
  insertAssessment,
  insertProposal,
  setProposalState,
  type ProposalRow
} from './verdict-queries'
import { assessmentOf, type CaseRecord } from './record'
import { approvedBy, waitsFor } from './waits-for'

/**
 * Works out by the law of the application's day what the family is owed, and keeps facts and working with the case.
 * @throws OfficeError `parameter-missing {parameter, date, region}` and the rules' own codes
 */
export function assessCase(
  call: Call,
  input: ParsedInputOf<'cases.assess'>
): Promise<OutputOf<'cases.assess'>> {
  return changeCase(call, input, ['registered', 'in-review', 'assessed'], async (tx, record) => {
    const result = await assessRecord(call, tx, record)
    return {
      entitled: result.entitled,
      ruleVersion: result.ruleVersion,
      monthly: tengeString(result.figures.monthly)
    }
  })
}

/** The same inside a transaction that is under way, for a case that may be assessed. */
export async function assessRecord(call: Call, tx: WriteConnection, record: CaseRecord): Promise<Assessment> {
  const facts = await factsOf(tx, record)
  refuseUnanswered(facts)
  const result = assess(facts, await currentBook(call, tx))
  await insertAssessment(tx, {
    caseId: record.row.id,
    at: call.now,
    by: call.actor.id,
    facts: canonicalJson(facts),
    result: canonicalJson(result)
  })
  await updateCase(tx, record.row.id, { state: 'assessed' })
  return result
}

/**
 * Proposes what the working says: to assign, or to refuse with its reasons. From the tier that is in force now, two people
 * approve, the head being one of them; the tier is copied, so that a later change does not touch it.
 * @throws OfficeError `case-not-assessed`, `case-incomplete {missing}`, `account-missing`, `assessment-outdated`
 */
export function proposeCase(
  call: Call,
  input: ParsedInputOf<'cases.propose'>
): Promise<OutputOf<'cases.propose'>> {
  return changeCase(call, input, ['assessed'], async (tx, record) => {
    const { kind, total, needsHead } = await proposeRecord(call, tx, record, input.note)
    return { kind, total: tengeString(total), needsHead }
  })
}

/** The same inside a transaction that is under way, for a case that is assessed. */
export async function proposeRecord(
  call: Call,
  tx: WriteConnection,
  record: CaseRecord,
  note: string
): Promise<{ kind: string; total: Tiyn; needsHead: boolean }> {
  const { facts, result } = assessmentOf(record)
  await refuseOutdated(call, tx, record)
  refuseIncomplete(record, { facts, result })
  const amounts = result.months.map((month) => month.amount)
  const total = sumTiyn(amounts)
  const tier = (await currentBook(call, tx)).find('head-tier', call.today)
  const limit = tier === null ? null : parseTenge(tier.value)
  const needsHead = limit !== null && amounts.some((amount) => amount >= limit)
  const change = result.change?.kind ?? null
  const kind = result.entitled ? 'assign' : 'refuse'
  await insertProposal(tx, {
    case_id: record.row.id,
    assessment_id: record.assessment?.id ?? 0,
    kind,
    monthly: monthlyOf(result),
    total,
    note,
    proposed_by: call.actor.id,
    proposed_at: call.now,
    tier: limit,
    needs_head: Number(needsHead),
    change
  })
  await updateCase(tx, record.row.id, { state: 'proposed', return_reason: null })
  return { kind: change ?? kind, total, needsHead }
}

/** What is proposed must be what the law and the book say now, not what they said when the sum was first worked out. */
async function refuseOutdated(call: Call, read: ReadConnection, record: CaseRecord): Promise<void> {
  const facts = await factsOf(read, record)
  const result = assess(facts, await currentBook(call, read))
  const stored = assessmentOf(record)
  if (essence({ facts, result }) !== essence(stored)) {
    throw new OfficeError('assessment-outdated', { data: { number: record.row.number } })
  }
}

/**
 * Facts and working as one text, without the last days of the parameters: entering next year's value ends the present one
 * earlier, and that changes no sum of today.
 */
function essence(assessed: { facts: CaseFacts; result: Assessment }): string {
  return JSON.stringify(JSON.parse(canonicalJson(assessed)), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'mark' in value && 'until' in value
      ? { ...value, until: null }
      : value
  )
}

/** What the programme asks in every case, held against its description. @throws OfficeError as `checkAsked`, `field-empty` */
export function refuseUnanswered({ programme, asked = {} }: CaseFacts): void {
  const { asks } = programmes[programme]
  checkAsked(asks, asked)
  for (const { name, inCase } of asks) {
    if (inCase === true && (asked[name] ?? null) === null)
      throw new OfficeError('field-empty', { field: `asked.${name}` })
  }
}

/**
 * An assignment that the programme rests on a survey needs the commission's conclusion; money goes to an account of one's own; what
 * is asked back is asked back by a plan.
 */
function refuseIncomplete(
  record: CaseRecord,
  { facts, result }: { facts: CaseFacts; result: Assessment }
): void {
  const { needs } = programmes[record.row.programme as ProgrammeId]
  if (result.entitled && needs.survey && record.survey?.conclusion == null)
    throw new OfficeError('case-incomplete', { field: 'survey', data: { missing: 'conclusion' } })
  const pays = result.entitled || result.months.length > 0
  if (pays && needs.account && record.row.iban === null)
    throw new OfficeError('account-missing', { field: 'iban' })
  const overpaid = result.change?.overpaid ?? 0
  if (overpaid > 0 && facts.change?.plan === null)
    throw new OfficeError('plan-missing', { field: 'plan', data: { amount: tengeString(tiyn(overpaid)) } })
}

/**
 * Approves a proposal made by somebody else. Below the tier this decides: decision, payments and journal in the same
 * transaction. From the tier on two people approve, one of them the head, whoever is first; the second approval decides.
 * @throws OfficeError `own-proposal`, `needs-head`, `approved-already`, `case-state`, `assessment-outdated`
 */
export function approveCase(
  call: Call,
  input: ParsedInputOf<'cases.approve'>
): Promise<OutputOf<'cases.approve'>> {
  return changeCase(call, input, ['proposed', 'approved'], async (tx, record, note) => {
    const proposal = openProposal(record)
    refuseOwn(call, proposal)
    if (waitsFor(proposal, record.approvals) === 'head' && call.actor.role !== 'head')
      throw new OfficeError('needs-head')
    refuseTwice(call, record)
    await refuseOutdated(call, tx, record)
    await approval(call, tx, proposal, { verdict: 'approved', note: input.note })
    const next = waitsFor(proposal, await approvalsOf(tx, proposal.id))
    if (next !== null) {
      await setProposalState(tx, proposal.id, 'approved-once')
      await updateCase(tx, record.row.id, { state: 'approved' })
      return { waitsFor: next }
    }
    await setProposalState(tx, proposal.id, 'approved')
    const decision = await decide(call, tx, record, proposal, assessmentOf(record), note)
    return { decision: decision.number, hash: decision.hash }
  })
}

/**
 * Gives a proposal back with the reason; the clerk mends it and proposes anew.
 * @throws OfficeError `own-proposal`, `approved-already`, `case-state`
 */
export function returnCase(
  call: Call,
  input: ParsedInputOf<'cases.return'>
): Promise<OutputOf<'cases.return'>> {
  return changeCase(call, input, ['proposed', 'approved'], async (tx, record) => {
    const proposal = openProposal(record)
    refuseOwn(call, proposal)
    refuseTwice(call, record)
    await approval(call, tx, proposal, { verdict: 'returned', note: input.reason })
    await setProposalState(tx, proposal.id, 'returned')
    await updateCase(tx, record.row.id, { state: 'assessed', return_reason: input.reason })
    return { returned: true }
  })
}

/** The applicant takes the application back, at any time before the decision. */
export function withdrawCase(
  call: Call,
  input: ParsedInputOf<'cases.withdraw'>
): Promise<OutputOf<'cases.withdraw'>> {
  return changeCase(call, input, openStates, async (tx, record) => {
    if (record.proposal?.state === 'open' || record.proposal?.state === 'approved-once') {
      await setProposalState(tx, record.proposal.id, 'withdrawn')
    }
    await updateCase(tx, record.row.id, { state: 'withdrawn', withdrawn_reason: input.reason })
    return { withdrawn: true }
  })
}

function openProposal(record: CaseRecord): ProposalRow {
  const { proposal } = record
  if (proposal === null || (proposal.state !== 'open' && proposal.state !== 'approved-once')) {
    throw new OfficeError('case-state', { data: { number: record.row.number, state: record.row.state } })
  }
  return proposal
}

function refuseOwn(call: Call, proposal: ProposalRow): void {
  if (proposal.proposed_by === call.actor.id)
    throw new OfficeError('own-proposal', { data: { proposer: proposal.proposer } })
}

/** Who approved has had their say: the second hand is another's. */
function refuseTwice(call: Call, record: CaseRecord): void {
  if (approvedBy(record.approvals, call.actor.id)) throw new OfficeError('approved-already')
}

async function approval(
  call: Call,
  tx: WriteConnection,
  proposal: ProposalRow,
  verdict: { verdict: 'approved' | 'returned'; note: string }
): Promise<void> {
  const role = call.actor.role === 'head' ? 'head' : 'reviewer'
  await insertApproval(tx, {
    proposalId: proposal.id,
    userId: call.actor.id,
    role,
    at: call.now,
    ...verdict
  }).catch((error: unknown) => {
    if (!(error instanceof ConstraintError)) throw error
    // The database refuses self-approval by itself; said here in the user's words.
    throw new OfficeError(error.kind === 'trigger' ? 'own-proposal' : 'conflict', { cause: error })
  })
}
