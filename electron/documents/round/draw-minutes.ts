import { formatLineNumber } from '@shared/distribution/line-number'
import type { LetterTools } from '../letter/compose-letter'
import type { Bilingual } from '../letter-data'
import { bodyWidth, colours, mm } from '../paper/page-metrics'
import { pair, rule, type Node } from '../paper/nodes'
import type { PaperFile } from '../paper/paper-file'
import { say, type Blocks } from '../scribe'
import type { BlockOf } from '../template-shape'
import { writingLine } from '../survey-act/form-nodes'
import { gridLayout, rightCell, stacked } from './form-table'
import type { MinutesData } from './round-data'
import { bothWords, RoundWords } from './round-words'

const size = 8.5
/** Members who sign besides the chair. */
const members = 3

interface MinutesTools {
  data: MinutesData
  words: RoundWords
  blocks: Blocks<'round-minutes'>
}

/**
 * Draws the minutes of a closed round from the figures that were frozen when it was closed.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`
 */
export function drawMinutes(file: PaperFile, data: MinutesData, tools: LetterTools): void {
  const words = new RoundWords(tools, data.round)
  const minutes: MinutesTools = { data, words, blocks: words.blocks('round-minutes') }
  const content = [
    ...head(minutes),
    ...figures(minutes),
    ...points(minutes),
    ...categories(minutes),
    ...addedByHand(minutes),
    ...sample(minutes),
    commission(minutes)
  ]
  file.draw([file.layOut(content, size)], {
    left: words.footer('round-minutes'),
    right: (page, pages) => words.page(page, pages)
  })
}

function head({ data, words, blocks }: MinutesTools): Node[] {
  const { scribe } = words
  const course = blocks('course', {
    frozenOn: scribe.date('frozenOn', data.frozenOn, 'short'),
    firstDay: scribe.date('firstDay', data.round.firstDay, 'short'),
    lastDay: scribe.date('lastDay', data.round.lastDay, 'short'),
    closedOn: scribe.date('closedOn', data.closedOn, 'short'),
    closedBy: data.closedBy
  })
  return [
    pair(words.office.name, { fontSize: 7, color: colours.quiet }),
    pair(words.office.contact, { fontSize: 7, color: colours.quiet }),
    rule({ above: 5, below: 6, weight: 0.8, color: colours.ink }),
    pair(blocks('title'), { bold: true, fontSize: 12 }),
    pair(words.round, { bold: true, fontSize: 9.5, above: 2 }),
    pair(words.given, { above: 2 }),
    pair(course, { above: 2 })
  ]
}

function heading({ blocks }: MinutesTools, block: BlockOf<'round-minutes'>): Node {
  return pair(blocks(block), { bold: true, fontSize: 9.5, above: mm(5), below: 3 })
}

function figures(minutes: MinutesTools): Node[] {
  const { data, words, blocks } = minutes
  const counted = (block: 'planned' | 'handedOut' | 'unclaimed', lines: number, units: number): Node =>
    pair(blocks(block, { lines: words.number(lines), units: words.number(units), unit: words.unit }), {
      above: 2
    })
  return [
    heading(minutes, 'figuresHeading'),
    counted('planned', data.lines, data.planned),
    counted('handedOut', data.handedLines, data.handedOut),
    pair(blocks('byProxy', { lines: words.number(data.byProxy) }), { above: 2 }),
    counted('unclaimed', data.unclaimedLines, data.unclaimedUnits)
  ]
}

const pointColumns = [
  'plannedColumn',
  'arrivedColumn',
  'leftColumn',
  'listColumn',
  'ledgerColumn',
  'returnedColumn',
  'onHandColumn',
  'countedColumn',
  'differenceColumn'
] as const

type PointFigures = MinutesData['points'][number]

function points(minutes: MinutesTools): Node[] {
  const { data, words, blocks } = minutes
  const none = { ...stacked(blocks('notCounted'), { fontSize: 7 }) }
  const number = (value: number | null): Node => (value === null ? none : rightCell(signed(words, value)))
  const heads = (['pointColumn', ...pointColumns] as const).map((block) =>
    stacked(blocks(block), { fontSize: 6.5, bold: true })
  )
  const rows = data.points.map((point, index) => [
    stacked(words.scribe.both(`points.${index}.name`, point.name)),
    ...figuresOf(point).map(number)
  ])
  const sums = pointColumns.map((_, column) => ({
    ...rightCell(
      signed(
        words,
        data.points.reduce((sum, point) => sum + (figuresOf(point)[column] ?? 0), 0)
      )
    ),
    bold: true
  }))
  return [
    heading(minutes, 'pointsHeading'),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: ['*', ...pointColumns.map(() => mm(14.4))],
        body: [heads, ...rows, [{ text: bothWords(blocks('total')), bold: true }, ...sums]]
      },
      layout: { ...gridLayout, paddingLeft: () => 2, paddingRight: () => 2 }
    },
    ...explanations(minutes)
  ]
}

