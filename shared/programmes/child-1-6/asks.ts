import { aspMonthsField } from '../asp-months'
import type { AskedField } from '../asked'

export const childBenefitProgrammeAsks: readonly AskedField[] = [aspMonthsField]
