import { createHash } from 'node:crypto'
import { canonicalJson } from '@shared/domain/canonical-json'
import { insertMany } from './bulk'
import type { ReadConnection, WriteConnection } from './transaction'

/** What the first row names as the hash before it. */
export const journalGenesis = '0'.repeat(64)

/** The journal's table; the triggers hold it append-only and in one chain whoever writes. */
export const journalSchema = `
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id INTEGER,
  user_login TEXT NOT NULL,
  operation TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER,
  before_hash TEXT,
  after_hash TEXT,
  details TEXT NOT NULL CONSTRAINT journal_details_json CHECK (json_valid(details)),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE CONSTRAINT journal_hash_length CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX journal_subject ON journal (subject_kind, subject_id, id);
CREATE TRIGGER journal_chain BEFORE INSERT ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal-chain')
  WHERE NEW.id IS NOT coalesce((SELECT max(id) FROM journal), 0) + 1
    OR NEW.previous_hash IS NOT
      coalesce((SELECT hash FROM journal ORDER BY id DESC LIMIT 1), '${journalGenesis}');
END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal-append-only');
END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal-append-only');
END;
`

/** What a use case tells the journal. */
export interface JournalEntry {
  /** When, in UTC: `2018-02-10T09:30:00.000Z`. */
  readonly at: string
  /** Null for the program itself and for the first set-up. */
  readonly userId: number | null
  readonly userLogin: string
  /** Name of the operation, such as `cases.register`. */
  readonly operation: string
  /** Kind and id of what was changed, such as `case` and 17. */
  readonly subjectKind: string
  readonly subjectId: number | null
  /** `hashOf` the subject before and after; null where there was nothing or is nothing. */
  readonly beforeHash: string | null
  readonly afterHash: string | null
  /** What helps to understand the row. Never names, IIN, accounts, phones, health. */
  readonly details: Readonly<Record<string, unknown>>
}

export interface JournalMark {
  readonly id: number
  readonly hash: string
}

export interface JournalBreak {
  readonly id: number
  /** `gap`: a row before it is missing; `chain`: it does not follow the row before; `content`: it was changed. */
  readonly reason: 'gap' | 'chain' | 'content'
}

export interface JournalVerdict {
  /** Rows found sound. */
  readonly rows: number
  readonly ok: boolean
  readonly firstBroken: JournalBreak | null
  /** The last sound row; written down elsewhere it also shows when rows were cut off at the end. */
  readonly last: JournalMark | null
}

interface JournalRow {
  id: number
  at: string
  user_id: number | null
  user_login: string
  operation: string
  subject_kind: string
  subject_id: number | null
  before_hash: string | null
  after_hash: string | null
  details: string
  previous_hash: string
  hash: string
}

const columns = [
  'id',
  'at',
  'user_id',
  'user_login',
  'operation',
  'subject_kind',
  'subject_id',
  'before_hash',
  'after_hash',
  'details',
  'previous_hash',
  'hash'
] as const satisfies readonly (keyof JournalRow)[]

const pageSize = 500

/** SHA-256 (hexadecimal) of a value's canonical JSON. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

function hashOfRow(row: Omit<JournalRow, 'hash'>): string {
  const { id, at, user_id, user_login, operation, subject_kind, subject_id } = row
  const { before_hash, after_hash, details, previous_hash } = row
  return hashOf([
    ...[id, at, user_id, user_login, operation, subject_kind, subject_id],
    ...[before_hash, after_hash, details, previous_hash]
  ])
}

function rowAfter(previous: JournalMark, entry: JournalEntry): JournalRow {
  const row = {
    id: previous.id + 1,
    at: entry.at,
    user_id: entry.userId,
    user_login: entry.userLogin,
    operation: entry.operation,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    before_hash: entry.beforeHash,
    after_hash: entry.afterHash,
    details: canonicalJson(entry.details),
    previous_hash: previous.hash
  }
  return { ...row, hash: hashOfRow(row) }
}

async function lastMark(read: ReadConnection): Promise<JournalMark> {
  const last = await read.get<JournalMark>('SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1')
  return last ?? { id: 0, hash: journalGenesis }
}

/**
 * Appends rows in the order given, in the transaction of the change that they tell of; for bulk operations.
 * Returns the mark of each.
 */
export async function appendJournalRows(
  tx: WriteConnection,
  entries: readonly JournalEntry[]
): Promise<JournalMark[]> {
  let previous = await lastMark(tx)
  const rows: JournalRow[] = []
  for (const entry of entries) {
    const row = rowAfter(previous, entry)
    rows.push(row)
    previous = row
  }
  await insertMany(
    tx,
    'journal',
    columns,
    rows.map((row) => columns.map((column) => row[column]))
  )
  return rows.map(({ id, hash }) => ({ id, hash }))
}

/** Appends one row in the transaction of the change that it tells of. */
export async function appendJournal(tx: WriteConnection, entry: JournalEntry): Promise<JournalMark> {
  const row = rowAfter(await lastMark(tx), entry)
  const places = columns.map(() => '?').join(', ')
  await tx.run(
    `INSERT INTO journal (${columns.join(', ')}) VALUES (${places})`,
    columns.map((column) => row[column])
  )
  return { id: row.id, hash: row.hash }
}

function breakOf(row: JournalRow, previous: JournalMark): JournalBreak['reason'] | null {
  if (row.id !== previous.id + 1) return 'gap'
  if (row.previous_hash !== previous.hash) return 'chain'
  return row.hash === hashOfRow(row) ? null : 'content'
}

/** Follows the chain from its beginning, page by page, and stops at the first row that does not hold. */
export async function verifyJournal(read: ReadConnection): Promise<JournalVerdict> {
  let previous: JournalMark = { id: 0, hash: journalGenesis }
  const verdict = (firstBroken: JournalBreak | null): JournalVerdict => ({
    rows: previous.id,
    ok: firstBroken === null,
    firstBroken,
    last: previous.id === 0 ? null : { id: previous.id, hash: previous.hash }
  })
  for (;;) {
    const page = await read.all<JournalRow>(
      `SELECT ${columns.join(', ')} FROM journal WHERE id > ? ORDER BY id LIMIT ?`,
      [previous.id, pageSize]
    )
    for (const row of page) {
      const reason = breakOf(row, previous)
      if (reason !== null) return verdict({ id: row.id, reason })
      previous = row
    }
    if (page.length < pageSize) return verdict(null)
  }
}
