import { describe, expect, it } from 'vitest'
import { balance, batches, lotOf, openStore, receive, refused, today, type Store } from './support/stock'

const lateFlour = { batch: 'Ұ-2', expiresOn: '2027-06-01' }
const earlyFlour = { batch: 'Ұ-1', expiresOn: '2027-01-31' }

/** Thirty packs of flour in two batches, the later expiry received first, and twenty pieces of soap. */
async function filled(): Promise<Store> {
  const store = await openStore()
  await receive(
    store,
    { itemId: store.flour.id, quantity: 10, ...lateFlour },
    { itemId: store.flour.id, quantity: 20, ...earlyFlour },
    { itemId: store.soap.id, quantity: 20 }
  )
  return store
}

describe('receiving', () => {
  it('what came by a waybill is on hand and free, lots first expired first', async () => {
    const store = await filled()
    expect(await balance(store, store.warehouse, store.flour.wareId)).toEqual({
      onHand: 30,
      reserved: 0,
      free: 30,
      lots: [
        expect.objectContaining({ ...earlyFlour, onHand: 20 }),
        expect.objectContaining({ ...lateFlour, onHand: 10 })
      ]
    })
    const { rows } = await store.office.clerk.call('stock.ledger', { wareId: store.soap.wareId })
    expect(rows).toEqual([
      expect.objectContaining({
        kind: 'receive',
        document: 'Н-1',
        party: 'ЖШС «Дән»',
        onHand: 20,
        batch: 'Н-1',
        onDay: today,
        user: 'Тестов distributor'
      })
    ])
  })

  it('the same batch with the same expiry comes to the same lot', async () => {
    const store = await filled()
    await receive(store, { itemId: store.flour.id, quantity: 5, ...earlyFlour })
    expect(await batches(store, store.warehouse, store.flour.wareId)).toEqual({ 'Ұ-1': 25, 'Ұ-2': 10 })
  })

  it('what cannot be right is refused, and names what and where', async () => {
    const store = await openStore()
    const { distributor, clerk, admin } = store.office
    const good = {
      placeId: store.warehouse,
      waybill: '7',
      supplier: 'ЖШС',
      lines: [{ itemId: store.soap.id, quantity: 1 }]
    }
    const line = (over: object): object => ({
      ...good,
      lines: [{ itemId: store.flour.id, quantity: 1, ...over }]
    })
    expect(await refused(store, distributor, 'stock.receive', line({}))).toMatchObject({
      code: 'expiry-needed',
      field: 'lines.0.expiresOn',
      message: 'У предмета «Мука» должен быть срок годности. Перепишите его с упаковки.'
    })
    expect(
      await refused(store, distributor, 'stock.receive', line({ expiresOn: '2026-11-19' }))
    ).toMatchObject({
      code: 'expiry-passed',
      field: 'lines.0.expiresOn',
      data: { itemKk: 'Ұн', itemRu: 'Мука', expiresOn: '2026-11-19' }
    })
    const cases: [object, object][] = [
      [
        { ...good, lines: [] },
        { code: 'lines-empty', field: 'lines' }
      ],
      [
        { ...good, waybill: ' ' },
        { code: 'field-empty', field: 'waybill' }
      ],
      [
        { ...good, onDay: '2026-11-21' },
        { code: 'date-in-future', field: 'onDay' }
      ],
      [
        { ...good, placeId: 999 },
        { code: 'not-found', field: 'placeId' }
      ],
      [
        { ...good, placeId: 1 },
        { code: 'not-found', field: 'placeId' }
      ],
      [line({ itemId: 999 }), { code: 'not-found', field: 'lines.0.itemId' }],
      [line({ quantity: 0 }), { field: 'lines.0.quantity' }],
      [line({ quantity: 1.5 }), { field: 'lines.0.quantity' }],
      [line({ quantity: -1 }), { field: 'lines.0.quantity' }]
    ]
    for (const [input, error] of cases) {
      expect(await refused(store, distributor, 'stock.receive', input)).toMatchObject(error)
    }
    for (const person of [clerk, admin])
      expect(await refused(store, person, 'stock.receive', good)).toMatchObject({ code: 'role-missing' })
    expect(await refused(store, store.office.visitor, 'stock.receive', good)).toMatchObject({
      code: 'not-signed-in'
    })
  })

  it('good on its last day, and of an item or place out of use no more', async () => {
    const store = await openStore()
    const { manager, distributor } = store.office
    await receive(store, { itemId: store.flour.id, quantity: 1, batch: 'a', expiresOn: today })
    await manager.call('items.save', { ...soapFields, id: store.soap.id, active: false })
    const input = {
      placeId: store.warehouse,
      waybill: '7',
      supplier: 'ЖШС',
      lines: [{ itemId: store.soap.id, quantity: 1 }]
    }
    expect(await refused(store, distributor, 'stock.receive', input)).toMatchObject({
      code: 'ware-inactive',
      field: 'lines.0.itemId',
      data: { wareRu: 'Мыло' }
    })
    const { places } = await manager.call('places.list', {})
    const place = places.find(({ id }) => id === store.warehouse)
    await manager.call('places.save', {
      ...placeFields,
      id: store.warehouse,
      revision: place?.revision,
      active: false
    })
    expect(await refused(store, distributor, 'stock.receive', input)).toMatchObject({
      code: 'place-inactive',
      message: 'Место «Склад» закрыто. Выберите другое или откройте его в списке мест.'
    })
  })
})

