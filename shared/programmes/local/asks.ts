import type { AskedField } from '../asked'

export const localAsks: readonly AskedField[] = []
