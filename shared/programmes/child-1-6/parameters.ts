import type { ParameterDefinition } from '../../parameters/types'

/** What the rules of `child-1-6` read from the book. */
export const childBenefitProgrammeParameters = [] as const satisfies readonly ParameterDefinition[]
