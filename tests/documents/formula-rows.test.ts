import { describe, expect, it } from 'vitest'
import { figure, exactFigure } from '../../electron/documents/letter/figures'
import { formulaRows, type Term } from '../../electron/documents/letter/formula-rows'

function written(term: Term): string {
  if (term.kind === 'name') return term.name
  if (term.kind === 'choice') return `${term.choice}(${term.of.map(written).join(', ')})`
  return `[${written(term.left)} ${term.operator} ${written(term.right)}]`
}

function rows(formula: string): string[] {
  const { choice, rows: lines } = formulaRows(formula)
  return [
    ...(choice === null ? [] : [`${choice.kind}: ${choice.rows.map(written).join(' | ')}`]),
    ...lines.map(({ operator, term }) => `${operator ?? ''} ${written(term)}`.trim())
  ]
}

describe('a formula as a written sum', () => {
  it.each([
    ['total-income / members / months-of-quarter', ['total-income', '/ members', '/ months-of-quarter']],
    ['( line - per-capita ) * members', ['line', '- per-capita', '* members']],
    ['gap * adults + line * children', ['gap', '* adults', '+ [line * children]']],
    ['a + b * c - d', ['a', '+ [b * c]', '- d']],
    ['a - ( b - c )', ['a', '- [b - c]']],
    ['max( line-by-median , line-by-subsistence )', ['max: line-by-median | line-by-subsistence']],
    ['max( a - b , zero ) * members', ['max: [a - b] | zero', '* members']],
    ['a * max( b , c )', ['a', '* max(b, c)']]
  ])('%s', (formula, expected) => {
    expect(rows(formula)).toEqual(expected)
  })

  it.each(['a +', '( a', 'a b', 'max( a , b', '1 + a', 'a ^ b'])('refuses %s', (formula) => {
    expect(() => formulaRows(formula)).toThrow('formula cannot be read')
  })
})

describe('a figure of the working', () => {
  it.each([
    ['24245.00', 'tenge', '24\u00A0245,00\u00A0₸'],
    ['19462.5', 'tenge', '19\u00A0462,50\u00A0₸'],
    ['980891.33/27', 'tenge', null],
    ['98089133/2700', 'tenge', '36\u00A0329,3085…\u00A0₸'],
    ['-1/3', 'tenge', '−0,3333…\u00A0₸'],
    ['70', 'percent', '70\u00A0%'],
    ['9', 'person', '9'],
    ['1.5', 'mci', '1,5']
  ] as const)('%s %s', (value, unit, shown) => {
    if (shown === null) expect(() => figure(value, unit)).toThrow()
    else expect(figure(value, unit)).toBe(shown)
  })

  it('keeps every digit of a decimal', () => {
    expect(exactFigure('1234567.891')).toBe('1\u00A0234\u00A0567,891')
  })
})
