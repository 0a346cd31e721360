import { fc } from '../support/fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReportView } from '@shared/contract/reports'
import { tengeString, tiyn } from '@shared/domain/money'
import { monthsOf } from '@shared/domain/quarter'
import { openConnection, type Connection } from '../../electron/database/driver'
import { insertMany } from '../../electron/database/bulk'
import { kyselyFor } from '../../electron/database/dialect'
import type { RegionTables } from '../../electron/database/region-tables'
import { Transaction } from '../../electron/database/transaction'
import { databasePath } from '../support/office'
import { atEndOfFile, openPlayedOffice, type PlayedOffice } from './support/play'
import { anyOffice, expectedFigures, type OfficeModel } from './support/report-model'
import { loadRegion } from './support/report-packages'
import { looseFile, writeOffice } from './support/report-rows'

const atEnd = atEndOfFile()
let office: PlayedOffice
let sql: Connection
beforeAll(async () => {
  office = await openPlayedOffice('2026-08-10', { atEnd })
  sql = await openConnection(databasePath(office.folder), { create: false })
  await looseFile(sql)
})
afterAll(() => sql.close())

const tenge = (amount: number): string => tengeString(tiyn(amount))
const period = fc.constantFrom('2026-H1', '2025-H2', '2026-Q1', '2026-Q2', '2026-03', '2026-07')

async function viewOf(model: OfficeModel, of: string): Promise<ReportView> {
  await sql.run(`UPDATE office SET kind = 'district', kato = ?`, [model.kato])
  await writeOffice(sql, model)
  return office.head.call('reports.view', { period: of })
}

/** As a regional center that has loaded these offices' files. */
async function regionView(models: readonly OfficeModel[], of: string): Promise<ReportView> {
  await sql.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE')
  for (const table of ['packages', 'decisions', 'members', 'payments', 'hand_outs', 'services'])
    await sql.run(`DELETE FROM region_${table}`)
  const tx = new Transaction(sql, 'write')
  await loadRegion(
    {
      db: kyselyFor<RegionTables>(tx),
      insert: (table, columns, rows) => insertMany(tx, table, columns, rows)
    },
    models
  )
  await sql.exec('COMMIT')
  await sql.run(`UPDATE office SET kind = 'region', kato = '630000000'`)
  return office.head.call('reports.view', { period: of })
}

function expectAsModel(view: ReportView, models: readonly OfficeModel[]): void {
  const now = expectedFigures(models, view.period)
  const before = expectedFigures(models, view.before)
  const both = <T>(of: (figures: typeof now) => T): { now: T; before: T } => ({
    now: of(now),
    before: of(before)
  })
  expect(view.totals).toEqual({
    families: both(({ all }) => all.families),
    people: both(({ all }) => all.people),
    amount: both(({ all }) => tenge(all.amount)),
    kits: both(({ kits }) => kits),
    masks: both(({ masks }) => masks),
    services: both(({ services }) => services)
  })
  for (const row of view.programmes) {
    const of = (figures: typeof now) => figures.programme(row.programme)
    expect(row).toEqual({
      programme: row.programme,
      families: both((figures) => of(figures).families),
      people: both((figures) => of(figures).people),
      amount: both((figures) => tenge(of(figures).amount)),
      assigned: both((figures) => of(figures).assigned),
      refused: both((figures) => of(figures).refused)
    })
  }
  for (const { month, amount, families } of view.months)
    expect({ amount, families }).toEqual({
      amount: tenge(now.month(month).amount),
      families: now.month(month).families
    })
  for (const { reason, count } of view.refusals) expect(count).toEqual(both((of) => of.reason(reason)))
  expect(view.daysToDecision).toEqual(both(({ days }) => days))
  expect(view.notPaid).toEqual({
    waiting: both(({ waiting }) => tenge(waiting)),
    returned: both(({ returned }) => tenge(returned))
  })
}

