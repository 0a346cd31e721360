import { fc } from '../support/fast-check'
import { expect, it } from 'vitest'
import { spanOf } from '@shared/reports/period'
import { Call } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { readFigures, type PeriodFigures } from '../../electron/reports/figures'
import { loadedPackages, regionSource } from '../../electron/reports/region-queries'
import { postgresStore } from '../../electron/region/postgres-store'
import { sqliteStore } from '../../electron/region/sqlite-store'
import type { RegionStore } from '../../electron/region/store'
import { temporaryFolder } from '../support/database'
import { resourcesFolder } from '../support/office'
import { startPostgres } from '../support/postgres'
import { anyOffice, type OfficeModel } from './support/report-model'
import { loadRegion } from './support/report-packages'
import { atEndOfFile } from './support/play'

const atEnd = atEndOfFile()

async function openStores(): Promise<RegionStore[]> {
  const postgres = await startPostgres()
  atEnd(() => postgres.stop())
  const { services, close } = await openServices({
    ...{
      dataFolder: await temporaryFolder(atEnd),
      resourcesFolder,
      version: '0.0.0-test',
      emit: () => undefined
    }
  })
  atEnd(close)
  const session = { door: 'headless', user: null, locked: false, locale: 'ru' } as const
  const call = new Call('region.receive', services, session)
  const stores = [sqliteStore(call), await postgresStore(call, await postgres.newDatabase())]
  for (const store of stores) atEnd(() => store.close())
  return stores
}

const job = { signal: new AbortController().signal, progress: () => undefined, check: () => undefined }
const note = { subjectKind: 'package', subjectId: null }
const tables = ['decisions', 'members', 'payments', 'hand_outs', 'services', 'packages'] as const

function fill(store: RegionStore, models: readonly OfficeModel[]): Promise<void> {
  return store.write(async (writer, tell) => {
    for (const table of tables) await writer.db.deleteFrom(`region_${table}`).execute()
    await loadRegion(writer, models)
    tell(note)
  })
}

function figuresOf(store: RegionStore, period: string): Promise<PeriodFigures> {
  return store.read(async (db) => {
    const packages = (await loadedPackages(db)).map(({ id }) => id)
    return await readFigures(db, regionSource(packages), spanOf(period), job, () => undefined)
  })
}

/** Rows in an order of their own, since a database answers groups in any. */
function sorted({ paid, people, decided, handed, services, unpaid }: PeriodFigures) {
  const inOrder = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
  return {
    ...{ paid: inOrder(paid.rows), people: inOrder(people.rows), unpaid },
    ...{ decided: inOrder(decided), handed: inOrder(handed), services: inOrder(services) }
  }
}

it('PostgreSQL and the data file give the same figures of any region', async () => {
  const stores = await openStores()
  const offices = fc.tuple(anyOffice('634000000'), anyOffice('636800000'))
  await fc.assert(
    fc.asyncProperty(offices, fc.constantFrom('2026-H1', '2025-H2', '2026-04'), async (models, period) => {
      const figures = []
      for (const store of stores) {
        await fill(store, models)
        figures.push(sorted(await figuresOf(store, period)))
      }
      expect(figures[1]).toEqual(figures[0])
    }),
    { numRuns: 15 }
  )
  // A region that has loaded nothing yet.
  for (const store of stores) {
    await fill(store, [])
    expect((await figuresOf(store, '2026-H1')).paid.count('all')).toBe(0)
  }
})
