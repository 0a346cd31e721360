import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What deriving a key costs: memory is 128 · N · r bytes, p times over. */
export interface PasswordCost {
  N: number
  r: number
  p: number
}

/** OWASP Password Storage Cheat Sheet: scrypt with N=2^16 (64 MiB), r=8, p=2. */
export const strongCost: PasswordCost = { N: 2 ** 16, r: 8, p: 2 }

const maxmem = 256 * 1024 * 1024
const keyLength = 32

function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { ...cost, maxmem }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

/** Passwords as an office stores and checks them. The cost is stored with each, so one written at another cost is still checked. */
export class Passwords {
  #cost: PasswordCost
  #decoy: Promise<string> | undefined

  constructor(cost: PasswordCost) {
    this.#cost = cost
  }

  /** The stored form of a password: `scrypt$N$r$p$salt$key`. */
  async hash(password: string): Promise<string> {
    const { N, r, p } = this.#cost
    const salt = randomBytes(16)
    const key = await derive(password, salt, this.#cost)
    return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
  }

  /** Whether the password is the stored one, in constant time. */
  async verify(password: string, stored: string): Promise<boolean> {
    const [scheme, N, r, p, salt, key] = stored.split('$')
    if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
    const expected = Buffer.from(key, 'base64url')
    const cost = { N: Number(N), r: Number(r), p: Number(p) }
    const actual = await derive(password, Buffer.from(salt, 'base64url'), cost)
    return actual.length === expected.length && timingSafeEqual(actual, expected)
  }

  /** A stored password nobody has: an unknown login takes as long as a known one. */
  decoy(): Promise<string> {
    this.#decoy ??= this.hash(randomBytes(16).toString('hex'))
    return this.#decoy
  }
}
