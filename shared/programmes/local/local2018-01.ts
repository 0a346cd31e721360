import { OfficeError } from '../../errors'
import { firstDay, monthOf, monthsToQuarterEnd, precedingQuarter, quarterOf } from '../../domain/quarter'
import { parseTenge, tengeString, zeroTiyn } from '../../domain/money'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { aspRules } from '../asp'
import { checkFacts } from '../asp/check-facts'
import { membersOn } from '../asp/composition'
import { perCapitaIncome, totalIncome } from '../asp/income'
import type { AspWork } from '../asp/rule'
import { exact } from '../exact'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts, MonthAmount, RefusalReason } from '../types'
import {
  factAmount,
  factQuantity,
  parameterQuantity,
  roundingRule,
  ruleConstant,
  stepResult,
  tiynOf,
  Working,
  type Figure,
  type Quantity
} from '../working'
import { localAct } from './acts'
import { givenInYear, termsOf, type LocalTerms } from './terms'

const name = 'local2018_01'
const from = '2018-01-01'

/** The income of a head and the most it may be. */
interface Means {
  ceiling: Figure
  total: Figure
  perCapita: Figure
}

/**
 * Income is counted by the rules on total income that are in force with ASP's on the day of application; the act is the maslikhat's.
 * @throws OfficeError `family-empty`, `rule-version-missing`
 */
function workOn(facts: CaseFacts, book: Book, act: string): AspWork {
  const { appliedOn, programme } = facts
  const members = membersOn(facts, appliedOn)
  if (members.length === 0) throw new OfficeError('family-empty', { field: 'members' })
  const rule = aspRules.find((one) => one.from <= appliedOn && (one.until === null || appliedOn <= one.until))
  if (rule === undefined)
    throw new OfficeError('rule-version-missing', {
      field: 'appliedOn',
      data: { programme, date: appliedOn }
    })
  return {
    facts,
    book,
    rule: { ...rule, acts: { ...rule.acts, perCapita: act } },
    working: new Working(),
    quarter: quarterOf(appliedOn),
    members,
    from: null,
    notes: []
  }
}

type Ceiling = NonNullable<LocalTerms['ceiling']>

/** What a ceiling is worked out from, and how. */
function ceilingOf(work: AspWork, { unit, value }: Ceiling): { formula: string; quantities: Quantity[] } {
  const { book, facts, quarter } = work
  const share = (): Quantity[] => [
    factQuantity('local-ceiling-share', exact(value), 'percent'),
    ruleConstant('hundred', 100, 'percent')
  ]
  switch (unit) {
    case 'tenge':
      return {
        formula: 'local-ceiling',
        quantities: [factAmount('local-ceiling', parseTenge(value, 'asked.ceiling'), {})]
      }
    case 'mci':
      return {
        formula: 'local-ceiling-mci * mci',
        quantities: [
          factQuantity('local-ceiling-mci', exact(value), 'mci'),
          parameterQuantity('mci', book.value('mci', facts.appliedOn))
        ]
      }
    case 'poverty-line':
      return {
        formula: 'poverty-line * local-ceiling-share / hundred',
        quantities: [stepResult('poverty-line', work.rule.line(work)), ...share()]
      }
    case 'subsistence-minimum': {
      const measured = firstDay(precedingQuarter(quarter))
      const minimum = book.value('subsistence-minimum', measured, { region: facts.region })
      return {
        formula: 'subsistence-minimum * local-ceiling-share / hundred',
        quantities: [parameterQuantity('subsistence-minimum', minimum), ...share()]
      }
    }
  }
}

function meansOf(work: AspWork, ceiling: Ceiling, act: string): Means {
  const { formula, quantities } = ceilingOf(work, ceiling)
  const step = work.working.step('ceiling', formula, quantities, {
    label: 'local.ceiling',
    act,
    rounding: roundingRule(work.book, 'line', work.facts.appliedOn)
  })
  const total = totalIncome(work)
  return { ceiling: step, total, perCapita: perCapitaIncome(work, total) }
}

