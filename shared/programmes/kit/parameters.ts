import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `kit` read from the book. */
export const kitParameters = [
  /** The money given in place of a kit. */
  { name: 'kit-mci', unit: 'mci', scope: 'country', by: 'date', min: '0.01', max: '100' }
] as const satisfies readonly ParameterDefinition[]
