import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import { schemaVersion, type EnvelopeHead, type Party } from '@shared/exchange/envelope'
import { sha256 } from '../../keys/ed25519'
import type { OpenPair } from '../../keys/key-ring'
import { writeHead } from './head'

/** A receipt (in clear) or a profile (encrypted to `recipient`) as a whole file. */
export interface SmallFile {
  kind: 'receipt' | 'profile'
  from: Party
  /** KATO. */
  to: string
  recipient: { fingerprint: string; receive: string } | null
  period: string | null
  made: string
  program: string
  content: unknown
}

/** Writes and signs a small file; its content becomes canonical JSON. */
export async function writeSmallFile(pair: OpenPair, file: SmallFile): Promise<Uint8Array> {
  const plain = Buffer.from(canonicalJson(file.content))
  const payload = file.recipient === null ? plain : await encrypted(plain, file.recipient.receive)
  const { kind, from, to, period, made, program } = file
  const head: EnvelopeHead = {
    ...{ kind, schema: schemaVersion, from, to, signer: pair.fingerprint },
    recipient: file.recipient?.fingerprint ?? null,
    ...{ period, sequence: 0, previous: null, corrects: null, made, program },
    payload: { sha256: sha256(payload), bytes: payload.length }
  }
  return Buffer.concat([writeHead(head, pair), payload])
}

async function encrypted(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return await encrypter.encrypt(plain)
}

/** The content of a small file's payload. @throws OfficeError `package-recipient-wrong`, `package-damaged` */
export async function readSmallPayload(
  head: EnvelopeHead,
  payload: Uint8Array,
  identities: readonly string[]
): Promise<unknown> {
  let plain = payload
  if (head.recipient !== null) {
    const { Decrypter } = await import('age-encryption')
    const decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    try {
      plain = await decrypter.decrypt(payload)
    } catch (cause) {
      throw new OfficeError('package-recipient-wrong', { cause })
    }
  }
  const text = Buffer.from(plain).toString('utf8')
  try {
    const value: unknown = JSON.parse(text)
    if (canonicalJson(value) === text) return value
  } catch (cause) {
    throw new OfficeError('package-damaged', { cause })
  }
  throw new OfficeError('package-damaged')
}
