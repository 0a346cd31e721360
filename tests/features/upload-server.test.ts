import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { cutLine } from '../support/cut-line'
import { ownServer } from '../support/receiving'
import { openPlayedOffice, withSql } from './support/play'
import { hashOfFile, madeFile, target } from './support/uploads'

const today = '2024-05-20'
/** On a machine that does much else at the same time. */
const patient = { timeout: 60_000 }
describe("the region's receiving server", () => {
  it('takes a file once, however often it is sent, and answers its receipt', async () => {
    const server = await ownServer()
    const one = await openPlayedOffice(today)
    const made = await madeFile(one)
    await target(one.admin, { kind: 'https', url: server.url })
    await one.head.call('exports.upload', {})
    expect(server.takes).toEqual([made.hash])
    expect(await hashOfFile(join(server.inbox, made.hash, made.fileName))).toBe(made.hash)
    const receipt = await fetch(new URL(`/receipts/${made.hash}`, server.url))
    expect([receipt.status, await receipt.text()]).toEqual([200, `receipt of ${made.hash}`])
    expect((await fetch(new URL(`/receipts/${'0'.repeat(64)}`, server.url))).status).toBe(404)
    // As from a copy of the data folder that knows nothing of it.
    await withSql(one.folder, (sql) => sql.run(`UPDATE uploads SET state = 'failed', url = NULL`))
    await one.head.call('exports.upload', {})
    expect(server.takes).toEqual([made.hash, made.hash])
    expect([...server.register]).toEqual([made.hash])
  })

  it('a line cut at 100 random places: every file is whole and registered once', async () => {
    const server = await ownServer()
    const line = await cutLine(server.port)
    const played = await openPlayedOffice(today)
    await target(played.admin, { kind: 'https', url: `http://127.0.0.1:${line.port}/files` })
    const length = 400_000
    const hashes: string[] = []
    while (line.cuts < 100) {
      hashes.push((await madeFile(played, length)).hash)
      for (;;) {
        line.cutAfter(600 + Math.floor(Math.random() * (length / 3)))
        const answer = await played.head.send('exports.upload', {})
        if (answer.ok) break
        expect(answer.error.code).toBe('upload-line-cut')
      }
    }
    line.cutAfter(null)
    expect([...server.register].sort()).toEqual(hashes.sort())
    expect(line.passed).toBeLessThan(hashes.length * length * 1.2)
  })

  it('closed and begun again amid an upload it goes on with what it has', async () => {
    const first = await ownServer()
    const line = await cutLine(first.port)
    const played = await openPlayedOffice(today)
    const made = await madeFile(played, 1_000_000)
    await target(played.admin, { kind: 'https', url: `http://127.0.0.1:${line.port}/files` })
    line.cutAfter(600_000)
    await played.head.send('exports.upload', {})
    await first.close()
    expect(await played.head.send('exports.upload', {})).toMatchObject({ ok: false })
    const second = await ownServer({ inbox: first.inbox, port: first.port })
    const before = line.passed
    await played.head.call('exports.upload', {})
    expect(second.takes).toEqual([made.hash])
    expect(line.passed - before).toBeLessThan(600_000)
  })

  it('a whole file that was not taken is taken at the next start', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => told.mockRestore())
    const down = await ownServer({ take: () => Promise.reject(new Error('the store is away')) })
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'https', url: down.url })
    await played.head.call('exports.upload', {})
    expect((await fetch(new URL(`/receipts/${made.hash}`, down.url))).status).toBe(404)
    await down.close()
    const up = await ownServer({ inbox: down.inbox })
    await expect.poll(() => up.takes, patient).toEqual([made.hash])
  })
})

/** Begins an upload by hand; answers the status. */
async function begin(url: string, length: number | string, sha256: string): Promise<Response> {
  const metadata = `sha256 ${Buffer.from(sha256).toString('base64')}`
  return fetch(url, {
    method: 'POST',
    headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': String(length), 'Upload-Metadata': metadata }
  })
}

describe('what it refuses', () => {
  const hash = createHash('sha256').update('x').digest('hex')

  it.each([
    ['without a hash', 10, '', 400],
    ['with a hash that is a path', 10, '../../../../etc/passwd', 400],
    ['without a byte', 0, hash, 400],
    ['of a length that is none', 'ten', hash, 400],
    ['longer than allowed', 1001, hash, 413]
  ])('a file %s', async (_name, length, sha256, status) => {
    const server = await ownServer({ limits: { bytes: 1000 } })
    expect((await begin(server.url, length, sha256)).status).toBe(status)
    expect(await readdir(join(server.inbox, 'uploads'))).toEqual([])
  })

  it('a file that is not what was announced: it is thrown away and never registered', async () => {
    const server = await ownServer()
    const begun = await begin(server.url, 4, hash)
    const sent = await fetch(new URL(begun.headers.get('Location') ?? '', server.url), {
      method: 'PATCH',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream'
      },
      body: randomBytes(4)
    })
    expect(sent.status).toBe(460)
    expect(server.takes).toEqual([])
    expect(await readdir(join(server.inbox, 'uploads'))).toEqual([])
  })

  it('more uploads than it keeps, more than the disk holds, more requests than one address may send', async () => {
    const server = await ownServer({ limits: { unfinished: 2 } })
    const answers = [
      await begin(server.url, 5, hash),
      await begin(server.url, 5, hash),
      await begin(server.url, 5, hash)
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429])
    const full = await ownServer({ limits: { spare: Number.MAX_SAFE_INTEGER } })
    expect((await begin(full.url, 5, hash)).status).toBe(507)
    const busy = await ownServer({ limits: { requestsAMinute: 1 } })
    expect((await begin(busy.url, 5, hash)).status).toBe(201)
    expect((await begin(busy.url, 5, hash)).status).toBe(429)
  })

  it('whoever wants to read, list or leave its folder', async () => {
    const server = await ownServer()
    const begun = await begin(server.url, 4, hash)
    const location = begun.headers.get('Location') ?? ''
    for (const path of [
      location,
      '/files',
      '/',
      '/receipts',
      `/receipts/..%2f${hash}`,
      '/files/..%2f..%2fkomek.db'
    ]) {
      expect((await fetch(new URL(path, server.url))).status, path).toBe(404)
    }
    const head = await fetch(new URL('/files/..%2f..%2fkomek.db', server.url), {
      method: 'HEAD',
      headers: { 'Tus-Resumable': '1.0.0' }
    })
    expect(head.status).toBe(404)
    expect(begun.headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  it('an upload that nobody finished: it expires', async () => {
    const server = await ownServer({ limits: { keepUnfinished: 1 } })
    await begin(server.url, 4, hash)
    await server.close()
    const again = await ownServer({ inbox: server.inbox, limits: { keepUnfinished: 1 } })
    await expect.poll(() => readdir(join(again.inbox, 'uploads')), patient).toEqual([])
  })
})
