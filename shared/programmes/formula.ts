import type { Exact } from './exact'

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

  constructor(
    private readonly formula: string,
    private readonly operands: ReadonlyMap<string, Exact>
  ) {
    this.#tokens = tokensOf(formula)
  }

  whole(): Exact {
    const value = this.#sum()
    if (this.#at < this.#tokens.length) throw new Error(`formula goes on after its end: ${this.formula}`)
    return value
  }

  #sum(): Exact {
    let value = this.#product()
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      const next = this.#product()
      value = sign === '-' ? value.sub(next) : value.add(next)
    }
    return value
  }

  #product(): Exact {
    let value = this.#atom()
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      const next = this.#atom()
      value = sign === '/' ? value.div(next) : value.mul(next)
    }
    return value
  }

  #atom(): Exact {
    if (this.#take('(') !== null) return this.#closed(this.#sum())
    const token = this.#tokens[this.#at]
    this.#at += 1
    if ((token === 'max' || token === 'min') && this.#take('(') !== null) return this.#choice(token)
    const value = token === undefined ? undefined : this.operands.get(token)
    if (value === undefined) throw new Error(`formula names no operand ${token ?? ''}: ${this.formula}`)
    return value
  }

  #choice(kind: 'max' | 'min'): Exact {
    let value = this.#sum()
    while (this.#take(',') !== null) {
      const next = this.#sum()
      if (kind === 'max' ? next.gt(value) : next.lt(value)) value = next
    }
    return this.#closed(value)
  }

  #closed(value: Exact): Exact {
    if (this.#take(')') === null) throw new Error(`formula lacks a closing bracket: ${this.formula}`)
    return value
  }

  #take(...wanted: string[]): string | null {
    const token = this.#tokens[this.#at]
    if (token === undefined || !wanted.includes(token)) return null
    this.#at += 1
    return token
  }
}

/**
 * Evaluates a formula of the working exactly: operand names, `+ - * /`, brackets, `max( … , … )`, `min( … , … )`.
 * @throws Error when it cannot be read or names an operand that is not there: a defect of a rule, never of the input
 */
export function evaluateFormula(formula: string, operands: ReadonlyMap<string, Exact>): Exact {
  return new Reader(formula, operands).whole()
}
