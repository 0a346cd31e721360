import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import { cardMark, cardShape, type KeyCard } from '@shared/exchange/envelope'
import { fingerprintSource } from '@shared/exchange/fingerprint'
import { sha256, verifies } from './ed25519'

/** The card as one line of text. */
export function writeCard(card: KeyCard): string {
  return `${cardMark} ${canonicalJson(card)}`
}

/**
 * A card from its text, as it was pasted or read from a QR code.
 * @throws OfficeError `key-card-malformed`
 */
export function readCard(text: string): KeyCard {
  const line = text.trim()
  const malformed = (cause?: unknown): OfficeError =>
    new OfficeError('key-card-malformed', { field: 'card', cause })
  if (!line.startsWith(`${cardMark} `)) throw malformed()
  let value: unknown
  try {
    value = JSON.parse(line.slice(cardMark.length + 1))
  } catch (error) {
    throw malformed(error)
  }
  const parsed = cardShape.safeParse(value)
  if (!parsed.success) throw malformed(parsed.error)
  if (writeCard(parsed.data) !== line) throw malformed()
  return parsed.data
}

/** What a person compares: whose keys, and both of them. */
export function fingerprintOf(card: Pick<KeyCard, 'kind' | 'party' | 'sign' | 'receive'>): string {
  return sha256(fingerprintSource(card))
}

/** What the former key signs for the next card. */
export function followedBytes(card: KeyCard): Uint8Array {
  const rest: Partial<KeyCard> = { ...card }
  delete rest.follows
  return Buffer.from(canonicalJson(rest))
}

/** Whether the card was signed by the former key it names. */
export function followsKey(card: KeyCard, former: { fingerprint: string; signPublic: string }): boolean {
  const { follows } = card
  if (follows?.signer !== former.fingerprint) return false
  return verifies(followedBytes(card), Buffer.from(follows.signature, 'hex'), former.signPublic)
}
