import type { AskedField } from '../asked'

export const birgemizAsks: readonly AskedField[] = []
