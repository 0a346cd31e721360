import { OfficeError, type ErrorCode } from '../../shared/errors'

/** The coded error a call throws; any other outcome fails the test. */
export function errorOf(call: () => unknown): OfficeError {
  try {
    call()
  } catch (error) {
    if (error instanceof OfficeError) return error
    throw error
  }
  throw new Error('Nothing was thrown')
}

/** The code of the error a call throws. */
export function codeOf(call: () => unknown): ErrorCode {
  return errorOf(call).code
}
