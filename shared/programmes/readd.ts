import type { ExplanationStep, MonthAmount, Operand } from './types'

/**
 * An independent reader of a working. It knows arithmetic and nothing of any law, shares no code with what made the
 * working, and re-adds every step with whole-number fractions.
 */
export interface Readd {
  ok: boolean
  /** In plain words, for a log or a test; empty when everything adds up. */
  problems: string[]
}

/** A rational number in lowest terms is not needed: two fractions are compared crosswise. */
interface Ratio {
  over: bigint
  under: bigint
}

const operators: Readonly<Record<string, { rank: number; apply(a: Ratio, b: Ratio): Ratio }>> = {
  '+': {
    rank: 1,
    apply: (a, b) => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under })
  },
  '-': {
    rank: 1,
    apply: (a, b) => ({ over: a.over * b.under - b.over * a.under, under: a.under * b.under })
  },
  '*': { rank: 2, apply: (a, b) => ({ over: a.over * b.over, under: a.under * b.under }) },
  '/': { rank: 2, apply: divide }
}

function divide(a: Ratio, b: Ratio): Ratio {
  if (b.over === 0n) throw new Error('division by zero')
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

function difference(a: Ratio, b: Ratio): bigint {
  return a.over * b.under - b.over * a.under
}

function readNumber(text: string): Ratio {
  if (/^-?\d+\/\d+$/.test(text)) {
    const slash = text.indexOf('/')
    return divide(
      { over: BigInt(text.slice(0, slash)), under: 1n },
      { over: BigInt(text.slice(slash + 1)), under: 1n }
    )
  }
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`not a number: ${text}`)
  const point = text.indexOf('.')
  if (point < 0) return { over: BigInt(text), under: 1n }
  return { over: BigInt(text.replace('.', '')), under: 10n ** BigInt(text.length - point - 1) }
}

/** Dijkstra's two stacks: values, and what still waits to be applied to them. */
class Sum {
  readonly #values: Ratio[] = []
  readonly #waiting: { sign: string; from: number }[] = []

  value(value: Ratio): void {
    this.#values.push(value)
  }

  open(sign: string): void {
    this.#waiting.push({ sign, from: this.#values.length })
  }

