import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type AtEnd = (close: () => Promise<void>) => void

/** A line to a server on this machine that breaks where the test says. */
export interface CutLine {
  port: number
  /** From the next connection on: how many bytes towards the server pass before everything breaks; `null` lets all pass. */
  cutAfter(bytes: number | null): void
  /** When so many more bytes have passed, holds the line still and says so; the rest goes on when the other end has gone. */
  holdAfter(bytes: number): Promise<void>
  /** How often it broke. */
  readonly cuts: number
  /** Bytes that have passed towards the server in all. */
  readonly passed: number
}

/** A TCP proxy in front of `port` on the loopback address. */
export async function cutLine(port: number, atEnd: AtEnd = onTestFinished): Promise<CutLine> {
  let left: number | null = null
  let hold: { at: number; reached(): void } | null = null
  let cuts = 0
  let passed = 0
  const open = new Set<Socket>()
  const server: Server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    const ends = [client, upstream]
    for (const end of ends) {
      open.add(end)
      end.setNoDelay(true)
      end.on('error', () => undefined)
      end.on('close', () => {
        open.delete(end)
        for (const other of ends) other.destroy()
      })
    }
    upstream.pipe(client)
    client.on('data', (chunk: Buffer) => {
      const passes = left === null ? chunk : chunk.subarray(0, left)
      if (left !== null) left -= passes.length
      passed += passes.length
      if (hold !== null && passed >= hold.at) {
        client.pause()
        hold.reached()
        hold = null
      }
      upstream.write(passes, () => {
        if (left !== 0) return
        left = null
        cuts += 1
        // Closed in order towards the server, so that what passed is not thrown away with the reset.
        upstream.end()
        client.destroy()
      })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atEnd(async () => {
    for (const end of open) end.destroy()
    await new Promise((done) => server.close(done))
  })
  return {
    port: (server.address() as AddressInfo).port,
    cutAfter: (bytes) => void (left = bytes),
    holdAfter: (bytes) => new Promise((reached) => (hold = { at: passed + bytes, reached })),
    get cuts() {
      return cuts
    },
    get passed() {
      return passed
    }
  }
}
