import { sumTiyn, zeroTiyn, type Tiyn } from '@shared/domain/money'
import { formatTenge } from '@shared/domain/format'
import type { ChangeResult, PaymentState } from '@shared/programmes/change/types'
import type { Bilingual } from '../letter-data'
import { pair, type Node } from '../paper/nodes'
import { mm } from '../paper/page-metrics'
import { say } from '../scribe'
import type { ChangePen } from './letter-pen'
import { groupedIban, monthGroups, monthsText } from './letter-words'
import { capital, headCell, inWords, monthCell, sumCell, sumTable } from './sum-table'

const stateBlocks = {
  planned: 'statePlanned',
  listed: 'stateListed',
  paid: 'statePaid',
  returned: 'stateReturned'
} as const satisfies Partial<Record<PaymentState, string>>

type ChangedMonth = ChangeResult['months'][number]

/** What stood for a month before: nothing where its payment was withdrawn. Tiyn. */
export function standing({ was, state }: ChangedMonth): Tiyn {
  return state === 'cancelled' ? zeroTiyn : was
}

/** What each month was and is now, and what became of the money. */
export function changeTable({ data, shared, scribe, size }: ChangePen): Node[] {
  const { months, reason } = data.change
  // An appeal against a refusal that stays changes no month.
  if (months.length === 0 && reason === 'appeal') return []
  if (months.length === 0) scribe.text('change.months', '')
  const heads = [
    shared('monthColumn'),
    shared('wasColumn'),
    shared('nowColumn'),
    shared('differenceColumn'),
    shared('stateColumn')
  ]
  const body = [
    heads.map((head, column) => headCell(head, column, size)),
    ...months.map((month) => {
      const was = standing(month)
      const cells = [monthCell(month.month), sumCell(was), sumCell(month.due), signedCell(was, month.due)]
      return [...cells, stateCell(month, shared, size)]
    }),
    ...(months.length > 1 ? [totals(months, shared('totalRow'))] : [])
  ]
  return [sumTable(['*', mm(24), mm(24), mm(25), mm(42)], body, size)]
}

/** What became of the sum before; a month for which none stood has no word for it. */
function stateCell({ state }: ChangedMonth, shared: ChangePen['shared'], size: number): Node {
  if (state === 'cancelled') return { text: '–', alignment: 'right' }
  const become = shared(stateBlocks[state])
  return { text: `${become.kk} / ${become.ru}`, alignment: 'right', fontSize: size - 1.25 }
}

function totals(months: readonly ChangedMonth[], label: Bilingual): Node[] {
  const was = sumTiyn(months.map(standing))
  const due = sumTiyn(months.map((month) => month.due))
  const sums = [sumCell(was), sumCell(due), signedCell(was, due), { text: '' }]
  return [{ text: `${label.kk} / ${label.ru}` }, ...sums].map((cell) => ({ ...cell, bold: true }))
}

/** «+3 000,00 ₸», «−3 000,00 ₸», or a dash where nothing changed. */
function signedCell(was: Tiyn, due: Tiyn): Node {
  const by = due - was
  const sign = by > 0 ? '+' : ''
  return { text: by === 0 ? '–' : `${sign}${formatTenge(by as Tiyn, 'ru')}`, alignment: 'right' }
}

/** What is due from now on, in figures and words, and where to; after an end or a suspension the table says enough. */
export function dueAmounts(pen: ChangePen): Node[] {
  const { data, shared, scribe, size } = pen
  if (data.kind === 'suspend' || data.kind === 'terminate') return arrears(pen)
  const { months } = data.change
  if (months.length === 0) return []
  const due = months.filter((month) => month.due > 0).map(({ month, due: amount }) => ({ month, amount }))
  if (due.length === 0) return [pair(shared('nothingDue'), { above: size * 0.55 }), ...arrears(pen)]
  const groups = monthGroups(due).map((group) => {
    const block = group.from === group.to ? 'amountOneMonth' : 'amountMonthly'
    return shared(block, { months: monthsText(group), ...inWords(group.amount) })
  })
  const heading = shared('dueHeading')
  const coming = months.some((month) => month.due > 0 && month.state !== 'paid' && month.state !== 'listed')
  const toAccount =
    data.iban === null || !coming
      ? []
      : [pair(shared('payment', { iban: groupedIban(scribe.text('iban', data.iban)) }), { above: 2 })]
  return [
    pair(
      say((locale) => `${heading[locale]}:`),
      { bold: true, above: size * 0.55 }
    ),
    ...groups.map((text) => pair(capital(text), { above: 2 })),
    ...arrears(pen),
    ...toAccount
  ]
}

/** What was due for past months and not paid, and what of it was set off. */
function arrears({ data: { change }, shared, scribe, size }: ChangePen): Node[] {
  const setOff = change.setOff === 0 ? [] : [shared('setOff', inWords(change.setOff))]
  return [...setOff, ...owed()].map((text) => pair(text, { above: size * 0.4 }))

  function owed(): Bilingual[] {
    if (change.arrears === 0) return []
    if (change.arrearsIn === null) return [shared('arrearsOwed', inWords(change.arrears))]
    const month = scribe.month('change.arrearsIn', change.arrearsIn)
    return [shared('arrears', { ...inWords(change.arrears), month })]
  }
}
