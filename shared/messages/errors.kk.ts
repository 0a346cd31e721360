import type { ErrorCode } from '../errors'

/** Kazakh sentences of the coded errors. `{name}` is filled from the error's data. */
export const errorsKk: Partial<Record<ErrorCode, string>> = {}
