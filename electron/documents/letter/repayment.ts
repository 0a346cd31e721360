import { tiyn } from '@shared/domain/money'
import { pair, type Node } from '../paper/nodes'
import { mm } from '../paper/page-metrics'
import type { ChangePen } from './letter-pen'
import { monthGroups, monthsText } from './letter-words'
import { headCell, inWords, sumCell, sumTable } from './sum-table'

/** What was paid beyond what was due, how it is given back, and the plan: like months in one line. */
export function repayment({ data, shared, scribe, size }: ChangePen): Node[] {
  const { overpaid, instalments } = data.change
  if (overpaid === 0) return []
  const phone = scribe.text('office.phone', data.office.phone)
  const said = pair(shared('overpaid', inWords(overpaid)), { above: size * 0.55 })
  if (instalments.length === 0) return [said, pair(shared('payBackToAgree', { phone }), { above: 2 })]
  const heads = [shared('instalmentMonths'), shared('instalmentMonthly'), shared('instalmentSum')]
  const rows = monthGroups(instalments).map((group) => {
    const months = monthsText(group)
    return [
      { text: `${months.kk} / ${months.ru}` },
      sumCell(group.amount),
      sumCell(tiyn(group.amount * group.count))
    ]
  })
  return [
    said,
    pair(shared('instalmentsHeading'), { bold: true, above: size * 0.55 }),
    sumTable(
      ['*', mm(33), mm(33)],
      [heads.map((head, column) => headCell(head, column, size)), ...rows],
      size
    ),
    pair(shared('payBack', { phone }), { above: size * 0.4 })
  ]
}