const soapFields = { code: 'soap', nameKk: 'Сабын', nameRu: 'Мыло', unit: 'piece' as const }
const placeFields = {
  code: 'main',
  kind: 'warehouse' as const,
  nameKk: 'Қойма',
  nameRu: 'Склад',
  kato: '634000000',
  address: 'улица Абая, 1',
  responsible: 'Тестова Б.'
}

describe('kits put together and taken apart', () => {
  it('first expired items go in, and the kits expire with the first of them', async () => {
    const store = await filled()
    const { distributor } = store.office
    await distributor.call('stock.assemble', {
      placeId: store.warehouse,
      kitVersionId: store.kit.versionId,
      quantity: 12,
      batch: 'Ж-1'
    })
    expect(await batches(store, store.warehouse, store.flour.wareId)).toEqual({ 'Ұ-2': 6 })
    expect(await balance(store, store.warehouse, store.kit.wareId)).toMatchObject({
      onHand: 12,
      lots: [{ batch: 'Ж-1', expiresOn: earlyFlour.expiresOn, onHand: 12 }]
    })
    expect(await balance(store, store.warehouse, store.soap.wareId)).toMatchObject({ onHand: 8 })
  })

  it('a shortage names item, place, wanted and free', async () => {
    const store = await filled()
    const input = { placeId: store.warehouse, kitVersionId: store.kit.versionId, quantity: 16 }
    const { message, ...error } = await refused(store, store.office.distributor, 'stock.assemble', input)
    expect(error).toEqual({
      code: 'stock-short',
      field: 'quantity',
      data: { wareKk: 'Ұн', wareRu: 'Мука', placeKk: 'Қойма', placeRu: 'Склад', wanted: 32, free: 30 }
    })
    expect(message).toMatch(/^«Мука», Склад: нужно 32, свободно 30\./)
    if (store.office.distributor.session.user !== null) store.office.distributor.session.user.locale = 'kk'
    const kk = await refused(store, store.office.distributor, 'stock.assemble', input)
    expect(kk.message).toMatch(/^«Ұн», Қойма: 32 керек, бос қалдық – 30\./)
  })

  it('items come back to the lots they were taken from, at the place of the kits', async () => {
    const store = await filled()
    const { distributor } = store.office
    const assemble = (quantity: number): Promise<unknown> =>
      distributor.call('stock.assemble', {
        placeId: store.warehouse,
        kitVersionId: store.kit.versionId,
        quantity
      })
    await assemble(9)
    await assemble(3)
    const lotId = await lotOf(store, store.warehouse, store.kit.wareId)
    await distributor.call('stock.takeApart', {
      placeId: store.warehouse,
      lotId,
      quantity: 11,
      reason: 'бүлінген'
    })
    expect(await batches(store, store.warehouse, store.flour.wareId)).toEqual({ 'Ұ-1': 20, 'Ұ-2': 8 })
    expect(await balance(store, store.warehouse, store.kit.wareId)).toMatchObject({ onHand: 1 })
    expect(
      await refused(store, distributor, 'stock.takeApart', {
        placeId: store.warehouse,
        lotId,
        quantity: 2,
        reason: 'x'
      })
    ).toMatchObject({ code: 'stock-short', data: { wanted: 2, free: 1, wareRu: 'Продуктовый набор' } })
    const flourLot = await lotOf(store, store.warehouse, store.flour.wareId)
    expect(
      await refused(store, distributor, 'stock.takeApart', {
        placeId: store.warehouse,
        lotId: flourLot,
        quantity: 1,
        reason: 'x'
      })
    ).toMatchObject({ code: 'not-found', field: 'lotId' })
  })

  it('items of kits that nobody put together come back to a lot named after the kit', async () => {
    const store = await filled()
    const { distributor, manager } = store.office
    await distributor.call('stock.assemble', {
      placeId: store.warehouse,
      kitVersionId: store.kit.versionId,
      quantity: 1,
      batch: 'Ж'
    })
    const lotId = await lotOf(store, store.warehouse, store.kit.wareId)
    const counted = await distributor.call('stock.count', {
      placeId: store.point,
      lines: [{ lotId, counted: 2, reason: 'табылды' }],
      confirm: true
    })
    await manager.call('stock.finaliseCount', { countId: counted.id, revision: counted.revision })
    await distributor.call('stock.takeApart', { placeId: store.point, lotId, quantity: 2, reason: 'x' })
    expect(await batches(store, store.point, store.flour.wareId)).toEqual({ 'Ұ-1': 2, 'food Ж': 2 })
    expect(await batches(store, store.point, store.soap.wareId)).toEqual({ 'Н-1': 1, 'food Ж': 1 })
  })

  it('nothing goes in that has expired', async () => {
    const store = await filled()
    store.office.clock.set('2027-02-01')
    expect(
      await refused(store, store.office.distributor, 'stock.assemble', {
        placeId: store.warehouse,
        kitVersionId: store.kit.versionId,
        quantity: 6
      })
    ).toMatchObject({ code: 'stock-expired', data: { wareRu: 'Мука', wanted: 12, free: 10 } })
  })
})

