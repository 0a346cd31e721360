import { exact, type Exact } from '@shared/programmes/exact'
import { evaluate, parseFormula, type FormulaNode } from '@shared/programmes/formula'
import type { ExplanationStep, Operand, Unit } from '@shared/programmes/types'

export type SumOperator = '' | '+' | '-' | '*' | '/' | '='

/** One line of a written sum: operator at the left, what it is, the exact figure at the right. */
export interface SumLine {
  operator: SumOperator
  /** Names of operands joined by operators, as tokens: a name is to be put into words, anything else stands as it is. */
  words: SumToken[]
  /** The same in figures, where the line itself is a small calculation: `12456 × 2`. */
  figures: SumToken[] | null
  /** Exact value, a decimal or a fraction `n/d`. */
  value: string
  unit: Unit
  /** Set in a choice of the larger or the smaller: whether this is the one taken. */
  taken: boolean | null
  /** A result on the way, under a rule: the sum in parentheses that is multiplied next. */
  subtotal: boolean
}

export type SumToken = { name: string } | { sign: string } | { value: string; unit: Unit }

/** How the lines of a step hang together: one sum, or a choice among them. */
export interface WrittenStep {
  lines: SumLine[]
  choice: 'max' | 'min' | null
}

/**
 * A step of the working laid out as it is written by hand: a sum or a difference line by line, a product factor by
 * factor, what stands in parentheses first. Nothing is computed anew but the parts that the formula itself names.
 */
export function writeOut(step: Pick<ExplanationStep, 'formula' | 'operands' | 'unit'>): WrittenStep {
  const tree = parseFormula(step.formula)
  const writer = new Writer(step.operands, step.unit)
  if (tree.kind === 'choice') return { lines: writer.choice(tree.of, tree.among), choice: tree.of }
  // A quantity that is only taken over needs no line of its own: the result says it.
  const [only] = step.operands
  if (tree.kind === 'name' && step.operands.length === 1 && only?.source.from !== 'facts')
    return { lines: [], choice: null }
  return { lines: writer.lines(tree), choice: null }
}

type Chain = { operator: SumOperator; node: FormulaNode }[]

function chain(node: FormulaNode, operators: readonly string[], first: SumOperator = ''): Chain {
  if (node.kind !== 'operation' || !operators.includes(node.operator)) return [{ operator: first, node }]
  return [...chain(node.left, operators, first), { operator: node.operator, node: node.right }]
}

const isSum = (node: FormulaNode): boolean => node.kind === 'operation' && '+-'.includes(node.operator)
const isProduct = (node: FormulaNode): boolean => node.kind === 'operation' && '*/'.includes(node.operator)
const signs = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const

class Writer {
  private readonly values: Map<string, Exact>
  private readonly byName: Map<string, Operand>

  constructor(
    operands: readonly Operand[],
    private readonly unit: Unit
  ) {
    this.byName = new Map(operands.map((one) => [one.name, one]))
    this.values = new Map(operands.map((one) => [one.name, exact(one.value)]))
  }

  lines(node: FormulaNode): SumLine[] {
    if (isSum(node)) return chain(node, ['+', '-']).map((part) => this.line(part.operator, part.node))
    if (!isProduct(node)) return [this.line('', node)]
    return this.product(chain(node, ['*', '/']))
  }

  choice(of: 'max' | 'min', among: readonly FormulaNode[]): SumLine[] {
    const best = evaluate({ kind: 'choice', of, among: [...among] }, this.values)
    const taken = among.findIndex((node) => evaluate(node, this.values).equals(best))
    return among.map((node, index) => ({ ...this.line('', node), taken: index === taken }))
  }

  private product(parts: Chain): SumLine[] {
    const [first, ...rest] = parts
    if (first === undefined) return []
    const others = rest
      .filter((part) => !this.isHundredth(part))
      .map((part) => this.line(part.operator, part.node))
    if (!isSum(first.node)) return [this.line('', first.node), ...others]
    const subtotal: SumLine = { ...this.line('=', first.node), words: [], figures: null, subtotal: true }
    return [...this.lines(first.node), subtotal, ...others]
  }

  /** “× 70 %” says it already: the division by a hundred that makes percent of it is no line of its own. */
  private isHundredth({ operator, node }: Chain[number]): boolean {
    const operand = operator === '/' && node.kind === 'name' ? this.byName.get(node.name) : undefined
    return operand?.source.from === 'rule' && operand.unit === 'percent' && operand.value === '100'
  }

  private line(operator: SumOperator, node: FormulaNode): SumLine {
    return {
      operator,
      words: this.tokens(node, (name) => ({ name })),
      figures: node.kind === 'name' ? null : this.tokens(node, (name) => this.figure(name)),
      value: evaluate(node, this.values).toFraction(),
      unit: this.unitOf(node),
      taken: null,
      subtotal: false
    }
  }

  private figure(name: string): SumToken {
    const operand = this.byName.get(name)
    return { value: operand?.value ?? '', unit: operand?.unit ?? 'count' }
  }

  private tokens(
    node: FormulaNode,
    named: (name: string) => SumToken,
    inside = false,
    over = false
  ): SumToken[] {
    if (node.kind === 'name') return [named(node.name)]
    if (node.kind === 'choice') {
      const parts = node.among.map((one) => this.tokens(one, named))
      return [{ sign: `${node.of}(` }, ...joined(parts, { sign: ';' }), { sign: ')' }]
    }
    const nested = isProduct(node)
    const left = this.tokens(node.left, named, nested)
    const right = this.tokens(node.right, named, nested || node.operator === '-', node.operator === '/')
    const tokens = [...left, { sign: signs[node.operator] }, ...right]
    const closed = (inside && isSum(node)) || (over && nested)
    return closed ? [{ sign: '(' }, ...tokens, { sign: ')' }] : tokens
  }

  /** Money times or over a number stays money; a number with a number stays what the step counts in. */
  private unitOf(node: FormulaNode): Unit {
    if (node.kind === 'name') return this.byName.get(node.name)?.unit ?? 'count'
    const parts = node.kind === 'choice' ? node.among : [node.left, node.right]
    const units = parts.map((part) => this.unitOf(part))
    if (units.includes('tenge')) return 'tenge'
    return units.includes('mci') && this.unit === 'tenge' ? 'tenge' : (units[0] ?? this.unit)
  }
}

function joined(parts: SumToken[][], separator: SumToken): SumToken[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]))
}
