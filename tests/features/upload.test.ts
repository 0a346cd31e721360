import { describe, expect, it } from 'vitest'
import { cutLine } from '../support/cut-line'
import { plainTus } from '../support/tus'
import { openPlayedOffice, refusal } from './support/play'
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
      for (let sent = 0; ;) {
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

  it('nobody there', async () => {
    const played = await openPlayedOffice(today)
    await madeFile(played)
    await target(played.admin, { kind: 'https', url: 'https://127.0.0.1:1/files' })
    expect(await refusal(played.head.call('exports.upload', {}))).toMatchObject({ code: 'upload-refused' })
  })
})
