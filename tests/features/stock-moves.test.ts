import { describe, expect, it } from 'vitest'
import { openConnection } from '../../electron/database/driver'
import { databasePath } from '../support/office'
import { balance, batches, lotOf, openStore, receive, refused, today, type Store } from './support/stock'
import { create, freeze } from './support/stock-rounds'
import { enterPeople, people } from './support/stock-people'
import { seeded } from './support/stock-moves'
import { openWorld } from './support/stock-runner'

/** Twenty pieces of soap in two lots at the warehouse. */
async function filled(): Promise<Store> {
  const store = await openStore()
  await receive(
    store,
    { itemId: store.soap.id, quantity: 12, batch: 'A', expiresOn: '2027-01-31' },
    { itemId: store.soap.id, quantity: 8, batch: 'B' }
  )
  return store
}

async function send(store: Store, quantity: number, roundId?: number): Promise<number> {
  const { transferId } = await store.office.distributor.call('stock.move', {
    fromPlaceId: store.warehouse,
    toPlaceId: store.point,
    ...(roundId === undefined ? {} : { roundId }),
    lines: [{ wareId: store.soap.wareId, quantity }]
  })
  return transferId
}

const soapAt = async (store: Store, place: number): Promise<number> =>
  (await balance(store, place, store.soap.wareId)).onHand

/** A frozen round of a piece of soap for each of twelve people, from the warehouse. */
async function reservedRound(store: Store): Promise<number> {
  await enterPeople(store.office)
  const sql = await openConnection(databasePath(store.office.folder), { create: false })
  try {
    const world = await openWorld(sql, seeded(1))
    const made = await create({
      ...world,
      kits: [],
      items: [{ id: store.soap.id, ware: store.soap.wareId }],
      random: () => 0.4
    })
    const { id } = await store.office.manager.call('rounds.create', made.input as never)
    const frozen = await freeze(world)
    await store.office.manager.call('rounds.freeze', frozen.input as never)
    return id
  } finally {
    await sql.close()
  }
}

