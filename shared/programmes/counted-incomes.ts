import { tengeString } from '../domain/money'
import type { ExplanationStep, IncomeFacts } from './types'
import { factAmount, ruleConstant, type Quantity } from './working'

type Note = NonNullable<ExplanationStep['notes']>[number]

/** What the note on an income says of it. */
export function incomeData({ kind, member, amount }: IncomeFacts): Record<string, string> {
  return { kind, member, amount: tengeString(amount) }
}

/**
 * The sum of the incomes that count, ready for a step: operands numbered by kind (`wages-2`), and a note for each income that
 * is left out.
 * @param leftOut why an income does not count: the key of a note and its data, or `null` when it counts
 */
export function countedIncomes(
  incomes: readonly IncomeFacts[],
  leftOut: (income: IncomeFacts) => Note | null
): { formula: string; counted: Quantity[]; notes: Note[] } {
  const notes: Note[] = []
  const counted: Quantity[] = []
  const perKind = new Map<string, number>()
  for (const income of incomes) {
    const note = leftOut(income)
    if (note !== null) {
      notes.push(note)
      continue
    }
    const number = (perKind.get(income.kind) ?? 0) + 1
    perKind.set(income.kind, number)
    counted.push(
      factAmount(`${income.kind}-${number}`, income.amount, {
        member: income.member,
        incomeKind: income.kind,
        ...(income.month === null ? {} : { month: income.month })
      })
    )
  }
  if (counted.length === 0) counted.push(ruleConstant('no-income', 0, 'tenge'))
  return { formula: counted.map(({ operand }) => operand.name).join(' + '), counted, notes }
}
