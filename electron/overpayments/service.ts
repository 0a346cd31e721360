import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { parseTenge, tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import { insertRepayment } from '../decisions/repayment-queries'
import type { Call } from '../ipc/call'
import {
  enteredByHand,
  overpaymentById,
  overpaymentsPage,
  repaymentsOf,
  type OverpaymentRow
} from './queries'
import { viewOverpayment } from './view'

const newestFirst: Keyset = {
  name: 'overpayments',
  columns: [{ column: 'o.id', kind: 'integer' }],
  descending: true
}

/** What was paid beyond what was due, with its plan and what came back; the newest first. */
export function listOverpayments(
  call: Call,
  input: ParsedInputOf<'overpayments.list'>
): Promise<OutputOf<'overpayments.list'>> {
  const request = { cursor: input.cursor, limit: input.limit }
  return call.read(async (read) => {
    const found = await overpaymentsPage(read, input, keysetQuery(newestFirst, request))
    const { rows, next } = keysetPage(newestFirst, request, found, (row) => [row.id])
    const repayments = await repaymentsOf(
      read,
      rows.map(({ id }) => id)
    )
    return { rows: rows.map((row) => viewOverpayment(row, repayments, call.today)), next }
  })
}

async function mustFind(read: ReadConnection, id: number): Promise<OverpaymentRow> {
  const row = await overpaymentById(read, id)
  if (row === undefined)
    throw new OfficeError('not-found', { field: 'id', data: { what: 'overpayment', id } })
  return row
}

/**
 * Money that came back, never more than is left; `takeBack` lessens what was entered by mistake, never below nothing. What a later
 * decision set off is no entry of a clerk's and stays.
 * @throws OfficeError `not-found`, `date-in-future`, `amount-not-positive`, `repayment-too-large {amount, left}`
 */
export async function repay(
  call: Call,
  input: ParsedInputOf<'overpayments.repay'>
): Promise<OutputOf<'overpayments.repay'>> {
  if (input.on > call.today) throw new OfficeError('date-in-future', { field: 'on' })
  const amount = parseTenge(input.amount, 'amount')
  if (amount === 0) throw new OfficeError('amount-not-positive', { field: 'amount' })
  return call.write(async (tx, note) => {
    const row = await mustFind(tx, input.id)
    const left = input.takeBack ? await enteredByHand(tx, row.id) : row.amount - row.repaid
    if (amount > left)
      throw new OfficeError('repayment-too-large', {
        field: 'amount',
        data: { amount: tengeString(amount), left: tengeString(tiyn(left)) }
      })
    const id = await insertRepayment(tx, {
      overpaymentId: row.id,
      on: input.on,
      amount: input.takeBack ? -amount : amount,
      note: input.note,
      by: call.actor.id,
      at: call.now,
      decisionId: null
    })
    note({
      subjectKind: 'overpayment',
      subjectId: row.id,
      after: hashOf([id, input.on, amount, input.takeBack]),
      details: { decision: row.decision_number, amount: tengeString(amount), takeBack: input.takeBack }
    })
    return viewOverpayment(await mustFind(tx, row.id), await repaymentsOf(tx, [row.id]), call.today)
  })
}
