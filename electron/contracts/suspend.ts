import type { IsoDate } from '@shared/domain/iso-date'
import { monthOf, type Month } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { caseById, type CaseRow } from '../cases/queries'
import { loadCase } from '../cases/record'
import { proposeRecord } from '../cases/verdict'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import { openChange, standingDecision } from '../decisions/change'
import { mustFindDecision } from '../decisions/service'
import { decidedMonths, periodOf } from '../decisions/standing'
import type { Call, Note } from '../ipc/call'
import { firstMonthToPay, newestAspCase } from './queries'

/**
 * Opens the case that suspends a family's conditional assistance for a broken contract, works it out and proposes it. It counts from
 * the first month from the visit on that was not handed to the bank yet.
 * @returns the id of the case
 * @throws OfficeError `change-not-possible`, `change-superseded`, `case-open-already` and what assessing and proposing refuse
 */
export async function proposeSuspension(
  call: Call,
  tx: WriteConnection,
  note: Note,
  of: { familyId: number; guilty: number; on: IsoDate; reason: string }
): Promise<number> {
  const paying = await firstMonthToPay(tx, of.familyId, monthOf(of.on))
  const row = await caseOf(tx, paying?.decision_id ?? null, of.familyId)
  const decision = await standingDecision(tx, row)
  if (decision === undefined) throw new OfficeError('change-not-possible', { field: 'outcome' })
  const id = await openChange(call, tx, note, {
    decisionId: decision.id,
    kind: 'suspend',
    reason: 'contract-broken',
    from: paying?.month ?? (await monthWithin(tx, row, decision.id, monthOf(of.on))),
    on: of.on,
    // The order's note stands in the letter; what was seen at home is for the reviewer.
    note: '',
    plan: null,
    contractBrokenBy: [of.guilty]
  })
  await proposeRecord(call, tx, await loadCase(tx, id), of.reason)
  return id
}

/** The case of the next payment; where none waits any more, the family's newest. */
async function caseOf(read: ReadConnection, decisionId: number | null, familyId: number): Promise<CaseRow> {
  const caseId =
    decisionId === null
      ? await newestAspCase(read, familyId)
      : (await mustFindDecision(read, decisionId)).case_id
  const row = caseId === undefined ? undefined : await caseById(read, caseId)
  if (row === undefined) throw new Error(`family ${familyId} has a contract and no decision`)
  return row
}

/** The month, or the nearest one that the decision can stand for. */
async function monthWithin(
  read: ReadConnection,
  row: CaseRow,
  decisionId: number,
  month: Month
): Promise<Month> {
  const { first, last } = periodOf(row, decidedMonths(await mustFindDecision(read, decisionId)))
  return month < first ? first : month > last ? last : month
}