describe('goods on their way', () => {
  it('leave one place, are at neither, and come to the other when it says so', async () => {
    const store = await filled()
    const { clerk, distributor } = store.office
    const transferId = await send(store, 15)
    expect(await batches(store, store.warehouse, store.soap.wareId)).toEqual({ B: 5 })
    expect(await soapAt(store, store.point)).toBe(0)
    const { rows } = await clerk.call('stock.balance', { wareId: store.soap.wareId })
    expect(rows.map(({ placeKind, onHand }) => [placeKind, onHand])).toEqual([
      ['warehouse', 5],
      ['transit', 15]
    ])
    expect((await clerk.call('stock.transfers', {})).transfers).toMatchObject([
      {
        id: transferId,
        state: 'on-the-way',
        lines: [
          { batch: 'A', sent: 12, arrived: null },
          { batch: 'B', sent: 3, arrived: null }
        ]
      }
    ])
    const arrived = await distributor.call('stock.confirmMove', { transferId })
    expect(arrived).toMatchObject({ state: 'arrived', lines: [{ arrived: 12 }, { arrived: 3 }] })
    expect(await batches(store, store.point, store.soap.wareId)).toEqual({ A: 12, B: 3 })
    expect((await clerk.call('stock.transfers', {})).transfers).toEqual([])
    expect(
      (await clerk.call('stock.transfers', { state: 'all', placeId: store.point })).transfers
    ).toHaveLength(1)
    expect(await refused(store, distributor, 'stock.confirmMove', { transferId })).toMatchObject({
      code: 'transfer-ended',
      data: { id: transferId }
    })
  })

  it('what is missing is written off from the way with its reason', async () => {
    const store = await filled()
    const { distributor, clerk } = store.office
    const transferId = await send(store, 15)
    const a = await lotOf(store, 1, store.soap.wareId, 'A')
    const b = await lotOf(store, 1, store.soap.wareId, 'B')
    const came = (quantity: number, reason?: string): object => ({
      transferId,
      lines: [
        { lotId: a, quantity },
        { lotId: b, quantity: 3 }
      ],
      ...(reason === undefined ? {} : { reason })
    })
    expect(await refused(store, distributor, 'stock.confirmMove', came(10))).toMatchObject({
      code: 'transfer-reason-needed',
      field: 'reason',
      message: '«Мыло»: отправлено 12, пришло 10. Укажите причину, недостача будет списана.'
    })
    expect(await refused(store, distributor, 'stock.confirmMove', came(13, 'x'))).toMatchObject({
      code: 'transfer-more-than-sent',
      field: 'lines.0.quantity',
      data: { sent: 12, arrived: 13 }
    })
    const stranger = { transferId, reason: 'x', lines: [{ lotId: 999, quantity: 1 }] }
    expect(await refused(store, distributor, 'stock.confirmMove', stranger)).toMatchObject({
      code: 'not-found',
      field: 'lines.0.lotId'
    })
    await distributor.call('stock.confirmMove', {
      transferId,
      lines: [{ lotId: a, quantity: 10 }],
      reason: 'Су тиген'
    })
    expect(await batches(store, store.point, store.soap.wareId)).toEqual({ A: 10 })
    expect(await soapAt(store, 1)).toBe(0)
    const { rows } = await clerk.call('stock.ledger', { kind: 'write-off' })
    expect(rows.map(({ batch, onHand, reason, placeRu }) => ({ batch, onHand, reason, placeRu }))).toEqual([
      { batch: 'B', onHand: -3, reason: 'Су тиген', placeRu: 'В пути' },
      { batch: 'A', onHand: -2, reason: 'Су тиген', placeRu: 'В пути' }
    ])
  })

  it('of which nothing came are all written off, and the transfer is over', async () => {
    const store = await filled()
    const transferId = await send(store, 5)
    const done = await store.office.distributor.call('stock.confirmMove', {
      transferId,
      lines: [],
      reason: 'Өртенді'
    })
    expect(done).toMatchObject({ state: 'arrived', lines: [{ sent: 5, arrived: 0 }] })
    expect(await soapAt(store, 1)).toBe(0)
    expect(await soapAt(store, store.point)).toBe(0)
  })

  it('can be called back, and then not confirmed', async () => {
    const store = await filled()
    const { distributor } = store.office
    const before = await balance(store, store.warehouse, store.soap.wareId)
    const transferId = await send(store, 15)
    expect(await distributor.call('stock.recallMove', { transferId, reason: 'Қате' })).toMatchObject({
      state: 'recalled'
    })
    expect(await balance(store, store.warehouse, store.soap.wareId)).toEqual(before)
    expect(await refused(store, distributor, 'stock.confirmMove', { transferId })).toMatchObject({
      code: 'transfer-ended'
    })
    expect(await refused(store, distributor, 'stock.recallMove', { transferId, reason: 'x' })).toMatchObject({
      code: 'transfer-ended'
    })
  })

  it('what cannot be sent is refused', async () => {
    const store = await filled()
    const { distributor, manager, clerk, clock } = store.office
    const lot = await lotOf(store, store.warehouse, store.soap.wareId, 'A')
    const line = { wareId: store.soap.wareId, quantity: 1 }
    const move = (over: object): object => ({
      fromPlaceId: store.warehouse,
      toPlaceId: store.point,
      lines: [line],
      ...over
    })
    const cases: [object, object][] = [
      [
        { toPlaceId: store.warehouse },
        { code: 'same-place', field: 'toPlaceId', data: { placeKk: 'Қойма', placeRu: 'Склад' } }
      ],
      [{ toPlaceId: 999 }, { code: 'not-found', field: 'toPlaceId' }],
      [{ fromPlaceId: 1 }, { code: 'not-found', field: 'fromPlaceId' }],
      [{ lines: [] }, { code: 'lines-empty' }],
      [{ lines: [{ ...line, wareId: 999 }] }, { code: 'not-found', field: 'lines.0.wareId' }],
      [{ lines: [{ ...line, lotId: 999 }] }, { code: 'not-found', field: 'lines.0.lotId' }],
      [
        { lines: [{ wareId: store.flour.wareId, quantity: 1, lotId: lot }] },
        { code: 'not-found', field: 'lines.0.lotId' }
      ],
      [{ lines: [line, { ...line, lotId: lot }] }, { code: 'item-doubled', field: 'lines.1.wareId' }],
      [{ roundId: 999 }, { code: 'not-found', field: 'roundId' }],
      [
        { lines: [{ ...line, quantity: 21 }] },
        {
          code: 'stock-short',
          field: 'lines.0.quantity',
          data: { wanted: 21, free: 20, wareRu: 'Мыло', placeRu: 'Склад' }
        }
      ],
      [
        { lines: [{ ...line, quantity: 13, lotId: lot }] },
        { code: 'stock-short', data: { wanted: 13, free: 12 } }
      ]
    ]
    for (const [over, error] of cases)
      expect(await refused(store, distributor, 'stock.move', move(over)), JSON.stringify(over)).toMatchObject(
        error
      )
    expect(await refused(store, clerk, 'stock.move', move({}))).toMatchObject({ code: 'role-missing' })
    clock.set('2027-02-01')
    expect(
      await refused(store, distributor, 'stock.move', move({ lines: [{ ...line, quantity: 9 }] }))
    ).toMatchObject({
      code: 'stock-expired',
      message:
        '«Мыло», Склад: нужно 9, годных 8, у остальных истёк срок. Спишите просроченное и примите свежее.'
    })
    // What has expired goes back to where it can be dealt with when its lot is named.
    await manager.call('stock.move', {
      fromPlaceId: store.warehouse,
      toPlaceId: store.point,
      lines: [{ ...line, lotId: lot }]
    })
  })
})

