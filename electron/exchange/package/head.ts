import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import { envelopeHead, envelopeMark, schemaVersion, type EnvelopeHead } from '@shared/exchange/envelope'
import { verifies } from '../../keys/ed25519'
import type { OpenPair } from '../../keys/key-ring'
import type { TrustBook } from './types'

const markLine = Buffer.from(`${envelopeMark}\n`)
const signatureLength = 128
const lineFeed = 0x0a

/** No head is longer: names have 300 characters at most, in UTF-8 and escaped. */
export const mostHeadBytes = 16 * 1024

/** The three lines before a payload, signed. */
export function writeHead(head: EnvelopeHead, pair: Pick<OpenPair, 'sign'>): Uint8Array {
  const line = Buffer.from(canonicalJson(head))
  const signature = Buffer.from(pair.sign(line)).toString('hex')
  return Buffer.concat([markLine, line, Buffer.from(`\n${signature}\n`)])
}

/** The three lines as they stand; nothing of them is believed yet. */
export interface RawHead {
  line: Uint8Array
  signature: string
  payloadAt: number
}

/**
 * Finds the three lines at the beginning of a file.
 * @param start the first bytes of the file, `mostHeadBytes` of them where there are so many
 * @throws OfficeError `package-malformed`; `package-truncated` when the file ends before they do
 */
export function splitHead(start: Uint8Array, fileBytes: number): RawHead {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  const cut = (): OfficeError =>
    new OfficeError('package-truncated', { data: { bytes: fileBytes, expected: '?' } })
  const malformed = (): OfficeError => new OfficeError('package-malformed')
  if (!bytes.subarray(0, markLine.length).equals(markLine.subarray(0, bytes.length))) throw malformed()
  const whole = bytes.length === fileBytes
  if (bytes.length <= markLine.length) throw cut()
  const lineEnd = bytes.indexOf(lineFeed, markLine.length)
  if (lineEnd === -1) throw whole && bytes.length < mostHeadBytes ? cut() : malformed()
  const signatureEnd = lineEnd + 1 + signatureLength
  const signature = bytes.subarray(lineEnd + 1, signatureEnd).toString('latin1')
  if (!/^[0-9a-f]*$/.test(signature)) throw malformed()
  if (bytes.length <= signatureEnd) throw whole ? cut() : malformed()
  if (bytes[signatureEnd] !== lineFeed) throw malformed()
  return { line: bytes.subarray(markLine.length, lineEnd), signature, payloadAt: signatureEnd + 1 }
}

/**
 * Reads line 2 and holds form, schema, signer, signature and addressee, in this order.
 * @throws OfficeError `package-malformed`, `package-schema-old` and `package-schema-new` {given, expected},
 *   `package-signer-unknown` {signer}, `package-signature-wrong`, `package-misaddressed` {to}, `package-recipient-wrong`
 */
export function readHead({ line, signature }: RawHead, trust: TrustBook): EnvelopeHead {
  const head = parseHead(line)
  const signer = trust.signers.find(({ fingerprint }) => fingerprint === head.signer)
  if (signer === undefined)
    throw new OfficeError('package-signer-unknown', { data: { signer: head.signer.slice(0, 16) } })
  if (!verifies(line, Buffer.from(signature, 'hex'), signer.signPublic))
    throw new OfficeError('package-signature-wrong')
  // A key signs for its own party only.
  if (signer.kato !== head.from.kato) throw new OfficeError('package-signature-wrong')
  if (head.to !== trust.self) throw new OfficeError('package-misaddressed', { data: { to: head.to } })
  if (head.recipient !== null && !trust.recipients.includes(head.recipient))
    throw new OfficeError('package-recipient-wrong')
  return head
}

function parseHead(line: Uint8Array): EnvelopeHead {
  const text = Buffer.from(line).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new OfficeError('package-malformed', { cause })
  }
  refuseOtherSchema(value)
  const parsed = envelopeHead.safeParse(value)
  if (!parsed.success) throw new OfficeError('package-malformed', { cause: parsed.error })
  const head = parsed.data
  if (!Buffer.from(canonicalJson(head)).equals(line)) throw new OfficeError('package-malformed')
  // Only receipts go in clear, and only files of a period have a place in the chain.
  if ((head.kind === 'receipt') !== (head.recipient === null)) throw new OfficeError('package-malformed')
  const chained = head.kind === 'period' || head.kind === 'correction'
  if (chained ? head.sequence === 0 || head.period === null : head.sequence !== 0 || head.previous !== null)
    throw new OfficeError('package-malformed')
  if ((head.kind === 'correction') !== (head.corrects !== null)) throw new OfficeError('package-malformed')
  return head
}

/** Before anything else: a head of another schema may have another form. */
function refuseOtherSchema(value: unknown): void {
  const given = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined
  if (typeof given !== 'number' || !Number.isInteger(given) || given === schemaVersion) return
  throw new OfficeError(given < schemaVersion ? 'package-schema-old' : 'package-schema-new', {
    data: { given, expected: schemaVersion }
  })
}
