import { addDays, addMonths, type IsoDate } from '../../domain/iso-date'
import { tengeString } from '../../domain/money'
import type { Book } from '../../parameters/types'
import { tiynOf } from '../working'
import type { CaseFacts, MemberFacts, RefusalCode, RefusalReason } from '../types'
import type { AspRule, Need } from './rule'

type Articles = Readonly<Record<RefusalCode, string>>

/** Social Code art. 128, sub-paragraphs 1 to 6; a bar cites the article only, its own ground the sub-paragraph. */
export const articlesOfSocialCode: Articles = {
  'above-poverty-line': 'art. 128 sp. 1',
  'survey-refused': 'art. 128 sp. 2',
  'commission-no-need': 'art. 128 sp. 3',
  'employment-refused': 'art. 128 sp. 4',
  'contract-broken': 'art. 128 sp. 5',
  'false-data': 'art. 128 sp. 6',
  barred: 'art. 128'
}

/** Law № 246 of 17.07.2001, in force before 1 July 2023; the numbers of its articles are not confirmed. */
export const articlesOfLaw246: Articles = {
  'above-poverty-line': 'law 246',
  'survey-refused': 'law 246',
  'commission-no-need': 'law 246',
  'employment-refused': 'law 246',
  'contract-broken': 'law 246',
  'false-data': 'law 246',
  barred: 'law 246'
}

interface RefusalQuestion {
  facts: CaseFacts
  rule: AspRule
  /** The family on the day of application. */
  members: readonly MemberFacts[]
  need: Need
}

/** Every ground of refusal that applies, in the order of art. 128; the bars of earlier decisions last. */
export function refusalReasons({ facts, rule, members, need }: RefusalQuestion): RefusalReason[] {
  const reasons: RefusalReason[] = []
  const refuse = (code: RefusalCode, data: Record<string, string> = {}, ground: RefusalCode = code): void => {
    reasons.push({ code, article: rule.articles[ground], data })
  }
  const ableBodied = new Set(members.filter((member) => member.ableBodied).map(({ id }) => id))
  const employmentRefused = facts.employmentRefusedBy.filter((id) => ableBodied.has(id))

  if (need.gap.value.compare(0) <= 0) {
    refuse('above-poverty-line', {
      perCapita: tengeString(tiynOf(need.perCapita)),
      povertyLine: tengeString(tiynOf(need.line))
    })
  }
  if (facts.survey?.refused === true) refuse('survey-refused')
  if (facts.survey?.conclusion === 'no-need') refuse('commission-no-need')
  if (employmentRefused.length > 0) refuse('employment-refused', { members: employmentRefused.join(', ') })
  if (facts.contractBrokenBy.length > 0)
    refuse('contract-broken', { members: facts.contractBrokenBy.join(', ') })
  if (facts.falseData) refuse('false-data')
  for (const bar of facts.bars) {
    if (facts.appliedOn < bar.from || facts.appliedOn > bar.until) continue
    const member = bar.member === null ? {} : { member: bar.member }
    refuse('barred', { reason: bar.reason, from: bar.from, until: bar.until, ...member }, bar.reason)
  }
  return reasons
}

/**
 * The last day of a bar that begins on `from` (art. 128: six months, parameter `bar-months`).
 * @throws OfficeError `parameter-missing`
 */
export function barUntil(from: IsoDate, book: Book): IsoDate {
  return addDays(addMonths(from, Number(book.value('bar-months', from).value)), -1)
}
