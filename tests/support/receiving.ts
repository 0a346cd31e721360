import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { usualLimits, type Limits } from '../../electron/region/server/limits'
import { startReceiving, type Receiving, type ReceivingOptions } from '../../electron/region/server/receiving'
import { temporaryFolder } from './database'

type AtEnd = (close: () => Promise<void>) => void

export interface OwnServer extends Receiving {
  port: number
  inbox: string
  /** SHA-256 of each file taken, as it lay there; the register keeps each once. */
  readonly register: Set<string>
  /** How often a file was taken, the same ones again among them. */
  readonly takes: string[]
}

/** Limits for tests: one address asks thousands of times in a minute. */
export const testLimits: Limits = { ...usualLimits, requestsAMinute: 1_000_000, spare: 0 }

/** The program's receiving server over a register in memory. */
export async function ownServer(
  options: Partial<Omit<ReceivingOptions, 'limits'>> & { limits?: Partial<Limits> } = {},
  atEnd: AtEnd = onTestFinished
): Promise<OwnServer> {
  const inbox = options.inbox ?? join(await temporaryFolder(atEnd), 'inbox')
  const register = new Set<string>()
  const takes: string[] = []
  const receiving = await startReceiving({
    host: '127.0.0.1',
    port: 0,
    tls: null,
    take: async (path) => {
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
      register.add(hash)
      takes.push(hash)
    },
    receipt: (hash) => Promise.resolve(register.has(hash) ? `receipt of ${hash}` : null),
    ...options,
    inbox,
    limits: { ...testLimits, ...options.limits }
  })
  atEnd(() => receiving.close())
  return { ...receiving, port: Number(new URL(receiving.url).port), inbox, register, takes }
}
