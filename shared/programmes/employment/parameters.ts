import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `employment` read from the book. */
export const employmentParameters = [] as const satisfies readonly ParameterDefinition[]
