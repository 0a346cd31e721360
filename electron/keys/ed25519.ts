import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

// RFC 8410: what stands before the 32 bytes of a key in its DER form.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** A new Ed25519 key: its seed, 32 bytes as hexadecimal. */
export function makeSeed(): string {
  const der = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })
  return der.subarray(privatePrefix.length).toString('hex')
}

function privateKeyOf(seed: string): ReturnType<typeof createPrivateKey> {
  const key = Buffer.concat([privatePrefix, Buffer.from(seed, 'hex')])
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

/** The public half of a seed, 32 bytes as hexadecimal. */
export function publicOf(seed: string): string {
  const der = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' })
  return der.subarray(publicPrefix.length).toString('hex')
}

/** Signs with a seed; the key is parsed once. */
export function signerOf(seed: string): (bytes: Uint8Array) => Uint8Array {
  const key = privateKeyOf(seed)
  return (bytes) => sign(null, bytes, key)
}

/** Whether a signature (64 bytes) over the bytes was made with the private half of `signPublic` (hexadecimal). */
export function verifies(bytes: Uint8Array, signature: Uint8Array, signPublic: string): boolean {
  const key = Buffer.concat([publicPrefix, Buffer.from(signPublic, 'hex')])
  return verify(null, bytes, createPublicKey({ key, format: 'der', type: 'spki' }), signature)
}

/** SHA-256 as 64 lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
