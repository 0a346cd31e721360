import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { officeOperations } from '@shared/contract/office'
import type { JournalDetail } from '@shared/contract/settings'
import { OfficeError } from '@shared/errors'
import { checkDatabase } from '../database/check'
import { journalGenesis, verifyJournal } from '../database/journal'
import type { Call } from '../ipc/call'
import { journalRows, type JournalListRow } from './queries'

const defaultPage = 100

/** The journal, newest first. @throws OfficeError `input-invalid` for a cursor that is not ours */
export async function listJournal(
  call: Call,
  input: ParsedInputOf<'journal.list'>
): Promise<OutputOf<'journal.list'>> {
  const limit = input.limit ?? defaultPage
  const before = input.cursor === undefined ? null : Number(input.cursor)
  if (before !== null && !Number.isSafeInteger(before))
    throw new OfficeError('input-invalid', { field: 'cursor' })
  const rows = await call.read((read) =>
    journalRows(read, { before, operation: input.operation ?? null, limit: limit + 1 })
  )
  const page = rows.slice(0, limit)
  return {
    rows: page.map(viewRow),
    next: rows.length > limit ? String(page.at(-1)?.id) : null
  }
}

function viewRow(row: JournalListRow): OutputOf<'journal.list'>['rows'][number] {
  const details = JSON.parse(row.details) as Record<string, JournalDetail>
  return {
    id: row.id,
    at: row.at,
    by: row.login,
    operation: row.operation,
    // A wrong password is counted, and so is a row of its own.
    failed: row.operation === 'accounts.signIn' && 'failures' in details,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    details,
    hash: row.hash
  }
}

/** Follows the journal's chain of hashes from its first row. */
export async function verify(call: Call): Promise<OutputOf<'journal.verify'>> {
  const verdict = await call.read(verifyJournal)
  return {
    ok: verdict.ok,
    rows: verdict.rows,
    firstBroken: verdict.firstBroken,
    lastHash: verdict.last?.hash ?? journalGenesis
  }
}

/** The database's own check, as codes with counts. */
export async function checkData(call: Call): Promise<z.infer<(typeof officeOperations)['check']['output']>> {
  const findings = await call.read(checkDatabase)
  return { ok: findings.length === 0, findings: [...findings] }
}
