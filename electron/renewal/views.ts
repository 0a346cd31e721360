import type { z } from 'zod'
import type { renewalView } from '@shared/contract/renewal'
import { tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../database/transaction'
import type { User } from '../ipc/call'
import { aftermathOf, renewalById, totalsOf, type RenewalRow, type RenewalState } from './renewal-queries'

export type RenewalView = z.infer<typeof renewalView>

/** Rows of these outcomes are decided; the others wait for a clerk. */
export const decidable: readonly string[] = ['unchanged', 'raised', 'lowered', 'ends', 'new']

/** @throws OfficeError `not-found` */
export async function mustFindRenewal(read: ReadConnection, id: number): Promise<RenewalRow> {
  const row = await renewalById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'renewal', id } })
  return row
}

/** @throws OfficeError `renewal-state` {state}, `stale` when somebody else changed it meanwhile */
export function mustBeIn(
  row: RenewalRow,
  states: readonly RenewalState[],
  revision: number | undefined = undefined
): void {
  if (!states.includes(row.state))
    throw new OfficeError('renewal-state', { field: 'id', data: { state: row.state } })
  if (revision !== undefined && revision !== row.revision)
    throw new OfficeError('stale', { field: 'revision' })
}

/** What this user may do with it now. */
function actionsOf(row: RenewalRow, user: User, listed: number): RenewalView['actions'] {
  const approver = user.role === 'reviewer' || user.role === 'head'
  const worker = approver || user.role === 'clerk'
  if (!worker) return []
  if (row.state === 'drawn') return ['exclude', 'propose', 'drop']
  if (row.state === 'proposed' && approver && row.proposed_by !== user.id) return ['approve', 'return']
  return row.state === 'decided' && approver && listed === 0 ? ['undo'] : []
}

export async function viewRenewal(read: ReadConnection, row: RenewalRow, user: User): Promise<RenewalView> {
  const totals = await totalsOf(read, row.id)
  const { decisions, letters, listed } = await aftermathOf(read, row.id)
  const sum = (column: 'was' | 'now'): string =>
    tengeString(
      tiyn(
        totals
          .filter(({ outcome }) => decidable.includes(outcome))
          .reduce((total, one) => total + one[column], 0)
      )
    )
  return {
    id: row.id,
    revision: row.revision,
    programme: row.programme,
    quarter: row.quarter,
    month: row.month,
    mode: row.mode,
    asOf: row.as_of,
    categories: JSON.parse(row.categories) as string[],
    state: row.state === 'undoing' ? 'decided' : row.state,
    madeBy: row.made_by_name,
    madeAt: row.made_at,
    proposedBy: row.proposed_by_name,
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at,
    returnReason: row.return_reason,
    families: row.families,
    counts: Object.fromEntries(totals.map(({ outcome, rows }) => [outcome, rows])),
    excluded: totals.reduce((count, one) => count + one.excluded, 0),
    sumWas: sum('was'),
    sumNow: sum('now'),
    decisions,
    lettersPrinted: letters,
    paymentsListed: listed,
    actions: actionsOf(row, user, listed)
  }
}

export async function showRenewal(read: ReadConnection, id: number, user: User): Promise<RenewalView> {
  return viewRenewal(read, await mustFindRenewal(read, id), user)
}
