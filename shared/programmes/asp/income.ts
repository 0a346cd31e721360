import { countedIncomes, incomeData } from '../counted-incomes'
import { factCount, ruleConstant, stepResult, type Figure, type Quantity } from '../working'
import type { IncomeFacts } from '../types'
import { aspStep, type AspWork, type Need } from './rule'

type Notes = AspWork['notes'][number][]

/** Kinds of income that count or not by a switch, not by the rule's own list. */
const switches: Partial<Record<IncomeFacts['kind'], string>> = {
  'household-plot': 'household-plot-income',
  loan: 'loan-income'
}

/** Why an income does not count: the key of a note and its data, or `null` when it counts. */
function leftOut(work: AspWork, income: IncomeFacts): Notes[number] | null {
  const data = incomeData(income)
  if (!work.members.some((member) => member.id === income.member))
    return { key: 'income-of-absent-member', data }
  if (work.rule.notCounted.includes(income.kind)) return { key: 'income-not-counted', data }
  const name = switches[income.kind]
  if (name === undefined) return null
  const { appliedOn, region } = work.facts
  const decided = work.book.value(name, appliedOn, { region })
  return decided.value === 'counted'
    ? null
    : { key: 'income-not-counted-by-act', data: { ...data, act: decided.act } }
}

/**
 * Total income (art. 127): all counted income of the family in the quarter before the quarter of application. What was
 * declared and does not count is told in the step's notes.
 */
export function totalIncome(work: AspWork): Figure {
  const { formula, counted, notes } = countedIncomes(work.facts.incomes, (income) => leftOut(work, income))
  return aspStep(work, 'total-income', formula, counted, { act: work.rule.acts.income, notes })
}

/** The number of members, counted from the facts. */
export function membersOf(work: AspWork): Quantity {
  return factCount('members', work.members.length)
}

/** Per-capita income (art. 127 p. 2): total income by the number of members and by three months, rounded. */
export function perCapitaIncome(work: AspWork, total: Figure): Figure {
  return aspStep(
    work,
    'per-capita-income',
    'total-income / members / months-of-quarter',
    [stepResult('total-income', total), membersOf(work), ruleConstant('months-of-quarter', 3, 'month')],
    {
      act: work.rule.acts.perCapita,
      round: 'per-capita',
      members: work.members.map(({ id }) => id),
      notes: work.notes
    }
  )
}

/** What one member lacks to the poverty line. */
export function gapToLine(work: AspWork, line: Figure, perCapita: Figure): Figure {
  return aspStep(
    work,
    'gap',
    'poverty-line - per-capita-income',
    [stepResult('poverty-line', line), stepResult('per-capita-income', perCapita)],
    { act: work.rule.acts.amount }
  )
}

/** The family's need against the poverty line. */
export function needOf(work: AspWork): Need {
  const line = work.rule.line(work)
  const total = totalIncome(work)
  const perCapita = perCapitaIncome(work, total)
  return { line, total, perCapita, gap: gapToLine(work, line, perCapita) }
}

/** The gap for every member: the assistance of one month under all versions but that of 2019. */
export function gapForEveryMember(work: AspWork, { gap }: Need): Figure {
  return aspStep(work, 'asp', 'gap * members', [stepResult('gap', gap), membersOf(work)], {
    act: work.rule.acts.amount,
    round: 'amount'
  })
}
