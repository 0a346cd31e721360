import { scrypt } from 'node:crypto'
import type { Identity, Recipient } from 'age-encryption'

// Of age's scrypt stanza: 2^17 asks 128 MB for about half a second, and Debian's age takes up to 2^22.
const workFactor = 17
const mostWork = 20
const label = 'age-encryption.org/v1/scrypt'

function derive(passphrase: string, salt: Uint8Array, logN: number): Promise<Buffer> {
  const N = 2 ** logN
  return new Promise((resolve, reject) => {
    const salted = Buffer.concat([Buffer.from(label), salt])
    // As UTF-8 in its composed form, so that the same word typed on another keyboard opens it.
    scrypt(passphrase.normalize('NFC'), salted, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

const noNonce = new Uint8Array(12)

/** age's own scrypt stanza; the library derives in this thread, which would stand still for a second, Node derives beside it. */
async function passphraseRecipient(passphrase: string): Promise<Recipient> {
  const { Stanza } = await import('age-encryption')
  const { chacha20poly1305 } = await import('@noble/ciphers/chacha')
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const key = await derive(passphrase, salt, workFactor)
  const saltText = Buffer.from(salt).toString('base64').replaceAll('=', '')
  return {
    wrapFileKey: (fileKey) => [
      new Stanza(['scrypt', saltText, String(workFactor)], chacha20poly1305(key, noNonce).encrypt(fileKey))
    ]
  }
}

async function passphraseIdentity(passphrase: string): Promise<Identity> {
  const { chacha20poly1305 } = await import('@noble/ciphers/chacha')
  return {
    unwrapFileKey: async (stanzas) => {
      const [kind, salt, logN] = stanzas[0]?.args ?? []
      const body = stanzas[0]?.body
      if (stanzas.length !== 1 || kind !== 'scrypt' || salt === undefined || body?.length !== 32) return null
      const work = /^[1-9]\d?$/.test(logN ?? '') ? Number(logN) : mostWork + 1
      if (work > mostWork) return null
      const key = await derive(passphrase, Buffer.from(salt, 'base64'), work)
      try {
        return chacha20poly1305(key, noNonce).decrypt(body)
      } catch {
        return null
      }
    }
  }
}

/** A text as an armored age file under a passphrase; Debian's `age -d` opens it. */
export async function sealWithPassphrase(text: string, passphrase: string): Promise<string> {
  const { armor, Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(await passphraseRecipient(passphrase))
  return armor.encode(await encrypter.encrypt(text))
}

async function decrypted(armored: string, identity: string | Identity): Promise<string | null> {
  const { armor, Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(armor.decode(armored), 'text')
  } catch {
    return null
  }
}

/** The text of such a file; `null` when the passphrase is another or it is no such file. */
export async function openWithPassphrase(armored: string, passphrase: string): Promise<string | null> {
  return await decrypted(armored, await passphraseIdentity(passphrase))
}

/** A text as an armored age file to an X25519 recipient, `age1…`. */
export async function encryptText(text: string, recipient: string): Promise<string> {
  const { armor, Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return armor.encode(await encrypter.encrypt(text))
}

/** The text of such a file by the first identity that opens it; `null` when none does. */
export async function decryptText(armored: string, identities: readonly string[]): Promise<string | null> {
  for (const identity of identities) {
    const text = await decrypted(armored, identity)
    if (text !== null) return text
  }
  return null
}
