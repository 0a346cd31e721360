import type { LetterTools } from '../letter/compose-letter'
import type { DrawnLetter } from '../letter/draw-letter'
import { bodyWidth, colours, mm } from '../paper/page-metrics'
import { flow, pair, rule, sideBySide, type Node } from '../paper/nodes'
import type { PaperFile } from '../paper/paper-file'
import { Scribe, say, type Blocks } from '../scribe'
import { templateOf, type Template } from '../template-set'
import type { SurveyActData } from '../letter-data'
import type { Locale } from '@shared/domain/format'
import { conclusion } from './conclusion'
import { familyTable } from './family-table'
import { bothOnce, boxed, choices, field, formSize, shortLabel } from './form-nodes'
import type { BlockOf } from '../template-shape'

export interface ActPen {
  data: SurveyActData
  scribe: Scribe
  blocks: Blocks<'survey-act'>
}

/**
 * Draws the blank act of survey: who and where is filled in, everything the commission sees is left to write.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`
 */
export function drawSurveyAct(file: PaperFile, data: SurveyActData, tools: LetterTools): DrawnLetter {
  const scribe = new Scribe(tools.hasGlyph)
  const template = templateOf(tools.templates, 'survey-act', data.templateVersion)
  const blocks = scribe.blocks(template as Template & { id: 'survey-act' })
  const pen = { data, scribe, blocks }
  const laidOut = file.layOut([...head(pen), ...body(pen), ...conclusion(pen)], formSize)
  const version = blocks('templateVersion', { version: `survey-act-${data.templateVersion}` })
  return file.draw([laidOut], {
    left: `№ ${data.caseNumber} · ${version.kk} / ${version.ru}`,
    right: (page, pages) => {
      const text = blocks('page', { page: String(page), pages: String(pages) })
      return `${text.kk} / ${text.ru}`
    }
  })
}

function head({ data, scribe, blocks }: ActPen): Node[] {
  const { office } = data
  const address = scribe.both('office.address', office.address)
  const phone = blocks('officePhone', { phone: scribe.text('office.phone', office.phone) })
  const caseLine = blocks('caseLine', {
    appliedOn: scribe.date('appliedOn', data.appliedOn),
    caseNumber: scribe.text('caseNumber', data.caseNumber)
  })
  return [
    pair(scribe.both('office.name', office.name), { bold: true }),
    pair(
      say((locale) => `${address[locale]}, ${phone[locale]}`),
      { fontSize: 7, color: colours.quiet, above: 2 }
    ),
    rule({ above: 5, below: 6, weight: 0.8, color: colours.ink }),
    pair(blocks('title'), { bold: true, fontSize: 11 }),
    pair(caseLine, { above: 2 }),
    applicant({ data, scribe, blocks }),
    twoFields(blocks('numberLine'), blocks('dateLine'))
  ]
}

/** Who applied and where the family lives: what the office knows already. */
function applicant({ data, scribe, blocks }: ActPen): Node {
  const heading = blocks('applicant')
  const name = scribe.text('applicant.name', data.applicant.name)
  const iin = blocks('iin')
  const number = scribe.text('applicant.iin', data.applicant.iin)
  const address = scribe.both('address', data.address)
  const phone = data.applicant.phone === null ? null : scribe.text('applicant.phone', data.applicant.phone)
  const column = (locale: Locale): Node => ({
    stack: [
      { text: heading[locale], fontSize: 7, color: colours.quiet },
      { text: name, bold: true },
      { text: flow([`${iin[locale]} ${number}`, ...(phone === null ? [] : [phone])].join(', ')) },
      { text: flow(address[locale]) }
    ]
  })
  return sideBySide(column('kk'), column('ru'), { above: mm(2.5), below: mm(1) })
}

function twoFields(left: { kk: string; ru: string }, right: { kk: string; ru: string }): Node {
  const half = (bodyWidth - mm(7)) / 2
  return {
    columns: [
      { width: half, ...field(left, half, 1, shortLabel) },
      { width: half, ...field(right, half, 1, shortLabel) }
    ],
    columnGap: mm(7)
  }
}

function body(pen: ActPen): Node[] {
  const { blocks } = pen
  const heading = (block: BlockOf<'survey-act'>): Node =>
    pair(blocks(block), { bold: true, above: mm(4), below: mm(1) })
  const write = (block: BlockOf<'survey-act'>, lines = 1): Node => field(blocks(block), bodyWidth, lines)
  const tick = (block: BlockOf<'survey-act'>, list: BlockOf<'survey-act'>): Node =>
    choices(blocks(block), listOf(blocks(list)))
  return [
    heading('familyHeading'),
    familyTable(pen),
    write('others', 2),
    ...section(
      heading('homeHeading'),
      tick('homeKind', 'homeKinds'),
      tick('homeOwner', 'homeOwners'),
      write('homeMeasure'),
      tick('homeState', 'homeStates'),
      tick('homeSupply', 'homeSupplies'),
      write('otherHomes')
    ),
    ...section(
      heading('propertyHeading'),
      write('cars'),
      write('land'),
      write('livestock'),
      write('otherIncome')
    ),
    ...section(
      heading('careHeading'),
      write('care'),
      write('health'),
      write('study'),
      write('observations', 3)
    ),
    ...section(
      { ...boxed(bothOnce(blocks('refusedHeading')), { bold: true }), margin: [0, mm(4), 0, 0] },
      write('applicantSignature')
    )
  ]
}

/** Keeps a heading with the first thing under it, and each field whole. */
function section(heading: Node, first: Node, ...others: Node[]): Node[] {
  return [[heading, first], ...others.map((node) => [node])].map((stack) => ({ unbreakable: true, stack }))
}

function listOf(text: { kk: string; ru: string }): { kk: string; ru: string }[] {
  const ru = text.ru.split('|')
  return text.kk.split('|').map((word, index) => ({ kk: word, ru: ru[index] ?? '' }))
}
