/**
 * Coded errors of the whole program. A code says what is wrong, `field` where, `data` with which values;
 * the sentence is made in the reader's language from `shared/messages/errors.*`.
 */
export const errorCodes = [
  // the message itself
  'operation-unknown',
  'operation-malformed',
  'input-invalid',
  'text-too-long',
  'text-has-control-characters',
  'text-has-emoji',
  'name-malformed',
  'internal',
  'cancelled',
  // who asks
  'not-signed-in',
  'sign-in-failed',
  'account-locked',
  'role-missing',
  'own-proposal',
  'sender-refused',
  // the data file
  'data-file-newer',
  'data-file-damaged',
  'data-file-in-use',
  'clock-behind',
  'data-file-missing',
  'data-file-migration-failed',
  'data-folder-on-network',
  'data-folder-in-sync-folder',
  'data-folder-unwritable',
  'disk-full',
  'disk-failed',
  'bind-invalid',
  'not-found',
  'stale',
  'conflict',
  // what the check of the data file finds
  'check-structure-damaged',
  'check-index-incomplete',
  'check-value-invalid',
  'check-row-without-parent',
  // money, dates, identifiers
  'amount-malformed',
  'amount-negative',
  'amount-fraction-of-tiyn',
  'amount-too-large',
  'date-malformed',
  'date-in-future',
  'month-malformed',
  'month-outside-quarter',
  'quarter-malformed',
  'iin-malformed',
  'iin-check-digit',
  'iin-never-issued',
  'iin-date',
  'iin-birth-date-differs',
  'iin-sex-differs',
  'phone-malformed',
  'iban-malformed',
  'iban-check-digits',
  'iban-country',
  'kato-malformed',
  'kato-unknown',
  // fields
  'field-empty',
  'password-too-short',
  'password-same',
  'password-wrong',
  'login-malformed',
  'login-taken',
  'last-administrator',
  // office and people
  'already-set-up',
  'not-set-up',
  'iin-taken',
  'iban-owner-differs',
  'iban-taken',
  'family-empty',
  'person-in-other-family',
  'person-doubled',
  'applicant-not-member',
  // cases
  'case-open-already',
  'already-assigned',
  'case-state',
  'case-incomplete',
  'case-not-assessed',
  'income-member-unknown',
  'income-outside-quarter',
  'member-unknown',
  'member-doubled',
  'cares-for-unknown',
  'sex-needed',
  'lump-sum-not-available',
  'applied-in-future',
  'born-after-application',
  'account-missing',
  'address-missing',
  'needs-head',
  'approved-already',
  'assessment-outdated',
  'recompute-differs',
  // stock
  'code-taken',
  'kit-empty',
  'lines-empty',
  'time-malformed',
  'item-doubled',
  'ware-inactive',
  'unit-in-use',
  'expiry-needed',
  'expiry-passed',
  'stock-short',
  'stock-expired',
  'same-place',
  'place-inactive',
  'movement-not-reversible',
  'movement-reversed',
  'transfer-ended',
  'transfer-more-than-sent',
  'transfer-reason-needed',
  'count-open-already',
  'count-state',
  'own-count',
  'count-reason-needed',
  // rounds
  'norm-zero',
  'criteria-empty',
  'points-empty',
  'round-state',
  'round-empty',
  'round-handed-out',
  'round-days',
  'as-of-in-future',
  'point-not-in-round',
  'point-not-open',
  'line-check-digits',
  'line-unknown',
  'line-other-round',
  'line-other-point',
  'line-handed-out',
  'line-not-handed-out',
  'line-doubled',
  'line-other-family',
  'ranges-malformed',
  'day-before-list',
  'round-open-transfers',
  'round-count-missing',
  'difference-unexplained',
  'iin-list-faulty',
  'mark-not-running',
  'paper-file-unknown',
  // parameters and calendar
  'parameter-unknown',
  'parameter-value',
  'parameter-scope',
  'parameter-doubled',
  'parameter-file-invalid',
  'calendar-missing',
  // letters
  'letter-blank-field',
  'letter-glyph-missing',
  'letter-file-unknown',
  'letter-template-faulty',
  'letter-template-missing',
  'template-unchanged',
  'letter-worker-failed',
  // rules and parameters
  'parameter-missing',
  'rule-version-missing',
  'programme-unknown'
] as const

export type ErrorCode = (typeof errorCodes)[number]

export type ErrorData = Record<string, string | number | boolean | null>

export interface ErrorDetails {
  /** Dotted path of the input field, such as `incomes.0.amount`. */
  field?: string
  data?: ErrorData
  /** The first cause; stays inside the process and in the log, never crosses the contract. */
  cause?: unknown
}

/** The one error type that services throw on purpose; anything else is a defect and answers `internal`. */
export class OfficeError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly data: ErrorData

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'OfficeError'
    this.code = code
    this.field = details.field
    this.data = details.data ?? {}
  }
}