/** Months of the assignment: of a single payment that of the application, else to the end of its quarter; not those already given. */
function monthsOf({ kind, given }: LocalTerms, appliedOn: string): string[] {
  const months = kind === 'once' ? [monthOf(appliedOn)] : monthsToQuarterEnd(appliedOn)
  return months.filter((month) => !given.includes(month))
}

function refusals(facts: CaseFacts, terms: LocalTerms, means: Means | null, act: string): RefusalReason[] {
  const reasons: RefusalReason[] = []
  const refuse = (code: RefusalReason['code'], data: Record<string, string> = {}): void => {
    reasons.push({ code, article: act, data })
  }
  const { kind, category, categories, timesAYear } = terms
  const times = givenInYear(terms, facts.appliedOn)
  if (category !== null && !categories.includes(category)) refuse('local-not-in-category')
  // Exactly the ceiling does not exceed it.
  if (means !== null && means.perCapita.value.compare(means.ceiling.value) > 0) {
    const [perCapita, ceiling] = [means.perCapita, means.ceiling].map((one) => tengeString(tiynOf(one)))
    refuse('local-above-ceiling', { perCapita: perCapita ?? '', ceiling: ceiling ?? '' })
  }
  if (kind === 'once' && times >= timesAYear)
    refuse('local-used-up', {
      year: facts.appliedOn.slice(0, 4),
      count: String(times),
      most: String(timesAYear)
    })
  else if (monthsOf(terms, facts.appliedOn).length === 0)
    refuse('local-given-already', { month: monthOf(facts.appliedOn) })
  if (facts.survey?.refused === true) refuse('local-survey-refused')
  if (facts.survey?.conclusion === 'no-need') refuse('local-no-need')
  if (facts.falseData) refuse('local-false-data')
  return reasons
}

/** One month's payment: the amount of the act, in МРП of the month where the act says so. */
function payment(
  work: AspWork,
  { amount, amountUnit, kind }: LocalTerms,
  month: string,
  act: string
): Figure {
  const quantities =
    amountUnit === 'tenge'
      ? [factAmount('local-amount', parseTenge(amount, 'asked.amount'), {})]
      : [
          factQuantity('local-amount-mci', exact(amount), 'mci'),
          parameterQuantity('mci', work.book.value('mci', firstDay(month)))
        ]
  const formula = quantities.map(({ operand }) => operand.name).join(' * ')
  return work.working.step(`paid-${month}`, formula, quantities, {
    label: 'local.paid',
    act,
    rounding: roundingRule(work.book, 'amount', work.facts.appliedOn),
    month,
    notes: [{ key: kind === 'once' ? 'local-once' : 'local-to-quarter-end', data: {} }]
  })
}

function assess(facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const terms = termsOf(facts)
  const act = terms.act ?? localAct
  const { book, used } = recordingBook(shelf)
  const work = workOn(facts, book, act)
  const means = terms.ceiling === null ? null : meansOf(work, terms.ceiling, act)
  const reasons = refusals(facts, terms, means, act)
  const entitled = reasons.length === 0
  const months = entitled
    ? monthsOf(terms, facts.appliedOn).map((month): MonthAmount => ({
        month,
        amount: tiynOf(payment(work, terms, month, act))
      }))
    : []
  return {
    programme: facts.programme,
    ruleVersion: name,
    entitled,
    kind: null,
    kindReason: null,
    reasons,
    months,
    figures: {
      monthly: months[0]?.amount ?? zeroTiyn,
      ...(means === null
        ? {}
        : {
            totalIncome: tiynOf(means.total),
            perCapita: tiynOf(means.perCapita),
            ceiling: tiynOf(means.ceiling)
          })
    },
    memberCount: work.members.length,
    explanation: work.working.steps,
    parameters: used()
  }
}

/**
 * Help to certain categories of those in need, by the maslikhat's list: an amount in tenge or МРП, once or by the month, to the
 * categories and up to the income a head that its act names. The act's terms stand in the facts, see `localAsked`.
 */
export const local2018_01: RuleVersion = { name, from, until: null, assess }