const tiynOf = (amount: string): number => Math.round(Number(amount) * 100)
const sumOf = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** What can be added is the sum of its parts; what is distinct is not more than that, and not less than the largest. */
function expectToAddUp(view: ReportView): void {
  const { totals, programmes, months, districts, services, wares } = view
  for (const when of ['now', 'before'] as const) {
    const whole = tiynOf(totals.amount[when])
    expect(sumOf(programmes.map(({ amount }) => tiynOf(amount[when])))).toBe(whole)
    expect(sumOf(districts.map(({ amount }) => tiynOf(amount[when])))).toBe(whole)
    expect(sumOf(districts.map(({ families }) => families[when]))).toBe(totals.families[when])
    expect(sumOf(districts.map(({ kits }) => kits[when]))).toBe(totals.kits[when])
    expect(sumOf(districts.map(({ masks }) => masks[when]))).toBe(totals.masks[when])
    expect(sumOf(services.map(({ count }) => count[when]))).toBe(totals.services[when])
    for (const group of ['kit', 'mask'] as const)
      expect(sumOf(wares.filter((row) => row.group === group).map(({ quantity }) => quantity[when]))).toBe(
        totals[`${group}s`][when]
      )
    for (const figure of ['families', 'people'] as const) {
      const parts = programmes.map((row) => row[figure][when])
      expect(totals[figure][when]).toBeLessThanOrEqual(sumOf(parts))
      expect(totals[figure][when]).toBeGreaterThanOrEqual(Math.max(0, ...parts))
    }
  }
  expect(sumOf(months.map(({ amount }) => tiynOf(amount)))).toBe(tiynOf(totals.amount.now))
}

it('every figure of any office is what its definition counts one by one, and parts add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(anyOffice('634000000'), period, async (model, of) => {
      const view = await viewOf(model, of)
      expect(view).toMatchObject({ source: 'office', missing: [], missingBefore: [] })
      expectAsModel(view, [model])
      expectToAddUp(view)
    }),
    { numRuns: 60 }
  )
})

it('the region counts people of two districts once, and its figure of a district is the one that the district has', async () => {
  const offices = fc.tuple(anyOffice('634000000'), anyOffice('636800000'))
  await fc.assert(
    fc.asyncProperty(offices, period, async (models, of) => {
      const region = await regionView(models, of)
      expectAsModel(region, models)
      expectToAddUp(region)
      for (const model of models) {
        const own = await viewOf(model, of)
        const district = region.districts.find(({ office: { kato } }) => kato === model.kato)
        const { families, people, amount, kits, masks } = own.totals
        const empty = { families, people, amount, kits, masks }
        expect(district === undefined ? empty : { ...district, office: null }).toEqual({
          ...empty,
          office: null
        })
        expect(own.districts).toMatchObject([empty])
      }
    }),
    { numRuns: 25 }
  )
})

it('a quarter is the sum of its months in all that can be added', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyOffice('634000000'),
      fc.constantFrom('2026-Q1', '2026-Q2'),
      async (model, quarter) => {
        const whole = await viewOf(model, quarter)
        const parts = await Promise.all(
          monthsOf(quarter).map((month) => office.head.call('reports.view', { period: month }))
        )
        const sum = (of: (view: ReportView) => number): number => sumOf(parts.map(of))
        expect(sum(({ totals }) => tiynOf(totals.amount.now))).toBe(tiynOf(whole.totals.amount.now))
        for (const figure of ['kits', 'masks', 'services'] as const)
          expect(sum(({ totals }) => totals[figure].now)).toBe(whole.totals[figure].now)
        for (const figure of ['assigned', 'refused'] as const)
          expect(sum(({ programmes }) => sumOf(programmes.map((row) => row[figure].now)))).toBe(
            sumOf(whole.programmes.map((row) => row[figure].now))
          )
        expect(whole.months.map(({ amount }) => amount)).toEqual(parts.map(({ totals }) => totals.amount.now))
        expect(whole.totals.families.now).toBeLessThanOrEqual(sum(({ totals }) => totals.families.now))
      }
    ),
    { numRuns: 20 }
  )
})
