import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { FrozenHead, ListHead } from './frozen-list'
import { linesPage, listById, listsPage, type LineRow, type ListRow } from './list-queries'
import { searched } from './payable'

export type PaymentListView = OutputOf<'payments.freeze'>

const newestFirst: Keyset = {
  name: 'payment-lists',
  columns: [{ column: 'l.id', kind: 'integer' }],
  descending: true
}
const byLine: Keyset = { name: 'payment-lines', columns: [{ column: 'l.line_no', kind: 'integer' }] }

const money = (amount: number): string => tengeString(tiyn(amount))

export function frozenOf(row: Pick<ListRow, 'frozen'>): FrozenHead {
  return JSON.parse(row.frozen) as FrozenHead
}

export function headOf(row: ListRow): ListHead {
  const { number, programme, month, lines, total } = row
  return { number, programme, month, lines, total, frozen: frozenOf(row) }
}

export function viewList(row: ListRow): PaymentListView {
  return {
    id: row.id,
    number: row.number,
    programme: row.programme,
    month: row.month,
    lines: row.lines,
    total: money(row.total),
    paid: row.paid,
    returned: row.returned,
    open: row.lines - row.paid - row.returned,
    paidTotal: money(row.paid_total),
    returnedTotal: money(row.returned_total),
    hash: row.hash,
    frozenBy: frozenOf(row).frozenBy,
    frozenAt: row.frozen_at
  }
}

/** @throws OfficeError `not-found` */
export async function mustFindList(read: ReadConnection, id: number): Promise<ListRow> {
  const row = await listById(read, id)
  if (row !== undefined) return row
  throw new OfficeError('not-found', { field: 'listId', data: { what: 'payment-list', id } })
}

/** Frozen lists, newest first, with what the bank has answered. */
export function listLists(
  call: Call,
  input: ParsedInputOf<'payments.lists'>
): Promise<OutputOf<'payments.lists'>> {
  const { programme, month, cursor, limit } = input
  return call.read(async (read) => {
    const request = { cursor, limit }
    const rows = await listsPage(read, { programme, month }, keysetQuery(newestFirst, request))
    const page = keysetPage(newestFirst, request, rows, ({ id }) => [id])
    return { rows: page.rows.map(viewList), next: page.next }
  })
}

function viewLine(row: LineRow): OutputOf<'payments.lines'>['rows'][number] {
  return {
    lineNo: row.line_no,
    paymentId: row.payment_id,
    personId: row.person_id,
    caseId: row.case_id,
    name: row.name,
    iin: row.iin,
    iban: row.iban,
    month: row.month,
    amount: money(row.amount),
    state: row.state,
    reason: row.reason,
    settledOn: row.settled_on
  }
}

/** The lines of a list as they were frozen, with what became of each. @throws OfficeError `not-found` */
export function listLines(
  call: Call,
  input: ParsedInputOf<'payments.lines'>
): Promise<OutputOf<'payments.lines'>> {
  const { listId, state, text, cursor, limit } = input
  return call.read(async (read) => {
    const list = viewList(await mustFindList(read, listId))
    const request = { cursor, limit }
    const found = await linesPage(read, { listId, state, ...searched(text) }, keysetQuery(byLine, request))
    const page = keysetPage(byLine, request, found, (row) => [row.line_no])
    return { list, rows: page.rows.map(viewLine), next: page.next }
  })
}
