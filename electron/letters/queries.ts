import { insertMany } from '../database/bulk'
import type { KeysetQuery } from '../database/keyset'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface LetterListRow {
  id: number
  case_id: number
  number: string
  kind: 'assign' | 'refuse' | 'change' | 'suspend' | 'resume' | 'terminate'
  decided_on: string
  monthly: number
  last_name: string
  first_name: string
  middle_name: string | null
  kato: string | null
  copies: number
  last_printed_at: string | null
}

/** A page of decisions whose letters are to be printed, were printed, or all. */
export function lettersPage(
  read: ReadConnection,
  filter: { printed: 'no' | 'yes' | 'all'; match: string | undefined },
  page: KeysetQuery
): Promise<LetterListRow[]> {
  const exists = 'EXISTS (SELECT 1 FROM letters l WHERE l.decision_id = d.id)'
  const printed = { no: `NOT ${exists}`, yes: exists, all: 'TRUE' }[filter.printed]
  const match =
    filter.match === undefined
      ? 'TRUE'
      : 'd.case_id IN (SELECT rowid FROM cases_index WHERE cases_index MATCH ?)'
  return read.all<LetterListRow>(
    `SELECT d.id, d.case_id, d.number, d.kind, d.decided_on, d.monthly, p.last_name, p.first_name, p.middle_name, c.kato,
       (SELECT count(*) FROM letters l WHERE l.decision_id = d.id) AS copies,
       (SELECT max(l.printed_at) FROM letters l WHERE l.decision_id = d.id) AS last_printed_at
     FROM decisions d JOIN cases c ON c.id = d.case_id JOIN people p ON p.id = d.applicant_id
     WHERE ${printed} AND ${match} AND (${page.where}) ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [...(filter.match === undefined ? [] : [filter.match]), ...page.params]
  )
}

export async function countUnprinted(read: ReadConnection): Promise<number> {
  const row = await read.get<{ n: number }>(
    'SELECT count(*) AS n FROM decisions d WHERE NOT EXISTS (SELECT 1 FROM letters l WHERE l.decision_id = d.id)'
  )
  return row?.n ?? 0
}

/** Copies printed so far of some decisions, with the template version of the first. */
export function copiesOf(
  read: ReadConnection,
  decisionIds: readonly number[]
): Promise<{ decision_id: number; copies: number; template_version: string }[]> {
  return read.all(
    `SELECT decision_id, max(copy_no) AS copies, min(template_version) AS template_version FROM letters
     WHERE decision_id IN (SELECT value FROM json_each(?)) GROUP BY decision_id`,
    [JSON.stringify(decisionIds)]
  )
}

export interface NewLetter {
  decisionId: number
  copyNo: number
  templateVersion: string
  sha256: string
  path: string
}

export async function insertLetters(
  tx: WriteConnection,
  rows: readonly NewLetter[],
  printed: { at: string; by: number }
): Promise<void> {
  await insertMany(
    tx,
    'letters',
    ['decision_id', 'copy_no', 'template_version', 'sha256', 'printed_at', 'printed_by', 'path'],
    rows.map((row) => [
      row.decisionId,
      row.copyNo,
      row.templateVersion,
      row.sha256,
      printed.at,
      printed.by,
      row.path
    ])
  )
}

/** A printed letter is the notice: its case is notified. */
export async function notifyCases(tx: WriteConnection, decisionIds: readonly number[]): Promise<void> {
  await tx.run(
    `UPDATE cases SET state = 'notified', revision = revision + 1 WHERE state = 'decided'
       AND id IN (SELECT case_id FROM decisions WHERE id IN (SELECT value FROM json_each(?)))`,
    [JSON.stringify(decisionIds)]
  )
}
