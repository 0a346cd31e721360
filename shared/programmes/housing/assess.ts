import { OfficeError } from '../../errors'
import { tengeString, zeroTiyn, type Tiyn } from '../../domain/money'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { checkFacts } from '../asp/check-facts'
import { periodOf, type Composition } from '../asp/composition'
import { roundTenge, toTiyn } from '../exact'
import type { Assessment, CaseFacts, MonthAmount, RefusalReason } from '../types'
import { stepResult, tiynOf, Working, type Figure } from '../working'
import { homeOf } from './home'
import { housingNeed, type HousingNeed } from './need'
import { housingStep, type HousingRule, type HousingWork } from './rule'

/** A figure to be told, to the nearest tiyn; the working goes on with the exact one. */
function toldTiyn({ value }: Figure): Tiyn {
  return toTiyn(roundTenge(value, 1, 'half-up'))
}

/**
 * Housing assistance under one version of the rules: payments within the norms less the family's share of its income, for the
 * months from the application to the end of its quarter. Pure: facts and book in, assessment out.
 * @throws OfficeError for facts no rule can be applied to, see `checkFacts` and `homeOf`; `parameter-missing` naming norm and
 *   month; `percent-malformed`
 */
export function assessHousing(rule: HousingRule, facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const home = homeOf(facts)
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const { compositions, memberChangeRule } = periodOf(facts, book)
  const [first, ...later] = compositions
  if (first.members.length === 0) throw new OfficeError('family-empty', { field: 'members' })
  const notes = memberChangeRule === null ? [] : [{ key: `member-change-rule-${memberChangeRule}`, data: {} }]
  const work: HousingWork = { facts, home, book, rule, working, members: first.members, from: null, notes }

  const need = housingNeed(work)
  const reasons = refusalReasons(work, need)
  const entitled = reasons.length === 0
  return {
    programme: facts.programme,
    ruleVersion: rule.name,
    entitled,
    kind: null,
    kindReason: null,
    reasons,
    months: entitled ? [...payMonths(work, first, need), ...payLater(work, later)] : [],
    figures: {
      totalIncome: tiynOf(need.income),
      billed: toldTiyn(need.billed),
      withinNorms: toldTiyn(need.counted),
      familyShare: toldTiyn(need.share),
      monthly: entitled ? tiynOf(need.monthly) : zeroTiyn
    },
    memberCount: first.members.length,
    explanation: working.steps,
    parameters: used()
  }
}

/** Every ground of refusal that applies. What has not been asked yet refuses nobody. */
function refusalReasons({ home, rule }: HousingWork, need: HousingNeed): RefusalReason[] {
  const { article } = rule
  const reasons: RefusalReason[] = []
  if (tiynOf(need.monthly) === 0) {
    const data = {
      counted: tengeString(toldTiyn(need.counted)),
      familyShare: tengeString(toldTiyn(need.share))
    }
    reasons.push({ code: 'housing-share-covers', article, data })
  }
  if (home.onlyHome === false) reasons.push({ code: 'housing-not-only-home', article, data: {} })
  if (home.registeredThere === false) reasons.push({ code: 'housing-not-registered', article, data: {} })
  return reasons
}

/** What has not been asked, told with what is paid. */
function openQuestions({ home }: HousingWork): { key: string; data: Record<string, string> }[] {
  return [
    ...(home.onlyHome === null ? [{ key: 'only-home-not-asked', data: {} }] : []),
    ...(home.registeredThere === null ? [{ key: 'registration-not-asked', data: {} }] : [])
  ]
}

/** The months of one composition: the last step of each in the working. */
function payMonths(work: HousingWork, { months }: Composition, need: HousingNeed): MonthAmount[] {
  return months.map((month) => {
    const paid = housingStep(
      { ...work, from: null },
      'paid',
      'housing',
      [stepResult('housing', need.monthly)],
      {
        month,
        notes: openQuestions(work)
      }
    )
    return { month, amount: tiynOf(paid) }
  })
}

/** Later compositions, each counted anew; a month is left out where nobody is left or the share covers. */
function payLater(work: HousingWork, later: readonly Composition[]): MonthAmount[] {
  return later.flatMap((composition) => {
    const { members, months } = composition
    if (members.length === 0) return []
    const laterWork: HousingWork = { ...work, members, from: months[0] ?? null }
    const need = housingNeed(laterWork)
    return tiynOf(need.monthly) === 0 ? [] : payMonths(laterWork, composition, need)
  })
}
