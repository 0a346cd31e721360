import type { ChangeKind, ChangeReason } from './types'

/** What the decision that is to be changed does. */
export interface ChangedDecision {
  kind: ChangeKind | 'assign' | 'refuse'
  /** It gives the family something. */
  gives: boolean
}

/**
 * Whether a decision can be changed in this way: what pays can be changed, suspended or ended; what is suspended can be resumed or
 * ended; a refusal or a termination can only be overturned on appeal; a change that left nothing can be changed again.
 */
export function mayChange(base: ChangedDecision, kind: ChangeKind, reason: ChangeReason): boolean {
  if (base.kind === 'suspend') return kind === 'resume' || kind === 'terminate'
  if (base.kind === 'refuse' || base.kind === 'terminate') return kind === 'change' && reason === 'appeal'
  return base.gives ? kind !== 'resume' : kind === 'change'
}
