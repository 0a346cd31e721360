import { copyFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { districtParty, regionParty, testPair, writeTestPackage } from '../support/package'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { trustedOffice } from '../support/region-office'
import { openScene, type Scene } from '../support/region-scene'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const cases: [code: string, make: (on: Scene) => Promise<string>][] = [
  ['package-replayed', ({ send }) => send({ sequence: 1, previous: null })],
  ['package-sequence-gap', ({ send }) => send({ sequence: 5 })],
  ['package-chain-broken', ({ send }) => send({ previous: 'a'.repeat(64) })],
  ['package-period-loaded', ({ send }) => send({ period: '2024-Q1' })],
  ['package-period-overlaps', ({ send }) => send({ period: '2024-02' })],
  ['package-period-kind', ({ send }) => send({ period: '2024-05' })],
  [
    'package-corrects-unknown',
    ({ send }) => send({ kind: 'correction', period: '2024-Q1', corrects: 'b'.repeat(64) })
  ],
  [
    'package-truncated',
    async ({ send }) => {
      const path = await send()
      const { length } = await readFile(path)
      await truncate(path, length - 1)
      return path
    }
  ],
  [
    'package-damaged',
    async ({ send }) => {
      const path = await send()
      const bytes = await readFile(path)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      await writeFile(path, bytes)
      return path
    }
  ],
  ['package-misaddressed', ({ send }) => send({ to: '750000000' })],
  [
    'package-malformed',
    async ({ region }) => {
      const path = join(region.inbox, 'x.komek')
      await writeFile(path, 'nothing of ours')
      return path
    }
  ],
  [
    'package-signer-unknown',
    async ({ region }) => {
      const stranger = await testPair('office')
      return writeTestPackage(region.inbox, [stranger, { ...stranger, ...region.keys }])
    }
  ],
  [
    'package-signature-wrong',
    // A trusted office that says it is another one.
    async ({ region, office }) => {
      const from = { ...districtParty, kato: '634600000' }
      return writeTestPackage(region.inbox, [office, { ...office, ...region.keys }], { head: { from } })
    }
  ],
  [
    'package-not-of-region',
    async ({ region }) => {
      const far = await trustedOffice(region, { ...districtParty, kato: '751100000' })
      return writeTestPackage(region.inbox, [far, { ...far, ...region.keys }])
    }
  ],
  ['package-recipient-wrong', async ({ send }) => send({}, {}, await testPair('region', regionParty))]
]
it.each(
  (['sqlite', 'postgres'] as const).flatMap((kind) =>
    cases.map(([code, make]) => [code, kind, make] as const)
  )
)(
  '%s on %s: nothing is loaded, the file is set aside with the reason, recorded once',
  async (code, kind, make) => {
    const on = await openScene({ postgres: kind === 'postgres' ? postgres : null })
    await on.send()
    await on.receive()
    const path = await make(on)
    const refused = await on.receive(path)
    expect(refused.packages[0]?.refusal, code).toBe(code)
    expect(refused, code).toMatchObject({ loaded: 0, already: 0, refused: 1 })
    const aside = join(on.region.inbox, 'set-aside')
    const files = await readdir(aside)
    const moved = files.find((name) => name.endsWith(basename(path))) ?? ''
    const reason = await readFile(join(aside, `${moved}.txt`), 'utf8')
    expect(reason.split('\n')[2]).toBe(code)
    expect(reason.split('\n')[1]).toBe(refused.packages[0]?.refusalText)
    const known = !['package-malformed', 'package-signer-unknown', 'package-signature-wrong'].includes(code)
    expect(files.includes(`${moved}.receipt`), code).toBe(known)
    const before = await on.region.snapshot()
    const again = join(on.region.inbox, 'again.komek')
    await copyFile(join(aside, moved), again)
    expect(await on.receive(again)).toMatchObject({ loaded: 0, refused: 1 })
    expect(await on.region.snapshot(), code).toEqual(before)
    const { rows } = await on.region.manager.call('region.packages', { state: 'loaded' })
    expect(rows).toHaveLength(1)
  }
)
