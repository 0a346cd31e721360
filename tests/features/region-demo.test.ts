import { beforeAll, describe, expect, it } from 'vitest'
import { tengeString, tiyn } from '@shared/domain/money'
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { demoParties, makeDemoRegion, type DemoOffice } from '../support/demo-region'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { openRegionOffice, type RegionOffice } from '../support/region-office'
import { atEndOfFile, withSql } from './support/play'

const quarter = '2024-Q2'
const months = "('2024-04', '2024-05', '2024-06')"

interface Totals {
  decisions: number
  decided: number
  members: number
  payments: number
  amount: number
  paid: number
  families: number
  people: number
  rounds: number
  hand_outs: number
  kits: number
  masks: number
  services: number
}

/** Goods of all places together. */
const stockOf = (table: string): string => `SELECT sum(received) AS received, sum(handed_out) AS handed_out,
  sum(written_off) AS written_off, sum(on_hand) AS on_hand FROM ${table}`
const ledger = `(SELECT CASE WHEN m.kind = 'receive' THEN g.on_hand ELSE 0 END AS received,
    CASE WHEN m.kind IN ('hand-out', 'return') THEN -g.on_hand ELSE 0 END AS handed_out,
    CASE WHEN m.kind = 'write-off' THEN -g.on_hand ELSE 0 END AS written_off, g.on_hand
  FROM stock_ledger g JOIN movements m ON m.id = g.movement_id) moved`
type Stock = Record<'received' | 'handed_out' | 'written_off' | 'on_hand', number | null>
type OwnTotals = Totals & { stock: Stock }

const given = 'hand_outs h WHERE h.undone_at IS NULL AND h.returned_at IS NULL'
const unitsOf = (programme: string): string =>
  `(SELECT coalesce(sum(h.quantity), 0) FROM ${given} AND h.round_id IN (SELECT id FROM rounds WHERE programme = '${programme}'))`

const numbers = `SELECT
  (SELECT count(*) FROM decisions) AS decisions, (SELECT sum(total) FROM decisions) AS decided,
  (SELECT count(*) FROM case_members) AS members,
  (SELECT count(*) FROM payments WHERE month IN ${months}) AS payments,
  (SELECT sum(amount) FROM payments WHERE month IN ${months}) AS amount,
  (SELECT sum(amount) FROM payments WHERE month IN ${months} AND state = 'paid') AS paid,
  (SELECT count(DISTINCT family_id) FROM payments WHERE month IN ${months} AND state = 'paid') AS families,
  (SELECT count(*) FROM (SELECT person_id FROM case_members UNION SELECT person_id FROM consultations
    UNION SELECT l.person_id FROM ${given.replace(' h ', ' h JOIN round_lines l ON l.id = h.line_id ')})) AS people,
  (SELECT count(*) FROM rounds) AS rounds, (SELECT count(*) FROM ${given}) AS hand_outs,
  ${unitsOf('kit')} AS kits, ${unitsOf('mask')} AS masks, (SELECT count(*) FROM consultations) AS services`

/** What an office's own database says, asked without the program. */
async function ownTotals({ folder }: DemoOffice): Promise<OwnTotals> {
  return await withSql(folder, async (sql) => {
    const found = await sql.get<Totals>(numbers)
    const stock = await sql.get<Stock>(stockOf(ledger))
    if (found === undefined || stock === undefined) throw new Error('no totals')
    return { ...found, stock }
  })
}

