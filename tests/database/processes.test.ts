import { beforeAll, afterAll, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../electron/database/database'
import { checkDatabase } from '../../electron/database/check'
import { verifyJournal } from '../../electron/database/journal'
import { bundleProgram, startProgram } from '../support/child'
import { temporaryFolder, testNow } from '../support/database'
import { decisionSchema, months } from './programs/schema'

const kills = 20

let programs: string
let decide: string

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'komek-programs-'))
  decide = await bundleProgram('tests/database/programs/decide.ts', programs)
})

afterAll(() => rm(programs, { recursive: true, force: true }))

function open(folder: string): ReturnType<typeof openDatabase> {
  return openDatabase({ folder, migrations: [decisionSchema], now: testNow })
}

/** Lets the program acknowledge a number of decisions, kills it and returns the last number that it said. */
async function killAfter(folder: string, acknowledged: number): Promise<number> {
  const child = startProgram(decide, [folder])
  let last = 0
  for (let line = await child.lines.next(); !line.done; line = await child.lines.next()) {
    last = Number(line.value)
    acknowledged -= 1
    if (acknowledged === 0) child.process.kill('SIGKILL')
  }
  await child.gone
  return last
}

it(`kill -9 in the middle of writing, ${kills} times: all that was acknowledged is there, nothing is half there`, async () => {
  const folder = await temporaryFolder()
  for (let round = 0; round < kills; round += 1) {
    const acknowledged = await killAfter(folder, 1 + ((round * 7) % 23))
    const database = await open(folder)
    await database.read(async (tx) => {
      const decisions = await tx.get('SELECT count(*) AS count, max(id) AS last FROM decision')
      const last = (decisions as { last: number }).last
      expect(last).toBeGreaterThanOrEqual(acknowledged)
      expect(decisions).toEqual({ count: last, last })
      const whole = await tx.get(
        'SELECT count(*) AS count FROM (SELECT 1 FROM payment GROUP BY decision_id HAVING count(*) = ?)',
        [months]
      )
      expect(whole).toEqual({ count: last })
      expect(await tx.get('SELECT count(*) AS count FROM payment')).toEqual({ count: last * months })
      expect(await verifyJournal(tx)).toMatchObject({ ok: true, rows: last })
      expect(await checkDatabase(tx)).toEqual([])
    })
    await database.close()
  }
}, 120_000)

it('a second process is refused, and let in as soon as the first one is killed', async () => {
  const folder = await temporaryFolder()
  const child = startProgram(decide, [folder, 'hold'])
  expect((await child.lines.next()).value).toBe('open')
  await expect(open(folder)).rejects.toMatchObject({ code: 'data-file-in-use', data: { folder } })
  child.process.kill('SIGKILL')
  await child.gone
  await (await open(folder)).close()
})

it('so is a second opening in the same process', async () => {
  const folder = await temporaryFolder()
  const first = await open(folder)
  await expect(open(folder)).rejects.toMatchObject({ code: 'data-file-in-use' })
  await first.close()
  await (await open(folder)).close()
})
