import { plural } from '@shared/domain/format'
import { colours, columnWidth, mm } from '../paper/page-metrics'
import { flow, pair, paragraph, rule, sideBySide, type Node } from '../paper/nodes'
import { qrNode } from '../paper/qr'
import { say, type Blocks, type Value } from '../scribe'
import type { Bilingual, LetterData } from '../letter-data'
import type { LetterPen } from './letter-pen'
import { channelBlocks, checkCode, legalBaseBlock, qrText } from './letter-words'

/** How the family asked, in the words of the letter's own template. */
type AskedBlocks = (
  block: 'asked' | 'askedProactive',
  values?: Parameters<Blocks<'letter-assign'>>[1]
) => Bilingual

/** The head of the letter: the office in both languages, number and date, copy mark, addressee. */
export function letterHead(pen: LetterPen, toWhom = pen.common('addressee')): Node[] {
  const { data, scribe, common, size } = pen
  const { office, addressee } = data
  const name = scribe.both('office.name', office.name)
  const address = scribe.both('office.address', office.address)
  const phone = common('phone', { phone: scribe.text('office.phone', office.phone) })
  const contact = say((locale) => `${address[locale]}, ${phone[locale]}`)
  const iin = common('iin')
  const who = scribe.text('addressee.name', addressee.name)
  const where = scribe.both('addressee.address', addressee.address)
  const addressed = (locale: 'kk' | 'ru'): Node => ({
    stack: [
      { text: toWhom[locale], fontSize: size - 1.5, color: colours.quiet },
      { text: who, bold: true },
      `${iin[locale]} ${scribe.text('addressee.iin', addressee.iin)}`,
      { text: flow(where[locale]) }
    ]
  })
  return [
    pair(name, { bold: true, fontSize: size }),
    pair(contact, { fontSize: size - 1.5, color: colours.quiet, above: 2 }),
    rule({ above: 5, below: 5, weight: 0.8, color: colours.ink }),
    pair(numberAndDate(pen), { bold: true }),
    ...copyMark(data, common),
    sideBySide(addressed('kk'), addressed('ru'), { above: size * 0.7 })
  ]
}

function numberAndDate({ data, scribe, common }: LetterPen): Bilingual {
  return common('numberAndDate', {
    number: data.number,
    decidedOn: scribe.date('decidedOn', data.decidedOn)
  })
}

function copyMark(data: LetterData, common: LetterPen['common']): Node[] {
  if (data.copyNumber <= 1) return []
  const mark = common('copyMark', { copyNumber: String(data.copyNumber) })
  return [
    pair(
      say((locale) => mark[locale].toUpperCase()),
      { bold: true, above: 2 }
    )
  ]
}

/** How and when the family asked. `named` goes into the sentence beside number and day. */
export function asked(
  pen: LetterPen & { blocks: AskedBlocks },
  named: Record<string, Value> = {}
): Bilingual {
  const { data, scribe, common, blocks } = pen
  const { application } = data
  const values = {
    ...named,
    appliedOn: scribe.date('application.appliedOn', application.appliedOn),
    applicationNumber: scribe.text('application.number', application.number)
  }
  if (application.channel === 'proactive') return blocks('askedProactive', values)
  const channel = common(channelBlocks[application.channel])
  if (application.outsideNumber === null) return blocks('asked', { ...values, channel })
  const outsideNumber = scribe.text('application.outsideNumber', application.outsideNumber)
  return blocks('asked', { ...values, channel: common('outsideNumber', { channel, outsideNumber }) })
}

/** What every decision sentence names: its base in law, date and number. */
export function decisionValues({ data, common, scribe }: LetterPen): Record<string, Bilingual | string> {
  return {
    legalBase: common(legalBaseBlock(data.application.appliedOn)),
    decidedOn: scribe.date('decidedOn', data.decidedOn),
    number: data.number
  }
}

/** Whom the decision is about. */
export function family({ data, scribe, common, size }: LetterPen): Node {
  const heading = common('members', { memberCount: String(data.members.length) })
  const names = data.members.map((member, index) => scribe.text(`members.${index}.name`, member.name))
  // Names are the same in both languages, so they stand once, over both columns.
  const text = names.length === 0 ? scribe.text('members', '') : names.join(', ')
  return paragraph(`${heading.kk} / ${heading.ru}: ${text}.`, { above: size * 0.55 })
}

/** A heading and its text in both columns. */
export function headed(heading: Bilingual, text: Bilingual, size: number): Node {
  const column = (locale: 'kk' | 'ru'): Node => ({
    stack: [{ text: heading[locale], bold: true }, { text: flow(text[locale]) }]
  })
  return sideBySide(column('kk'), column('ru'), { above: size * 0.6 })
}

/** A term in the case the sentence needs: «3 ай», «3 месяцев». */
function monthCount(months: number): Bilingual {
  return { kk: `${months} ай`, ru: `${months} ${plural('ru', months, ['месяца', 'месяцев'])}` }
}

/** How and until when to appeal. */
export function appeal({ data, scribe, common, size }: LetterPen): Node {
  const text = common('appeal', {
    appealMonths: monthCount(data.appeal.months),
    appealUntil: scribe.date('appeal.lastDay', data.appeal.lastDay)
  })
  return headed(common('appealHeading'), text, size)
}

/** The signature, the QR code, and who stands behind the decision. */
export function letterFoot(pen: LetterPen): Node {
  const { size } = pen
  return { unbreakable: true, stack: [signature(pen), closing(pen)], margin: [0, size * 1.1, 0, 0] }
}

function signature({ data, scribe, common, size }: LetterPen): Node {
  const name = scribe.both('office.headName', data.office.headName)
  const head = common('head')
  const lineWidth = mm(48)
  return {
    columns: [
      { width: columnWidth - lineWidth / 2, text: `${head.kk} / ${head.ru}` },
      { width: lineWidth, ...rule({ width: lineWidth, above: size * 1.25, color: colours.ink }) },
      {
        width: '*',
        text: name.kk === name.ru ? name.kk : `${name.kk} / ${name.ru}`,
        margin: [mm(4), 0, 0, 0]
      }
    ]
  }
}

function closing({ data, scribe, common, size }: LetterPen): Node {
  const side = mm(19)
  const both = (text: Bilingual): string => `${text.kk} / ${text.ru}`
  const approved = data.approvedBy.map((name, index) => scribe.text(`approvedBy.${index}`, name)).join(', ')
  const prepared = scribe.text('preparedBy.name', data.preparedBy.name)
  const phone = common('phone', { phone: scribe.text('preparedBy.phone', data.preparedBy.phone) })
  const code = common('checkCode', { checkCode: checkCode(scribe.text('hash', data.hash)) })
  return {
    columns: [
      { width: side, ...qrNode(scribe.text('number', qrText(data)), side) },
      {
        width: '*',
        fontSize: size - 1.5,
        color: colours.quiet,
        margin: [mm(5), 1, 0, 0],
        stack: [
          `${both(common('approvedBy'))}: ${scribe.text('approvedBy', approved)}`,
          `${both(common('preparedBy'))}: ${prepared}, ${phone.ru}`,
          `№ ${data.number}`,
          both(code)
        ]
      }
    ],
    margin: [0, size * 1.2, 0, 0]
  }
}
