import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { certificates } from '../support/certificates'
import { cutLine } from '../support/cut-line'
import { ownServer } from '../support/receiving'
import { plainTus } from '../support/tus'
import { openPlayedOffice, refusal, withSql } from './support/play'
import { madeFile, target } from './support/uploads'

const today = '2024-05-20'

describe('by tus to any server', () => {
  it('a file arrives whole, once', async () => {
    const server = await plainTus()
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'https', url: server.url })
    const { uploads } = await played.head.call('exports.upload', {})
    expect(uploads).toMatchObject([{ state: 'sent', sent: 300_000, bytes: 300_000, error: null }])
    expect(await server.hashes()).toEqual([made.hash])
    expect((await played.head.call('exports.upload', {})).uploads).toEqual([])
  })

  it('a line cut at 100 random places: each time it goes on at the byte where it stopped', async () => {
    const server = await plainTus()
    const line = await cutLine(server.port)
    const played = await openPlayedOffice(today)
    const id = await target(played.admin, { kind: 'https', url: `http://127.0.0.1:${line.port}/files` })
    const length = 400_000
    const hashes: string[] = []
    while (line.cuts < 100) {
      const made = await madeFile(played, length)
      hashes.push(made.hash)
      for (;;) {
        line.cutAfter(600 + Math.floor(Math.random() * (length / 3)))
        const answer = await played.head.send('exports.upload', { id: made.id, targetId: id })
        if (answer.ok) break
        expect(answer.error.code).toBe('upload-line-cut')
      }
    }
    line.cutAfter(null)
    expect((await server.hashes()).sort()).toEqual(hashes.sort())
    // Begun anew each time, it would have been several times as much.
    expect(line.passed).toBeLessThan(hashes.length * length * 1.2)
  })
})

describe('a server that is not to be believed', () => {
  const days = { from: -2, until: 20 }
  it.each([
    ['its certificate has expired', 'expired', { from: -20, until: -2 }, 'IP:127.0.0.1'],
    ['its certificate is not valid yet', 'not-yet-valid', { from: 2, until: 20 }, 'IP:127.0.0.1'],
    ['its certificate is another host’s', 'other-host', days, 'DNS:other.example'],
    ['its certificate is of an authority unknown to the office', 'unknown-authority', days, 'IP:127.0.0.1']
  ])('%s', async (_name, reason, valid, host) => {
    const authority = await certificates()
    const stranger = await certificates()
    const server = await ownServer({ tls: await authority.issue(host, valid) })
    const played = await openPlayedOffice(today)
    await madeFile(played)
    const { ca } = reason === 'unknown-authority' ? stranger : authority
    await target(played.admin, { kind: 'https', url: server.url, ca })
    const error = await refusal(played.head.call('exports.upload', {}))
    expect(error).toMatchObject({ code: 'upload-certificate', data: { reason } })
    expect(await readdir(join(server.inbox, 'uploads'))).toEqual([])
    // Somebody has to look: the queue does not try by itself again.
    expect(await states(played.folder)).toEqual([
      { state: 'failed', error: 'upload-certificate', next_at: null }
    ])
  })

  it('no setting of the environment switches the check off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    const authority = await certificates()
    const server = await ownServer({ tls: await authority.issue('IP:127.0.0.1', days) })
    const played = await openPlayedOffice(today)
    await madeFile(played)
    await target(played.admin, { kind: 'https', url: server.url })
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({
      code: 'upload-certificate'
    })
  })

  it('with the region’s own authority a right certificate is believed', async () => {
    const authority = await certificates()
    const server = await ownServer({ tls: await authority.issue('IP:127.0.0.1', days) })
    const played = await openPlayedOffice(today)
    const made = await madeFile(played)
    await target(played.admin, { kind: 'https', url: server.url, ca: authority.ca })
    await played.head.call('exports.upload', {})
    expect(server.takes).toEqual([made.hash])
  })

  it('a server that speaks no TLS, one that is not there, a name that nobody has', async () => {
    const plain = await plainTus()
    const played = await openPlayedOffice(today)
    await madeFile(played)
    for (const [url, code] of [
      [`https://127.0.0.1:${plain.port}/files`, 'upload-certificate'],
      ['https://127.0.0.1:1/files', 'upload-refused'],
      ['https://komek.invalid/files', 'upload-host-unknown']
    ] as const) {
      const targetId = await target(played.admin, { kind: 'https', url })
      expect(await refusal(played.head.call('exports.upload', { targetId }))).toMatchObject({ code })
    }
  })

  it('no address without TLS is saved, but for this machine’s own', async () => {
    const { admin } = await openPlayedOffice(today)
    for (const url of [
      'http://region.example/files',
      'http://192.168.1.5/files',
      'http://127.0.0.1.example/files',
      'http://localhost@region.example/files',
      'ftp://127.0.0.1/files',
      'file:///etc/passwd',
      'https://user:secret@region.example/files',
      'files'
    ]) {
      const saved = refusal(admin.call('exports.saveTarget', { name: 'x', settings: { kind: 'https', url } }))
      expect(await saved, url).toMatchObject({ code: 'upload-address-malformed', field: 'settings.url' })
    }
    for (const url of [
      'http://localhost:1/files',
      'http://127.0.0.9/files',
      'http://[::1]:80/files',
      'https://x.kz'
    ])
      await target(admin, { kind: 'https', url })
  })
})

