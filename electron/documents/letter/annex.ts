import { formatMonth, formatMonthRange } from '@shared/domain/format'
import { exact } from '@shared/programmes/exact'
import type { ExplanationStep, Operand } from '@shared/programmes/types'
import { colours, columnGap, columnWidth, mm } from '../paper/page-metrics'
import { flow, pair, paragraph, rule, type Node } from '../paper/nodes'
import { say } from '../scribe'
import type { Bilingual } from '../letter-data'
import { figure, exactFigure } from './figures'
import { formulaRows, type Operator, type Term } from './formula-rows'
import type { LetterPen } from './letter-pen'
import { workingParts, type WorkingPart } from './month-block'
import { shownSteps, type ShownStep } from './month-steps'
import { obligationsInAnnex } from './letter-words'

const signs: Record<Operator, string> = { '+': '+', '-': '−', '*': '×', '/': '÷' }
const operatorWidth = mm(5)
const figureWidth = mm(27)

type Pen = LetterPen

/** The annex, from page 2: every step of the working like a written sum. */
export function annex(pen: Pen): Node[] {
  const { data, common, scribe, size } = pen
  const subtitle = common('annexSubtitle', {
    number: data.number,
    decidedOn: scribe.date('decidedOn', data.decidedOn)
  })
  const version = common('ruleVersion', {
    appliedOn: scribe.date('application.appliedOn', data.rulesOn ?? data.application.appliedOn, 'short'),
    ruleVersion: scribe.text('ruleVersion', data.ruleVersion)
  })
  return [
    pair(common('annexTitle'), { bold: true, fontSize: size + 2 }),
    pair(subtitle, { color: colours.quiet }),
    pair(version, { above: size * 0.6 }),
    ...kindReason(pen),
    ...working(pen),
    ...obligations(pen)
  ]
}

/** Why the assistance has conditions or none. */
function kindReason({ data, scribe, words }: Pen): Node[] {
  if (data.kind !== 'assign' || data.kindReason === null) return []
  return [pair(scribe.both('kindReason', words.kindReason(data.kindReason, data.members)), { above: 3 })]
}

/** The steps, numbered through; many of one month are told shortly, under the month's name. */
function working(pen: Pen): Node[] {
  const isOfOneMonth = (step: ExplanationStep): boolean => pen.words.isOfOneMonth(step)
  let number = 0
  return workingParts(shownSteps(pen.data.explanation, isOfOneMonth), isOfOneMonth).flatMap((part) => {
    if (part.kind === 'step') return [stepNode(pen, part.shown, ++number)]
    const first = number + 1
    number += part.steps.length
    return monthNodes(pen, part, first)
  })
}

/** The steps of one month: what, its sum in words and figures, and the result; acts once at the end. */
function monthNodes(
  pen: Pen,
  { month, steps }: Extract<WorkingPart, { kind: 'month' }>,
  first: number
): Node[] {
  const { size, scribe, words, data } = pen
  const quiet = { fontSize: size - 1.25, color: colours.quiet }
  const lines = steps.map(({ step, place }, index): Node => {
    const label = scribe.both(`explanation.${place}`, words.step(step))
    const notes = (step.notes ?? []).map((note, at) =>
      scribe.both(`explanation.${place}.notes.${at}`, words.note(note, data.members))
    )
    const numbered = say((locale) => `${first + index}. ${label[locale]}`)
    return {
      unbreakable: true,
      margin: [0, size * 0.45, 0, 0],
      stack: [
        titled(numbered, figure(step.result, step.unit)),
        pair(inOneLine(pen, step, place), quiet),
        ...notes.map((note) => pair(note, quiet))
      ]
    }
  })
  const acts = steps.flatMap(({ step, place }) => sources(pen, step, place))
  const once = acts.filter((act, at) => acts.findIndex(({ ru }) => ru === act.ru) === at)
  const title = say((locale) => capitalised(formatMonth(month, locale)))
  return [
    pair(title, { bold: true, fontSize: size + 0.75, above: size * 1.3 }),
    ...lines,
    rule({ above: size * 0.5, below: 1, weight: 0.4, color: colours.quiet }),
    ...once.map((act) => pair(act, { ...quiet, above: 1 }))
  ]
}

