import { zeroTiyn } from '@shared/domain/money'
import type { MonthAmount } from '@shared/programmes/types'
import { mm } from '../paper/page-metrics'
import { pair, paragraph, type Node } from '../paper/nodes'
import { say } from '../scribe'
import type { Bilingual } from '../letter-data'
import { appeal, asked, decisionValues, family, headed, letterFoot, letterHead } from './letter-frame'
import type { AssignPen } from './letter-pen'
import { groupedIban, monthGroups, monthsText, obligationsInAnnex } from './letter-words'
import { capital, headCell, inWords, monthCell, sumCell, sumTable, totalRow } from './sum-table'

/** The first page of a letter that assigns assistance. */
export function assignBody(pen: AssignPen): Node[] {
  const { data, scribe, blocks, size } = pen
  const gap = size * 0.55
  const assistance = blocks(data.assistance ?? 'unconditional')
  const payment = blocks('payment', {
    iban: groupedIban(scribe.text('iban', data.iban)),
    firstMonth: scribe.month('firstPaymentMonth', data.firstPaymentMonth)
  })
  return [
    ...letterHead(pen),
    pair(blocks('title'), { bold: true, fontSize: size + 1.5, above: size * 0.9 }),
    pair(asked(pen), { above: gap }),
    family(pen),
    pair(blocks('decision', { ...decisionValues(pen), assistance }), { above: gap }),
    monthTable(pen),
    ...amounts(pen),
    pair(payment, { above: gap }),
    ...contract(pen),
    headed(blocks('againHeading'), blocks('again'), size),
    appeal(pen),
    letterFoot(pen)
  ]
}

/** Each group of like months, and the total, in figures and words. */
function amounts({ data, blocks, size }: AssignPen): Node[] {
  const groups = monthGroups(data.months).map((group) => {
    const block = group.from === group.to ? 'amountOneMonth' : 'amountMonthly'
    return blocks(block, { months: monthsText(group), ...inWords(group.amount) })
  })
  const total = blocks('amountTotal', inWords(data.total))
  return [
    ...groups.map((group, index) =>
      pair(
        say((locale) => `${capital(group)[locale]}.`),
        { above: index === 0 ? size * 0.55 : 2 }
      )
    ),
    pair(total, { above: 2 })
  ]
}

function contract({ data, scribe, blocks, size }: AssignPen): Node[] {
  if (data.assistance !== 'conditional') return []
  const above = size * 0.55
  const broken = blocks('contractBroken')
  const withBroken = (text: Bilingual): Bilingual => say((locale) => `${text[locale]} ${broken[locale]}`)
  if (data.contract === null) return [pair(withBroken(blocks('contractToSign')), { above })]
  const obligations = scribe.text('contract.obligations', data.contract.obligations)
  const values = {
    contractNumber: scribe.text('contract.number', data.contract.number),
    signedOn: scribe.date('contract.signedOn', data.contract.signedOn)
  }
  if (obligationsInAnnex(obligations)) return [pair(withBroken(blocks('contractInAnnex', values)), { above })]
  return [
    pair(blocks('contract', values), { above }),
    paragraph(obligations, { above: 2, below: 2 }),
    pair(broken)
  ]
}

/** Months and amounts, one table for both languages; the child payment has a column only when there is one. */
function monthTable(pen: AssignPen): Node {
  const { data, blocks, scribe, size } = pen
  if (data.months.length === 0) scribe.text('months', '')
  const withChild = data.months.some((month) => (month.child ?? 0) > 0)
  const heads = withChild
    ? [blocks('monthColumn'), blocks('aspColumn'), blocks('childColumn'), blocks('allColumn')]
    : [blocks('monthColumn'), blocks('aspColumn')]
  const body = [
    heads.map((head, column) => headCell(head, column, size)),
    ...data.months.map((month) => monthRow(month, withChild)),
    totalRow(blocks('totalRow'), data.total, heads.length)
  ]
  return sumTable(withChild ? ['*', mm(45), mm(33), mm(33)] : ['*', mm(60)], body, size)
}

function monthRow(month: MonthAmount, withChild: boolean): Node[] {
  const sums = withChild ? [month.asp ?? month.amount, month.child ?? zeroTiyn, month.amount] : [month.amount]
  return [monthCell(month.month), ...sums.map(sumCell)]
}
