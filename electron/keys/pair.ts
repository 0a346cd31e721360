import { z } from 'zod'
import { canonicalJson } from '@shared/domain/canonical-json'
import type { KeyCard } from '@shared/exchange/envelope'
import { fingerprintOf, followedBytes, writeCard } from './card'
import { makeSeed, publicOf, signerOf } from './ed25519'
import type { OpenPair } from './key-ring'

/** Both private halves: as they are sealed, and as a backup holds them. */
export const privateShape = z.strictObject({
  /** Ed25519 seed, 32 bytes, hexadecimal. */
  sign: z.string().regex(/^[0-9a-f]{64}$/),
  receive: z.string().regex(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
})
export type PrivateHalves = z.infer<typeof privateShape>

export interface NewPair {
  card: KeyCard
  cardText: string
  fingerprint: string
  halves: PrivateHalves
}

/** The text that is sealed. */
export function privateText(halves: PrivateHalves): string {
  return canonicalJson(halves)
}

/** The X25519 recipient of an identity, `age1…`. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption')
  return await identityToRecipient(identity)
}

/** A new pair of keys of a party; signed by the former pair when there was one, so that whoever trusts that takes this. */
export async function makePair(
  kind: KeyCard['kind'],
  party: KeyCard['party'],
  made: string,
  former: OpenPair | null
): Promise<NewPair> {
  const { generateX25519Identity } = await import('age-encryption')
  const halves: PrivateHalves = { sign: makeSeed(), receive: await generateX25519Identity() }
  const bare: KeyCard = {
    kind,
    party,
    sign: publicOf(halves.sign),
    receive: await recipientOf(halves.receive),
    made,
    follows: null
  }
  const card: KeyCard =
    former === null
      ? bare
      : {
          ...bare,
          follows: {
            signer: former.fingerprint,
            signature: Buffer.from(former.sign(followedBytes(bare))).toString('hex')
          }
        }
  return { card, cardText: writeCard(card), fingerprint: fingerprintOf(card), halves }
}

/** A pair that can sign and receive in this run. */
export function openedPair(id: number, card: KeyCard, halves: PrivateHalves): OpenPair {
  const { sign, receive } = halves
  return { id, fingerprint: fingerprintOf(card), card, sign: signerOf(sign), identity: receive, halves }
}
