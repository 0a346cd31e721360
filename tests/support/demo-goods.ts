import type { InputOf } from '@shared/contract'
import type { Category } from '@shared/contract/criteria'
import { withSql, type PlayedOffice } from '../features/support/play'

const everybody: Category = {
  ...{ id: 'everybody', nameKk: 'Барлығы', nameRu: 'Все' },
  conditions: [{ fact: 'age', from: 0 }]
}

interface Ground {
  office: PlayedOffice
  kato: string
  day: string
  warehouse: number
  point: number
}

async function place({ office, kato }: Omit<Ground, 'warehouse' | 'point'>, code: string): Promise<number> {
  const saved = await office.head.call('places.save', {
    ...{ code, kind: code === 'W' ? 'warehouse' : 'point', nameKk: `Орын ${code}`, nameRu: `Место ${code}` },
    ...{ kato, address: 'улица Абая, 1', responsible: 'Серікбаев Ерлан' }
  })
  return saved.id
}

/** A frozen round for everybody, its goods at the point, handed out to all but the last two. */
async function giveRound(
  { office, day, warehouse, point }: Ground,
  round: Pick<InputOf<'rounds.create'>, 'programme' | 'wareId' | 'quantity' | 'nameKk' | 'nameRu'>
): Promise<void> {
  const { head } = office
  const { id } = await head.call('rounds.create', {
    ...round,
    ...{ norm: 'person', repeatAfter: 'month', asOf: day, sourcePlaceId: warehouse, pointIds: [point] },
    ...{ firstDay: day, lastDay: day, criteria: { area: [], categories: [everybody] } }
  })
  await head.call('rounds.freeze', { id })
  const { rows } = await head.call('rounds.lines', { id, limit: 200 })
  const lines = [{ wareId: round.wareId, quantity: rows.length * round.quantity }]
  const load = { fromPlaceId: warehouse, toPlaceId: point, roundId: id, lines }
  const { transferId } = await head.call('stock.move', load)
  await head.call('stock.confirmMove', { transferId })
  const numbers = rows.slice(0, -2).map(({ number }) => number)
  await head.call('rounds.tick', { roundId: id, placeId: point, onDay: day, ranges: numbers.join(', ') })
}

/** Kits and masks come in, some are spoiled, two rounds go out; two people are consulted. */
export async function giveGoods(office: PlayedOffice, kato: string, day: string): Promise<void> {
  const { head } = office
  const flour = await head.call('items.save', { code: 'F', nameKk: 'Ұн', nameRu: 'Мука', unit: 'pack' })
  const mask = await head.call('items.save', {
    ...{ code: 'MASK', nameKk: 'Бетперде', nameRu: 'Маска', unit: 'piece' }
  })
  const kit = await head.call('kits.save', {
    ...{ code: 'FOOD', nameKk: 'Жиынтық', nameRu: 'Набор', programme: 'kit' },
    items: [{ itemId: flour.id, quantity: 2 }]
  })
  const version = kit.versions[0] ?? { id: 0, wareId: 0 }
  const base = { office, kato, day }
  const ground = { ...base, warehouse: await place(base, 'W'), point: await place(base, 'P') }
  const { warehouse: placeId } = ground
  await head.call('stock.receive', {
    ...{ placeId, waybill: '17', supplier: 'ТОО «Ұн»' },
    lines: [
      { itemId: flour.id, quantity: 171, batch: 'A' },
      { itemId: mask.id, quantity: 300, batch: 'M' }
    ]
  })
  await head.call('stock.assemble', { placeId, kitVersionId: version.id, quantity: 80 })
  const { rows } = await head.call('stock.balance', { placeId, wareId: flour.wareId })
  const lines = [{ lotId: rows[0]?.lots[0]?.lotId ?? 0, quantity: 3 }]
  await head.call('stock.writeOff', { placeId, reason: 'Порвано', lines })
  await giveRound(ground, {
    ...{ programme: 'kit', wareId: version.wareId, quantity: 1, nameKk: 'Маусым', nameRu: 'Июнь' }
  })
  await giveRound(ground, {
    ...{ programme: 'mask', wareId: mask.wareId, quantity: 2, nameKk: 'Бетперде', nameRu: 'Маски' }
  })
  const people = await withSql(office.folder, (sql) =>
    sql.all<{ id: number }>('SELECT id FROM people ORDER BY id LIMIT 2')
  )
  for (const { id: personId } of people)
    await head.call('consultations.save', {
      ...{ personId, month: '2020-04', ground: 'informal', consultedOn: day }
    })
}