describe('a reservation', () => {
  it('keeps its goods from everybody else, and goes with them to the point', async () => {
    const store = await filled()
    const { distributor, clerk } = store.office
    const roundId = await reservedRound(store)
    expect(people).toBe(12)
    const figures = async (place: number): Promise<object> => {
      const { onHand, reserved, free } = await balance(store, place, store.soap.wareId)
      return { onHand, reserved, free }
    }
    expect(await figures(store.warehouse)).toEqual({ onHand: 20, reserved: 12, free: 8 })
    const line = { wareId: store.soap.wareId, quantity: 9 }
    const other = { fromPlaceId: store.warehouse, toPlaceId: store.point, lines: [line] }
    expect(await refused(store, distributor, 'stock.move', other)).toMatchObject({
      code: 'stock-short',
      data: { wanted: 9, free: 8 }
    })
    const lotId = await lotOf(store, store.warehouse, store.soap.wareId, 'A')
    expect(
      await refused(store, distributor, 'stock.writeOff', {
        placeId: store.warehouse,
        reason: 'x',
        lines: [{ lotId, quantity: 9 }]
      })
    ).toMatchObject({ code: 'stock-short', data: { wanted: 9, free: 8 } })
    const transferId = await send(store, 15, roundId)
    expect(await figures(1)).toEqual({ onHand: 15, reserved: 12, free: 3 })
    const b = await lotOf(store, 1, store.soap.wareId, 'B')
    const a = await lotOf(store, 1, store.soap.wareId, 'A')
    await distributor.call('stock.confirmMove', {
      transferId,
      lines: [
        { lotId: a, quantity: 11 },
        { lotId: b, quantity: 3 }
      ],
      reason: 'Бүлінген'
    })
    expect(await figures(store.warehouse)).toEqual({ onHand: 5, reserved: 0, free: 5 })
    expect(await figures(store.point)).toEqual({ onHand: 14, reserved: 11, free: 3 })
    const { rows } = await clerk.call('stock.balance', { roundId })
    expect(rows).toMatchObject([{ placeId: store.point, reserved: 11 }])
  })

  it('stays covered by what has not expired', async () => {
    const store = await filled()
    await reservedRound(store)
    store.office.clock.set('2027-02-01')
    const other = {
      fromPlaceId: store.warehouse,
      toPlaceId: store.point,
      lines: [{ wareId: store.soap.wareId, quantity: 1 }]
    }
    expect(await refused(store, store.office.distributor, 'stock.move', other)).toMatchObject({
      code: 'stock-expired',
      data: { wanted: 1, free: 0 }
    })
  })

  it('gives way where a count finds less', async () => {
    const store = await filled()
    const { distributor, manager, clerk } = store.office
    const roundId = await reservedRound(store)
    const a = await lotOf(store, store.warehouse, store.soap.wareId, 'A')
    const counted = await distributor.call('stock.count', {
      placeId: store.warehouse,
      lines: [
        { lotId: a, counted: 10, reason: '2 жоқ' },
        { lotId: await lotOf(store, store.warehouse, store.soap.wareId, 'B'), counted: 0, reason: 'жоқ' }
      ],
      confirm: true
    })
    await manager.call('stock.finaliseCount', { countId: counted.id, revision: counted.revision })
    expect(await balance(store, store.warehouse, store.soap.wareId)).toMatchObject({
      onHand: 10,
      reserved: 10,
      free: 0
    })
    const { rows } = await clerk.call('stock.ledger', { roundId, kind: 'count' })
    expect(rows).toMatchObject([{ reserved: -2, onHand: 0, lotId: null }])
  })
})

