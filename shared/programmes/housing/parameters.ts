import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `housing` read from the book. */
export const housingParameters = [] as const satisfies readonly ParameterDefinition[]
