import { sql } from 'kysely'
import { insertMany } from '../database/bulk'
import { kyselyFor } from '../database/dialect'
import type { KeysetQuery } from '../database/keyset'
import { typedPage } from '../database/keyset-query'
import type { Tables } from '../database/tables'
import type { ReadConnection, WriteConnection } from '../database/transaction'

/** A page of decisions whose letters are to be printed, were printed, or all. */
export function lettersPage(
  read: ReadConnection,
  filter: {
    printed: 'no' | 'yes' | 'all'
    cases: readonly number[] | undefined
    renewalId: number | undefined
  },
  page: KeysetQuery
) {
  const { from, order, limit } = typedPage(page)
  const cases = JSON.stringify(filter.cases ?? [])
  return (
    kyselyFor<Tables>(read)
      .selectFrom('decisions as d')
      .innerJoin('cases as c', 'c.id', 'd.case_id')
      .innerJoin('people as p', 'p.id', 'd.applicant_id')
      .select(['d.id', 'd.case_id', 'd.number', 'd.kind', 'd.programme', 'd.decided_on', 'd.monthly'])
      .select(['p.last_name', 'p.first_name', 'p.middle_name', 'c.kato'])
      .select((eb) => {
        const letters = eb.selectFrom('letters as l').whereRef('l.decision_id', '=', 'd.id')
        return [
          letters
            .select((own) => own.fn.countAll<number>().as('n'))
            .$asScalar()
            .as('copies'),
          letters.select((own) => own.fn.max('l.printed_at').as('at')).as('last_printed_at')
        ]
      })
      // A case is decided until the letter of its decision is printed.
      .$if(filter.printed === 'no', (query) => query.where('c.state', '=', 'decided'))
      .$if(filter.printed === 'yes', (query) => query.where('c.state', '<>', 'decided'))
      .$if(filter.renewalId !== undefined, (query) =>
        query.where('c.renewal_id', '=', filter.renewalId ?? null)
      )
      .$if(filter.cases !== undefined, (query) =>
        query.where('d.case_id', 'in', sql<number>`(SELECT value FROM json_each(${cases}))`)
      )
      .where(from)
      .orderBy(order)
      .limit(limit)
      .execute()
  )
}

/** Decisions whose letter was not printed yet, of all or of one renewal. */
export async function countUnprinted(read: ReadConnection, renewalId?: number): Promise<number> {
  const ofRenewal = renewalId === undefined ? '' : ' AND renewal_id = ?'
  const row = await read.get<{ n: number }>(
    `SELECT count(*) AS n FROM cases WHERE state = 'decided'${ofRenewal}`,
    renewalId === undefined ? [] : [renewalId]
  )
  return row?.n ?? 0
}

/** The decisions of a renewal whose letter was not printed yet, in order, at most so many. */
export async function unprintedOf(read: ReadConnection, renewalId: number, limit: number): Promise<number[]> {
  const rows = await read.all<{ id: number }>(
    `SELECT d.id FROM decisions d JOIN cases c ON c.id = d.case_id
     WHERE c.renewal_id = ? AND c.state = 'decided' ORDER BY d.id LIMIT ?`,
    [renewalId, limit]
  )
  return rows.map(({ id }) => id)
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
