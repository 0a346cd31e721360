import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram, startProgram } from '../support/child'
import { cutLine } from '../support/cut-line'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { ownServer } from '../support/receiving'
import { openPlayedOffice } from './support/play'
import { madeFile, target } from './support/uploads'

const today = '2024-05-20'
const kills = 20

let programs: string
let program: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  program = await bundleProgram('tests/features/programs/upload.ts', programs)
}, 60_000)

afterAll(() => rm(programs, { recursive: true, force: true }))

it(`${kills} kills of the sending program: it goes on where it was, and one record is registered`, async () => {
  const server = await ownServer()
  const line = await cutLine(server.port)
  const folder = await temporaryFolder()
  const steps: (() => Promise<void>)[] = []
  const played = await openPlayedOffice(today, {
    dataFolder: folder,
    atEnd: (step) => void steps.push(step)
  })
  const length = 2_100_000
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
})
