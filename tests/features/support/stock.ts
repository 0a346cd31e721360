import type { InputOf, OutputOf } from '@shared/contract'
import { expect } from 'vitest'
import type { Person } from '../../support/office'
import { dump, openPlayedOffice, type PlayedOffice } from './play'

export const today = '2026-11-20'

export type Balance = OutputOf<'stock.balance'>['rows'][number]

/** An office with two items, a kit of them, a warehouse and two points. */
export interface Store {
  office: PlayedOffice
  flour: { id: number; wareId: number }
  soap: { id: number; wareId: number }
  /** Two packs of flour and one piece of soap. */
  kit: { id: number; versionId: number; wareId: number }
  warehouse: number
  point: number
  otherPoint: number
}

export async function savePlace(
  { manager }: PlayedOffice,
  code: string,
  kind: 'warehouse' | 'point',
  names: { nameKk: string; nameRu: string }
): Promise<number> {
  const { id } = await manager.call('places.save', {
    code,
    kind,
    ...names,
    kato: '634000000',
    address: 'улица Абая, 1',
    responsible: 'Тестова Б.'
  })
  return id
}

export async function openStore(options: Parameters<typeof openPlayedOffice>[1] = {}): Promise<Store> {
  const office = await openPlayedOffice(today, options)
  const { manager } = office
  const flour = await manager.call('items.save', {
    code: 'flour',
    nameKk: 'Ұн',
    nameRu: 'Мука',
    unit: 'pack',
    perishable: true,
    lowStock: 10
  })
  const soap = await manager.call('items.save', {
    code: 'soap',
    nameKk: 'Сабын',
    nameRu: 'Мыло',
    unit: 'piece'
  })
  const kit = await manager.call('kits.save', {
    code: 'food',
    nameKk: 'Азық-түлік жиынтығы',
    nameRu: 'Продуктовый набор',
    programme: 'kit',
    items: [
      { itemId: flour.id, quantity: 2 },
      { itemId: soap.id, quantity: 1 }
    ]
  })
  const [version] = kit.versions
  return {
    office,
    flour,
    soap,
    kit: { id: kit.id, versionId: version?.id ?? 0, wareId: version?.wareId ?? 0 },
    warehouse: await savePlace(office, 'main', 'warehouse', { nameKk: 'Қойма', nameRu: 'Склад' }),
    point: await savePlace(office, 'p1', 'point', { nameKk: '1-пункт', nameRu: 'Пункт 1' }),
    otherPoint: await savePlace(office, 'p2', 'point', { nameKk: '2-пункт', nameRu: 'Пункт 2' })
  }
}

type ReceivedLine = InputOf<'stock.receive'>['lines'][number]

/** Goods from outside at the warehouse. */
export function receive(store: Store, ...lines: ReceivedLine[]): Promise<OutputOf<'stock.receive'>> {
  return store.office.distributor.call('stock.receive', {
    placeId: store.warehouse,
    waybill: 'Н-1',
    supplier: 'ЖШС «Дән»',
    lines
  })
}

export async function balance(
  store: Store,
  placeId: number,
  wareId: number
): Promise<Pick<Balance, 'onHand' | 'reserved' | 'free' | 'lots'>> {
  const { rows } = await store.office.clerk.call('stock.balance', { placeId, wareId })
  const [row] = rows
  if (row === undefined) return { onHand: 0, reserved: 0, free: 0, lots: [] }
  const { onHand, reserved, free, lots } = row
  return { onHand, reserved, free, lots }
}

/** By batch what is on hand of a ware at a place. */
export async function batches(
  store: Store,
  placeId: number,
  wareId: number
): Promise<Record<string, number>> {
  const { lots } = await balance(store, placeId, wareId)
  return Object.fromEntries(lots.map(({ batch, onHand }) => [batch, onHand]))
}

export async function lotOf(store: Store, placeId: number, wareId: number, batch?: string): Promise<number> {
  const { lots } = await balance(store, placeId, wareId)
  const lot = batch === undefined ? lots[0] : lots.find((one) => one.batch === batch)
  if (lot === undefined) throw new Error(`no lot ${batch ?? ''} there`)
  return lot.lotId
}

type ErrorAnswer = { code: string; field?: string; data?: object; message: string }

/** Sends what must be refused, and sees that nothing was saved: no row of any table, the journal included. */
export async function refused(
  store: Store,
  person: Person,
  name: string,
  input: object
): Promise<ErrorAnswer> {
  const before = await dump(store.office.folder)
  const answer = await person.send(name, input)
  if (answer.ok) throw new Error(`${name} was not refused`)
  expect(answer.error.message).not.toMatch(/[{}]/)
  expect(await dump(store.office.folder)).toEqual(before)
  return answer.error
}