  operator(sign: string): void {
    const rank = operators[sign]?.rank ?? 0
    while ((operators[this.#waiting.at(-1)?.sign ?? '']?.rank ?? 0) >= rank) this.#apply()
    this.#waiting.push({ sign, from: 0 })
  }

  /** At a comma or a closing bracket: what stands since the last opening one is worked out. */
  settle(): void {
    while (operators[this.#waiting.at(-1)?.sign ?? ''] !== undefined) this.#apply()
  }

  close(): void {
    this.settle()
    const opened = this.#waiting.pop()
    if (opened === undefined) throw new Error('a bracket closes that was never opened')
    const inside = this.#values.splice(opened.from)
    const [first, ...others] = inside
    if (first === undefined || (opened.sign === '(' && others.length > 0))
      throw new Error('a bracket holds no one value')
    const better = (a: Ratio, b: Ratio): boolean =>
      opened.sign === 'max' ? difference(b, a) > 0n : difference(b, a) < 0n
    this.#values.push(others.reduce((best, next) => (better(best, next) ? next : best), first))
  }

  result(): Ratio {
    this.settle()
    const [value, ...others] = this.#values
    if (value === undefined || others.length > 0 || this.#waiting.length > 0)
      throw new Error('no one value is left')
    return value
  }

  #apply(): void {
    const sign = this.#waiting.pop()?.sign ?? ''
    const right = this.#values.pop()
    const left = this.#values.pop()
    const operator = operators[sign]
    if (left === undefined || right === undefined || operator === undefined)
      throw new Error(`${sign} lacks a value`)
    this.#values.push(operator.apply(left, right))
  }
}

function reckon(formula: string, values: ReadonlyMap<string, Ratio>): Ratio {
  const words = formula
    .replace(/([(),])/g, ' $1 ')
    .trim()
    .split(/\s+/)
  const sum = new Sum()
  words.forEach((word, index) => {
    const chooses = (word === 'max' || word === 'min') && words[index + 1] === '('
    const known = values.get(word)
    if (word === '(')
      sum.open(words[index - 1] === 'max' || words[index - 1] === 'min' ? (words[index - 1] ?? '') : '(')
    else if (word === ')') sum.close()
    else if (word === ',') sum.settle()
    else if (operators[word] !== undefined) sum.operator(word)
    else if (known !== undefined) sum.value(known)
    else if (!chooses) throw new Error(`${word} is no operand`)
  })
  return sum.result()
}

/** Whole units of `unit` tiyn nearest as told; halves and remainders go away from zero where the mode says up. */
function rounded(value: Ratio, unit: bigint, mode: string): Ratio {
  const negative = value.over < 0n
  const scaled = { over: (negative ? -value.over : value.over) * 100n, under: value.under * unit }
  const whole = scaled.over / scaled.under
  const rest = scaled.over - whole * scaled.under
  const half = rest * 2n - scaled.under
  let up: boolean
  if (mode === 'up') up = rest > 0n
  else if (mode === 'down') up = false
  else if (mode === 'half-up') up = half >= 0n
  else if (mode === 'half-even') up = half > 0n || (half === 0n && whole % 2n !== 0n)
  else throw new Error(`unknown rounding ${mode}`)
  const units = (up ? whole + 1n : whole) * (negative ? -1n : 1n)
  return { over: units * unit, under: 100n }
}

function checkOperand(operand: Operand, earlier: ReadonlyMap<string, Ratio>): Ratio {
  const value = readNumber(operand.value)
  const { source } = operand
  if (source.from === 'step') {
    const result = earlier.get(source.step)
    if (result === undefined)
      throw new Error(`${operand.name} comes from ${source.step}, which does not stand before`)
    if (difference(result, value) !== 0n)
      throw new Error(`${operand.name} is not the result of ${source.step}`)
  }
  if (source.from === 'parameter' && difference(readNumber(source.parameter.value), value) !== 0n) {
    throw new Error(`${operand.name} is not the value of ${source.parameter.name}`)
  }
  return value
}

function readStep(step: ExplanationStep, earlier: ReadonlyMap<string, Ratio>): Ratio {
  if (earlier.has(step.id)) throw new Error('stands twice')
  const values = new Map(
    step.operands.map((operand): [string, Ratio] => [operand.name, checkOperand(operand, earlier)])
  )
  if (values.size !== step.operands.length) throw new Error('two operands have one name')
  const exact = reckon(step.formula, values)
  const { rounding } = step
  if (rounding !== null && difference(readNumber(rounding.exact), exact) !== 0n) {
    throw new Error(`the exact value is not ${rounding.exact}`)
  }
  const expected = rounding === null ? exact : rounded(exact, BigInt(rounding.unitTiyn), rounding.mode)
  const result = readNumber(step.result)
  if (difference(expected, result) !== 0n) throw new Error(`the result is not ${step.result}`)
  return result
}

/**
 * Re-adds a working from its own words and figures. When `months` are given, each one's amount must be the result of the
 * last step of that month, and no other month may be paid.
 */
export function readdExplanation(
  steps: readonly ExplanationStep[],
  months?: readonly Pick<MonthAmount, 'month' | 'amount'>[]
): Readd {
  const problems: string[] = []
  const results = new Map<string, Ratio>()
  const lastOfMonth = new Map<string, Ratio>()
  for (const step of steps) {
    try {
      const result = readStep(step, results)
      results.set(step.id, result)
      if (step.month !== undefined) lastOfMonth.set(step.month, result)
    } catch (error) {
      problems.push(`${step.id}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (const { month, amount } of months ?? []) {
    const result = lastOfMonth.get(month)
    const paid = { over: BigInt(amount), under: 100n }
    if (result === undefined || difference(result, paid) !== 0n)
      problems.push(`${month}: the amount does not follow`)
  }
  return { ok: problems.length === 0, problems }
}
