import type { AskedField } from '../asked'

export const employmentAsks: readonly AskedField[] = []
