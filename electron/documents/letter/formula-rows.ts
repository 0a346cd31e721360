/** A formula of the working taken apart. */
export type Term =
  | { kind: 'name'; name: string }
  | { kind: 'sum'; operator: Operator; left: Term; right: Term }
  | { kind: 'choice'; choice: 'max' | 'min'; of: readonly Term[] }

export type Operator = '+' | '-' | '*' | '/'

/** One line of a written sum: the operator at the left and what it brings. The first line has none. */
export interface FormulaRow {
  operator: Operator | null
  term: Term
}

/** A formula as lines, and whether its first lines are alternatives of which the largest or smallest is taken. */
export interface FormulaRows {
  choice: { kind: 'max' | 'min'; rows: readonly Term[] } | null
  rows: readonly FormulaRow[]
}

/**
 * Takes a formula apart into the lines of a written sum. Each line is applied to what the lines above it gave; a product
 * that must be worked out first stays in one line.
 * @throws Error when the formula cannot be read: a defect of a rule, never of the input
 */
export function formulaRows(formula: string): FormulaRows {
  const rows: FormulaRow[] = []
  let term = parseFormula(formula)
  while (term.kind === 'sum') {
    rows.unshift({ operator: term.operator, term: term.right })
    term = term.left
  }
  if (term.kind === 'choice') return { choice: { kind: term.choice, rows: term.of }, rows }
  return { choice: null, rows: [{ operator: null, term }, ...rows] }
}

function parseFormula(formula: string): Term {
  const tokens = formula.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[+\-*/(),]|\S/g) ?? []
  const reader = new Reader(tokens, formula)
  const term = reader.sum()
  reader.end()
  return term
}

class Reader {
  private at = 0

  constructor(
    private readonly tokens: readonly string[],
    private readonly formula: string
  ) {}

  sum(): Term {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.atom()))
  }

  end(): void {
    if (this.at < this.tokens.length) this.fail()
  }

  private chain(operators: readonly Operator[], next: () => Term): Term {
    let left = next()
    for (;;) {
      const operator = operators.find((candidate) => candidate === this.tokens[this.at])
      if (operator === undefined) return left
      this.at += 1
      left = { kind: 'sum', operator, left, right: next() }
    }
  }

  private atom(): Term {
    const token = this.tokens[this.at] ?? ''
    this.at += 1
    if (token === '(') return this.closed(this.sum())
    if ((token === 'max' || token === 'min') && this.tokens[this.at] === '(') return this.choice(token)
    if (!/^[a-z]/.test(token)) this.fail()
    return { kind: 'name', name: token }
  }

  private choice(choice: 'max' | 'min'): Term {
    const of: Term[] = []
    do {
      this.at += 1
      of.push(this.sum())
    } while (this.tokens[this.at] === ',')
    return this.closed({ kind: 'choice', choice, of })
  }

  private closed(term: Term): Term {
    if (this.tokens[this.at] !== ')') this.fail()
    this.at += 1
    return term
  }

  private fail(): never {
    throw new Error(`formula cannot be read: ${this.formula}`)
  }
}
