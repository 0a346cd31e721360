import type { Role } from '@shared/contract/operation'

/** Whoever makes keys and says whose keys are believed. */
export const keyKeepers = ['administrator', 'head'] as const satisfies readonly Role[]
