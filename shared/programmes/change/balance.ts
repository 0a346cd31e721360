import { sumTiyn, tiyn, type Tiyn } from '../../domain/money'
import type { Month } from '../../domain/quarter'
import type { Working } from '../working'
import { factAmount, ruleConstant, stepResult, tiynOf, type Figure, type Quantity } from '../working'
import type { ChangeFacts, StandingMonth } from './types'

/** A month of the change with what is due for it now; `figure` is the step of the working that says so. */
export interface ChangedMonth {
  month: Month
  standing: StandingMonth | null
  due: Tiyn
  figure: Figure | null
  /** Listed or paid: nothing more is planned for it. */
  closed: boolean
}

/** What the months that are already paid leave owed, one way or the other; tiyn. */
export interface Balance {
  overpaid: Tiyn
  arrears: Tiyn
  setOff: Tiyn
  arrearsFigure: Figure | null
}

const nothing = ruleConstant('nothing', 0, 'tenge')

export function dueQuantity(month: Pick<ChangedMonth, 'figure' | 'due' | 'month'>): Quantity {
  if (month.figure !== null) return stepResult('due', month.figure)
  return month.due === 0
    ? ruleConstant('due', 0, 'tenge')
    : factAmount('due', month.due, { month: month.month })
}

/** Whether the money of a month has been handed to the bank. */
export function isClosed(standing: StandingMonth | undefined): boolean {
  return standing?.state === 'listed' || standing?.state === 'paid'
}

/** A month whose payment stands, whether or not it has gone to the bank. */
function standingAmount({ state, amount }: StandingMonth): Tiyn {
  return state === 'cancelled' ? tiyn(0) : amount
}

/**
 * The balance of the months before the change: what the decisions until now gave for them beyond or below what they say is due,
 * less what they asked back. Zero unless arrears wait in a later payment.
 */
function broughtForward(working: Working, { from, base }: ChangeFacts, act: string): Figure | null {
  const before = base.months.filter(({ month }) => month < from)
  const due = sumTiyn(before.map((month) => month.due))
  const paid = sumTiyn(before.map(standingAmount))
  if (due - paid + base.claimed === 0) return null
  return working.step(
    'change-brought-forward',
    'due-before - paid-before + claimed-before',
    [
      factAmount('due-before', due, {}),
      factAmount('paid-before', paid, {}),
      factAmount('claimed-before', base.claimed, {})
    ],
    { label: 'change.brought-forward', act }
  )
}

/** The differences of the closed months and what earlier decisions left, added up; `null` where nothing was paid yet. */
function balanceFigure(
  working: Working,
  change: ChangeFacts,
  months: readonly ChangedMonth[],
  act: string
): Figure | null {
  const parts: Figure[] = []
  const earlier = broughtForward(working, change, act)
  if (earlier !== null) parts.push(earlier)
  for (const month of months) {
    if (!month.closed || month.standing === null) continue
    const was = factAmount('was', month.standing.amount, { month: month.month })
    parts.push(
      working.step(`change-difference-${month.month}`, 'due - was', [dueQuantity(month), was], {
        label: 'change.difference',
        act,
        month: month.month
      })
    )
  }
  const [only, ...others] = parts
  if (only === undefined || others.length === 0) return only ?? null
  const operands = parts.map((figure, index) => stepResult(`difference-${index + 1}`, figure))
  const formula = operands.map(({ operand }) => operand.name).join(' + ')
  return working.step('change-balance', formula, operands, { label: 'change.balance', act })
}

/**
 * Works out overpaid and arrears. Months paid too much and months paid too little are held against each other, and what is due
 * once more first lessens what was asked back before and is not given back yet.
 */
export function balanceOf(
  working: Working,
  change: ChangeFacts,
  months: readonly ChangedMonth[],
  act: string
): Balance {
  const balance = balanceFigure(working, change, months, act)
  const none: Balance = { overpaid: tiyn(0), arrears: tiyn(0), setOff: tiyn(0), arrearsFigure: null }
  if (balance === null || balance.value.compare(0) === 0) return none
  if (balance.value.compare(0) < 0) {
    const overpaid = working.step(
      'change-overpaid',
      'nothing - balance',
      [nothing, stepResult('balance', balance)],
      { label: 'change.overpaid', act }
    )
    return { ...none, overpaid: tiynOf(overpaid) }
  }
  if (change.base.claimLeft === 0) return { ...none, arrears: tiynOf(balance), arrearsFigure: balance }
  const setOff = working.step(
    'change-set-off',
    'min( balance , claim-left )',
    [stepResult('balance', balance), factAmount('claim-left', change.base.claimLeft, {})],
    { label: 'change.set-off', act }
  )
  const arrears = working.step(
    'change-arrears',
    'balance - set-off',
    [stepResult('balance', balance), stepResult('set-off', setOff)],
    { label: 'change.arrears', act }
  )
  return { ...none, setOff: tiynOf(setOff), arrears: tiynOf(arrears), arrearsFigure: arrears }
}
