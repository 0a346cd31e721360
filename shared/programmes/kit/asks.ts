import type { AskedField } from '../asked'

export const kitAsks: readonly AskedField[] = []
