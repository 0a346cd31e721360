import { acts2023 } from './acts'
import { gapForEveryMember } from './income'
import { lineBySubsistence } from './poverty-line'
import { articlesOfSocialCode } from './refusal'
import { aspRule } from './rule'

/**
 * ASP from 1 July 2023 (Social Code № 224-VII of 20.04.2023 arts 120–128, rules № 227 of 21.06.2023): 70 % of the
 * subsistence minimum of the preceding quarter, the gap for every member, and the payment for each child of 1 to 6.
 */
export const asp2023_07 = aspRule({
  name: 'asp2023_07',
  from: '2023-07-01',
  until: '2024-12-31',
  acts: acts2023,
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
  childBenefitFrom: '2023-07',
  lumpSumMonths: null,
  articles: articlesOfSocialCode,
  line: lineBySubsistence,
  amount: gapForEveryMember
})
