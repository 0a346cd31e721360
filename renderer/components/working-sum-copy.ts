import { formatAmount, formatMonth } from '../format'
import { i18n } from '../locales/i18n'
import type { WorkingStep } from './working-sum-read'

const { t } = i18n.global
const glyphs = { '': ' ', '+': '+', '-': '−', '*': '×', '/': '÷', '=': '=' } as const

/** What is paid a month in all, and its parts where there are two. */
export interface PaidMonth {
  month: string
  amount: string
  asp?: string | undefined
  child?: string | undefined
}

interface TextLine {
  sign: string
  words: string
  figure: string
  unit: string
}

/** The working as plain text to paste into a letter or a message: the same lines, figures in one column. */
export function workingAsText(
  steps: readonly WorkingStep[],
  months: readonly PaidMonth[],
  total: string | null
): string {
  const blocks = steps.filter((step) => !step.onlyPaid || months.length === 0).map(stepBlock)
  if (months.length > 0) blocks.push(monthsBlock(months, total))
  const lines = blocks.flat().filter((line): line is TextLine => typeof line !== 'string')
  const words = Math.max(0, ...lines.map((line) => line.words.length))
  const figures = Math.max(0, ...lines.map((line) => line.figure.length))
  const write = (line: TextLine | string): string => {
    if (typeof line === 'string') return `  ${line}`
    return `${line.sign} ${line.words.padEnd(words)}  ${line.figure.padStart(figures)} ${line.unit}`.trimEnd()
  }
  return blocks.map((block) => block.map(write).join('\n')).join('\n\n')
}

function stepBlock(step: WorkingStep): (TextLine | string)[] {
  const lines = step.lines.map((line) => ({
    sign: glyphs[line.operator],
    words: [line.words, line.figures].filter((one) => one !== '').join('  '),
    figure: line.figure,
    unit: line.unit
  }))
  const result = { sign: '=', words: step.label, figure: step.figure, unit: step.unit }
  const counted = step.counted === '' ? [] : [`${t('working.counted')}: ${step.counted}`]
  return [
    ...optional(step.heading),
    ...lines,
    ...optional(step.rounding),
    result,
    ...step.notes,
    ...counted,
    step.act
  ]
}

function monthsBlock(months: readonly PaidMonth[], total: string | null): (TextLine | string)[] {
  const line = (sign: string, words: string, amount: string) => ({
    sign,
    words,
    figure: formatAmount(amount),
    unit: '₸'
  })
  const each = months.map((month) => line(' ', formatMonth(month.month), month.amount))
  return [t('working.months'), ...each, ...(total === null ? [] : [line('=', t('working.total'), total)])]
}

function optional(text: string | null): string[] {
  return text === null ? [] : [text]
}
