import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `tariff` read from the book. */
export const tariffParameters = [] as const satisfies readonly ParameterDefinition[]
