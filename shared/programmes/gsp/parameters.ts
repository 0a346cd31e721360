import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `gsp` read from the book. */
export const gspParameters = [] as const satisfies readonly ParameterDefinition[]
