import type { OutputOf } from '@shared/contract'
import type { ParameterValue } from '@shared/parameters/types'
import { actText, noteText, operandText, stepText, type NamedMembers } from '@shared/programmes/texts'
import type { ExplanationStep, Operand, Rounding, Unit } from '@shared/programmes/types'
import { formatDate, formatMonth } from '../format'
import { currentLocale, i18n } from '../locales/i18n'
import { sameValue, writtenFigure } from './working-sum-figures'
import { writeOut, type SumLine, type SumOperator, type SumToken } from './working-sum-lines'

/** A step of the working in the words of the screen's language. */
export interface WorkingStep {
  key: string
  /** The month it is for, or that the larger of the lines is taken. */
  heading: string | null
  lines: WorkingLine[]
  /** Says no more than the month's line under the working does. */
  onlyPaid: boolean
  /** How the exact value became the result, when rounding changed it. */
  rounding: string | null
  label: string
  figure: string
  unit: string
  notes: string[]
  /** Names of the members the step counts. */
  counted: string
  act: string
  sources: WorkingSource[]
}

export interface WorkingLine {
  operator: SumOperator
  signWord: string
  words: string
  figures: string
  figure: string
  unit: string
  class: Record<string, boolean>
}

export interface WorkingSource {
  key: string
  name: string
  value: string
  validity: string
  act: string
  mark: string
}

const { t } = i18n.global

/** The working in words; reactive to the language where it is called inside a computed. */
export function readWorking(
  steps: OutputOf<'calculator.assess'>['explanation'],
  members: NamedMembers
): WorkingStep[] {
  // The contract leaves the inner parts of a step loose; they are the frozen steps of the assessment.
  return steps.map((view, index) =>
    readStep(view as unknown as ExplanationStep, members, `${index}-${view.id}`)
  )
}

function readStep(step: ExplanationStep, members: NamedMembers, key: string): WorkingStep {
  const locale = currentLocale()
  const written = writeOut(step)
  const headings = [
    step.month === undefined ? null : formatMonth(step.month),
    written.choice === null ? null : t(`working.choice.${written.choice}`)
  ].filter((one) => one !== null)
  return {
    key,
    heading: headings.length === 0 ? null : headings.join(' · '),
    onlyPaid: written.lines.length === 0 && step.month !== undefined && step.id.startsWith('paid'),
    lines: written.lines.map((line) => readLine(line, step.operands, members)),
    rounding: step.rounding === null ? null : roundingText(step.rounding, step),
    label: stepText(step, locale),
    figure: writtenFigure(step.result, step.unit),
    unit: t(`unit.${step.unit}`),
    notes: (step.notes ?? []).map((note) => noteText(note, members, locale)),
    counted: countedText(step, members),
    act: actText(step.act, locale),
    sources: sourcesOf(step)
  }
}

function readLine(line: SumLine, operands: readonly Operand[], members: NamedMembers): WorkingLine {
  const inner = line.figures === null ? '' : inWords(line.figures, operands, members)
  return {
    operator: line.operator,
    signWord: t(`working.sign.${line.operator}`),
    words: line.subtotal ? t('working.between') : inWords(line.words, operands, members),
    figures: [inner, takenText(line.taken)].filter(Boolean).join(', '),
    figure: writtenFigure(line.value, line.unit),
    unit: t(`unit.${line.unit}`),
    class: { 'line--subtotal': line.subtotal, 'line--left-out': line.taken === false }
  }
}

/** Who is counted, where that is not simply everybody. */
function countedText(step: ExplanationStep, members: NamedMembers): string {
  const ids = step.members ?? []
  if (ids.length === members.length) return ''
  return ids.map((id) => members.find((member) => member.id === id)?.name ?? id).join('; ')
}

function takenText(taken: boolean | null): string {
  if (taken === null) return ''
  return taken ? t('working.taken') : t('working.notTaken')
}

function inWords(tokens: readonly SumToken[], operands: readonly Operand[], members: NamedMembers): string {
  const text = tokens.map((token) => {
    if ('value' in token) return writtenFigure(token.value, token.unit)
    if ('sign' in token) return token.sign
    const operand = operands.find(({ name }) => name === token.name)
    return operand === undefined ? token.name : operandText(operand, members, currentLocale())
  })
  return text
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ ([);])/g, '$1')
}

function roundingText(rounding: Rounding, step: { result: string; unit: Unit }): string | null {
  if (sameValue(rounding.exact, step.result)) return null
  const named = { 1: 'tiyn', 100: 'tenge' }[rounding.unitTiyn] ?? 'other'
  return t('working.rounded', {
    exact: writtenFigure(rounding.exact, step.unit),
    unit: t(`working.roundingUnit.${named}`, { n: rounding.unitTiyn / 100 }),
    mode: t(`working.roundingMode.${rounding.mode}`)
  })
}

function sourcesOf(step: ExplanationStep): WorkingSource[] {
  const used = step.operands.flatMap(({ source }) => (source.from === 'parameter' ? [source.parameter] : []))
  const rounding = step.rounding?.parameter ?? null
  const all = rounding === null ? used : [...used, rounding]
  return all.map((parameter, index) => readSource(parameter, `${index}-${parameter.name}`))
}

function readSource(parameter: ParameterValue, key: string): WorkingSource {
  const { from, until, region, mark } = parameter
  const valid =
    until === null
      ? t('working.validSince', { from: formatDate(from) })
      : t('working.valid', { from: formatDate(from), until: formatDate(until) })
  const place = region === null ? '' : `, ${t('working.region', { region })}`
  return {
    key,
    name: parameterName(parameter),
    value: parameterFigure(parameter),
    validity: `${valid}${place}`,
    act: actText(parameter.act, currentLocale()),
    mark: mark.length > 1 ? t(`mark.${mark}`) : t('working.mark', { mark, meaning: t(`mark.${mark}`) })
  }
}

function parameterName({ name, variant }: ParameterValue): string {
  const named = t(`parameterNames.${name}`)
  return variant === null ? named : `${named} (${t(`parameterVariant.${variant}`)})`
}

function parameterFigure(parameter: ParameterValue): string {
  if (parameter.unit === 'choice') return t(`parameterChoice.${parameter.value}`)
  return `${writtenFigure(parameter.value, parameter.unit)} ${t(`unit.${parameter.unit}`)}`.trim()
}
