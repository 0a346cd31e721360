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

/**
 * Evaluates a formula of the working exactly: operand names, `+ - * /`, brackets, `max( … , … )`, `min( … , … )`.
 * @throws Error when it cannot be read or names an operand that is not there: a defect of a rule, never of the input
 */
export function evaluateFormula(formula: string, operands: ReadonlyMap<string, Exact>): Exact {
  const tokens = tokensOf(formula)
  let at = 0
  const expect = (token: string): void => {
    if (tokens[at] !== token) throw new Error(`formula lacks ${token}: ${formula}`)
    at += 1
  }

  function sum(): Exact {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-') {
      const minus = tokens[at] === '-'
      at += 1
      const next = product()
      value = minus ? value.sub(next) : value.add(next)
    }
    return value
  }

  function product(): Exact {
    let value = atom()
    while (tokens[at] === '*' || tokens[at] === '/') {
      const over = tokens[at] === '/'
      at += 1
      const next = atom()
      value = over ? value.div(next) : value.mul(next)
    }
    return value
  }

  function atom(): Exact {
    const token = tokens[at]
    at += 1
    if (token === '(') {
      const value = sum()
      expect(')')
      return value
    }
    if ((token === 'max' || token === 'min') && tokens[at] === '(') return choice(token)
    const value = token === undefined ? undefined : operands.get(token)
    if (value === undefined) throw new Error(`formula names no operand ${token ?? ''}: ${formula}`)
    return value
  }

  function choice(kind: 'max' | 'min'): Exact {
    at += 1
    let value = sum()
    while (tokens[at] === ',') {
      at += 1
      const next = sum()
      if (kind === 'max' ? next.gt(value) : next.lt(value)) value = next
    }
    expect(')')
    return value
  }

  const value = sum()
  if (at < tokens.length) throw new Error(`formula goes on after its end: ${formula}`)
  return value
}
