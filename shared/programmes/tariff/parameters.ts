import type { ParameterDefinition } from '../../parameters/types'
import { actCategories } from './categories'

/** What the rules of `tariff` read from the book; all of it is set by local acts. */
export const tariffParameters = [
  { name: 'tariff-mci-share', unit: 'mci', scope: 'region', by: 'date', min: '0.01', max: '100' },
  { name: 'tariff-phone-ceiling', unit: 'tenge', scope: 'office', by: 'date', min: '1', max: '1000000' },
  {
    name: 'tariff-category',
    unit: 'choice',
    scope: 'office',
    by: 'date',
    variants: actCategories,
    choices: ['entitled', 'not-entitled']
  },
  { name: 'term-tariff', unit: 'days', scope: 'office', by: 'date', min: '1', max: '365' }
] as const satisfies readonly ParameterDefinition[]