describe('a count', () => {
  const lines = async (
    store: Store,
    a: number,
    b: number
  ): Promise<{ lotId: number; counted: number; reason: string }[]> => [
    {
      lotId: await lotOf(store, store.warehouse, store.soap.wareId, 'A'),
      counted: a,
      reason: a === 12 ? '' : 'Тышқан'
    },
    { lotId: await lotOf(store, store.warehouse, store.soap.wareId, 'B'), counted: b, reason: '' }
  ]

  it('is entered, corrected, confirmed, and finalised by another; later movements are no differences', async () => {
    const store = await filled()
    const { distributor, manager, head, clerk } = store.office
    const entered = await distributor.call('stock.count', {
      placeId: store.warehouse,
      lines: await lines(store, 7, 8)
    })
    expect(entered).toMatchObject({ state: 'entered', countedOn: today, revision: 1 })
    await send(store, 3)
    const confirmed = await manager.call('stock.count', {
      placeId: store.warehouse,
      countId: entered.id,
      revision: entered.revision,
      lines: await lines(store, 10, 8),
      confirm: true
    })
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      enteredBy: 'Тестов manager',
      lines: [
        { batch: 'A', expected: 12, counted: 10, difference: -2, reason: 'Тышқан' },
        { batch: 'B', expected: 8, counted: 8, difference: 0 }
      ]
    })
    const finalise = { countId: entered.id, revision: confirmed.revision }
    expect(await refused(store, manager, 'stock.finaliseCount', finalise)).toMatchObject({
      code: 'own-count'
    })
    expect(await refused(store, distributor, 'stock.finaliseCount', finalise)).toMatchObject({
      code: 'role-missing'
    })
    expect(await refused(store, head, 'stock.finaliseCount', { ...finalise, revision: 1 })).toMatchObject({
      code: 'stale'
    })
    expect(await head.call('stock.finaliseCount', finalise)).toMatchObject({
      state: 'finalised',
      finalisedBy: 'Тестов head'
    })
    expect(await batches(store, store.warehouse, store.soap.wareId)).toEqual({ A: 7, B: 8 })
    const { rows } = await clerk.call('stock.ledger', { kind: 'count' })
    expect(rows).toMatchObject([{ batch: 'A', onHand: -2, user: 'Тестов head' }])
    expect(
      await refused(store, distributor, 'stock.reverse', {
        movementId: rows[0]?.movementId ?? 0,
        reason: 'x'
      })
    ).toMatchObject({
      code: 'movement-not-reversible'
    })
    for (const [name, input] of [
      ['stock.finaliseCount', { countId: entered.id, revision: 3 }],
      ['stock.dropCount', { countId: entered.id, reason: 'x' }],
      ['stock.count', { placeId: store.warehouse, countId: entered.id, lines: [] }]
    ] as const)
      expect(await refused(store, head, name, input), name).toMatchObject({
        code: 'count-state',
        data: { id: entered.id }
      })
  })

  it('without differences makes no movement', async () => {
    const store = await filled()
    const { distributor, manager, clerk } = store.office
    const { id, revision } = await distributor.call('stock.count', {
      placeId: store.warehouse,
      lines: await lines(store, 12, 8),
      confirm: true
    })
    await manager.call('stock.finaliseCount', { countId: id, revision })
    expect((await clerk.call('stock.ledger', { kind: 'count' })).rows).toEqual([])
    expect((await clerk.call('stock.counts', { state: 'all' })).counts).toMatchObject([
      { id, state: 'finalised' }
    ])
    expect((await clerk.call('stock.counts', {})).counts).toEqual([])
  })

  it('needs a reason for each difference, also of a lot that nobody named', async () => {
    const store = await filled()
    const { distributor } = store.office
    const [a, b] = await lines(store, 12, 7)
    expect(
      await refused(store, distributor, 'stock.count', {
        placeId: store.warehouse,
        lines: [a, b],
        confirm: true
      })
    ).toMatchObject({
      code: 'count-reason-needed',
      field: 'lines.1.reason',
      message: '«Мыло», партия B: по учёту 8, на месте 7. Укажите причину расхождения.'
    })
    expect(
      await refused(store, distributor, 'stock.count', {
        placeId: store.warehouse,
        lines: [a],
        confirm: true
      })
    ).toMatchObject({
      code: 'count-reason-needed',
      field: 'lines',
      data: { batch: 'B', expected: 8, counted: 0 }
    })
    expect(
      await refused(store, distributor, 'stock.count', { placeId: store.warehouse, lines: [a, a] })
    ).toMatchObject({ code: 'item-doubled' })
    expect(
      await refused(store, distributor, 'stock.count', {
        placeId: store.warehouse,
        lines: [{ lotId: 999, counted: 1 }]
      })
    ).toMatchObject({ code: 'not-found', field: 'lines.0.lotId' })
  })

  it('is one at a time for a place, and can be dropped', async () => {
    const store = await filled()
    const { distributor } = store.office
    const first = await distributor.call('stock.count', { placeId: store.warehouse, lines: [] })
    expect(
      await refused(store, distributor, 'stock.count', { placeId: store.warehouse, lines: [] })
    ).toMatchObject({
      code: 'count-open-already',
      data: { id: first.id, placeRu: 'Склад' }
    })
    expect(
      await distributor.call('stock.dropCount', { countId: first.id, reason: 'Қайта санау' })
    ).toMatchObject({ state: 'dropped' })
    await distributor.call('stock.count', { placeId: store.warehouse, lines: [] })
    expect(await soapAt(store, store.warehouse)).toBe(20)
  })

  it('cannot take away what has gone since', async () => {
    const store = await filled()
    const { distributor, manager } = store.office
    const { id, revision } = await distributor.call('stock.count', {
      placeId: store.warehouse,
      lines: await lines(store, 5, 8),
      confirm: true
    })
    await send(store, 10)
    expect(await refused(store, manager, 'stock.finaliseCount', { countId: id, revision })).toMatchObject({
      code: 'stock-short',
      data: { wareRu: 'Мыло', placeRu: 'Склад', wanted: 7, free: 2 }
    })
  })
})
