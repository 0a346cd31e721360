import { existsSync, readFileSync } from 'node:fs'
import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http'
import { Agent, request as secureRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { rootCertificates } from 'node:tls'
import { OfficeError } from '@shared/errors'
import { lineFailure } from './failure'

// Far above any answer of a tus server and any receipt.
const longestAnswer = 1_000_000

// Where Linux systems keep the authorities that their owner trusts, an office's own among them.
const systemBundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt']

const loopback = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/

/**
 * An address that files may be sent to: https, or http to this very machine.
 * @throws OfficeError `upload-address-malformed`
 */
export function parseAddress(text: string, field?: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const spoken = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname))
  if (url === null || !spoken || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new OfficeError('upload-address-malformed', {
      ...(field === undefined ? {} : { field }),
      data: { url: text.slice(0, 120) }
    })
  }
  return url
}

/** One line to one server; the certificate is always checked, against the given authority or the system's. */
export function agentFor(url: URL, ca: string | null): PlainAgent {
  if (url.protocol === 'http:') return new PlainAgent({ keepAlive: true, maxSockets: 1 })
  const bundle = systemBundles.find(existsSync)
  const trusted = ca ?? [...rootCertificates, ...(bundle === undefined ? [] : [readFileSync(bundle, 'utf8')])]
  // Said outright, so that no setting of the environment can switch the check off.
  return new Agent({
    keepAlive: true,
    maxSockets: 1,
    ca: trusted,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2'
  })
}

export interface HttpCall {
  method: string
  url: string
  headers?: Readonly<Record<string, string>>
  agent: PlainAgent
  /** Milliseconds without a byte after which the line counts as cut. */
  stall: number
  body?: Readable | null
  /** Bytes of the body, told to the server. */
  length?: number
  signal?: AbortSignal
  progress?(sent: number): void
}

export interface HttpAnswer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/**
 * One request; follows no redirection, so a file goes only where the office sent it.
 * @throws OfficeError `upload-host-unknown`, `upload-refused`, `upload-line-cut`, `upload-certificate` {reason}
 */
export function callHttp(call: HttpCall): Promise<HttpAnswer> {
  const url = new URL(call.url)
  const { body = null } = call
  return new Promise((done, fail) => {
    const give = (error: unknown): void => {
      body?.destroy()
      request.destroy()
      fail(lineFailure(error, url.host) as Error)
    }
    const send = url.protocol === 'https:' ? secureRequest : plainRequest
    const request = send(url, {
      method: call.method,
      agent: call.agent,
      headers: {
        ...call.headers,
        ...(call.length === undefined ? {} : { 'Content-Length': String(call.length) })
      },
      ...(call.signal === undefined ? {} : { signal: call.signal })
    })
    request.setTimeout(call.stall, () =>
      give(new OfficeError('upload-line-cut', { data: { host: url.host } }))
    )
    request.on('error', give)
    request.on('response', (response) => {
      collect(response)
        .then((answer) => {
          done(answer)
          // An answer before the end of what is sent is a refusal: the rest would be sent for nothing.
          body?.destroy()
          if (!request.writableFinished) request.destroy()
        })
        .catch(give)
    })
    if (body === null) request.end()
    else pour(body, request, call.progress ?? (() => undefined), give)
  })
}

function pour(
  body: Readable,
  request: ReturnType<typeof plainRequest>,
  progress: (sent: number) => void,
  give: (error: unknown) => void
): void {
  let sent = 0
  body.on('data', (chunk: Buffer) => {
    sent += chunk.length
    progress(sent)
  })
  body.on('error', give)
  body.pipe(request)
}

async function collect(response: IncomingMessage): Promise<HttpAnswer> {
  const parts: Buffer[] = []
  let length = 0
  const status = response.statusCode ?? 0
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length
    if (length > longestAnswer) throw new OfficeError('upload-server', { data: { status } })
    parts.push(part)
  }
  return { status, headers: response.headers, body: Buffer.concat(parts) }
}
