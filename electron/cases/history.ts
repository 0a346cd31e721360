import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { Call } from '../ipc/call'
import { caseHistory, caseRemarks, type HistoryRow, type RemarkRow } from './history-queries'
import { loadCase } from './record'

/** Everything that was done with a case, newest first, each act with the words given for it. @throws OfficeError `not-found` */
export async function historyOf(
  call: Call,
  input: ParsedInputOf<'cases.history'>
): Promise<OutputOf<'cases.history'>> {
  return call.read(async (read) => {
    await loadCase(read, input.id)
    const remarkOf = remarks(await caseRemarks(read, input.id))
    const rows = await caseHistory(read, input.id)
    return {
      rows: rows.map((row) => viewRow(row, remarkOf(row)))
    }
  })
}

function viewRow(row: HistoryRow, remark: string): OutputOf<'cases.history'>['rows'][number] {
  const details = JSON.parse(row.details) as Record<string, unknown>
  const decision = row.operation === 'cases.approve' ? details['decision'] : null
  return {
    id: row.id,
    at: row.at,
    by: row.name ?? row.user_login,
    operation: row.operation,
    remark,
    decision: typeof decision === 'string' ? decision : null,
    details
  }
}

/** Hands out the words of each operation in the order of its rows: both lists run from the newest back. */
function remarks(said: readonly RemarkRow[]): (row: HistoryRow) => string {
  const left = new Map<string, string[]>()
  for (const { operation, text } of said) left.set(operation, [...(left.get(operation) ?? []), text])
  return ({ operation, subject_kind }) =>
    subject_kind === 'case' ? (left.get(operation)?.shift() ?? '') : ''
}
