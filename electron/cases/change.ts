import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { WriteConnection } from '../database/transaction'
import type { Call, Note } from '../ipc/call'
import { outdateAssessment } from './verdict-queries'
import { loadCase, type CaseRecord } from './record'
import { viewRecord, type CaseViewOut } from './view'

interface Target {
  id: number
  revision?: number | undefined
}

type Details = Record<string, string | number | boolean | null>

/**
 * One change of a case: loads it, refuses what its state does not allow, runs the work, leaves a journal row with the hashes
 * of before and after, and answers the case as it is then.
 * @throws OfficeError `not-found`, `stale` (somebody else changed it meanwhile), `case-state {state}`
 */
export async function changeCase(
  call: Call,
  target: Target,
  allowed: readonly string[],
  work: (tx: WriteConnection, record: CaseRecord, note: Note) => Promise<Details>
): Promise<{ case: CaseViewOut }> {
  const record = await call.write(async (tx, note) => {
    const before = await loadCase(tx, target.id)
    if (target.revision !== undefined && target.revision !== before.row.revision) {
      throw new OfficeError('stale', { field: 'revision', data: { number: before.row.number } })
    }
    if (!allowed.includes(before.row.state)) {
      throw new OfficeError('case-state', { data: { number: before.row.number, state: before.row.state } })
    }
    const details = await work(tx, before, note)
    const after = await loadCase(tx, target.id)
    note({ subjectKind: 'case', subjectId: target.id, before: hashOf(before), after: hashOf(after), details })
    return after
  })
  return showCase(call, record)
}

/** A case as the screens show it; gathered by a reader, so that nobody who writes waits for it. */
export async function showCase(call: Call, record: CaseRecord): Promise<{ case: CaseViewOut }> {
  return call.read(async (read) => ({ case: await viewRecord(call, read, record) }))
}

/** The state after an entry: the working no longer fits what was entered, and the review has begun. */
export async function touched(tx: WriteConnection, record: CaseRecord): Promise<{ state: string }> {
  await outdateAssessment(tx, record.row.id)
  return { state: record.row.state === 'waiting' ? 'waiting' : 'in-review' }
}
