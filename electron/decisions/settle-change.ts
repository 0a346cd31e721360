import { OfficeError } from '@shared/errors'
import { addMonthsTo, type Month } from '@shared/domain/quarter'
import { tiyn } from '@shared/domain/money'
import type { ChangeFacts } from '@shared/programmes/change/types'
import type { Assessment, CaseFacts } from '@shared/programmes/types'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { CaseRecord } from '../cases/record'
import {
  barsOfChain,
  cancelPayments,
  claimsOf,
  cutCases,
  insertOverpayment,
  liftBars,
  newestDecision
} from './change-queries'
import { insertRepayment } from './repayment-queries'

/** A change that is being decided: the case, what it does, and the decision it is done to. */
export interface Settling {
  record: CaseRecord
  baseId: number
  change: ChangeFacts
  result: Assessment & { change: NonNullable<Assessment['change']> }
}

/** The change of a case with what it does; `null` where the case is an application. */
export function settlingOf(
  record: CaseRecord,
  { facts, result }: { facts: CaseFacts; result: Assessment }
): Settling | null {
  const { base_decision_id: baseId } = record.row
  if (baseId === null || facts.change === undefined || result.change === undefined) return null
  return { record, baseId, change: facts.change, result: { ...result, change: result.change } }
}

/** Months for which the decision says that something is due: where it begins and where it ends. */
export function spanOf({ result }: Settling): { first: Month | null; last: Month | null } {
  const due = result.entitled ? result.change.months.filter((month) => month.due > 0) : []
  return { first: due[0]?.month ?? null, last: due.at(-1)?.month ?? null }
}

/** The decision that is changed must still be the one that stands. @throws OfficeError `change-superseded` */
export async function mustStand(read: ReadConnection, { record, baseId, change }: Settling): Promise<void> {
  const newest = await newestDecision(read, record.row)
  if (newest === undefined || newest.id === baseId) return
  throw new OfficeError('change-superseded', {
    data: { number: change.base.number, newest: newest.number, id: newest.id }
  })
}

/**
 * Takes back what the changed decisions planned from the month of the change on, so that the new one can plan it anew.
 * @throws OfficeError `assessment-outdated` when a payment was handed to the bank meanwhile
 */
export async function withdraw(
  tx: WriteConnection,
  { record, baseId, change, result }: Settling
): Promise<void> {
  const withdrawn = await cancelPayments(tx, record.row, result.change.cancelled)
  if (withdrawn !== result.change.cancelled.length)
    throw new OfficeError('assessment-outdated', { data: { number: record.row.number } })
  await cutCases(tx, baseId, { from: change.from, before: addMonthsTo(change.from, -1) })
}

/** Writes down what is asked back and how, and sets off what is due once more against what was asked back before. */
export async function settleMoney(
  call: Call,
  tx: WriteConnection,
  { record, baseId, result }: Settling,
  decision: { id: number; decidedOn: string }
): Promise<void> {
  const { overpaid, setOff, instalments } = result.change
  const { row } = record
  if (overpaid > 0)
    await insertOverpayment(tx, {
      decisionId: decision.id,
      familyId: row.family_id,
      personId: row.applicant_id,
      programme: row.programme,
      amount: overpaid,
      plan: JSON.stringify(instalments)
    })
  let left: number = setOff
  for (const claim of await claimsOf(tx, baseId)) {
    const amount = Math.min(left, claim.amount - claim.repaid)
    if (amount <= 0) continue
    await insertRepayment(tx, {
      overpaymentId: claim.id,
      on: decision.decidedOn,
      amount: tiyn(amount),
      note: '',
      by: call.actor.id,
      at: call.now,
      decisionId: decision.id
    })
    left -= amount
  }
}

/**
 * Which grounds of a bar stand already by the changed decisions, so that none is written twice. Where assistance is resumed or an
 * appeal upheld, the bars whose ground is gone are lifted.
 */
export async function standingBars(
  tx: WriteConnection,
  { baseId, change, result }: Settling
): Promise<ReadonlySet<string>> {
  const bars = await barsOfChain(tx, baseId)
  const grounds = new Set<string>(result.reasons.map(({ code }) => code))
  const overturned = change.kind === 'resume' || change.reason === 'appeal'
  const gone = overturned ? bars.filter(({ reason }) => !grounds.has(reason)) : []
  if (gone.length > 0)
    await liftBars(
      tx,
      gone.map(({ id }) => id)
    )
  return new Set(bars.filter((bar) => !gone.includes(bar)).map(({ reason }) => reason))
}
