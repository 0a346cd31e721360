import type { AskedField } from '../asked'

export const emergencyAsks: readonly AskedField[] = []
