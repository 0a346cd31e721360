import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../support/child'
import { cutLine } from '../support/cut-line'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { ownServer } from '../support/receiving'
import { openPlayedOffice, withSql } from './support/play'
import { hashOfFile, madeFile, target } from './support/uploads'

const today = '2024-05-20'
const kills = 20

const folders: string[] = []
let program: string
let server: string

/** Bundles a program of the tests in a folder of its own. */
async function bundled(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  folders.push(folder)
  return bundleProgram(`tests/features/programs/${name}.ts`, folder)
}

beforeAll(async () => {
  program = await bundled('upload')
  server = await bundled('receive')
}, 60_000)

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

it(`${kills} kills of the sending program: it goes on where it was, and one record is registered`, async () => {
  const server = await ownServer()
  const line = await cutLine(server.port)
  const folder = await temporaryFolder()
  const steps: (() => Promise<void>)[] = []
  const played = await openPlayedOffice(today, {
    dataFolder: folder,
    atEnd: (step) => void steps.push(step)
  })
  // More than all the kills let pass: each at most 120 kB and what one reading of the socket holds beyond it, 64 kB.
  const length = kills * 184_000 + 500_000
  const made = await madeFile(played, length)
  await target(played.admin, { kind: 'https', url: `http://127.0.0.1:${line.port}/files` })
  for (const close of steps.reverse()) await close()
  for (let kill = 0; kill < kills; kill += 1) {
    const held = line.holdAfter(20_000 + Math.floor(Math.random() * 100_000))
    const child = startProgram(program, [folder, resourcesFolder])
    await held
    child.process.kill('SIGKILL')
    await child.gone
    expect(server.takes).toEqual([])
  }
  const last = startProgram(program, [folder, resourcesFolder])
  const said: string[] = []
  for (let next = await last.lines.next(); !next.done; next = await last.lines.next()) said.push(next.value)
  expect(said).toEqual(['open', 'sent'])
  expect(server.takes).toEqual([made.hash])
  expect(line.passed).toBeLessThan(length * 1.6)
}, 300_000)

it('5 kills of the receiving server: it has what it had, and the sender goes on there', async () => {
  const inbox = join(await temporaryFolder(), 'inbox')
  const played = await openPlayedOffice(today)
  const length = 1_500_000
  const made = await madeFile(played, length)
  let port = 0
  let sent = 0
  for (let kill = 0; kill <= 5; kill += 1) {
    const child = startProgram(server, [inbox, String(port)])
    const said = await child.lines.next()
    port = Number(new URL(String(said.value)).port)
    const line = await cutLine(port)
    const url = `http://127.0.0.1:${line.port}/files`
    if (kill === 0) await target(played.admin, { kind: 'https', url })
    // The same server by another line: the program keeps where to go on, not the way there.
    await withSql(played.folder, (sql) =>
      sql.run(`UPDATE upload_targets SET settings = ?`, [JSON.stringify({ kind: 'https', url, ca: null })])
    )
    await withSql(played.folder, (sql) =>
      sql.run(`UPDATE uploads SET url = ? || substr(url, instr(url, '/files') + 6)`, [url])
    )
    if (kill < 5) void line.holdAfter(200_000).then(() => child.process.kill('SIGKILL'))
    const answer = await played.head.send('exports.upload', {})
    expect(answer.ok).toBe(kill === 5)
    sent += line.passed
    child.process.kill('SIGKILL')
    await child.gone
  }
  const taken = (await readFile(join(inbox, 'register'), 'utf8')).trim().split('\n')
  // What came whole while the server was starting may be offered twice; the region's register keeps it once.
  expect(new Set(taken)).toEqual(new Set([made.hash]))
  expect(await hashOfFile(join(inbox, made.hash, made.fileName))).toBe(made.hash)
  expect(sent).toBeLessThan(length * 2)
})
