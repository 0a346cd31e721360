import type { ErrorCode } from '../errors'

/** Russian sentences of the coded errors. `{name}` is filled from the error's data. */
export const errorsRu: Partial<Record<ErrorCode, string>> = {}
