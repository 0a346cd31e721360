import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `birgemiz` read from the book. */
export const birgemizParameters = [] as const satisfies readonly ParameterDefinition[]
