import { housingRulesAct } from './acts'
import type { HousingRule } from './rule'

/**
 * Housing assistance since 2009: payments within the norms less a share of the family's income that the maslikhat sets. What
 * changed over the years are the norms and the share; both are dated parameters.
 */
export const housing2009_01: HousingRule = {
  name: 'housing2009_01',
  from: '2009-01-01',
  until: null,
  act: housingRulesAct,
  article: 'housing rules',
  notCounted: ['housing-assistance']
}
