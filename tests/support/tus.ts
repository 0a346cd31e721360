import { readdir } from 'node:fs/promises'
import { createServer as plainServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as secureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { onTestFinished } from 'vitest'
import { hashOfFile } from '../../electron/exchange/upload/folder'
import { temporaryFolder } from './database'

type AtEnd = (close: () => Promise<void>) => void

export interface PlainTus {
  url: string
  port: number
  folder: string
  /** SHA-256 of every file there, unfinished ones among them. */
  hashes(): Promise<string[]>
}

/** The plain `@tus/server`, as any host may run it: no receipts, no checks of ours. With `tls` it has a certificate. */
export async function plainTus({
  atEnd = onTestFinished,
  tls
}: { atEnd?: AtEnd; tls?: { certificate: string; key: string } } = {}): Promise<PlainTus> {
  const folder = await temporaryFolder(atEnd)
  const tus = new Server({
    path: '/files',
    datastore: new FileStore({ directory: folder }),
    // A client that was killed holds nothing up.
    lockDrainTimeout: 20
  })
  const take = (asked: IncomingMessage, answer: ServerResponse): void => void tus.handle(asked, answer)
  const server =
    tls === undefined ? plainServer(take) : secureServer({ cert: tls.certificate, key: tls.key }, take)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atEnd(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  const { port } = server.address() as AddressInfo
  return {
    ...{ url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/files`, port, folder },
    async hashes() {
      const names = (await readdir(folder)).filter((name) => !name.endsWith('.json'))
      return Promise.all(names.map((name) => hashOfFile(join(folder, name))))
    }
  }
}
