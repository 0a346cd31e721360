import { acts2025 } from './acts'
import { gapForEveryMember } from './income'
import { lineByMedianOrSubsistence } from './poverty-line'
import { articlesOfSocialCode } from './refusal'
import { aspRule } from './rule'

/**
 * ASP from 1 January 2025 (Social Code arts 120–128 as amended): the line is the larger of 35 % of the regional median
 * income and 70 % of the regional subsistence minimum, both of the preceding quarter. Loans and microcredits count as
 * income where the parameter `loan-income` says so (applications from 1 September 2025), mortgages never.
 */
export const asp2025_01 = aspRule({
  name: 'asp2025_01',
  from: '2025-01-01',
  until: null,
  acts: acts2025,
  notCounted: [
    'asp',
    'housing-assistance',
    'burial-benefit',
    'child-disability-benefit',
    'merit-benefit',
    'scholarship',
    'mortgage'
  ],
  youngChildUnder: 3,
  childBenefitFrom: '2025-01',
  lumpSumMonths: null,
  articles: articlesOfSocialCode,
  line: lineByMedianOrSubsistence,
  amount: gapForEveryMember
})
