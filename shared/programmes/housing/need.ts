import { OfficeError } from '../../errors'
import { monthsOf, precedingQuarter, quarterOf } from '../../domain/quarter'
import { countedIncomes, incomeData } from '../counted-incomes'
import { exact } from '../exact'
import {
  factAmount,
  parameterQuantity,
  roundingRule,
  ruleConstant,
  stepResult,
  type Figure
} from '../working'
import { countBills, type CountedBill } from './norms'
import { housingStep, type HousingWork } from './rule'

/** From what it follows whether there is a right to housing assistance, and to how much. All but the income are a month's. */
export interface HousingNeed {
  /** Billed, and counted of it, on an average month of the quarter. */
  billed: Figure
  counted: Figure
  /** Total income of the quarter. */
  income: Figure
  /** What the family bears itself. */
  share: Figure
  /** The assistance of a month, rounded; nothing where the share covers what is counted. */
  monthly: Figure
}

const monthsOfQuarter = ruleConstant('months-of-quarter', 3, 'month')

/** One month's bills: billed, within the norms, counted. */
function monthSums(work: HousingWork, month: string): { billed: Figure; counted: Figure } | null {
  const bills = work.home.bills.filter((bill) => bill.month === month)
  if (bills.length === 0) return null
  const results = countBills(work, bills)
  const sum = (id: string, quantities: ReturnType<typeof stepResult>[]): Figure =>
    housingStep(work, id, quantities.map(({ operand }) => operand.name).join(' + '), quantities, { month })
  const each = (name: 'within' | 'counted', of: (result: CountedBill) => Figure) =>
    results.map((result) => stepResult(`${name}-${result.bill.kind}`, of(result)))
  const billed = sum(
    'billed',
    bills.map(({ kind, amount }) => factAmount(`bill-${kind}`, amount, {}))
  )
  sum(
    'within-norms',
    each('within', ({ within }) => within)
  )
  return {
    billed,
    counted: sum(
      'counted',
      each('counted', ({ counted }) => counted)
    )
  }
}

/** The average of a month: what the months of the quarter gave, by three, whether there were bills in each or not. */
function average(work: HousingWork, name: 'billed' | 'counted', months: readonly (Figure | null)[]): Figure {
  const places = ['first', 'second', 'third']
  const given = months.flatMap((figure, index) =>
    figure === null ? [] : [stepResult(`${name}-${places[index] ?? ''}-month`, figure)]
  )
  const sum = given.map(({ operand }) => operand.name).join(' + ')
  return housingStep(
    work,
    `${name}-monthly`,
    `${given.length === 1 ? sum : `( ${sum} )`} / months-of-quarter`,
    [...given, monthsOfQuarter]
  )
}

/** All that the family declared for the quarter but housing assistance itself. */
function totalIncome(work: HousingWork): Figure {
  const { formula, counted, notes } = countedIncomes(work.facts.incomes, (income) => {
    if (!work.members.some(({ id }) => id === income.member))
      return { key: 'income-of-absent-member', data: incomeData(income) }
    if (work.rule.notCounted.includes(income.kind))
      return { key: 'income-not-counted', data: incomeData(income) }
    return null
  })
  return housingStep(work, 'total-income', formula, counted, {
    notes: [{ key: 'housing-counts-all-income', data: {} }, ...notes, ...work.notes]
  })
}

/** The share of its income that the family bears, a month. @throws OfficeError `parameter-missing`, `percent-malformed` */
function familyShare(work: HousingWork, income: Figure): Figure {
  const { appliedOn, region } = work.facts
  const share = work.book.value('housing-share', appliedOn, { region })
  if (exact(share.value).gt(100))
    throw new OfficeError('percent-malformed', { field: 'housing-share', data: { value: share.value } })
  return housingStep(work, 'family-share', 'total-income * housing-share / hundred / months-of-quarter', [
    stepResult('total-income', income),
    parameterQuantity('housing-share', share),
    ruleConstant('hundred', 100, 'percent'),
    monthsOfQuarter
  ])
}

/**
 * Housing assistance of a month: what is counted of the bills of the quarter before the quarter of application, on an average
 * month, less the share of the family's income of a month.
 */
export function housingNeed(work: HousingWork): HousingNeed {
  const { appliedOn } = work.facts
  const months = monthsOf(precedingQuarter(quarterOf(appliedOn))).map((month) => monthSums(work, month))
  const billed = average(
    work,
    'billed',
    months.map((month) => month?.billed ?? null)
  )
  const counted = average(
    work,
    'counted',
    months.map((month) => month?.counted ?? null)
  )
  const income = totalIncome(work)
  const share = familyShare(work, income)
  const excess = housingStep(work, 'excess', 'counted-monthly - family-share', [
    stepResult('counted-monthly', counted),
    stepResult('family-share', share)
  ])
  const monthly = housingStep(
    work,
    'housing',
    'max( nothing , excess )',
    [ruleConstant('nothing', 0, 'tenge'), stepResult('excess', excess)],
    {
      rounding: roundingRule(work.book, 'amount', appliedOn),
      notes: [{ key: 'months-to-quarter-end', data: {} }]
    }
  )
  return { billed, counted, income, share, monthly }
}
