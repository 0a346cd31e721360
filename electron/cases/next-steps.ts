import type { CaseView } from '@shared/contract/cases'
import { programmes } from '@shared/programmes'
import type { ProgrammeId } from '@shared/programmes/types'
import type { ReadConnection } from '../database/transaction'
import { mayBeChanged } from '../decisions/change-possible'
import type { DecisionRow } from '../decisions/queries'
import type { Call } from '../ipc/call'
import { mustBeAsked } from './asked'
import { checklist } from './checklist'
import { assessmentOf, type CaseRecord } from './record'
import { editable } from './states'
import { approvedBy, waitsFor } from './waits-for'

type Missing = CaseView['missing']
type Action = CaseView['actions'][number]

/** What still keeps the case from being proposed. */
export async function missingOf(read: ReadConnection, record: CaseRecord): Promise<Missing> {
  const missing: Missing = []
  if (!(editable as readonly string[]).includes(record.row.state)) return missing
  const { needs } = programmes[record.row.programme as ProgrammeId]
  if (needs.survey && record.survey === null) missing.push({ code: 'survey', data: {} })
  else if (needs.survey && record.survey?.refused === 0 && record.survey.conclusion === null)
    missing.push({ code: 'conclusion', data: {} })
  if (record.row.asked === null && (await mustBeAsked(read, record.row)))
    missing.push({ code: 'asked', data: {} })
  if (needs.account && record.row.iban === null) missing.push({ code: 'iban', data: {} })
  for (const document of checklist(record)) {
    if (document.required && document.state === 'missing')
      missing.push({ code: 'document', data: { kind: document.kind } })
  }
  if (record.assessment === null) missing.push({ code: 'assessment', data: {} })
  else if (lacksPlan(assessmentOf(record))) missing.push({ code: 'plan', data: {} })
  return missing
}

/** More was paid than was due, and nobody said how it is given back. */
function lacksPlan({ facts, result }: ReturnType<typeof assessmentOf>): boolean {
  return (result.change?.overpaid ?? 0) > 0 && facts.change?.plan === null
}

/** What the signed-in user may do with the case now. */
export async function actionsOf(
  call: Call,
  read: ReadConnection,
  record: CaseRecord,
  decision: DecisionRow | undefined
): Promise<Action[]> {
  const role = call.session.user?.role
  const { state } = record.row
  const worker = role === 'clerk' || role === 'reviewer' || role === 'head'
  const actions: Action[] = []
  if (worker && (editable as readonly string[]).includes(state)) actions.push('edit')
  if (worker && ['registered', 'in-review', 'assessed'].includes(state)) actions.push('assess', 'wait')
  if (worker && state === 'waiting') actions.push('resume')
  if (worker && state === 'assessed' && record.assessment !== null) actions.push('propose')
  if (mayApprove(call, record)) actions.push('approve', 'return')
  if (worker && [...(editable as readonly string[]), 'proposed', 'approved'].includes(state))
    actions.push('withdraw')
  if (worker && (state === 'decided' || state === 'notified')) actions.push('print')
  if (worker && decision !== undefined && (await mayBeChanged(read, record, decision))) actions.push('change')
  return actions
}

/** Nobody approves what they proposed, and nobody approves twice. */
function mayApprove(call: Call, { row, proposal, approvals }: CaseRecord): boolean {
  const { user } = call.session
  if (proposal === null || user === null || (row.state !== 'proposed' && row.state !== 'approved'))
    return false
  if (proposal.proposed_by === user.id || approvedBy(approvals, user.id)) return false
  return user.role === 'head' || (user.role === 'reviewer' && waitsFor(proposal, approvals) === 'reviewer')
}
