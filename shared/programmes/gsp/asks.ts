import type { AskedField } from '../asked'

export const gspAsks: readonly AskedField[] = []
