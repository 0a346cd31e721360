import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A real server that says it is PostgreSQL 9.6: a relay that changes its version number on the way back. */
export interface AgedPostgres {
  url: string
  stop(): Promise<void>
}

/** Puts the relay before the server of a connection string. */
export async function agedPostgres(url: string): Promise<AgedPostgres> {
  const { port, hostname } = new URL(url)
  const sockets = new Set<Socket>()
  const relay = createServer((client) => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.pipe(server)
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
    // The number has as many figures as before, so that no length of the protocol changes.
    server.on('data', (piece) =>
      client.write(
        Buffer.from(piece.toString('latin1').replace(/(?<!\d)1[4-9]0{2}\d{2}(?!\d)/g, '090624'), 'latin1')
      )
    )
  })
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done))
  const target = new URL(url)
  target.port = String((relay.address() as AddressInfo).port)
  return {
    url: target.href,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => relay.close(done))
    }
  }
}
