import { copyFile, cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { OutputOf } from '@shared/contract'
import { temporaryFolder } from '../support/database'
import { introduce } from '../support/demo-region'
import { writeAssignedOffice } from '../support/generated-office'
import { resourcesFolder } from '../support/office'
import { districtParty } from '../support/package'
import { bundledWorker } from '../support/pdf-worker'
import { openRegionOffice, testSeal, type RegionOffice } from '../support/region-office'
import { openPlayedOffice, withSql, type PlayedOffice } from './support/play'

const party = { ...districtParty, nameKk: 'Глубокое ауданының бөлімі' }

/** The office of a data folder on a day, for as long as the work takes. */
async function inOffice<T>(
  folder: string,
  day: string,
  work: (office: PlayedOffice) => Promise<T>
): Promise<T> {
  const close: (() => Promise<void>)[] = []
  const office = await openPlayedOffice(day, {
    ...{ dataFolder: folder, seal: testSeal, workerUrl: await bundledWorker() },
    atEnd: (step) => void close.push(step)
  })
  try {
    return await work(office)
  } finally {
    for (const step of close.reverse()) await step()
  }
}

type Made = OutputOf<'exports.build'>

/** Makes the file of a quarter and lays it into the region's inbox. */
async function send(region: RegionOffice, folder: string, day: string, period: string): Promise<Made> {
  const made = await inOffice(folder, day, (office) => office.head.call('exports.build', { period }))
  await copyFile(made.path, join(region.inbox, `${made.fileHash.slice(0, 8)}-${made.fileName}`))
  return made
}

const asideOf = async ({ inbox }: RegionOffice): Promise<string> => {
  const folder = join(inbox, 'set-aside')
  const name = (await readdir(folder)).find((one) => one.endsWith('.komek')) ?? ''
  return join(folder, name)
}

/** The office takes the receipt that lies beside the file. */
async function answer(folder: string, day: string, path: string): Promise<Made['receipt']> {
  const content = (await readFile(`${path}.receipt`)).toString('base64')
  const view = await inOffice(folder, day, (office) => office.head.call('exports.receipt', { content }))
  return view.receipt
}

it('an office whose data came back from a backup learns the way out by the receipt, and goes on by it', async () => {
  const region = await openRegionOffice({ day: '2025-02-01' })
  const folder = await temporaryFolder()
  await writeAssignedOffice(folder, resourcesFolder, { families: 6, seed: 5, quarter: '2024-Q2' })
  await inOffice(folder, '2024-07-04', (office) => introduce(region, office, party))
  await send(region, folder, '2024-07-05', '2024-Q2')
  const backup = await temporaryFolder()
  await cp(folder, backup, { recursive: true })
  const lost = await send(region, folder, '2024-10-05', '2024-Q3')
  expect(await region.manager.call('region.receive', {})).toMatchObject({ loaded: 2, refused: 0 })

  // The computer broke; what the office has now knows of one file only.
  const again = await send(region, backup, '2024-10-20', '2024-Q3')
  expect(again).toMatchObject({ sequence: lost.sequence, kind: 'period' })
  expect(again.fileHash).not.toBe(lost.fileHash)
  expect(await region.manager.call('region.receive', {})).toMatchObject({ loaded: 0, refused: 1 })
  const aside = await asideOf(region)
  const refused = await answer(backup, '2024-10-21', aside)
  expect(refused).toMatchObject({ accepted: false, refusal: 'package-replayed' })
  expect(refused?.refusalText).toContain('попросите областной центр разрешить новое начало')

  await region.head.call('region.allowBeginning', { office: party.kato, reason: 'Копия от 5 июля' })
  expect(await region.manager.call('region.receive', { path: aside })).toMatchObject({ loaded: 1 })
  expect(await answer(backup, '2024-10-22', aside)).toMatchObject({ accepted: true, rows: again.rows })
  await withSql(backup, (sql) => sql.run(`UPDATE payments SET state = 'listed'`))
  const correction = await send(region, backup, '2024-10-25', '2024-Q2')
  expect(correction).toMatchObject({ sequence: 3, kind: 'correction' })
  expect(await send(region, backup, '2025-01-10', '2024-Q4')).toMatchObject({ sequence: 4 })
  expect(await region.manager.call('region.receive', {})).toMatchObject({ loaded: 2, refused: 0 })
  const { rows } = await region.manager.call('region.packages', { state: 'loaded' })
  expect(rows.map(({ period, fileHash }) => [period, fileHash === lost.fileHash]).sort()).toEqual([
    ['2024-Q2', false],
    ['2024-Q3', false],
    ['2024-Q4', false]
  ])
}, 120_000)
