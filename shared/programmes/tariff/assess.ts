import { OfficeError } from '../../errors'
import { parseTenge, tengeString, zeroTiyn, type Tiyn } from '../../domain/money'
import { firstDay, monthsToQuarterEnd, type Month } from '../../domain/quarter'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { checkFacts } from '../asp/check-facts'
import { membersOn } from '../asp/composition'
import type { Assessment, CaseFacts, MonthAmount, RefusalReason } from '../types'
import {
  factAmount,
  parameterQuantity,
  roundingRule,
  ruleConstant,
  stepResult,
  tiynOf,
  Working,
  type Figure
} from '../working'
import { questionOf } from './question'
import { tariffStep, type TariffRule, type TariffWork } from './rule'

/**
 * Compensation of a rise in tariffs under one version of the rules: for utilities a share of the МРП of the month, for a
 * telephone the rise of its fee up to a ceiling, by local act and for its categories; for the months from the application to the
 * end of its quarter. Pure: facts and book in, assessment out.
 * @throws OfficeError for facts no rule can be applied to, see `checkFacts` and `questionOf`; `parameter-missing`
 */
export function assessTariff(rule: TariffRule, facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const question = questionOf(facts)
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const work: TariffWork = { facts, question, book, rule, working }
  const members = membersOn(facts, facts.appliedOn)
  if (members.length === 0) throw new OfficeError('family-empty', { field: 'members' })

  const phone = question.subject === 'utilities' ? null : phonePart(work)
  const amounts = monthsToQuarterEnd(facts.appliedOn).map((month) => ({
    month,
    figure: monthlyOf(work, month, phone)
  }))
  const due = amounts.filter(({ figure }) => tiynOf(figure) > 0)
  const reasons = refusalReasons(work, due.length === 0)
  const paid = reasons.length > 0 ? [] : due.map(({ month, figure }) => payMonth(work, month, figure))
  return {
    programme: facts.programme,
    ruleVersion: rule.name,
    entitled: reasons.length === 0,
    kind: null,
    kindReason: null,
    reasons,
    months: paid,
    figures: {
      monthly: paid[0]?.amount ?? zeroTiyn,
      ...(phone?.ceiling === undefined ? {} : { ceiling: phone.ceiling })
    },
    memberCount: members.length,
    explanation: working.steps,
    parameters: used()
  }
}

/** What the telephone gives: nothing where the fee has not risen, and then no ceiling is asked for. */
interface PhonePart {
  amount: Figure | null
  ceiling?: Tiyn
}

function phonePart(work: TariffWork): PhonePart {
  const { facts, question, book } = work
  const rise = tariffStep(work, 'phone-rise', 'new-fee - old-fee', [
    factAmount('new-fee', question.newFee ?? zeroTiyn, {}),
    factAmount('old-fee', question.oldFee ?? zeroTiyn, {})
  ])
  if (tiynOf(rise) <= 0) return { amount: null }
  const ceiling = book.value('tariff-phone-ceiling', facts.appliedOn, { region: facts.region })
  const amount = tariffStep(work, 'phone-compensation', 'min( phone-rise , tariff-phone-ceiling )', [
    stepResult('phone-rise', rise),
    parameterQuantity('tariff-phone-ceiling', ceiling)
  ])
  return { amount, ceiling: parseTenge(ceiling.value) }
}

/** What utilities give in a month: the local act's share of the МРП of that month. */
function utilitiesPart(work: TariffWork, month: Month): Figure {
  const { facts, book } = work
  const share = book.value('tariff-mci-share', firstDay(month), { region: facts.region })
  return tariffStep(
    work,
    'utilities-compensation',
    'tariff-mci-share * mci',
    [
      parameterQuantity('tariff-mci-share', share),
      parameterQuantity('mci', book.value('mci', firstDay(month)))
    ],
    { month }
  )
}

/** The compensation of one month, rounded. */
function monthlyOf(work: TariffWork, month: Month, phone: PhonePart | null): Figure {
  const { facts, question, book } = work
  const parts = [
    ...(phone?.amount == null ? [] : [stepResult('phone-compensation', phone.amount)]),
    ...(question.subject === 'phone'
      ? []
      : [stepResult('utilities-compensation', utilitiesPart(work, month))])
  ]
  if (parts.length === 0) parts.push(ruleConstant('nothing', 0, 'tenge'))
  return tariffStep(work, 'tariff', parts.map(({ operand }) => operand.name).join(' + '), parts, {
    month,
    rounding: roundingRule(book, 'amount', facts.appliedOn),
    notes: [{ key: 'months-to-quarter-end', data: {} }, ...question.notes]
  })
}

/** What is paid in one month: the last step of that month in the working. */
function payMonth(work: TariffWork, month: Month, figure: Figure): MonthAmount {
  const paid = tariffStep(work, 'paid', 'tariff', [stepResult('tariff', figure)], { month })
  return { month, amount: tiynOf(paid) }
}

/**
 * Every ground of refusal that applies. A category that has not been asked yet refuses nobody; whether the local act names one
 * is the office's `tariff-category`.
 * @throws OfficeError `parameter-missing` naming the category
 */
function refusalReasons({ facts, question, book, rule }: TariffWork, nothing: boolean): RefusalReason[] {
  const { article } = rule
  const { category, newFee, oldFee } = question
  const reasons: RefusalReason[] = []
  if (nothing) {
    const data = { newFee: tengeString(newFee ?? zeroTiyn), oldFee: tengeString(oldFee ?? zeroTiyn) }
    reasons.push({ code: 'tariff-no-rise', article, data })
  }
  if (category === null) return reasons
  const scope = { region: facts.region, variant: category }
  const named =
    category !== 'none' && book.value('tariff-category', facts.appliedOn, scope).value === 'entitled'
  if (!named) reasons.push({ code: 'tariff-not-in-category', article, data: { tariffCategory: category } })
  return reasons
}
