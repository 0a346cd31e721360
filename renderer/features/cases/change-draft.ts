import type { InputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import type { Month } from '@shared/domain/quarter'
import { mayChange, type ChangedDecision } from '@shared/programmes/change/allowed'
import { changeKinds, reasonsOf, type ChangeKind, type ChangeReason } from '@shared/programmes/change/types'
import type { ErrorCode } from '@shared/errors'

/** An order to change a decision as it is typed. */
export interface ChangeDraft {
  kind: ChangeKind
  reason: ChangeReason | null
  from: Month | null
  on: string | null
  note: string
  withPlan: boolean
  instalment: string | null
  planFrom: Month | null
  contractBrokenBy: number[]
}

/** What the case's decision does, as far as it decides which changes are possible. */
export function changedDecision(view: Pick<CaseView, 'decision' | 'assessment'>): ChangedDecision {
  return {
    kind: (view.decision?.kind ?? 'assign') as ChangedDecision['kind'],
    gives: view.assessment?.entitled === true
  }
}

/** The reasons this decision can be changed for in this way. */
export function reasonsFor(base: ChangedDecision, kind: ChangeKind): ChangeReason[] {
  return reasonsOf[kind].filter((reason) => mayChange(base, kind, reason))
}

/** What can be done to this decision. */
export function kindsFor(base: ChangedDecision): ChangeKind[] {
  return changeKinds.filter((kind) => reasonsFor(base, kind).length > 0)
}

/** An empty order: the first thing that can be done, from this month or the nearest of the decision's own. */
export function emptyChange(base: ChangedDecision, month: Month, of: readonly Month[]): ChangeDraft {
  const [first, last] = [of[0] ?? month, of.at(-1) ?? month]
  const draft: ChangeDraft = {
    kind: kindsFor(base)[0] ?? 'change',
    reason: null,
    from: month < first ? first : month > last ? last : month,
    on: null,
    note: '',
    withPlan: false,
    instalment: null,
    planFrom: null,
    contractBrokenBy: []
  }
  return withKind(draft, draft.kind, base)
}

/** Another kind has reasons of its own: one that does not belong to it is let go, a single one is chosen. */
export function withKind(draft: ChangeDraft, kind: ChangeKind, base: ChangedDecision): ChangeDraft {
  const reasons = reasonsFor(base, kind)
  const kept = draft.reason !== null && reasons.includes(draft.reason) ? draft.reason : null
  return { ...draft, kind, reason: kept ?? (reasons.length === 1 ? (reasons[0] ?? null) : null) }
}

/** More may have been paid than was due only by a change for the past or an end: then a plan can be agreed. */
export function mayHavePlan({ kind }: ChangeDraft): boolean {
  return kind === 'change' || kind === 'terminate'
}

/** The order as `decisions.change` takes it; what is not chosen goes as null, which the contract refuses at its field. */
export function changeInput(draft: ChangeDraft, decisionId: number): InputOf<'decisions.change'> {
  const plan =
    draft.withPlan && mayHavePlan(draft)
      ? { instalment: draft.instalment ?? '', from: draft.planFrom ?? '' }
      : null
  return {
    decisionId,
    kind: draft.kind,
    reason: draft.reason as ChangeReason,
    from: draft.from ?? '',
    ...(draft.on === null || draft.on === '' ? {} : { on: draft.on }),
    note: draft.note,
    plan,
    contractBrokenBy: draft.reason === 'contract-broken' ? draft.contractBrokenBy : []
  }
}

/** What the contract does not hold against the day or another field. */
export function changeFaults(draft: ChangeDraft, today: string): Record<string, ErrorCode | null> {
  const unnamed = draft.reason === 'contract-broken' && draft.contractBrokenBy.length === 0
  return {
    on: draft.on !== null && draft.on > today ? 'date-in-future' : null,
    contractBrokenBy: unnamed ? 'field-empty' : null
  }
}
