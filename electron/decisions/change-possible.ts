import { programmes } from '@shared/programmes'
import type { ProgrammeId } from '@shared/programmes/types'
import { openCase } from '../cases/queries'
import type { CaseRecord } from '../cases/record'
import type { ReadConnection } from '../database/transaction'
import { newestDecision } from './change-queries'
import type { DecisionRow } from './queries'

/**
 * Whether a case's decision can be changed now: it is the one that stands for its family, programme and quarter, no case that would
 * change or repeat it is open, and its programme has a term within which that is decided.
 */
export async function mayBeChanged(
  read: ReadConnection,
  { row }: CaseRecord,
  decision: DecisionRow
): Promise<boolean> {
  if (row.state !== 'decided' && row.state !== 'notified') return false
  if (programmes[row.programme as ProgrammeId].term === null) return false
  if ((await newestDecision(read, row))?.id !== decision.id) return false
  const key = {
    familyId: row.family_id,
    programme: row.programme,
    benefit: row.benefit,
    quarter: row.quarter
  }
  return (await openCase(read, key)) === undefined
}
