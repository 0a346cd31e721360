import type { AskedField } from '../asked'

export const tariffAsks: readonly AskedField[] = []
