import type { KeyCard } from '@shared/exchange/envelope'
import type { PrivateHalves } from './pair'

/** A pair of keys whose private halves are open in this run. */
export interface OpenPair {
  id: number
  fingerprint: string
  card: KeyCard
  /** Ed25519 over the bytes: 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array
  /** `AGE-SECRET-KEY-1…` */
  identity: string
  /** For a backup. */
  halves: PrivateHalves
}

/** The own private keys of this run: opened through the system's keeper of secrets, or by a passphrase. */
export class KeyRing {
  private readonly pairs = new Map<number, OpenPair>()
  private readonly lost = new Set<number>()

  /** Keeps an opened pair for the rest of the run. */
  add(pair: OpenPair): void {
    this.pairs.set(pair.id, pair)
  }

  /** Remembers that a former pair can be opened no more, so that nobody is asked for its passphrase. */
  lose(id: number): void {
    this.lost.add(id)
  }

  isLost(id: number): boolean {
    return this.lost.has(id)
  }

  /** An opened pair by its number. */
  get(id: number): OpenPair | undefined {
    return this.pairs.get(id)
  }
}
