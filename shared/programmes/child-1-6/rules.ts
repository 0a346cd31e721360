import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { zeroTiyn } from '../../domain/money'
import { aspMonths } from '../asp-months'
import { checkFacts } from '../asp/check-facts'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts, RefusalReason } from '../types'
import { stepResult, tiynOf, Working } from '../working'
import { childBenefit } from './child-benefit'

interface ChildBenefitVersion {
  name: string
  from: string
  until: string | null
  act: string
  article: string
}

function assessChildBenefit(version: ChildBenefitVersion, facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const { name, act, article } = version
  const { months: families, notes } = aspMonths(facts, book)
  const byMonth = childBenefit({ facts, book, working, label: 'child-1-6.amount', act }, families)
  const months = [...byMonth].map(([month, figure]) => {
    const paid = working.step(`paid-${month}`, 'child-1-6', [stepResult('child-1-6', figure)], {
      label: 'child-1-6.paid',
      act,
      month,
      notes: [...notes, { key: 'child-1-6-with-asp', data: {} }]
    })
    return { month, amount: tiynOf(paid) }
  })
  const entitled = months.length > 0
  const reasons: RefusalReason[] = entitled ? [] : [{ code: 'child-1-6-no-child', article, data: {} }]
  return {
    programme: facts.programme,
    ruleVersion: name,
    entitled,
    kind: null,
    kindReason: null,
    reasons,
    months,
    figures: { monthly: months[0]?.amount ?? zeroTiyn },
    memberCount: families[0]?.members.length ?? 0,
    explanation: working.steps,
    parameters: used()
  }
}

function ruleVersion(version: ChildBenefitVersion): RuleVersion {
  const { name, from, until } = version
  return { name, from, until, assess: (facts, book) => assessChildBenefit(version, facts, book) }
}

/**
 * The payment for each child of 1 to 6, both years included, of a family that receives ASP, from 1 January 2023 in the place of the
 * food sets: 1.5 МРП × children for each month ASP is assigned for. The same arithmetic stands inside ASP's own assessment.
 */
export const childBenefit2023_01 = ruleVersion({
  name: 'childBenefit2023_01',
  from: '2023-01-01',
  until: '2023-06-30',
  act: 'Закон РК № 246 от 17.07.2001',
  article: 'law 246'
})

/** The same under the Social Code (№ 224-VII of 20.04.2023), from 1 July 2023. */
export const childBenefit2023_07 = ruleVersion({
  name: 'childBenefit2023_07',
  from: '2023-07-01',
  until: null,
  act: 'Социальный кодекс РК № 224-VII от 20.04.2023',
  article: 'social code'
})
