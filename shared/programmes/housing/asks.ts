import type { AskedField } from '../asked'

export const housingAsks: readonly AskedField[] = []
