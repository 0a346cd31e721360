import { acts2020 } from './acts'
import { gapForEveryMember } from './income'
import { lineBySubsistence } from './poverty-line'
import { articlesOfLaw246 } from './refusal'
import { aspRule } from './rule'

/**
 * ASP from 1 January 2020 (Law № 246 of 17.07.2001, rules № 320 of 05.05.2015): the line is 70 % of the regional
 * subsistence minimum of the preceding quarter, the gap goes to every member, the multi-child benefit counts as income
 * again; from January 2023 a payment for each child of 1 to 6.
 */
export const asp2020_01 = aspRule({
  name: 'asp2020_01',
  from: '2020-01-01',
  until: '2023-06-30',
  acts: acts2020,
  notCounted: [
    'asp',
    'housing-assistance',
    'burial-benefit',
    'child-disability-benefit',
    'merit-benefit',
    'scholarship',
    'loan',
    'mortgage'
  ],
  youngChildUnder: 3,
  childBenefitFrom: '2023-01',
  lumpSumMonths: null,
  articles: articlesOfLaw246,
  line: lineBySubsistence,
  amount: gapForEveryMember
})
