import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `kit` read from the book. */
export const kitParameters = [] as const satisfies readonly ParameterDefinition[]