describe('writing off and taking back', () => {
  it('goods are written off with a reason, expired ones too', async () => {
    const store = await filled()
    store.office.clock.set('2027-02-01')
    const lotId = await lotOf(store, store.warehouse, store.flour.wareId, 'Ұ-1')
    const input = {
      placeId: store.warehouse,
      reason: 'Срок истёк',
      document: 'Акт 3',
      lines: [{ lotId, quantity: 20 }]
    }
    await store.office.distributor.call('stock.writeOff', input)
    expect(await batches(store, store.warehouse, store.flour.wareId)).toEqual({ 'Ұ-2': 10 })
    const { rows } = await store.office.clerk.call('stock.ledger', { kind: 'write-off' })
    expect(rows).toEqual([expect.objectContaining({ onHand: -20, reason: 'Срок истёк', document: 'Акт 3' })])
    const again = await refused(store, store.office.distributor, 'stock.writeOff', input)
    expect(again).toMatchObject({
      code: 'stock-short',
      field: 'lines.0.quantity',
      data: { wanted: 20, free: 0 }
    })
    const other = await lotOf(store, store.warehouse, store.flour.wareId, 'Ұ-2')
    const twice = {
      ...input,
      lines: [
        { lotId: other, quantity: 1 },
        { lotId: other, quantity: 1 }
      ]
    }
    expect(await refused(store, store.office.distributor, 'stock.writeOff', twice)).toMatchObject({
      code: 'item-doubled',
      field: 'lines.1.lotId',
      message: '«Мука» указан дважды. Оставьте одну строку.'
    })
    expect(
      await refused(store, store.office.distributor, 'stock.writeOff', { ...input, reason: '' })
    ).toMatchObject({
      code: 'field-empty',
      field: 'reason'
    })
  })

  it('reversing restores the former state, once', async () => {
    const store = await filled()
    const { distributor, clerk } = store.office
    const state = async (): Promise<unknown> => (await clerk.call('stock.balance', {})).rows
    const before = await state()
    const { movementId } = await distributor.call('stock.assemble', {
      placeId: store.warehouse,
      kitVersionId: store.kit.versionId,
      quantity: 12
    })
    const done = await distributor.call('stock.reverse', { movementId, reason: 'Қате' })
    expect(await state()).toEqual(before)
    expect(await refused(store, distributor, 'stock.reverse', { movementId, reason: 'x' })).toMatchObject({
      code: 'movement-reversed',
      data: { id: movementId, by: done.movementId }
    })
    expect(
      await refused(store, distributor, 'stock.reverse', { movementId: done.movementId, reason: 'x' })
    ).toMatchObject({ code: 'movement-not-reversible', data: { id: done.movementId } })
    expect(
      await refused(store, distributor, 'stock.reverse', { movementId: 999, reason: 'x' })
    ).toMatchObject({
      code: 'not-found'
    })
    const { rows } = await clerk.call('stock.ledger', { wareId: store.kit.wareId })
    expect(rows).toEqual([
      expect.objectContaining({ kind: 'reverse', reversesId: movementId, onHand: -12, reason: 'Қате' }),
      expect.objectContaining({ kind: 'assemble', reversedById: done.movementId, onHand: 12 })
    ])
  })

  it('what has gone on cannot be taken back', async () => {
    const store = await openStore()
    const { distributor } = store.office
    const { movementId } = await receive(store, { itemId: store.soap.id, quantity: 5 })
    const lotId = await lotOf(store, store.warehouse, store.soap.wareId)
    await distributor.call('stock.writeOff', {
      placeId: store.warehouse,
      reason: 'x',
      lines: [{ lotId, quantity: 2 }]
    })
    expect(await refused(store, distributor, 'stock.reverse', { movementId, reason: 'x' })).toMatchObject({
      code: 'stock-short',
      data: { wareRu: 'Мыло', placeRu: 'Склад', wanted: 5, free: 3 }
    })
  })

  it('a transfer or count is not taken back by this door', async () => {
    const store = await filled()
    const { distributor } = store.office
    const { transferId } = await distributor.call('stock.move', {
      fromPlaceId: store.warehouse,
      toPlaceId: store.point,
      lines: [{ wareId: store.soap.wareId, quantity: 5 }]
    })
    const lotId = await lotOf(store, store.warehouse, store.soap.wareId)
    await distributor.call('stock.confirmMove', {
      transferId,
      lines: [{ lotId, quantity: 4 }],
      reason: 'Жоғалды'
    })
    const { rows } = await store.office.clerk.call('stock.ledger', { wareId: store.soap.wareId })
    const kinds = new Map(rows.map((row) => [row.kind, row.movementId]))
    for (const kind of ['send', 'arrive', 'write-off'] as const) {
      expect(
        await refused(store, distributor, 'stock.reverse', { movementId: kinds.get(kind) ?? 0, reason: 'x' }),
        kind
      ).toMatchObject({ code: 'movement-not-reversible' })
    }
  })
})

