import { OfficeError } from '../../errors'
import { tiyn, zeroTiyn, type Tiyn } from '../../domain/money'
import { quarterOf, type Month } from '../../domain/quarter'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { childBenefit } from '../child-1-6/child-benefit'
import type { FamilyMonth } from '../child-age'
import { ruleConstant, stepResult, tiynOf, Working, type Figure } from '../working'
import type { Assessment, CaseFacts, MonthAmount } from '../types'
import { checkFacts } from './check-facts'
import { periodOf, type Composition, type Period } from './composition'
import { needOf } from './income'
import { kindOf } from './kind'
import { refusalReasons } from './refusal'
import { aspStep, type AspRule, type AspWork, type Need } from './rule'

/**
 * Targeted social assistance under one version of the rules: need, kind, grounds of refusal, the monthly amounts, and the
 * working of each figure. Pure: facts and book in, assessment out.
 * @throws OfficeError for facts no rule can be applied to, see `checkFacts`; `parameter-missing`; `sex-needed`;
 *   `lump-sum-not-available`
 */
export function assessAsp(rule: AspRule, facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const period = periodOf(facts, book)
  const [composition] = period.compositions
  if (composition.members.length === 0) throw new OfficeError('family-empty', { field: 'members' })
  const work = workOn({ rule, facts, book, working }, period, composition)

  const { kind, kindReason } = kindOf({ facts, book, rule, members: composition.members })
  checkLumpSum(rule, facts, kind)
  const need = needOf(work)
  const reasons = refusalReasons({ facts, rule, members: composition.members, need })
  const entitled = reasons.length === 0
  const paid = entitled ? assign(work, need, period) : nothingPaid
  return {
    programme: facts.programme,
    ruleVersion: rule.name,
    entitled,
    kind,
    kindReason,
    reasons,
    months: paid.months,
    figures: {
      povertyLine: tiynOf(need.line),
      totalIncome: tiynOf(need.total),
      perCapita: tiynOf(need.perCapita),
      perPerson: tiyn(Math.max(0, tiynOf(need.gap))),
      monthly: paid.monthly,
      childMonthly: paid.childMonthly
    },
    memberCount: composition.members.length,
    explanation: working.steps,
    parameters: used()
  }
}

interface Paid {
  months: MonthAmount[]
  monthly: Tiyn
  childMonthly: Tiyn
}

const nothingPaid: Paid = { months: [], monthly: zeroTiyn, childMonthly: zeroTiyn }

function workOn(
  base: Pick<AspWork, 'rule' | 'facts' | 'book' | 'working'>,
  { compositions, memberChangeRule }: Period,
  { months, members }: Composition
): AspWork {
  const [month = ''] = months
  return {
    ...base,
    quarter: quarterOf(base.facts.appliedOn),
    members,
    from: months === compositions[0].months ? null : month,
    notes: memberChangeRule === null ? [] : [{ key: `member-change-rule-${memberChangeRule}`, data: {} }]
  }
}

/** One sum for several months exists only under the rules that know it, and only with a social contract. */
function checkLumpSum({ lumpSumMonths }: AspRule, { lumpSum }: CaseFacts, kind: Assessment['kind']): void {
  if (!lumpSum || (lumpSumMonths !== null && kind === 'conditional')) return
  throw new OfficeError('lump-sum-not-available', { field: 'lumpSum' })
}

/** The assistance of a later composition, or `null` where nobody is left or its income no longer lies below the line. */
function laterAmount(work: AspWork): Figure | null {
  if (work.members.length === 0) return null
  const need = needOf(work)
  return need.gap.value.compare(0) > 0 ? work.rule.amount(work, need) : null
}

/** The months' amounts of an entitled family. */
function assign(work: AspWork, need: Need, period: Period): Paid {
  const [first, ...later] = period.compositions
  const monthly = work.rule.amount(work, need)
  if (work.facts.lumpSum) return lumpSum(work, monthly, first)

  const aspOf = new Map<Month, Figure>(first.months.map((month) => [month, monthly]))
  const families = first.months.map((month) => ({ month, members: first.members }))
  for (const composition of later) {
    const amount = laterAmount(workOn(work, period, composition))
    if (amount === null) continue
    for (const month of composition.months) {
      aspOf.set(month, amount)
      families.push({ month, members: composition.members })
    }
  }
  const childOf = childrensPayment(work, families)
  const months = [...aspOf].map(([month, asp]) => monthAmount(work, month, asp, childOf.get(month)))
  return { months, monthly: tiynOf(monthly), childMonthly: months[0]?.child ?? zeroTiyn }
}

/** The payment for children of 1 to 6, from the month the version of the rules knows it. */
function childrensPayment(work: AspWork, families: readonly FamilyMonth[]): Map<Month, Figure> {
  const { childBenefitFrom, acts } = work.rule
  const months = families.filter(({ month }) => childBenefitFrom !== null && month >= childBenefitFrom)
  return childBenefit({ ...work, label: 'asp.child-1-6', act: acts.child }, months)
}

/** What is paid in one month: the last step of that month in the working. */
function monthAmount(work: AspWork, month: Month, asp: Figure, child: Figure | undefined): MonthAmount {
  const operands = [stepResult('asp', asp)]
  if (child !== undefined) operands.push(stepResult('child-1-6', child))
  const formula = operands.map(({ operand }) => operand.name).join(' + ')
  const paid = work.working.step(`paid-${month}`, formula, operands, {
    label: 'asp.paid',
    act: work.rule.acts.amount,
    month
  })
  return {
    month,
    amount: tiynOf(paid),
    asp: tiynOf(asp),
    child: child === undefined ? zeroTiyn : tiynOf(child)
  }
}

/** The rules of 2018: under a social contract one sum for six months, paid in the month of application. */
function lumpSum(work: AspWork, monthly: Figure, { months: [month = ''] }: Composition): Paid {
  const count = ruleConstant('lump-sum-months', work.rule.lumpSumMonths ?? 0, 'month')
  const sum = aspStep(work, 'lump-sum', 'asp * lump-sum-months', [stepResult('asp', monthly), count], {
    act: work.rule.acts.amount
  })
  const paid = work.working.step(`paid-${month}`, 'lump-sum', [stepResult('lump-sum', sum)], {
    label: 'asp.paid',
    act: work.rule.acts.amount,
    month
  })
  const amount = tiynOf(paid)
  return {
    months: [{ month, amount, asp: amount, child: zeroTiyn }],
    monthly: tiynOf(monthly),
    childMonthly: zeroTiyn
  }
}
