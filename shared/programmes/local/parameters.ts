import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `local` read from the book. */
export const localParameters = [] as const satisfies readonly ParameterDefinition[]
