import { randomBytes } from 'node:crypto'
import { mkdir, readdir, statfs } from 'node:fs/promises'
import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse
} from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Server as TusServer, Upload } from '@tus/server'
import { OfficeError } from '@shared/errors'
import { Finisher } from './finisher'
import { plainName } from './inbox'
import { Visits, type Limits } from './limits'

export interface ReceivingOptions {
  /** Folder of what came in: `uploads/` under way, then a folder by the hash of each whole file. */
  inbox: string
  host: string
  /** 0 takes a free one. */
  port: number
  tls: { certificate: string; key: string } | null
  limits: Limits
  /** Takes a whole file; a second time it changes nothing. */
  take(path: string): Promise<unknown>
  /** The receipt of a file by its SHA-256, `null` when there is none. */
  receipt(fileHash: string): Promise<string | null>
}

/** A listening server. */
export interface Receiving {
  url: string
  close(): Promise<void>
}

const tusPath = '/files'
const receiptPath = /^\/receipts\/([0-9a-f]{64})$/
const tusMethods = new Set(['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'])
const loopback = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/

/**
 * Listens for files by the tus protocol and answers receipts.
 * @throws OfficeError `server-loopback-only`, `server-certificate`, `server-port-taken`, `server-host-unknown`
 */
export async function startReceiving(options: ReceivingOptions): Promise<Receiving> {
  const { host, tls } = options
  if (tls === null && !loopback.test(host))
    throw new OfficeError('server-loopback-only', { field: 'host', data: { host } })
  const desk = await openDesk(options)
  const server = makeServer(tls, (request, response) => desk.answer(request, response))
  guard(server, options.limits)
  await listen(server, options)
  desk.begin()
  const { port } = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `${tls === null ? 'http' : 'https'}://${name}:${port}${tusPath}`,
    close: async () => {
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
      await desk.end()
    }
  }
}

function makeServer(tls: ReceivingOptions['tls'], listener: RequestListener): Server {
  if (tls === null) return createPlain(listener)
  try {
    return createSecure({ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' }, listener)
  } catch (cause) {
    throw new OfficeError('server-certificate', { field: 'certificate', cause })
  }
}

/** A bad line is slow, so a request may take its time; what says nothing at all does not hold a place. */
function guard(server: Server, limits: Limits): void {
  server.requestTimeout = 0
  server.headersTimeout = 20_000
  server.setTimeout(limits.silence)
  server.maxConnections = limits.connections
  server.on('clientError', (_error, socket) => socket.destroy())
}

function listen(server: Server, { host, port }: ReceivingOptions): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
        fail(new OfficeError('server-port-taken', { field: 'port', data: { port }, cause: error }))
      else fail(new OfficeError('server-host-unknown', { field: 'host', data: { host }, cause: error }))
    })
    server.listen(port, host, done)
  })
}

interface Desk {
  answer(request: IncomingMessage, response: ServerResponse): void
  /** Takes what came whole before the last end of the program. */
  begin(): void
  end(): Promise<void>
}

async function openDesk(options: ReceivingOptions): Promise<Desk> {
  const { inbox, limits } = options
  const [{ Server: Tus }, { FileStore: Store }] = await Promise.all([
    import('@tus/server'),
    import('@tus/file-store')
  ])
  const uploads = join(inbox, 'uploads')
  await mkdir(uploads, { recursive: true })
  const store = new Store({ directory: uploads, expirationPeriodInMilliseconds: limits.keepUnfinished })
  const finish = new Finisher(inbox, store, limits, options.take)
  const tus = new Tus({
    path: tusPath,
    datastore: store,
    maxSize: limits.bytes,
    relativeLocation: true,
    // No page of a browser has any business here.
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    lockDrainTimeout: 500,
    // The address of an upload is the only key to it.
    namingFunction: () => randomBytes(24).toString('hex'),
    onUploadCreate: (_request, upload) => admit(upload, uploads, limits),
    onUploadFinish: async (_request, upload) => {
      await finish.one(upload)
      return {}
    }
  })
  const visits = new Visits(limits.requestsAMinute)
  const sweeping = setInterval(() => void store.deleteExpired().catch(() => undefined), 60 * 60_000)
  sweeping.unref()
  return {
    answer: (request, response) => {
      if (visits.tooMany(request.socket.remoteAddress ?? '')) end(response, 429)
      else route({ options, tus, finish }, request, response)
    },
    begin: () => {
      store
        .deleteExpired()
        .then(() => finish.left())
        .catch((error: unknown) => console.error('files that came before:', error))
    },
    end: async () => {
      clearInterval(sweeping)
      await finish.settled()
    }
  }
}

function end(response: ServerResponse, status: number, body = ''): void {
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(body)
}

interface Behind {
  options: ReceivingOptions
  tus: TusServer
  finish: Finisher
}

function route({ options, tus, finish }: Behind, request: IncomingMessage, response: ServerResponse): void {
  const [path = ''] = (request.url ?? '').split('?')
  const method = request.method ?? ''
  const asked = receiptPath.exec(path)?.[1]
  const failed = (error: unknown): void => {
    console.error('the receiving server:', error)
    if (response.headersSent) response.destroy()
    else end(response, 500)
  }
  if (method === 'GET' && asked !== undefined) {
    options.receipt(asked).then((receipt) => {
      if (receipt === null) finish.again(asked)
      end(response, receipt === null ? 404 : 200, receipt ?? '')
    }, failed)
  } else if (tusMethods.has(method) && (path === tusPath || path.startsWith(`${tusPath}/`))) {
    tus.handle(request, response).catch(failed)
  } else end(response, 404)
}

/** Whether a new file may be begun. @throws what `@tus/server` answers: {status_code, body} */
async function admit(
  upload: Upload,
  uploads: string,
  limits: Limits
): Promise<{ metadata?: Upload['metadata'] }> {
  const { size, metadata } = upload
  const hash = metadata?.sha256 ?? ''
  const refuse = (status_code: number, body: string): never => {
    throw Object.assign(new Error(body), { status_code, body: `${body}\n` })
  }
  if (size === undefined || size === 0) refuse(400, 'Upload-Length required')
  if (!/^[0-9a-f]{64}$/.test(hash)) refuse(400, 'sha256 of the file required')
  if ((await readdir(uploads)).length >= limits.unfinished * 2) refuse(429, 'Too many uploads')
  const room = await statfs(uploads)
  if (room.bavail * room.bsize < (size ?? 0) + limits.spare) refuse(507, 'No room')
  return { metadata: { sha256: hash, filename: plainName(metadata?.filename ?? '', hash) } }
}
