import { openStates, type caseStates } from '@shared/contract/cases'
import { monthOf } from '@shared/domain/quarter'

export type CaseState = (typeof caseStates)[number]

interface Dated {
  state: string
  decision_kind: string | null
  first_month: string | null
  last_month: string | null
}

/** Decisions that pay something from their first month to their last. */
export const payingKinds = ['assign', 'change', 'resume'] as const

/**
 * The state a case is in today. What the calendar alone changes is not stored: a notified assignment runs from its first
 * month, and is closed after its last; a notified refusal is closed.
 */
export function effectiveState(row: Dated, today: string): CaseState {
  if (row.state !== 'notified') return row.state as CaseState
  if (!(payingKinds as readonly (string | null)[]).includes(row.decision_kind)) return 'closed'
  const month = monthOf(today)
  if (row.last_month === null || month > row.last_month) return 'closed'
  return row.first_month !== null && month >= row.first_month ? 'running' : 'notified'
}

/** A clerk may still change what the decision will rest on. */
export const editable: readonly CaseState[] = ['registered', 'in-review', 'waiting', 'assessed']

/** The states of an open case as SQL lists them, word for word as in the conditions of the partial indexes. */
export const openStatesSql = `(${openStates.map((state) => `'${state}'`).join(', ')})`
