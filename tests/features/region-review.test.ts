import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatasetRow } from '@shared/exchange/datasets'
import { districtParty, writeTestPackage } from '../support/package'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { openRegionOffice, trustedOffice } from '../support/region-office'
import { hashOf, openScene } from '../support/region-scene'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const zaisan = { kato: '634600000', nameKk: 'Зайсан ауданы', nameRu: 'Зайсанский район' }
const person = (n: number): string => n.toString(16).padStart(64, '0')

describe.each(['sqlite', 'postgres'] as const)('the regional center on %s', (kind) => {
  const store = (): { postgres: TestPostgres | null } => ({ postgres: kind === 'postgres' ? postgres : null })

  it('a correction of a refused file gets past no rule that the file did not: nothing is counted twice', async () => {
    const { region, office, send, receive } = await openScene(store())
    await send({ period: '2024-Q1' })
    const crossing = await send({ period: '2024-02' })
    const month = await hashOf(crossing, office, region)
    expect((await receive()).packages.map(({ refusal }) => refusal)).toEqual([
      null,
      'package-period-overlaps'
    ])
    await send({ kind: 'correction', period: '2024-02', corrects: month })
    const again = await receive()
    expect(again.packages.at(-1)).toMatchObject({ refusal: 'package-period-overlaps', sequence: 3 })
    const other = await hashOf(await send({ period: '2024-05' }), office, region)
    await send({ kind: 'correction', period: '2024-05', corrects: other })
    expect((await receive()).packages.map(({ refusal }) => refusal).slice(-2)).toEqual([
      'package-period-kind',
      'package-period-kind'
    ])
    const { rows } = await region.manager.call('region.packages', { state: 'loaded' })
    expect(rows.map(({ period }) => period)).toEqual(['2024-Q1'])
  })

  it('a child counted in two families of two districts is found, though each was paid to another', async () => {
    const region = await openRegionOffice({ day: '2024-05-20', ...store() })
    const send = async (party: typeof zaisan, payee: number, members: number[]): Promise<void> => {
      const office = await trustedOffice(region, party)
      const decision = `2024/${payee}`
      const payments: DatasetRow[] = ['2024-01', '2024-02'].map((month, at) => [
        ...[payee * 10 + at, decision, payee, person(payee), 'asp', null, month, 100_000, 'paid', null, null]
      ])
      await writeTestPackage(region.inbox, [office, { ...office, ...region.keys }], {
        head: { period: '2024-Q1' },
        rows: { payments, hand_outs: [], members: members.map((n) => [decision, person(n)]) }
      })
    }
    await send(districtParty, 1, [1, 7, 8])
    await send(zaisan, 2, [2, 7])
    expect(await region.manager.call('region.receive', {})).toMatchObject({ loaded: 2 })
    const { rows, count } = await region.manager.call('region.doubles', {})
    expect(rows.map((row) => [parseInt(row.person, 16), row.kind, row.programme, row.when])).toEqual([
      [7, 'money', 'asp', '2024-01'],
      [7, 'money', 'asp', '2024-02']
    ])
    expect(count).toBe(2)
    expect(rows[0]?.offices.map(({ kato, reference }) => [kato, reference])).toEqual([
      [districtParty.kato, '2024/1'],
      [zaisan.kato, '2024/2']
    ])
  })
})