describe('what needs somebody', () => {
  it('alerts: expired, soon to expire, low, long on the way, a count that waits', async () => {
    const store = await filled()
    const { distributor, clerk, clock } = store.office
    expect((await clerk.call('stock.alerts', {})).alerts).toEqual([])
    const { transferId } = await distributor.call('stock.move', {
      fromPlaceId: store.warehouse,
      toPlaceId: store.point,
      lines: [{ wareId: store.soap.wareId, quantity: 5 }]
    })
    clock.set('2027-06-02')
    const early = await lotOf(store, store.warehouse, store.flour.wareId, 'Ұ-1')
    await distributor.call('stock.writeOff', {
      placeId: store.warehouse,
      reason: 'x',
      lines: [{ lotId: early, quantity: 20 }]
    })
    await receive(store, { itemId: store.flour.id, quantity: 2, batch: 'жаңа', expiresOn: '2027-07-02' })
    const late = await lotOf(store, store.warehouse, store.flour.wareId, 'Ұ-2')
    await distributor.call('stock.writeOff', {
      placeId: store.warehouse,
      reason: 'x',
      lines: [{ lotId: late, quantity: 4 }]
    })
    const { id } = await distributor.call('stock.count', {
      placeId: store.otherPoint,
      lines: [{ lotId: late, counted: 1, reason: 'табылды' }],
      confirm: true
    })
    const { alerts } = await clerk.call('stock.alerts', {})
    expect(
      alerts.map(({ kind, batch, quantity, limit, subjectId, ware }) => ({
        kind,
        batch,
        quantity,
        limit,
        subjectId,
        ware: ware?.nameKk
      }))
    ).toEqual([
      { kind: 'expired', batch: 'Ұ-2', quantity: 6, limit: 30, subjectId: late, ware: 'Ұн' },
      {
        kind: 'expires-soon',
        batch: 'жаңа',
        quantity: 2,
        limit: 30,
        subjectId: expect.any(Number),
        ware: 'Ұн'
      },
      { kind: 'low-stock', batch: null, quantity: 8, limit: 10, subjectId: store.flour.id, ware: 'Ұн' },
      { kind: 'long-on-the-way', batch: null, quantity: 5, limit: 5, subjectId: transferId, ware: undefined },
      { kind: 'count-waits', batch: null, quantity: 1, limit: null, subjectId: id, ware: undefined }
    ])
  })

  it('the ledger is read by pages, by place, ware, kind and day', async () => {
    const store = await openStore()
    const { clerk, clock } = store.office
    for (const day of ['2026-11-20', '2026-11-21', '2026-11-22']) {
      clock.set(day)
      await receive(
        store,
        { itemId: store.soap.id, quantity: 1 },
        { itemId: store.flour.id, quantity: 1, expiresOn: '2027-01-01' }
      )
    }
    const ids: number[] = []
    let cursor: string | undefined
    do {
      const page = await clerk.call('stock.ledger', { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(ids).toEqual([6, 5, 4, 3, 2, 1])
    const count = async (input: object): Promise<number> =>
      (await clerk.call('stock.ledger', input)).rows.length
    expect(await count({ wareId: store.soap.wareId })).toBe(3)
    expect(await count({ from: '2026-11-21', until: '2026-11-21' })).toBe(2)
    expect(await count({ kind: 'assemble' })).toBe(0)
    expect(await count({ placeId: store.point })).toBe(0)
    expect(await count({ placeId: store.warehouse, kind: 'receive', from: '2026-11-22' })).toBe(2)
  })
})
