import Fraction from 'fraction.js'

/** A formula of the working as a tree: operands by name, plain numbers, the four operations and the two choices. */
export type FormulaNode =
  | { kind: 'name'; name: string }
  | { kind: 'number'; value: string }
  | { kind: 'operation'; operator: '+' | '-' | '*' | '/'; left: FormulaNode; right: FormulaNode }
  | { kind: 'choice'; of: 'max' | 'min'; among: FormulaNode[] }

/**
 * Reads the arithmetic of an explanation step: names, numbers, `+ - * /`, parentheses, `max( , )` and `min( , )`.
 * Names are kebab-case, so a minus between operands stands between blanks.
 * @throws Error when the text is not such a formula (a defect of the rule that wrote it)
 */
export function parseFormula(text: string): FormulaNode {
  const reader = new Reader(text)
  const node = reader.sum()
  reader.end()
  return node
}

const tokenPattern = /\s*(?:([a-z][a-z0-9]*(?:-[a-z0-9]+)*)|(\d+(?:\.\d+)?)|([-+*/(),]))/y

class Reader {
  private readonly tokens: string[] = []
  private at = 0

  constructor(private readonly text: string) {
    tokenPattern.lastIndex = 0
    const whole = text.trimEnd()
    while (tokenPattern.lastIndex < whole.length) {
      const match = tokenPattern.exec(whole)
      if (match === null) throw this.malformed()
      this.tokens.push(match[1] ?? match[2] ?? match[3] ?? '')
    }
  }

  sum(): FormulaNode {
    let left = this.product()
    for (;;) {
      const operator = this.take('+', '-')
      if (operator === null) return left
      left = { kind: 'operation', operator, left, right: this.product() }
    }
  }

  end(): void {
    if (this.at !== this.tokens.length) throw this.malformed()
  }

  private product(): FormulaNode {
    let left = this.factor()
    for (;;) {
      const operator = this.take('*', '/')
      if (operator === null) return left
      left = { kind: 'operation', operator, left, right: this.factor() }
    }
  }

  private factor(): FormulaNode {
    const token = this.tokens[this.at++]
    if (token === undefined) throw this.malformed()
    if (token === '(') return this.closed(this.sum())
    if ((token === 'max' || token === 'min') && this.take('(') !== null) {
      const among = [this.sum()]
      while (this.take(',') !== null) among.push(this.sum())
      return this.closed({ kind: 'choice', of: token, among })
    }
    if (/^\d/.test(token)) return { kind: 'number', value: token }
    if (/^[a-z]/.test(token)) return { kind: 'name', name: token }
    throw this.malformed()
  }

  private closed(node: FormulaNode): FormulaNode {
    if (this.take(')') === null) throw this.malformed()
    return node
  }

  private take<T extends string>(...wanted: T[]): T | null {
    const token = this.tokens[this.at]
    const found = wanted.find((one) => one === token)
    if (found === undefined) return null
    this.at += 1
    return found
  }

  private malformed(): Error {
    return new Error(`not a formula of the working: ${this.text}`)
  }
}

/**
 * The exact value of a formula over its operands.
 * @throws Error when an operand is not given
 */
export function evaluate(node: FormulaNode, values: ReadonlyMap<string, Fraction>): Fraction {
  switch (node.kind) {
    case 'number':
      return new Fraction(node.value)
    case 'name': {
      const value = values.get(node.name)
      if (value === undefined) throw new Error(`the working names no ${node.name}`)
      return value
    }
    case 'choice':
      return node.among
        .map((one) => evaluate(one, values))
        .reduce((a, b) => (a.gt(b) === (node.of === 'max') ? a : b))
    case 'operation':
      return calculate(node.operator, evaluate(node.left, values), evaluate(node.right, values))
  }
}

function calculate(operator: '+' | '-' | '*' | '/', left: Fraction, right: Fraction): Fraction {
  if (operator === '+') return left.add(right)
  if (operator === '-') return left.sub(right)
  return operator === '*' ? left.mul(right) : left.div(right)
}
