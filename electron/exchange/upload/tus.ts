import { createReadStream } from 'node:fs'
import type { Agent } from 'node:http'
import type { Readable } from 'node:stream'
import type { HttpRequest, HttpResponse, HttpStack, UploadOptions } from 'tus-js-client'
import { OfficeError } from '@shared/errors'
import { agentFor, callHttp, parseAddress, type HttpAnswer } from './http'
import { longestReceipt, type SendJob, type SettingsOf } from './send-job'

// A proxy on the way that gathers whole requests loses at most so much when the line breaks.
const pieceBytes = 4 * 1024 * 1024

// Of the receiving server: what came is not what was said, and it has thrown it away.
const sumDiffers = 460

export interface TusJob extends SendJob {
  /** Where the server keeps what has gone so far; `null` for a new upload. */
  uploadUrl: string | null
  /** Keeps that address; nothing is sent before it is kept. */
  keepUrl(url: string): Promise<void>
}

/**
 * Sends by the tus protocol and goes on at the byte where the server stopped: the server is asked, nothing is remembered.
 * @throws OfficeError `upload-*`, see `failure.ts`
 */
export async function sendByTus(job: TusJob, settings: SettingsOf<'https'>): Promise<void> {
  const { Upload } = await import('tus-js-client')
  const endpoint = parseAddress(settings.url)
  const agent = agentFor(endpoint, settings.ca)
  const failed: { error?: unknown } = {}
  const fail = (error: unknown): never => {
    failed.error ??= error
    throw error
  }
  try {
    await new Promise<void>((done, reject) => {
      let kept = Promise.resolve()
      const upload = new Upload(Buffer.alloc(0), {
        ...wholeFile(job),
        endpoint: endpoint.href,
        uploadUrl: job.uploadUrl,
        metadata: { filename: job.fileName, sha256: job.fileHash },
        chunkSize: pieceBytes,
        // The queue waits and tries again, across restarts.
        retryDelays: null,
        storeFingerprintForResuming: false,
        httpStack: stackOf(job, agent, fail),
        onUploadUrlAvailable: () => {
          upload.url = atSameServer(endpoint, upload.url)
          kept = job.keepUrl(upload.url)
        },
        onBeforeRequest: async (request) => {
          if (request.getMethod() === 'PATCH') await kept.catch(fail)
        },
        onAfterResponse: (request, response) => {
          judge(job, request, response, fail)
        },
        onProgress: (sent) => job.progress(sent),
        onSuccess: () => done(),
        onError: (error) => reject(failed.error ?? error)
      })
      const stop = (): void => {
        void upload.abort()
        reject(new OfficeError('cancelled'))
      }
      if (job.signal.aborted) stop()
      else job.signal.addEventListener('abort', stop, { once: true })
      upload.start()
    })
  } finally {
    agent.destroy()
  }
}

/** The file read piece by piece, each from its own place. */
function wholeFile(job: SendJob): Pick<UploadOptions, 'uploadSize' | 'fileReader'> {
  return {
    uploadSize: job.bytes,
    fileReader: {
      openFile: () =>
        Promise.resolve({
          size: job.bytes,
          slice: (start, end) => {
            const until = Math.min(end, job.bytes)
            const value = Object.assign(createReadStream(job.path, { start, end: until - 1 }), {
              size: until - start
            })
            return Promise.resolve({ value, done: until >= job.bytes })
          },
          close: () => undefined
        })
    }
  }
}

/** What a server behind a proxy calls itself does not matter; the file stays at the address that the office entered. */
function atSameServer(endpoint: URL, given: string | null): string {
  const url = new URL(given ?? endpoint.href)
  return new URL(`${url.pathname}${url.search}`, endpoint.origin).href
}

/** Stops where the client would begin anew or believe too much. */
function judge(
  job: SendJob,
  request: HttpRequest,
  response: HttpResponse,
  fail: (error: unknown) => never
): void {
  const status = response.getStatus()
  if (status === sumDiffers) fail(new OfficeError('upload-damaged', { data: { file: job.fileName } }))
  if (status === 507)
    fail(new OfficeError('upload-disk-full', { data: { folder: new URL(request.getURL()).host } }))
  const head = request.getMethod() === 'HEAD'
  const gone = head && (status === 404 || status === 410)
  if ((status < 200 || status > 299) && !gone) fail(new OfficeError('upload-server', { data: { status } }))
  if (head && !gone && response.getHeader('Upload-Length') !== String(job.bytes)) {
    fail(new OfficeError('upload-damaged', { data: { file: job.fileName } }))
  }
}

function stackOf(job: SendJob, agent: Agent, fail: (error: unknown) => never): HttpStack {
  return {
    getName: () => 'komek',
    createRequest: (method, url) => {
      const headers: Record<string, string> = {}
      const stopping = new AbortController()
      let progress: (sent: number) => void = () => undefined
      return {
        getMethod: () => method,
        getURL: () => url,
        setHeader: (name, value) => void (headers[name] = value),
        getHeader: (name) => headers[name],
        setProgressHandler: (handler) => void (progress = handler),
        getUnderlyingObject: () => null,
        abort: () => Promise.resolve(stopping.abort()),
        send: (body: (Readable & { size: number }) | null) =>
          callHttp({
            ...{ method, url, headers, agent, body, progress },
            ...(body === null ? {} : { length: body.size }),
            stall: job.stall,
            signal: stopping.signal
          })
            .then(responseOf)
            .catch(fail)
      }
    }
  }
}

function responseOf(answer: HttpAnswer): HttpResponse {
  return {
    getStatus: () => answer.status,
    getHeader: (name) => answer.headers[name.toLowerCase()]?.toString(),
    getBody: () => answer.body.toString('utf8'),
    getUnderlyingObject: () => null
  }
}

/** The region's receipt of a file, from the server that took it; `null` when there is none yet. */
export async function fetchReceipt(
  settings: SettingsOf<'https'>,
  fileHash: string,
  stall: number
): Promise<Buffer | null> {
  const endpoint = parseAddress(settings.url)
  const beside = endpoint.pathname.replace(/\/+$/, '').replace(/[^/]*$/, '')
  const url = new URL(`${beside}receipts/${fileHash}`, endpoint.origin).href
  const agent = agentFor(endpoint, settings.ca)
  try {
    const { status, body } = await callHttp({ method: 'GET', url, agent, stall })
    // A server without receipts answers whatever it likes to an address it does not know.
    return status === 200 && body.length <= longestReceipt ? body : null
  } finally {
    agent.destroy()
  }
}
