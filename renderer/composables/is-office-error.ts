import { OfficeError } from '@shared/errors'

/** Whether a domain function refused on purpose; anything else is a defect and must not be swallowed. */
export function isOfficeError(error: unknown): error is OfficeError {
  return error instanceof OfficeError
}
