import { expect, it } from 'vitest'
import { datasetOf, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import { Collector } from '../../electron/exchange/collect'
import { RowKeys } from '../../electron/exchange/package/totals'
import { openHandOutRound, type HandOutRound } from './support/hand-out-round'

/** The rows of a data set as objects; every key is held to be unique. */
async function rowsOf(round: HandOutRound, name: DatasetName, period: string) {
  const dataset = datasetOf(name)
  const rows: DatasetRow[] = []
  await round.direct(async (tx) => {
    const plan = { period, datasets: [name], iinKey: 'ab'.repeat(32), personal: 'hashed' } as const
    for await (const page of new Collector(tx, plan).rows(name)) rows.push(...page)
  })
  const keys = new RowKeys(dataset)
  expect(rows.filter((row) => !keys.add(row))).toEqual([])
  return rows.map((row) => Object.fromEntries(dataset.fields.map((field, at) => [field.name, row[at]])))
}

it('a round, what went out of it and the stock of its places are in the file as the ledger has them', async () => {
  const round = await openHandOutRound({ lines: 9, quantity: 2 })
  const { roundId, points, distributor } = round
  const numbers = [round.at(1), round.at(2), round.at(3)]
  await distributor.call('rounds.handOut', { roundId, placeId: points[0], numbers })
  await distributor.call('rounds.giveBack', {
    roundId,
    number: round.at(2),
    spoiled: false,
    reason: 'не нужно'
  })
  await distributor.call('rounds.undo', { roundId, number: round.at(3) })

  const [frozen] = await rowsOf(round, 'rounds', '2020-07')
  expect(frozen).toMatchObject({ round: '12', programme: 'mask', kind: 'item', lines: 9, handed_out: 1 })
  const handed = await rowsOf(round, 'hand_outs', '2020-07')
  expect(handed).toMatchObject([{ round: '12', programme: 'mask', ware: 'MASK', kind: 'item', quantity: 2 }])

  const stock = await rowsOf(round, 'stock', '2020-07')
  const ledger = await round.rows<{ place: string; on_hand: number }>(
    `SELECT q.code AS place, sum(g.on_hand) AS on_hand FROM stock_ledger g JOIN places q ON q.id = g.place_id
     GROUP BY q.code HAVING sum(g.on_hand) <> 0 ORDER BY q.code`
  )
  expect(stock.map(({ place, on_hand }) => ({ place, on_hand }))).toEqual(expect.arrayContaining(ledger))
  expect(stock.reduce((sum, row) => sum + Number(row['handed_out']), 0)).toBe(2)
})

it('an item and a kit of one code at one place are two rows of the stock', async () => {
  const round = await openHandOutRound({ lines: 1, quantity: 1 })
  const { manager, distributor, warehouse } = round
  const [mask] = (await manager.call('items.list', {})).items
  await distributor.call('stock.receive', {
    ...{ placeId: warehouse, waybill: 'Н-1', supplier: 'ТОО' },
    lines: [{ itemId: mask?.id ?? 0, quantity: 12, batch: 'Б' }]
  })
  const kit = await manager.call('kits.save', {
    ...{ code: 'MASK', nameKk: 'Бетперделер жинағы', nameRu: 'Набор масок', programme: 'mask' },
    items: [{ itemId: mask?.id ?? 0, quantity: 5 }]
  })
  const versionId = kit.versions.at(-1)?.id ?? 0
  await distributor.call('stock.assemble', { placeId: warehouse, kitVersionId: versionId, quantity: 2 })
  const rows = (await rowsOf(round, 'stock', '2020-07')).filter(({ place }) => place === 'W')
  expect(rows.map(({ ware, kind }) => [ware, kind])).toEqual(
    expect.arrayContaining([
      ['MASK', 'item'],
      ['MASK', 'kit']
    ])
  )
})