describe('the demo region of 19 offices', () => {
  const atEnd = atEndOfFile()
  const day = '2024-08-01'
  let postgres: TestPostgres
  let regions: Record<'sqlite' | 'postgres', RegionOffice>
  let offices: DemoOffice[]
  let own: OwnTotals[]

  beforeAll(async () => {
    postgres = await startPostgres()
    atEnd(() => postgres.stop())
    const sqlite = await openRegionOffice({ day, atEnd })
    offices = await makeDemoRegion(sqlite, { quarter, families: 5, withGoods: 3, atEnd })
    own = await Promise.all(offices.map(ownTotals))
    regions = { sqlite, postgres: sqlite }
  }, 300_000)

  const sum = (pick: (totals: OwnTotals) => number): number => own.reduce((all, one) => all + pick(one), 0)

  it.each(['sqlite', 'postgres'] as const)(
    'on %s every total is the sum of the offices’ own databases',
    async (kind) => {
      const region = regions[kind]
      const url = await postgres.newDatabase()
      if (kind === 'postgres')
        await region.admin.call('region.saveSettings', {
          store: { kind: 'postgres', url },
          ...{ periods: 'quarter', inbox: region.inbox }
        })
      const received = await region.manager.call('region.receive', {})
      expect(received).toMatchObject({ loaded: 19, already: 0, refused: 0 })
      expect(offices).toHaveLength(demoParties.length)

      const status = await region.manager.call('region.status', {})
      for (const [index, { party }] of offices.entries()) {
        const totals = own[index]
        expect(status.districts.find(({ office }) => office.kato === party.kato)).toMatchObject({
          ...{ trusted: true, lastPeriod: quarter, lastSequence: 1, missing: [] },
          families: totals?.families,
          paid: tengeString(tiyn(totals?.paid ?? 0))
        })
      }
      const { rows } = await region.manager.call('region.packages', { limit: 500 })
      const counted = (name: string): number => rows.reduce((all, one) => all + (one.rows[name] ?? 0), 0)
      expect({
        ...{ decisions: counted('decisions'), members: counted('members') },
        ...{ payments: counted('payments'), people: counted('people') },
        ...{ rounds: counted('rounds'), hand_outs: counted('hand_outs'), services: counted('services') }
      }).toEqual({
        ...{ decisions: sum((one) => one.decisions), members: sum((one) => one.members) },
        ...{ payments: sum((one) => one.payments), people: sum((one) => one.people) },
        ...{ rounds: sum((one) => one.rounds), hand_outs: sum((one) => one.hand_outs) },
        services: sum((one) => one.services)
      })
      const names = ['received', 'handed_out', 'written_off', 'on_hand'] as const
      const stock =
        kind === 'postgres'
          ? (await postgres.psql(url, `${stockOf('region_stock')};`)).trim().split('|').map(Number)
          : await withSql(region.folder, async (sql) => {
              const found = await sql.get<Stock>(stockOf('region_stock'))
              return names.map((name) => found?.[name])
            })
      expect(stock).toEqual(names.map((name) => sum((one) => one.stock[name] ?? 0)))
      expect(Math.min(...stock.map(Number))).toBeGreaterThan(0)
      const report = await region.manager.call('region.report', { period: '2024-H1' })
      const { kits, masks, services } = report.totals
      expect([kits.now, masks.now, services.now]).toEqual([
        ...[sum((one) => one.kits), sum((one) => one.masks), sum((one) => one.services)]
      ])
      expect(Math.min(kits.now, masks.now, services.now)).toBeGreaterThan(0)
      for (const [index, { party }] of offices.entries())
        expect(report.districts.find(({ office }) => office.kato === party.kato)).toMatchObject({
          kits: { now: own[index]?.kits },
          masks: { now: own[index]?.masks }
        })
      expect(report.totals.amount.now).toBe(tengeString(tiyn(sum((one) => one.paid))))
      expect(report.programmes.find(({ programme }) => programme === 'asp')?.assigned.now).toBe(
        sum((one) => one.decisions)
      )

      const doubles = await region.manager.call('region.doubles', { limit: 500 })
      expect(doubles.count).toBeGreaterThan(5)
      expect(doubles.rows).toHaveLength(doubles.count)
      for (const { offices: both } of doubles.rows)
        expect(both.map(({ kato }) => kato)).toEqual(offices.slice(-2).map(({ party }) => party.kato))

      const before = await region.manager.call('region.packages', { limit: 500 })
      const again = await region.manager.call('region.receive', {})
      expect(again).toMatchObject({ loaded: 0, already: 19, refused: 0 })
      expect(await region.manager.call('region.packages', { limit: 500 })).toEqual(before)
      expect(await region.manager.call('region.report', { period: '2024-H1' })).toEqual(report)
    },
    120_000
  )

  it('each package a second time, under another name, changes no row of the store', async () => {
    const region = regions.postgres
    const before = await region.manager.call('region.report', { period: '2024-H1' })
    for (const name of (await readdir(region.inbox)).filter((one) => one.endsWith('.komek')))
      await copyFile(join(region.inbox, name), join(region.inbox, `again-${name}`))
    expect(await region.manager.call('region.receive', {})).toMatchObject({
      loaded: 0,
      already: 38,
      refused: 0
    })
    expect(await region.manager.call('region.report', { period: '2024-H1' })).toEqual(before)
  })
})
