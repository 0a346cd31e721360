import { asp2018_01 } from './asp2018-01'
import { asp2019_04 } from './asp2019-04'
import { asp2020_01 } from './asp2020-01'
import { asp2023_07 } from './asp2023-07'
import { asp2025_01 } from './asp2025-01'

export { assessAsp } from './assess'
export { multiChildBenefit } from './multi-child-benefit'
export { barUntil } from './refusal'

/** The versions of the law on targeted social assistance, by first day. */
export const aspRules = [asp2018_01, asp2019_04, asp2020_01, asp2023_07, asp2025_01] as const
