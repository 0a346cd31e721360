import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `local` read from the book: amounts and ceilings are no parameters but the office's table of benefits. */
export const localParameters = [
  { name: 'term-local', unit: 'days', scope: 'office', by: 'date', min: '1', max: '365' }
] as const satisfies readonly ParameterDefinition[]
