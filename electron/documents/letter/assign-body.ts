import { amountInWordsKk, amountInWordsRu } from '@shared/domain/words'
import { formatMonth, formatTenge } from '@shared/domain/format'
import { zeroTiyn, type Tiyn } from '@shared/domain/money'
import type { MonthAmount } from '@shared/programmes/types'
import { colours, mm } from '../paper/page-metrics'
import { pair, paragraph, type Node } from '../paper/nodes'
import { say } from '../scribe'
import type { Bilingual } from '../letter-data'
import { appeal, asked, decisionValues, family, headed, letterFoot, letterHead } from './letter-frame'
import type { AssignPen } from './letter-pen'
import { groupedIban, monthGroups, monthsText, obligationsInAnnex } from './letter-words'

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

function inWords(amount: Tiyn): { amount: Bilingual; amountWords: Bilingual } {
  return {
    amount: say((locale) => formatTenge(amount, locale)),
    amountWords: { kk: amountInWordsKk(amount), ru: amountInWordsRu(amount) }
  }
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
        say((locale) => `${capital(group[locale])}.`),
        { above: index === 0 ? size * 0.55 : 2 }
      )
    ),
    pair(total, { above: 2 })
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
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
  const total = blocks('totalRow')
  const body = [
    heads.map((head, column) => headCell(head, column, size)),
    ...data.months.map((month) => monthRow(month, withChild)),
    totalRow(`${total.kk} / ${total.ru}`, data.total, heads.length)
  ]
  return {
    table: {
      headerRows: 1,
      widths: withChild ? ['*', mm(45), mm(33), mm(33)] : ['*', mm(60)],
      body,
      dontBreakRows: true
    },
    layout: tableLayout,
    margin: [0, size * 0.6, 0, 0]
  }
}

function headCell(head: Bilingual, column: number, size: number): Node {
  return {
    text: `${head.kk}\n${head.ru}`,
    fontSize: size - 1.25,
    color: colours.quiet,
    alignment: column === 0 ? 'left' : 'right'
  }
}

function monthRow(month: MonthAmount, withChild: boolean): Node[] {
  const name = say((locale) => formatMonth(month.month, locale))
  const sums = withChild ? [month.asp ?? month.amount, month.child ?? zeroTiyn, month.amount] : [month.amount]
  return [{ text: `${name.kk} / ${name.ru}` }, ...sums.map((sum) => figure(sum))]
}

function totalRow(label: string, total: Tiyn, columns: number): Node[] {
  const empty = Array.from({ length: columns - 2 }, (): Node => ({ text: '' }))
  return [{ text: label, bold: true }, ...empty, { ...figure(total), bold: true }]
}

function figure(amount: Tiyn): Node {
  return { text: formatTenge(amount, 'ru'), alignment: 'right' }
}

/** Hairlines under the head and over the total; no boxes. */
const tableLayout = {
  hLineWidth: (line: number, node: { table: { body: unknown[] } }): number =>
    line === 0 || line === node.table.body.length ? 0.8 : 0.4,
  vLineWidth: (): number => 0,
  hLineColor: (): string => colours.rule,
  paddingLeft: (): number => 0,
  paddingRight: (): number => 0,
  paddingTop: (): number => 1.5,
  paddingBottom: (): number => 1.5
}
