import { describe, expect, it } from 'vitest'
import { assess } from '../../shared/programmes'
import { readdExplanation } from '../../shared/programmes/readd'
import type { ExplanationStep } from '../../shared/programmes/types'
import { bookWith, facts, family, officeValue } from './support'

const { explanation, months } = assess(
  facts('2025-02-10', family(2, 3, '2020-06-06'), [
    ['a1', 'wages', '150000.10'],
    ['a2', 'alimony', '10000']
  ]),
  bookWith(officeValue('subsistence-minimum', '46228'), officeValue('median-income', '120000.55'))
)

/** The same working with one step changed. */
function changed(id: string, change: (step: ExplanationStep) => Partial<ExplanationStep>): ExplanationStep[] {
  return explanation.map((step) => (step.id === id ? { ...step, ...change(step) } : step))
}

function operandsWith(step: ExplanationStep, name: string, value: string) {
  return {
    operands: step.operands.map((operand) => (operand.name === name ? { ...operand, value } : operand))
  }
}

const one = (formula: string, values: Record<string, string>, result: string): ExplanationStep => ({
  id: 'x',
  label: 'x',
  formula,
  operands: Object.entries(values).map(([name, value]) => ({
    name,
    value,
    unit: 'count',
    source: { from: 'rule' }
  })),
  result,
  unit: 'count',
  rounding: null,
  act: ''
})

describe('the reader that re-adds a working', () => {
  it('finds nothing wrong with an honest one', () => {
    expect(readdExplanation(explanation, months)).toEqual({ ok: true, problems: [] })
    expect(readdExplanation(JSON.parse(JSON.stringify(explanation)), months).ok).toBe(true)
  })

  it.each<[string, ExplanationStep[], string]>([
    ['a changed result', changed('asp', () => ({ result: '1.00' })), 'asp: the result is not 1.00'],
    [
      'a changed operand',
      changed('total-income', (step) => operandsWith(step, 'wages-1', '150000.11')),
      'total-income: the result is not'
    ],
    [
      'a changed formula',
      changed('gap', () => ({ formula: 'per-capita-income - poverty-line' })),
      'gap: the result is not'
    ],
    [
      'an operand that is not the step it names',
      changed('asp', (step) => operandsWith(step, 'gap', '1.00')),
      'asp: gap is not the result of gap'
    ],
    [
      'an operand that is not the parameter it names',
      changed('line-by-median', (step) => operandsWith(step, 'median-income', '1')),
      'line-by-median: median-income is not the value of median-income'
    ],
    [
      'another way of rounding',
      changed('per-capita-income', (step) => ({
        rounding: step.rounding && { ...step.rounding, mode: 'down' }
      })),
      'per-capita-income: the result is not'
    ],
    [
      'another exact value',
      changed('per-capita-income', (step) => ({
        rounding: step.rounding && { ...step.rounding, exact: '1' }
      })),
      'per-capita-income: the exact value is not 1'
    ],
    [
      'a step left out',
      explanation.filter(({ id }) => id !== 'gap'),
      'asp: gap comes from gap, which does not stand before'
    ],
    ['a step told twice', [...explanation.slice(0, 1), ...explanation], 'stands twice']
  ])('finds %s', (_, steps, expected) => {
    const { ok, problems } = readdExplanation(steps, months)
    expect(ok).toBe(false)
    expect(problems.some((problem) => problem.includes(expected))).toBe(true)
  })

  it('finds a month whose amount does not follow, and one that is not in the working', () => {
    const [first] = months
    if (first === undefined) throw new Error('no months')
    const paid = (month: string, amount: number) => [
      { ...first, month, amount: amount as typeof first.amount }
    ]
    expect(readdExplanation(explanation, paid('2025-02', first.amount + 1)).problems).toEqual([
      '2025-02: the amount does not follow'
    ])
    expect(readdExplanation(explanation, paid('2025-04', first.amount)).ok).toBe(false)
  })

  it.each<[string, Record<string, string>, string]>([
    ['a + b * c', { a: '1', b: '2', c: '3' }, '7'],
    ['( a + b ) * c', { a: '1', b: '2', c: '3' }, '9'],
    ['a - b - c', { a: '9', b: '2', c: '3' }, '4'],
    ['a / b / c', { a: '10', b: '3', c: '5' }, '2/3'],
    ['max( a , b - c ) * c', { a: '1', b: '9', c: '3' }, '18'],
    ['min( a + b , max( b , c ) , c )', { a: '1', b: '2', c: '5' }, '3'],
    ['two-words - one', { 'two-words': '0.5', one: '1' }, '-0.5']
  ])('reckons %s', (formula, values, result) => {
    expect(readdExplanation([one(formula, values, result)])).toEqual({ ok: true, problems: [] })
  })

  it.each(['a +', 'a b', '( a', 'a )', 'max( )', '* a', 'a + c', '', 'a / nil', '( a , b )'])(
    'refuses %s',
    (formula) => {
      expect(readdExplanation([one(formula, { a: '1', b: '2', nil: '0' }, '1')]).ok).toBe(false)
    }
  )
})
