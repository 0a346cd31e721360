import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { tengeString, tiyn } from '@shared/domain/money'
import { searchTokens } from '@shared/domain/search-key'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { Call } from '../ipc/call'
import { payableIds, payableRows, payableSums, type PayableFilter, type PayableRow } from './payable-queries'

type Payable = OutputOf<'payments.list'>['rows'][number]

const byName: Keyset = {
  name: 'payable',
  columns: [
    { column: 'p.search_key', kind: 'text' },
    { column: 'y.id', kind: 'integer' }
  ]
}

/** What is typed into the search: the beginning of an IIN, or beginnings of the words of a name. */
export function searched(text: string | undefined): Pick<PayableFilter, 'names' | 'iin'> {
  const typed = (text ?? '').replace(/\s+/g, ' ').trim()
  if (/^[\d ]+$/.test(typed)) return { names: [], iin: typed.replaceAll(' ', '') }
  return { names: searchTokens(typed), iin: '' }
}

function viewPayable(row: PayableRow, month: string): Payable {
  const alerts: Payable['alerts'] = []
  const missing = row.iban === null
  const strange = !missing && row.owners === 0
  if (missing) alerts.push('account-missing')
  else if (strange) alerts.push('account-not-owners')
  else if (row.decided_iban !== '' && row.decided_iban !== row.iban) alerts.push('account-changed')
  if (row.state === 'returned') alerts.push('returned-before')
  if (row.month < month) alerts.push('late')
  return {
    paymentId: row.id,
    personId: row.person_id,
    caseId: row.case_id,
    decisionId: row.decision_id,
    decisionNumber: row.decision_number,
    name: row.name,
    iin: row.iin,
    iban: row.iban,
    month: row.month,
    amount: tengeString(tiyn(row.amount)),
    returned: row.state === 'returned' ? (row.reason ?? '') : null,
    alerts,
    blocked: missing || strange
  }
}

/**
 * What can be paid now of a programme: planned and come back, of the month and of those before it, by name. The counts are of all
 * of it, whatever is looked for.
 */
export function listPayable(
  call: Call,
  input: ParsedInputOf<'payments.list'>
): Promise<OutputOf<'payments.list'>> {
  const { programme, month, blocked } = input
  return call.read(async (read) => {
    const request = { cursor: input.cursor, limit: input.limit }
    const filter = { programme, month, blocked, ...searched(input.text) }
    const ids = await payableIds(read, filter, keysetQuery(byName, request))
    const page = keysetPage(byName, request, ids, (row) => [row.search_key, row.id])
    const rows = await payableRows(
      read,
      page.rows.map(({ id }) => id)
    )
    const sums = await payableSums(read, { programme, month })
    return {
      rows: rows.map((row) => viewPayable(row, month)),
      next: page.next,
      count: sums.count,
      total: tengeString(tiyn(sums.total)),
      blocked: sums.blocked,
      late: sums.late
    }
  })
}
