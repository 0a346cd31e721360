import type { AskedField } from '../asked'

export const childBenefitProgrammeAsks: readonly AskedField[] = []
