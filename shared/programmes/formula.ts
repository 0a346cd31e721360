import type { Exact } from './exact'

/** A formula of the working as a tree: operands by name, the four operations and the two choices. */
export type FormulaNode =
  | { kind: 'name'; name: string }
  | { kind: 'operation'; operator: '+' | '-' | '*' | '/'; left: FormulaNode; right: FormulaNode }
  | { kind: 'choice'; of: 'max' | 'min'; among: FormulaNode[] }

const tokenPattern = /\s*(?:([a-z][a-z0-9]*(?:-[a-z0-9]+)*)|([+\-*/(),]))/y

function tokensOf(formula: string): string[] {
  const tokens: string[] = []
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < formula.length) {
    const at = tokenPattern.lastIndex
    const match = tokenPattern.exec(formula)
    if (match === null) throw new Error(`formula cannot be read at ${at}: ${formula}`)
    tokens.push(match[1] ?? match[2] ?? '')
  }
  return tokens
}

/** Reads a formula from left to right, one method a level of the grammar. */
class Reader {
  readonly #tokens: string[]
  #at = 0

  constructor(private readonly formula: string) {
    this.#tokens = tokensOf(formula)
  }

  whole(): FormulaNode {
    const node = this.#sum()
    if (this.#at < this.#tokens.length) throw new Error(`formula goes on after its end: ${this.formula}`)
    return node
  }

  #sum(): FormulaNode {
    let left = this.#product()
    for (let operator = this.#take('+', '-'); operator !== null; operator = this.#take('+', '-')) {
      left = { kind: 'operation', operator, left, right: this.#product() }
    }
    return left
  }

  #product(): FormulaNode {
    let left = this.#atom()
    for (let operator = this.#take('*', '/'); operator !== null; operator = this.#take('*', '/')) {
      left = { kind: 'operation', operator, left, right: this.#atom() }
    }
    return left
  }

  #atom(): FormulaNode {
    if (this.#take('(') !== null) return this.#closed(this.#sum())
    const token = this.#tokens[this.#at] ?? ''
    this.#at += 1
    if ((token === 'max' || token === 'min') && this.#take('(') !== null) return this.#choice(token)
    if (!/^[a-z]/.test(token)) throw new Error(`formula lacks an operand: ${this.formula}`)
    return { kind: 'name', name: token }
  }

  #choice(of: 'max' | 'min'): FormulaNode {
    const among = [this.#sum()]
    while (this.#take(',') !== null) among.push(this.#sum())
    return this.#closed({ kind: 'choice', of, among })
  }

  #closed(node: FormulaNode): FormulaNode {
    if (this.#take(')') === null) throw new Error(`formula lacks a closing bracket: ${this.formula}`)
    return node
  }

  #take<Token extends string>(...wanted: Token[]): Token | null {
    const token = this.#tokens[this.#at]
    const found = wanted.find((one) => one === token)
    if (found === undefined) return null
    this.#at += 1
    return found
  }
}

/**
 * Reads a formula of the working: operand names, `+ - * /`, brackets, `max( … , … )`, `min( … , … )`. Names are kebab-case,
 * so a minus between operands stands between blanks.
 * @throws Error when it cannot be read: a defect of a rule, never of the input
 */
export function parseFormula(formula: string): FormulaNode {
  return new Reader(formula.trim()).whole()
}

/** The exact value of a formula that was read. @throws Error when it names an operand that is not there */
export function evaluate(node: FormulaNode, operands: ReadonlyMap<string, Exact>): Exact {
  switch (node.kind) {
    case 'name': {
      const value = operands.get(node.name)
      if (value === undefined) throw new Error(`formula names no operand: ${node.name}`)
      return value
    }
    case 'choice':
      return node.among
        .map((one) => evaluate(one, operands))
        .reduce((best, next) => ((node.of === 'max' ? next.gt(best) : next.lt(best)) ? next : best))
    case 'operation':
      return calculate(node.operator, evaluate(node.left, operands), evaluate(node.right, operands))
  }
}

function calculate(operator: '+' | '-' | '*' | '/', left: Exact, right: Exact): Exact {
  if (operator === '+') return left.add(right)
  if (operator === '-') return left.sub(right)
  return operator === '*' ? left.mul(right) : left.div(right)
}

/**
 * Evaluates a formula of the working exactly.
 * @throws Error when it cannot be read or names an operand that is not there: a defect of a rule, never of the input
 */
export function evaluateFormula(formula: string, operands: ReadonlyMap<string, Exact>): Exact {
  return evaluate(parseFormula(formula), operands)
}
