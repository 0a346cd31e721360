import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { DecisionRow } from '../decisions/queries'
import { decisionColumns } from '../decisions/queries'

/** Decisions a trial looks at: of cases applied for in a span of days, of one programme or of all. */
export interface TrialScope {
  from: string
  /** `null`: without end. */
  until: string | null
  programme: string | null
}

const tried = `c.applied_on >= ? AND (? IS NULL OR c.applied_on <= ?) AND (? IS NULL OR d.programme = ?)`
const scopeOf = ({ from, until, programme }: TrialScope): (string | null)[] => [
  from,
  until,
  until,
  programme,
  programme
]

/** A page of them by id. */
export function triedDecisions(
  read: ReadConnection,
  scope: TrialScope,
  after: number,
  limit: number
): Promise<DecisionRow[]> {
  return read.all<DecisionRow>(
    `SELECT ${decisionColumns} FROM decisions d JOIN cases c ON c.id = d.case_id
     WHERE d.id > ? AND ${tried} ORDER BY d.id LIMIT ?`,
    [after, ...scopeOf(scope), limit]
  )
}

export async function countTried(read: ReadConnection, scope: TrialScope): Promise<number> {
  const row = await read.get<{ n: number }>(
    `SELECT count(*) AS n FROM decisions d JOIN cases c ON c.id = d.case_id WHERE ${tried}`,
    scopeOf(scope)
  )
  return row?.n ?? 0
}

export interface NewTrial {
  quarter: string
  tried: string
  outcome: string
  decisions: number
  faults: number
  by: number
  at: string
}

export async function insertTrial(tx: WriteConnection, row: NewTrial): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO parameter_trials (quarter, tried, outcome, decisions, faults, tried_by, tried_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [row.quarter, row.tried, row.outcome, row.decisions, row.faults, row.by, row.at]
  )
  return lastId
}
