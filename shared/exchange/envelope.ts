import { z } from 'zod'

/**
 * A file between an office and its region: three lines of text, then the payload to the end of the file.
 *
 *     komek-package/1
 *     {"kind":"period",…,"payload":{"sha256":"…","bytes":1234}}
 *     <signature: Ed25519 over the exact bytes of line 2 without its line feed, 128 lower-case hexadecimal digits>
 *     <payload>
 *
 * Line 2 is canonical JSON (`shared/domain/canonical-json`). The payload of a `period`, `correction` or `profile` is an age file, of a
 * `receipt` plain canonical JSON. So every byte is covered: line 1 and the forms by their fixed text, line 2 by the signature, the
 * payload by its SHA-256 and length.
 */
export const envelopeMark = 'komek-package/1'

/** Version of the data sets' schemas; a reader refuses any other by name. */
export const schemaVersion = 1

export const envelopeKinds = ['period', 'correction', 'receipt', 'profile'] as const
export type EnvelopeKind = (typeof envelopeKinds)[number]

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Of a pair of keys: SHA-256 as 64 lower-case hexadecimal digits, see `fingerprint.ts`. */
export const fingerprintText = sha256

export const partyShape = z.strictObject({
  /** KATO of the district, or of the region with seven zeros after its two digits. */
  kato: z.string().regex(/^\d{9}$/),
  nameKk: z.string().min(1).max(300),
  nameRu: z.string().min(1).max(300)
})
export type Party = z.infer<typeof partyShape>

/** Line 2. */
export const envelopeHead = z.strictObject({
  kind: z.enum(envelopeKinds),
  schema: z.int().min(1),
  from: partyShape,
  /** KATO of whom it is for. */
  to: z.string().regex(/^\d{9}$/),
  /** Fingerprint of the sender's keys. */
  signer: fingerprintText,
  /** Fingerprint of the receiver's keys that the payload is encrypted to; of a receipt `null`. */
  recipient: fingerprintText.nullable(),
  /** `YYYY-MM` or `YYYY-Qn` of a period's file, else `null`. */
  period: z.string().max(7).nullable(),
  /** Number of the sender's file for this receiver, from 1 without a gap; of receipts and profiles 0. */
  sequence: z.int().min(0),
  /** SHA-256 of the sender's whole former file for this receiver; `null` for the first. */
  previous: sha256.nullable(),
  /** SHA-256 of the whole file that a correction stands for. */
  corrects: sha256.nullable(),
  /** When it was made, ISO instant. */
  made: z.string().max(30),
  program: z.string().max(40),
  payload: z.strictObject({ sha256, bytes: z.int().min(0) })
})
export type EnvelopeHead = z.infer<typeof envelopeHead>

/** Payload of a receipt: what the region says of one file. */
export const receiptShape = z.strictObject({
  /** SHA-256 of the whole file it answers. */
  file: sha256,
  office: z.string().regex(/^\d{9}$/),
  period: z.string().max(7).nullable(),
  sequence: z.int().min(0),
  accepted: z.boolean(),
  /** Code of the refusal, such as `package-sequence-gap`; `null` when accepted. */
  refusal: z.string().max(60).nullable(),
  refusalData: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Rows loaded, by data set. */
  rows: z.record(z.string(), z.int().min(0)),
  /** Control sums loaded, `dataset.field` → sum as a decimal string. */
  sums: z.record(z.string(), z.string()),
  at: z.string().max(30)
})
export type Receipt = z.infer<typeof receiptShape>

/** Payload of a profile (inside age): what the region wants of an office, and the secret that hashes IINs alike in all districts. */
export const profileShape = z.strictObject({
  personal: z.enum(['hashed', 'full']),
  periods: z.enum(['month', 'quarter']),
  /** 32 bytes, hexadecimal. */
  iinKey: sha256,
  /** Days after which a file without a receipt is an alert. */
  receiptDays: z.int().min(1).max(90),
  /** Day of the month after the period by which its file is due. */
  dueDay: z.int().min(1).max(28),
  /** Where files are sent, when the region runs a receiving server. */
  url: z.string().max(300).nullable(),
  /** The certificate authority of that server, PEM, when it is the region's own. */
  ca: z.string().max(20_000).nullable()
})
export type RegionProfile = z.infer<typeof profileShape>

/**
 * A key card: the public half of a party's keys as one line of text and as a QR code:
 * `komek-card/1 <canonical JSON>`. It is not secret; whoever takes it compares the fingerprint by another way (telephone, paper).
 */
export const cardMark = 'komek-card/1'
export const cardShape = z.strictObject({
  kind: z.enum(['office', 'region']),
  party: partyShape,
  /** Ed25519 public key, 32 raw bytes as hexadecimal. */
  sign: z.string().regex(/^[0-9a-f]{64}$/),
  /** X25519 recipient, `age1…`. */
  receive: z.string().regex(/^age1[0-9a-z]{58}$/),
  made: z.string().max(30),
  /** A new key of the same party is signed with the former: its fingerprint and the signature over the card without this member. */
  follows: z
    .strictObject({ signer: fingerprintText, signature: z.string().regex(/^[0-9a-f]{128}$/) })
    .nullable()
})
export type KeyCard = z.infer<typeof cardShape>
