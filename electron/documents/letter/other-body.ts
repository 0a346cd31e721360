import { pair, type Node } from '../paper/nodes'
import { mm } from '../paper/page-metrics'
import { say } from '../scribe'
import type { Bilingual } from '../letter-data'
import { appeal, asked, family, headed, letterFoot, letterHead } from './letter-frame'
import type { AssignOtherPen, RefuseOtherPen } from './letter-pen'
import { groupedIban, monthGroups, monthsText } from './letter-words'
import { againBlock, programmeNames, type ProgrammeNames } from './programme-names'
import { reasons } from './reasons'
import { capital, headCell, inWords, monthCell, sumCell, sumTable, totalRow } from './sum-table'

type OtherPen = AssignOtherPen | RefuseOtherPen

/** The first page of a letter that assigns anything but ASP. */
export function assignOtherBody(pen: AssignOtherPen): Node[] {
  const { data, blocks, size } = pen
  const names = programmeNames(pen)
  return [
    ...opening(pen, names),
    pair(capital(blocks('decision', { ...decided(pen, names), programme: names.programme })), {
      above: size * 0.55
    }),
    ...acts(pen),
    monthTable(pen),
    ...amounts(pen),
    payment(pen),
    headed(blocks('againHeading'), blocks(againBlock(data.programme)), size),
    appeal(pen),
    letterFoot(pen)
  ]
}

/** The first page of a letter that refuses anything but ASP. */
export function refuseOtherBody(pen: RefuseOtherPen): Node[] {
  const { data, blocks, size } = pen
  const names = programmeNames(pen)
  return [
    ...opening(pen, names),
    pair(capital(blocks('decision', { ...decided(pen, names), programmeOf: names.programmeOf })), {
      above: size * 0.55
    }),
    ...acts(pen),
    ...reasons(pen, data.reasons, blocks),
    headed(blocks('againHeading'), blocks(againBlock(data.programme)), size),
    appeal(pen),
    letterFoot(pen)
  ]
}

/** Head, title, what was asked and for whom. One who stands alone is named at the top already. */
function opening(pen: OtherPen, { programmeOf }: ProgrammeNames): Node[] {
  const { data, scribe, blocks, size } = pen
  if (data.members.length === 0) scribe.text('members', '')
  return [
    ...letterHead(pen),
    pair(capital(blocks('title', { programmeOf })), {
      bold: true,
      fontSize: size + 1.5,
      above: size * 0.9
    }),
    pair(capital(howAsked(pen, programmeOf)), { above: size * 0.55 }),
    ...(data.members.length > 1 ? [family(pen)] : [])
  ]
}

/** Money in place of kits goes by a list that the office makes: nobody applies for it. */
function howAsked(pen: OtherPen, programmeOf: Bilingual): Bilingual {
  const { data, scribe, blocks } = pen
  if (data.programme !== 'kit') return asked(pen, { programmeOf })
  return blocks('askedList', {
    appliedOn: scribe.date('application.appliedOn', data.application.appliedOn),
    applicationNumber: scribe.text('application.number', data.application.number)
  })
}

function decided(
  { data, scribe }: OtherPen,
  { legalBase }: ProgrammeNames
): Record<string, Bilingual | string> {
  return { legalBase, decidedOn: scribe.date('decidedOn', data.decidedOn), number: data.number }
}

/** The local acts the amount rests on, in the words the office gave them. */
function acts({ data, scribe, blocks, words, size }: OtherPen): Node[] {
  const named = (data.localActs ?? []).map((act, index) => scribe.both(`localActs.${index}`, words.act(act)))
  if (named.length === 0) return []
  const list = say((locale) => named.map((act) => act[locale]).join('; '))
  return [pair(blocks('acts', { acts: list }), { above: size * 0.3 })]
}

function monthTable({ data, blocks, scribe, size }: AssignOtherPen): Node {
  if (data.months.length === 0) scribe.text('months', '')
  const heads = [blocks('monthColumn'), blocks('amountColumn')]
  const body = [
    heads.map((head, column) => headCell(head, column, size)),
    ...data.months.map(({ month, amount }) => [monthCell(month), sumCell(amount)]),
    ...(data.months.length > 1 ? [totalRow(blocks('totalRow'), data.total, heads.length)] : [])
  ]
  return sumTable(['*', mm(60)], body, size)
}

/** Each group of like months in figures and words, and their total where there is more than one month. */
function amounts({ data, blocks, size }: AssignOtherPen): Node[] {
  const groups = monthGroups(data.months).map((group) => {
    const block = group.from === group.to ? 'amountOneMonth' : 'amountMonthly'
    return blocks(block, { months: monthsText(group), ...inWords(group.amount) })
  })
  const total = data.months.length > 1 ? [blocks('amountTotal', inWords(data.total))] : []
  return [...groups, ...total].map((text, index) =>
    pair(capital(text), { above: index === 0 ? size * 0.55 : 2 })
  )
}

function payment({ data, scribe, blocks, size }: AssignOtherPen): Node {
  const text = blocks(data.months.length === 1 ? 'paymentOnce' : 'payment', {
    iban: groupedIban(scribe.text('iban', data.iban)),
    firstMonth: scribe.month('firstPaymentMonth', data.firstPaymentMonth)
  })
  return pair(text, { above: size * 0.55 })
}
