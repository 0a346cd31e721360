import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `emergency-42500` read from the book. */
export const emergencyParameters = [] as const satisfies readonly ParameterDefinition[]
