import { acts2018 } from './acts'
import { gapForEveryMember } from './income'
import { lineBySubsistence } from './poverty-line'
import { articlesOfLaw246 } from './refusal'
import { aspRule } from './rule'

/**
 * ASP from 1 January 2018 (Law № 246 of 17.07.2001, rules № 320 of 05.05.2015): the poverty line is 50 % of the regional
 * subsistence minimum of the preceding quarter, the assistance is the gap for every member; under a social contract it may
 * be paid as one sum for six months.
 */
export const asp2018_01 = aspRule({
  name: 'asp2018_01',
  from: '2018-01-01',
  until: '2019-03-31',
  acts: acts2018,
  notCounted: ['asp', 'housing-assistance', 'burial-benefit', 'child-disability-benefit', 'loan', 'mortgage'],
  youngChildUnder: 7,
  childBenefitFrom: null,
  lumpSumMonths: 6,
  articles: articlesOfLaw246,
  line: lineBySubsistence,
  amount: gapForEveryMember
})
