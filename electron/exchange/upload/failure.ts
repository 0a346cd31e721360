import { OfficeError, type ErrorCode } from '@shared/errors'
import { certificateReason, type CertificateReason } from '@shared/messages/certificate-reasons'

/** What trying again cannot mend: somebody has to look. Everything else is tried again. */
const final = new Set<ErrorCode>([
  'upload-certificate',
  'upload-host-key',
  'upload-login',
  'upload-secret-missing',
  'upload-folder-unwritable',
  'upload-file-missing',
  'upload-file-changed',
  'upload-name-taken',
  'upload-address-malformed',
  'internal'
])

/** Answers of a server that may change by themselves: overload, a proxy that restarts, a lock not let go yet. */
const passing = (status: number): boolean => status >= 500 || [408, 409, 410, 423, 425, 429].includes(status)

/** Whether a failed upload is given up until somebody asks again. */
export function isFinal(error: OfficeError): boolean {
  if (error.code === 'upload-server') return !passing(Number(error.data.status))
  return final.has(error.code)
}

const unknownHost = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])
const unreachable = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT'
])
const cut = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED'
])

/** OpenSSL's name of what is wrong with a certificate → the word that the office is told. */
const certificateReasons: Readonly<Record<string, CertificateReason>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  CERT_UNTRUSTED: 'unknown-authority',
  CERT_REJECTED: 'rejected',
  CERT_REVOKED: 'revoked',
  CERT_SIGNATURE_FAILURE: 'signature',
  CERT_CHAIN_TOO_LONG: 'chain',
  INVALID_CA: 'chain',
  INVALID_PURPOSE: 'purpose',
  HOSTNAME_MISMATCH: 'other-host',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-host'
}

/** Code of a failure of the system or of TLS; empty when it has none. */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** What went wrong on the line to `host`, by its name. Failures that are none of the line's stay what they are. */
export function lineFailure(error: unknown, host: string): unknown {
  if (error instanceof OfficeError) return error
  const code = systemCode(error)
  const named = (name: ErrorCode, data = {}): OfficeError =>
    new OfficeError(name, { data: { host, ...data }, cause: error })
  const reason = certificateReasons[code]
  if (reason !== undefined) return named('upload-certificate', certificateReason(reason))
  // No TLS is spoken there, or none that is safe: nothing has been sent.
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_'))
    return named('upload-certificate', certificateReason('no-tls'))
  if (unknownHost.has(code)) return named('upload-host-unknown')
  if (unreachable.has(code)) return named('upload-refused')
  if (cut.has(code)) return named('upload-line-cut')
  return error
}

/** What went wrong in a folder or on a stick, by its name. */
export function folderFailure(error: unknown, folder: string): unknown {
  if (error instanceof OfficeError) return error
  const named = (name: ErrorCode): OfficeError => new OfficeError(name, { data: { folder }, cause: error })
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return named('upload-disk-full')
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'EIO':
      return named('upload-folder-missing')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return named('upload-folder-unwritable')
    default:
      return error
  }
}
