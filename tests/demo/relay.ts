import { connect, createServer, type Socket } from 'node:net'

/** A line to the region's server that sees to it that the server dies on the way. */
export interface Relay {
  url: string
  close(): Promise<void>
}

/**
 * Hands bytes on to the server at `port`; each time so many have gone up, up to `deaths` times, it has the server killed and
 * started anew (`die`), the line being cut meanwhile.
 */
export async function startRelay(
  port: number,
  bytesToDeath: number,
  deaths: number,
  die: () => Promise<void>
): Promise<Relay> {
  const lines = new Set<Socket>()
  let gone = 0
  let left = deaths
  let down = false
  const cut = (): void => {
    for (const line of lines) line.destroy()
    lines.clear()
  }
  const server = createServer((client) => {
    if (down) return void client.destroy()
    const upstream = connect(port, '127.0.0.1')
    for (const line of [client, upstream]) {
      lines.add(line)
      line.on('error', () => undefined)
      line.on('close', () => {
        lines.delete(line)
        client.destroy()
        upstream.destroy()
      })
    }
    upstream.pipe(client)
    client.on('data', (chunk: Buffer) => {
      upstream.write(chunk)
      gone += chunk.length
      if (left === 0 || down || gone < bytesToDeath) return
      gone = 0
      left -= 1
      down = true
      // What has come in is left to reach the server's disk before it dies.
      upstream.end(() => {
        cut()
        void die().then(() => (down = false))
      })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close: () => {
      cut()
      return new Promise((done) => server.close(() => done()))
    }
  }
}
