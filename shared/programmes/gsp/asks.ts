import { aspMonthsField } from '../asp-months'
import type { AskedField } from '../asked'

export const gspAsks: readonly AskedField[] = [aspMonthsField]
