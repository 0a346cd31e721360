import { describe, expect, test } from 'vitest'
import { parseFormula } from '@shared/programmes/formula'
import { writtenFigure } from '@renderer/components/working-sum-figures'
import { writeOut, type SumLine } from '@renderer/components/working-sum-lines'
import type { Operand, Unit } from '@shared/programmes/types'

function operand(name: string, value: string, unit: Unit = 'tenge', from: 'step' | 'rule' = 'step'): Operand {
  return { name, value, unit, source: from === 'rule' ? { from } : { from, step: name } }
}

function lines(formula: string, operands: Operand[]): SumLine[] {
  return writeOut({ formula, operands, unit: 'tenge' }).lines
}

const written = (line: SumLine): string => `${line.operator || '·'} ${writtenFigure(line.value, line.unit)}`
const plain = (text: string): string => text.replace(/\u00a0/g, ' ')

describe('a step as a written sum', () => {
  test('E1: the total, divided by the members, divided by the months', () => {
    const steps = lines('total-income / members / months-of-quarter', [
      operand('total-income', '150000.00'),
      operand('members', '5', 'person'),
      operand('months-of-quarter', '3', 'month', 'rule')
    ])
    expect(steps.map(written).map(plain)).toEqual(['· 150 000,00', '/ 5', '/ 3'])
    expect(steps.map((line) => line.unit)).toEqual(['tenge', 'person', 'month'])
  })

  test('a difference: the second line is taken away', () => {
    const steps = lines('poverty-line - per-capita-income', [
      operand('poverty-line', '14849.00'),
      operand('per-capita-income', '10000.00')
    ])
    expect(steps.map(written).map(plain)).toEqual(['· 14 849,00', '- 10 000,00'])
  })

  test('a sum in parentheses is added up first, then multiplied', () => {
    const steps = lines('( line - income ) * members', [
      operand('line', '14849.00'),
      operand('income', '10000.00'),
      operand('members', '5', 'person')
    ])
    expect(steps.map(written).map(plain)).toEqual(['· 14 849,00', '- 10 000,00', '= 4 849,00', '* 5'])
    expect(steps[2]?.subtotal).toBe(true)
  })

  test('a product inside a sum stands on its line with its own small calculation', () => {
    const steps = lines('gap * adults + line * children', [
      operand('gap', '12456.00'),
      operand('adults', '2', 'person'),
      operand('line', '20789.00'),
      operand('children', '4', 'person')
    ])
    expect(steps.map(written).map(plain)).toEqual(['· 24 912,00', '+ 83 156,00'])
    expect(steps[0]?.figures).toEqual([
      { value: '12456.00', unit: 'tenge' },
      { sign: '×' },
      { value: '2', unit: 'person' }
    ])
  })

  test('of a choice the taken one is marked', () => {
    const choice = writeOut({
      formula: 'max( line-by-median , line-by-subsistence )',
      operands: [operand('line-by-median', '70000.00'), operand('line-by-subsistence', '35595.60')],
      unit: 'tenge'
    })
    expect(choice.choice).toBe('max')
    expect(choice.lines.map((line) => line.taken)).toEqual([true, false])
  })

  test('percent needs no line for the hundred', () => {
    const steps = lines('subsistence-minimum * share / hundred', [
      operand('subsistence-minimum', '29698.00'),
      operand('share', '70', 'percent'),
      operand('hundred', '100', 'percent', 'rule')
    ])
    expect(steps.map((line) => line.operator)).toEqual(['', '*'])
  })

  test('a quantity that is only taken over has no line of its own', () => {
    expect(lines('announced-line', [operand('announced-line', '14849.00')])).toEqual([])
  })

  test('a divisor of several factors keeps its parentheses', () => {
    const [line] = lines('total / ( members * months ) + extra', [
      operand('total', '150000.00'),
      operand('members', '5', 'person'),
      operand('months', '3', 'month'),
      operand('extra', '0.00')
    ])
    expect(line?.words).toEqual([
      { name: 'total' },
      { sign: '÷' },
      { sign: '(' },
      { name: 'members' },
      { sign: '×' },
      { name: 'months' },
      { sign: ')' }
    ])
  })
})

describe('figures of the working', () => {
  test('money has tiyn, an endless decimal says that it goes on', () => {
    expect(plain(writtenFigure('14849', 'tenge'))).toBe('14 849,00')
    expect(plain(writtenFigure('1000000/3', 'tenge'))).toBe('333 333,3333…')
    expect(plain(writtenFigure('-20.5', 'tenge'))).toBe('−20,50')
    expect(writtenFigure('1.5', 'mci')).toBe('1,5')
    expect(writtenFigure('5', 'person')).toBe('5')
  })
})

test('what is no formula is refused', () => {
  for (const text of ['', 'a +', '( a', 'a b', 'max( a', 'a % b']) expect(() => parseFormula(text)).toThrow()
})
