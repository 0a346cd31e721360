import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `birgemiz` read from the book; a wave of the register bears its own amount. */
export const birgemizParameters = [
  { name: 'birgemiz-amount', unit: 'tenge', scope: 'country', by: 'date', min: '0.01', max: '100000000' }
] as const satisfies readonly ParameterDefinition[]
