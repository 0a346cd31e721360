import { tiyn, zeroTiyn, type Tiyn } from '../../domain/money'
import type { Month } from '../../domain/quarter'
import type { Book } from '../../parameters/types'
import { exact } from '../exact'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts, MonthAmount } from '../types'
import { ruleConstant, stepResult, tiynOf, Working, type Figure } from '../working'
import { balanceOf, dueQuantity, isClosed, type Balance, type ChangedMonth } from './balance'
import { instalmentsOf } from './plan'
import type { ChangeFacts, ChangeReason, ChangeResult } from './types'

/** Nothing was due to the family from the day these came about: what was paid for it is asked back. */
const askedBack: readonly ChangeReason[] = ['moved', 'death']

/**
 * What a change of an earlier decision does, worked out from the law's answer to the facts as they are known now.
 *
 * From `change.from` on, payments not yet handed to the bank are withdrawn and what is due is planned anew. Of months that are
 * listed or paid the difference counts: too much is overpaid, too little is added to the first open month's payment, so that no
 * month is ever paid twice. Where no month is open the arrears stay owed and the working says so. A suspension withdraws what is
 * not paid yet, a resumption plans it again; a termination ends it, and asks back what was paid where nothing was due (a move, a
 * death).
 * @throws OfficeError the programme's own codes, `plan-malformed`
 */
export function assessChange(
  version: RuleVersion,
  facts: CaseFacts,
  change: ChangeFacts,
  book: Book
): Assessment {
  const known: CaseFacts = { ...facts }
  delete known.change
  const ordinary = version.assess(known, book)
  const working = new Working()
  const act = ordinary.explanation.at(-1)?.act ?? ''
  const months = changedMonths(ordinary, change)
  const balance = balanceOf(working, change, months, act)
  const planned = planMonths(working, { change, months, balance, act })
  const due = months.some((month) => month.due > 0)
  const gives = change.kind === 'change' || change.kind === 'resume'
  return {
    ...ordinary,
    entitled: gives && due,
    months: planned.map((month) => withParts(month, ordinary)),
    figures: {
      ...ordinary.figures,
      monthly: gives ? ordinary.figures.monthly : zeroTiyn,
      overpaid: balance.overpaid,
      arrears: balance.arrears
    },
    explanation: [...ordinary.explanation, ...working.steps],
    change: resultOf(change, months, { balance, planned })
  }
}

/** The step of the working that gives a month's amount: the last that bears the month. */
function figureOf({ explanation }: Assessment, month: Month): Figure | null {
  const step = explanation.findLast((one) => one.month === month)
  return step === undefined ? null : { step: step.id, unit: step.unit, value: exact(step.result) }
}

/** Every month of the period from `from` on, with what is due for it now. */
function changedMonths(ordinary: Assessment, change: ChangeFacts): ChangedMonth[] {
  const { from, base } = change
  const amounts = new Map(ordinary.months.map(({ month, amount }) => [month, amount]))
  const all = [...new Set([...base.months.map(({ month }) => month), ...amounts.keys()])]
  return all
    .filter((month) => month >= from)
    .sort()
    .map((month) => {
      const standing = base.months.find((one) => one.month === month)
      const closed = isClosed(standing)
      const assessed = amounts.get(month) ?? zeroTiyn
      const due = dueNow(change, { closed, assessed, decided: standing?.due ?? zeroTiyn })
      const figure = due === assessed && amounts.has(month) ? figureOf(ordinary, month) : null
      return { month, standing: standing ?? null, due, figure, closed }
    })
}

function dueNow(
  { kind, reason }: ChangeFacts,
  month: { closed: boolean; assessed: Tiyn; decided: Tiyn }
): Tiyn {
  if (kind === 'change' || kind === 'resume') return month.assessed
  // What was paid before the assistance was stopped was due when it was paid, unless the law's ground was gone by then.
  const keeps = month.closed && !(kind === 'terminate' && askedBack.includes(reason))
  return keeps ? month.decided : zeroTiyn
}

interface Plan {
  change: ChangeFacts
  months: readonly ChangedMonth[]
  balance: Balance
  act: string
}

/** The payments of the open months; arrears go with the first of them, unless the assistance stands still. */
function planMonths(working: Working, { change, months, balance, act }: Plan): MonthAmount[] {
  const open = months.filter((month) => !month.closed)
  const arrears = change.kind === 'suspend' ? null : balance.arrearsFigure
  if (balance.arrears > 0 && (arrears === null || open.length === 0)) sayOwed(working, balance, act)
  return open
    .map((month, index) => {
      const extra = index === 0 && arrears !== null && balance.arrears > 0 ? arrears : null
      const quantities = [dueQuantity(month), ...(extra === null ? [] : [stepResult('arrears', extra)])]
      const formula = quantities.map(({ operand }) => operand.name).join(' + ')
      const paid = working.step(`change-month-${month.month}`, formula, quantities, {
        label: 'change.month',
        act,
        month: month.month
      })
      return { month: month.month, amount: tiynOf(paid) }
    })
    .filter(({ amount }) => amount > 0)
}

/** Arrears for which there is no payment to add them to. */
function sayOwed(working: Working, { arrearsFigure }: Balance, act: string): void {
  if (arrearsFigure === null) return
  working.step(
    'change-owed',
    'arrears - paid-now',
    [stepResult('arrears', arrearsFigure), ruleConstant('paid-now', 0, 'tenge')],
    { label: 'change.owed', act, notes: [{ key: 'change-no-open-month', data: {} }] }
  )
}

/** The parts of a month's amount as the law's answer has them; arrears stand beside them in the amount. */
function withParts(month: MonthAmount, { months }: Assessment): MonthAmount {
  const ordinary = months.find((one) => one.month === month.month)
  return {
    ...month,
    ...(ordinary?.asp === undefined ? {} : { asp: ordinary.asp }),
    ...(ordinary?.child === undefined ? {} : { child: ordinary.child })
  }
}

function resultOf(
  change: ChangeFacts,
  months: readonly ChangedMonth[],
  { balance, planned }: { balance: Balance; planned: readonly MonthAmount[] }
): ChangeResult {
  const first = months.find((month) => !month.closed)
  const carried = balance.arrears > 0 && change.kind !== 'suspend' && first !== undefined
  return {
    kind: change.kind,
    reason: change.reason,
    from: change.from,
    baseNumber: change.base.number,
    months: months.map(({ month, standing, due }) => ({
      month,
      was: standing?.amount ?? zeroTiyn,
      state: standing?.state ?? 'cancelled',
      due
    })),
    cancelled: months
      .filter(({ standing }) => standing?.state === 'planned' || standing?.state === 'returned')
      .map(({ month }) => month),
    overpaid: balance.overpaid,
    arrears: balance.arrears,
    arrearsIn: carried ? (planned[0]?.month ?? null) : null,
    setOff: balance.setOff,
    instalments: change.plan === null ? [] : instalmentsOf(balance.overpaid, change.plan)
  }
}

/** The monthly sum a decision stands for; arrears that go with one payment are no part of it. Tiyn. */
export function monthlyOf({ months, change }: Pick<Assessment, 'months' | 'change'>): Tiyn {
  const amounts =
    change === undefined
      ? months.map(({ amount }) => amount)
      : change.kind === 'change' || change.kind === 'resume'
        ? change.months.map(({ due }) => due)
        : []
  return tiyn(Math.max(0, ...amounts))
}