/** A server that answers every request alike. */
async function answering(status: number): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise((done) => server.close(() => done()))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/files`
}

describe('a server that refuses', () => {
  it.each([
    [401, 'failed'],
    [403, 'failed'],
    [413, 'failed'],
    [429, 'waiting'],
    [500, 'waiting'],
    [503, 'waiting']
  ])('%d: %s', async (status, state) => {
    const played = await openPlayedOffice(today)
    await madeFile(played)
    await target(played.admin, { kind: 'https', url: await answering(status) })
    const error = await refusal(played.head.call('exports.upload', {}))
    expect(error).toMatchObject({ code: 'upload-server', data: { status } })
    expect(await states(played.folder)).toMatchObject([{ state, error: 'upload-server' }])
  })

  it('a proxy that fails while it is asked for the offset does not make the upload begin anew', async () => {
    const server = await plainTus()
    const line = await cutLine(server.port)
    const played = await openPlayedOffice(today)
    const made = await madeFile(played, 400_000)
    const url = `http://127.0.0.1:${line.port}/files`
    const id = await target(played.admin, { kind: 'https', url })
    line.cutAfter(200_000)
    await played.head.send('exports.upload', {})
    const before = await uploadUrl(played.folder)
    expect(before).toMatch(/^http/)
    await withSql(played.folder, async (sql) =>
      sql.run('UPDATE upload_targets SET settings = ?', [
        JSON.stringify({ kind: 'https', url: await answering(503), ca: null })
      ])
    )
    await withSql(played.folder, async (sql) => sql.run('UPDATE uploads SET url = ?', [await answering(503)]))
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({ code: 'upload-server' })
    expect(await uploadUrl(played.folder)).not.toBeNull()
    await withSql(played.folder, (sql) => sql.run('UPDATE uploads SET url = ?', [before]))
    await withSql(played.folder, (sql) =>
      sql.run('UPDATE upload_targets SET settings = ? WHERE id = ?', [
        JSON.stringify({ kind: 'https', url, ca: null }),
        id
      ])
    )
    await played.head.call('exports.upload', {})
    expect(await server.hashes()).toEqual([made.hash])
  })

  it('a server that thinks the file is longer: begun anew, never taken for whole', async () => {
    const server = await plainTus()
    const played = await openPlayedOffice(today)
    const [one, other] = [await madeFile(played, 1000), await madeFile(played, 2000)]
    await target(played.admin, { kind: 'https', url: server.url })
    await played.head.call('exports.upload', { id: one.id })
    const url = await uploadUrl(played.folder)
    await withSql(played.folder, (sql) =>
      sql.run(
        `INSERT INTO uploads (export_id, target_id, state, url, bytes, attempts, queued_by, queued_at)
         VALUES (?, 1, 'waiting', ?, 2000, 1, 1, '2024-05-20T04:00:00.000Z')`,
        [other.id, url]
      )
    )
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({ code: 'upload-damaged' })
    await played.head.call('exports.upload', {})
    expect((await server.hashes()).sort()).toEqual([one.hash, other.hash].sort())
  })
})

const states = (folder: string): Promise<unknown[]> =>
  withSql(folder, (sql) => sql.all('SELECT state, error, next_at FROM uploads ORDER BY id'))

const uploadUrl = (folder: string): Promise<string | null> =>
  withSql(
    folder,
    async (sql) => (await sql.get<{ url: string | null }>('SELECT url FROM uploads ORDER BY id'))?.url ?? null
  )