function figuresOf(point: PointFigures): (number | null)[] {
  const { planned, arrived, left, handedByList, handedByLedger, returned, onHand, counted, difference } =
    point
  return [planned, arrived, left, handedByList, handedByLedger, returned, onHand, counted, difference]
}

/** A whole number with a minus that looks like one. */
function signed(words: RoundWords, value: number): string {
  return words.number(value)
}

function explanations({ data, words, blocks }: MinutesTools): Node[] {
  const differing = data.points.filter(({ difference }) => difference !== null && difference !== 0)
  if (differing.length === 0) return [pair(blocks('noDifference'), { above: 4 })]
  return differing.map((point) => {
    const difference = signed(words, point.difference ?? 0)
    return pair(blocks('explanation', { point: point.name, difference, text: point.explanation }), {
      above: 4
    })
  })
}

function categories(minutes: MinutesTools): Node[] {
  const { data, words, blocks } = minutes
  const heads = (['categoryColumn', 'linesColumn', 'plannedColumn', 'unitsColumn'] as const).map((block) =>
    stacked(blocks(block), { bold: true })
  )
  const rows = data.categories.map((category, index) => [
    stacked(words.scribe.both(`categories.${index}`, category.name)),
    ...[category.lines, category.planned, category.handedOut].map((value) => rightCell(words.number(value)))
  ])
  return [
    heading(minutes, 'categoriesHeading'),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: ['*', mm(20), mm(24), mm(24)],
        body: [heads, ...rows]
      },
      layout: gridLayout
    }
  ]
}

function addedByHand(minutes: MinutesTools): Node[] {
  const { data, words, blocks } = minutes
  if (data.addedByHand.length === 0) return [heading(minutes, 'addedHeading'), pair(blocks('addedNone'))]
  const heads = (['numberColumn', 'nameColumn', 'reasonColumn', 'addedByColumn'] as const).map((block) =>
    stacked(blocks(block), { bold: true })
  )
  const rows = data.addedByHand.map((line, index) => [
    { text: formatLineNumber(line.number), noWrap: true },
    ...(['name', 'reason', 'by'] as const).map((key) =>
      words.scribe.text(`addedByHand.${index}.${key}`, line[key])
    )
  ])
  return [
    heading(minutes, 'addedHeading'),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [mm(30), mm(46), '*', mm(36)],
        body: [heads, ...rows]
      },
      layout: gridLayout
    }
  ]
}

function sample(minutes: MinutesTools): Node[] {
  const { data, words, blocks } = minutes
  const { population, size: drawn, confidence, margin, seed } = data.sample
  if (population === 0) return [heading(minutes, 'sampleHeading'), pair(blocks('sampleNone'))]
  const counts = { population: words.number(population), size: words.number(drawn) }
  return [
    heading(minutes, 'sampleHeading'),
    pair(blocks('sample', counts)),
    pair(blocks('formula', { ...counts, confidence, margin }), { above: 3 }),
    pair(blocks('seed', { seed }), { above: 3 })
  ]
}

function commission({ words, blocks }: MinutesTools): Node {
  const roles: Bilingual[] = [blocks('chair'), ...Array.from({ length: members }, () => blocks('member'))]
  const caption = bothWords(words.common('nameAndSignature'))
  const labelWidth = mm(48)
  return {
    unbreakable: true,
    stack: [
      pair(
        say((locale) => blocks('commission')[locale]),
        { bold: true, fontSize: 9.5, above: mm(7) }
      ),
      ...roles.map((role) => ({
        columns: [
          { width: labelWidth, text: `${bothWords(role)}:`, margin: [0, mm(5), 0, 0] },
          {
            width: '*',
            stack: [
              writingLine(bodyWidth - labelWidth - mm(4), mm(9)),
              { text: caption, fontSize: 7, color: colours.quiet }
            ]
          }
        ],
        columnGap: mm(4)
      }))
    ]
  }
}
