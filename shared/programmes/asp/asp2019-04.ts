import { ageAt } from '../../domain/iso-date'
import { factCount, stepResult } from '../working'
import type { MemberFacts } from '../types'
import { acts2019 } from './acts'
import { lineBySubsistence } from './poverty-line'
import { articlesOfLaw246 } from './refusal'
import { aspRule, aspStep, type AspWork } from './rule'

/** A child: under 18 on the day of application, a full-time student under 23. */
function isChild(member: MemberFacts, work: AspWork): boolean {
  const age = ageAt(member.bornOn, work.facts.appliedOn)
  return age < 18 || (member.student && age < 23)
}

/**
 * ASP under the rules of 1 April 2019 (order № 165 of 05.04.2019): the line is 70 % of the subsistence minimum; an adult
 * gets the gap, a child the whole line. Multi-child and merit benefits, benefits of disabled children and scholarships are
 * no income.
 */
export const asp2019_04 = aspRule({
  name: 'asp2019_04',
  from: '2019-04-01',
  until: '2019-12-31',
  acts: acts2019,
  notCounted: [
    'asp',
    'housing-assistance',
    'burial-benefit',
    'child-disability-benefit',
    'multi-child-benefit',
    'merit-benefit',
    'scholarship',
    'loan',
    'mortgage'
  ],
  youngChildUnder: 7,
  childBenefitFrom: null,
  lumpSumMonths: null,
  articles: articlesOfLaw246,
  line: (work) => lineBySubsistence(work, 'subsistence-minimum-budget'),
  amount(work, { gap, line }) {
    const act = work.rule.acts.amount
    const children = work.members.filter((member) => isChild(member, work))
    const adults = work.members.filter((member) => !isChild(member, work))
    const ofAdults = aspStep(
      work,
      'adults-amount',
      'gap * adults',
      [stepResult('gap', gap), factCount('adults', adults.length)],
      { act, members: adults.map(({ id }) => id) }
    )
    const ofChildren = aspStep(
      work,
      'children-amount',
      'poverty-line * children',
      [stepResult('poverty-line', line), factCount('children', children.length)],
      { act, members: children.map(({ id }) => id) }
    )
    return aspStep(
      work,
      'asp',
      'adults-amount + children-amount',
      [stepResult('adults-amount', ofAdults), stepResult('children-amount', ofChildren)],
      { act, round: 'amount' }
    )
  }
})
