import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import type { Person } from '../../support/office'
import { freshIin, type PlayedOffice } from './play'
import { everybody } from './round-office'

/** Calls an operation as somebody and answers its result. */
export type Act = <Name extends OperationName>(
  who: Person,
  name: Name,
  input: InputOf<Name>
) => Promise<OutputOf<Name>>

const at = '634000000'

interface Stocked {
  warehouse: number
  point: number
  kitWare: number
}

/** Items, a kit and places; goods in, made up, moved, counted, and taken back. */
async function playStock({ manager, distributor }: PlayedOffice, act: Act): Promise<Stocked> {
  const item = await act(manager, 'items.save', { code: 'F', nameKk: 'Ұн', nameRu: 'Мука', unit: 'pack' })
  const kit = await act(manager, 'kits.save', {
    ...{ code: 'K', nameKk: 'Жиынтық', nameRu: 'Набор', programme: 'kit' },
    items: [{ itemId: item.id, quantity: 2 }]
  })
  const version = kit.versions[0] ?? { id: 0, wareId: 0 }
  const place = async (code: string, kind: 'warehouse' | 'point') => {
    const names = { nameKk: `Орын ${code}`, nameRu: `Место ${code}` }
    const card = { code, kind, ...names, kato: at, address: 'улица Абая, 1', responsible: 'Серікбаев Ерлан' }
    return (await act(manager, 'places.save', card)).id
  }
  const warehouse = await place('W', 'warehouse')
  const point = await place('P', 'point')
  const receive = (quantity: number) =>
    act(distributor, 'stock.receive', {
      ...{ placeId: warehouse, waybill: '17', supplier: 'ТОО «Ұн»' },
      lines: [{ itemId: item.id, quantity, batch: `A${quantity}` }]
    })
  await receive(100)
  const spare = await receive(7)
  await act(distributor, 'stock.reverse', { movementId: spare.movementId, reason: 'Ошибка' })
  await act(distributor, 'stock.assemble', { placeId: warehouse, kitVersionId: version.id, quantity: 20 })
  const lotOf = async (wareId: number) =>
    (await distributor.call('stock.balance', { placeId: warehouse, wareId })).rows[0]?.lots[0]?.lotId ?? 0
  const kitLot = await lotOf(version.wareId)
  const flourLot = await lotOf(item.wareId)
  const one = { placeId: warehouse, reason: 'Порвано' }
  await act(distributor, 'stock.takeApart', { ...one, lotId: kitLot, quantity: 1 })
  await act(distributor, 'stock.writeOff', { ...one, lines: [{ lotId: flourLot, quantity: 1 }] })
  const move = { fromPlaceId: warehouse, toPlaceId: point, lines: [{ wareId: item.wareId, quantity: 3 }] }
  const sent = await act(distributor, 'stock.move', move)
  await act(distributor, 'stock.confirmMove', { transferId: sent.transferId })
  const second = await act(distributor, 'stock.move', move)
  await act(distributor, 'stock.recallMove', { transferId: second.transferId, reason: 'Не та машина' })
  const count = {
    placeId: point,
    lines: [{ lotId: flourLot, counted: 2, reason: 'Нет одной' }],
    confirm: true
  }
  const counted = await act(distributor, 'stock.count', count)
  await act(manager, 'stock.finaliseCount', { countId: counted.id, revision: counted.revision })
  const again = await distributor.call('stock.count', { ...count, confirm: false })
  await act(distributor, 'stock.dropCount', { countId: again.id, reason: 'Сбились' })
  return { warehouse, point, kitWare: version.wareId }
}

/** A round from its draft to its closing, and every paper and figure of it. */
async function playRound(
  { manager, distributor, clerk }: PlayedOffice,
  act: Act,
  { warehouse, point, kitWare }: Stocked
): Promise<void> {
  const someone = await clerk.call('people.save', {
    ...{ iin: freshIin('1960-05-05'), lastName: 'Қосымша', firstName: 'Адам' },
    address: { kato: at, text: 'улица Абая, 3' }
  })
  await act(clerk, 'marks.save', {
    ...{ personId: someone.id, mark: 'left-area', since: '2024-01-01', source: 'Справка Нұрғалиевой' }
  })
  const iins = someone.iin
  await act(manager, 'peopleLists.save', { name: 'Тізім', source: 'Акт 3', iins })
  const draft: InputOf<'rounds.create'> = {
    ...{ nameKk: 'Мамыр', nameRu: 'Май', programme: 'kit', wareId: kitWare, norm: 'person', quantity: 1 },
    ...{ repeatAfter: 'month', asOf: '2024-05-20', sourcePlaceId: warehouse, pointIds: [point] },
    ...{ firstDay: '2024-05-20', lastDay: '2024-05-24', criteria: { area: [], categories: [everybody] } }
  }
  const dropped = await act(manager, 'rounds.create', draft)
  await act(manager, 'rounds.cancel', { id: dropped.id, reason: 'Лишняя' })
  const { id, revision } = await act(manager, 'rounds.create', draft)
  await act(manager, 'rounds.save', { ...draft, id, revision, nameRu: 'Май 2024' })
  await act(manager, 'rounds.freeze', { id })
  await act(manager, 'rounds.addLine', { id, personId: someone.id, reason: 'Вернулась Нұрғалиева' })
  const { rows } = await distributor.call('rounds.lines', { id })
  const numbers = rows.map(({ number }) => number)
  const [first = '', second = ''] = numbers
  const lines = [{ wareId: kitWare, quantity: numbers.length }]
  const load = { fromPlaceId: warehouse, toPlaceId: point, roundId: id, lines }
  const sent = await distributor.call('stock.move', load)
  await distributor.call('stock.confirmMove', { transferId: sent.transferId })
  await act(distributor, 'lists.render', { roundId: id, kind: 'list' })

  const here = { roundId: id, placeId: point }
  const proxy = { name: 'Нұрғалиева Айгүл', document: 'УДЛ 012345678' }
  await act(distributor, 'rounds.handOut', { ...here, numbers: [first], proxy })
  await act(distributor, 'rounds.undo', { roundId: id, number: first })
  await distributor.call('rounds.handOut', { ...here, numbers: [first] })
  await act(distributor, 'rounds.giveBack', { roundId: id, number: first, spoiled: true, reason: 'Порвано' })
  await act(distributor, 'rounds.tick', { ...here, onDay: '2024-05-20', ranges: second })
  const { points } = await manager.call('rounds.reconcile', { id })
  const counts = points.map(({ placeId, onHand }) => ({ placeId, counted: onHand }))
  await act(manager, 'rounds.close', { id, counts })
  const [check] = (await manager.call('rounds.checks', { id })).rows
  await act(distributor, 'rounds.saveCheck', { lineId: check?.lineId ?? 0, outcome: 'received' })
  await act(manager, 'board.export', { format: 'xlsx' })
}

/** Plays every operation of distribution that writes. */
export async function playDistribution(played: PlayedOffice, act: Act): Promise<void> {
  await playRound(played, act, await playStock(played, act))
}
