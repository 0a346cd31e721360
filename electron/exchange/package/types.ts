import type { DatasetName, DatasetRow } from '@shared/exchange/datasets'
import type { EnvelopeHead } from '@shared/exchange/envelope'

/** A key that files may be signed with. */
export interface Signer {
  kind: 'office' | 'region'
  kato: string
  /** Of the pair of keys, see `shared/exchange/fingerprint.ts`. */
  fingerprint: string
  /** 32 bytes, hexadecimal. */
  signPublic: string
  state: 'trusted' | 'replaced'
}

/** A file whose form, signature, addressee, length and hash are right; nothing is decrypted yet. */
export interface VerifiedFile {
  path: string
  head: EnvelopeHead
  /** SHA-256 of the whole file. */
  fileHash: string
  bytes: number
  /** Where the payload begins. */
  payloadAt: number
}

/** What a reader of files knows: who he is and whom he believes. */
export interface TrustBook {
  /** KATO of the reader. */
  self: string
  /** Fingerprints of the keys the reader can decrypt with. */
  recipients: readonly string[]
  signers: readonly Signer[]
}

/**
 * First pass, streaming. @throws OfficeError `package-malformed`, `package-truncated`, `package-damaged`, `package-schema-old`,
 * `package-schema-new`, `package-signer-unknown`, `package-signature-wrong`, `package-misaddressed`, `package-recipient-wrong`
 */
export type VerifyFile = (path: string, trust: TrustBook) => Promise<VerifiedFile>

export type Sums = Readonly<Record<string, string>>

/**
 * Second pass: decrypts and unpacks in memory, hands each data set's rows over in pieces, and holds names, types, counts, sums and
 * hashes against `datapackage.json`. What it handed over counts only when it returns: a caller in a transaction rolls back when it throws.
 * @throws OfficeError `package-damaged`, `package-contents-wrong` {file, row?}, `package-sums-differ` {file, field}
 */
export type ReadContents = (
  file: VerifiedFile,
  identities: readonly string[],
  onRows: (dataset: DatasetName, rows: readonly DatasetRow[]) => Promise<void>
) => Promise<{ rows: Readonly<Record<string, number>>; sums: Sums }>