/** What a step is called in both columns, with its result at the right. */
function titled(label: Bilingual, shown: string): Node {
  return {
    columns: [
      { width: columnWidth, text: flow(label.kk) },
      { width: columnGap + columnWidth - figureWidth, text: flow(label.ru), margin: [columnGap, 0, 0, 0] },
      { width: '*', text: shown, alignment: 'right', bold: true }
    ]
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A step's sum as one line of words and figures: «начислено по счёту 9 000,00 ₸ × 8 м³ ÷ 10 м³». */
function inOneLine(pen: Pen, step: ExplanationStep, place: number): Bilingual {
  const operands = new Map(step.operands.map((operand) => [operand.name, operand]))
  const { choice, rows } = formulaRows(step.formula)
  const told = (term: Term): Bilingual => {
    const { label, shown } = described(pen, term, operands, `explanation.${place}`)
    return say((locale) => `${label[locale]} ${shown}`)
  }
  const parts = rows.map(({ operator, term }) => ({
    sign: operator === null ? '' : `${signs[operator]} `,
    text: told(term)
  }))
  const alternatives = (choice?.rows ?? []).map(told)
  const which = choice === null ? null : pen.common(choice.kind === 'max' ? 'greatestOf' : 'leastOf')
  return say((locale) =>
    [
      ...(which === null
        ? []
        : [`${alternatives.map((text) => text[locale]).join('; ')} (${which[locale]})`]),
      ...parts.map(({ sign, text }) => `${sign}${text[locale]}`)
    ].join(' ')
  )
}

function stepNode(pen: Pen, { step, place: index, until }: ShownStep, number: number): Node {
  const { size, words, scribe, data } = pen
  const label = monthly(pen, step, until, scribe.both(`explanation.${index}`, words.step(step)))
  const numbered = say((locale) => `${number}. ${label[locale]}`)
  const rows = sumRows(pen, step, index)
  const notes = (step.notes ?? []).map((note, place) =>
    scribe.both(`explanation.${index}.notes.${place}`, words.note(note, data.members))
  )
  return {
    unbreakable: rows.length < 24,
    margin: [0, size * 1.05, 0, 0],
    stack: [
      pair(numbered, { bold: true, below: 1.5 }),
      ...rows,
      ...resultRows(pen, step, rows.length > 1),
      ...[...sources(pen, step, index), ...notes].map((text) =>
        pair(text, { fontSize: size - 1.25, color: colours.quiet, above: 1.5 })
      )
    ]
  }
}

/** A step of certain months names them; one that counts from a month on says so. */
function monthly(
  { common, words }: Pen,
  step: ExplanationStep,
  until: string | undefined,
  label: Bilingual
): Bilingual {
  const { month } = step
  if (month === undefined || until === undefined) return label
  if (!words.isOfOneMonth(step))
    return common('stepFromMonth', { label, month: say((locale) => formatMonth(month, locale)) })
  return common('stepOfMonth', { label, month: say((locale) => formatMonthRange(month, until, locale)) })
}

/** One line: operator, what it is in Kazakh and Russian, and the figure at the right. */
function line(operator: string, label: Bilingual, shown: string, bold = false): Node {
  return {
    columns: [
      { width: operatorWidth, text: operator },
      { width: columnWidth - operatorWidth, text: flow(label.kk) },
      { width: columnGap + columnWidth - figureWidth, text: flow(label.ru), margin: [columnGap, 0, 0, 0] },
      { width: '*', text: shown, alignment: 'right', bold }
    ]
  }
}

function sumRows(pen: Pen, step: ExplanationStep, index: number): Node[] {
  const operands = new Map(step.operands.map((operand) => [operand.name, operand]))
  const { choice, rows } = formulaRows(step.formula)
  const toLine = (operator: string, term: Term): Node => {
    const { label, shown } = described(pen, term, operands, `explanation.${index}`)
    return line(operator, label, shown)
  }
  const chosen =
    choice === null
      ? []
      : [
          ...choice.rows.map((term) => toLine('•', term)),
          line('', pen.common(choice.kind === 'max' ? 'greatestOf' : 'leastOf'), '')
        ]
  return [
    ...chosen,
    ...rows.map(({ operator, term }) => toLine(operator === null ? '' : signs[operator], term))
  ]
}

interface Described {
  label: Bilingual
  shown: string
}

function described(pen: Pen, term: Term, operands: ReadonlyMap<string, Operand>, field: string): Described {
  if (term.kind === 'name') return describedOperand(pen, operands.get(term.name), `${field}.${term.name}`)
  const parts = term.kind === 'sum' ? [term.left, term.right] : term.of
  const [first, ...others] = parts.map((part) => {
    const whole = described(pen, part, operands, field)
    return part.kind === 'sum' ? bracketed(whole) : whole
  })
  if (first === undefined) throw new Error('a term without parts')
  const sign = term.kind === 'sum' ? ` ${signs[term.operator]} ` : '; '
  return others.reduce(
    (left, right) => ({
      label: say((locale) => `${left.label[locale]}${sign}${right.label[locale]}`),
      shown: `${left.shown}${sign}${right.shown}`
    }),
    first
  )
}

function bracketed({ label, shown }: Described): Described {
  return { label: say((locale) => `(${label[locale]})`), shown: `(${shown})` }
}

function describedOperand(pen: Pen, operand: Operand | undefined, field: string): Described {
  if (operand === undefined) throw new Error(`the formula names an operand that is not there: ${field}`)
  const label = pen.scribe.both(field, pen.words.operand(operand, pen.data.members))
  return { label, shown: figure(operand.value, operand.unit) }
}

/** The line under the sum, the result, and how it was rounded. */
function resultRows({ common, size }: Pen, step: ExplanationStep, underlined: boolean): Node[] {
  const rounding = roundingText(step, common)
  const result = line('=', common('stepResult'), figure(step.result, step.unit), true)
  return [
    ...(underlined ? [rule({ above: 1, below: 1, weight: 0.4, color: colours.quiet })] : []),
    result,
    ...(rounding === null
      ? []
      : [pair(rounding, { fontSize: size - 1.25, color: colours.quiet, above: 1.5 })])
  ]
}

function roundingText({ rounding, result }: ExplanationStep, common: Pen['common']): Bilingual | null {
  if (rounding === null) return null
  const blocks = {
    'half-up': 'roundedHalfUp',
    'half-even': 'roundedHalfEven',
    down: 'roundedDown',
    up: 'roundedUp'
  } as const
  const unit = exactFigure(String(rounding.unitTiyn / 100))
  if (exact(rounding.exact).equals(exact(result))) return common('roundingKept', { unit })
  return common(blocks[rounding.mode], { exact: exactFigure(rounding.exact), unit })
}

/** The act of the step, and of each parameter it used with the days it is valid. */
function sources({ scribe, words, common }: Pen, step: ExplanationStep, index: number): Bilingual[] {
  const field = `explanation.${index}`
  const parameters = step.operands.flatMap((operand): Bilingual[] => {
    if (operand.source.from !== 'parameter') return []
    const { parameter } = operand.source
    const name = words.operand(operand, [])
    const act = scribe.both(`${field}.${operand.name}.act`, words.act(parameter.act))
    const from = scribe.date(`${field}.${operand.name}.from`, parameter.from, 'short')
    if (parameter.until === null) return [common('parameterValidFrom', { name, from, act })]
    const until = scribe.date(`${field}.${operand.name}.until`, parameter.until, 'short')
    return [common('parameterValidBetween', { name, from, act, until })]
  })
  const named = step.operands.some(
    ({ source }) => source.from === 'parameter' && source.parameter.act === step.act
  )
  return named ? parameters : [scribe.both(`${field}.act`, words.act(step.act)), ...parameters]
}

function obligations({ data, scribe, size, ...pen }: Pen): Node[] {
  if (data.kind !== 'assign' || data.contract === null) return []
  const text = scribe.text('contract.obligations', data.contract.obligations)
  if (!obligationsInAnnex(text)) return []
  const title = pen.common('obligationsTitle')
  return [pair(title, { bold: true, fontSize: size + 1, above: size * 1.6, below: 2 }), paragraph(text)]
}
