import { describe, expect, it } from 'vitest'
import type { InputOf } from '@shared/contract'
import { openPlayedOffice } from './support/play'
import { openStore, receive, refused, today } from './support/stock'

const rice: InputOf<'items.save'> = { code: 'rice', nameKk: 'Күріш', nameRu: 'Рис', unit: 'pack' }
const place: InputOf<'places.save'> = {
  code: 'p9',
  kind: 'point',
  nameKk: '9-пункт',
  nameRu: 'Пункт 9',
  kato: '634030100',
  address: 'улица Абая, 9',
  responsible: 'Серікбаев Ерлан'
}

describe('items', () => {
  it('are entered with what is usual, and changed', async () => {
    const { manager, clerk } = await openPlayedOffice(today)
    const saved = await manager.call('items.save', rice)
    expect(saved).toMatchObject({
      ...rice,
      perishable: false,
      expiryAlertDays: 30,
      lowStock: null,
      active: true,
      revision: 1
    })
    const changed = await manager.call('items.save', {
      ...rice,
      id: saved.id,
      revision: 1,
      unit: 'g',
      lowStock: 5
    })
    expect(changed).toEqual({ ...saved, unit: 'g', lowStock: 5, revision: 2 })
    expect(await clerk.call('items.list', {})).toEqual({ items: [changed] })
  })

  it('what cannot be right is refused', async () => {
    const store = await openStore()
    const { manager, clerk } = store.office
    const id = store.soap.id
    const cases: [object, object][] = [
      [
        { ...rice, code: 'flour' },
        { code: 'code-taken', field: 'code', message: 'Код «flour» уже занят: «Мука». Возьмите другой код.' }
      ],
      [
        { ...rice, nameKk: ' ' },
        { code: 'field-empty', field: 'nameKk' }
      ],
      [
        { ...rice, unit: 'box' },
        { code: 'input-invalid', field: 'unit' }
      ],
      [
        { ...rice, lowStock: 0 },
        { code: 'input-invalid', field: 'lowStock' }
      ],
      [
        { ...rice, id: 999 },
        { code: 'not-found', field: 'id' }
      ],
      [
        { ...rice, id, revision: 7 },
        { code: 'stale', field: 'revision' }
      ]
    ]
    for (const [input, error] of cases)
      expect(await refused(store, manager, 'items.save', input)).toMatchObject(error)
    expect(await refused(store, clerk, 'items.save', rice)).toMatchObject({ code: 'role-missing' })
  })

  it('once counted keep their unit', async () => {
    const store = await openStore()
    const { manager } = store.office
    const soap = { id: store.soap.id, code: 'soap', nameKk: 'Сабын', nameRu: 'Мыло' }
    // It stands in a kit already.
    expect(await refused(store, manager, 'items.save', { ...soap, unit: 'g' })).toMatchObject({
      code: 'unit-in-use',
      field: 'unit',
      data: { itemKk: 'Сабын', itemRu: 'Мыло' }
    })
    expect(await manager.call('items.save', { ...soap, unit: 'piece', active: false })).toMatchObject({
      active: false
    })
  })
})

describe('kits', () => {
  const fields = {
    code: 'food',
    nameKk: 'Азық-түлік жиынтығы',
    nameRu: 'Продуктовый набор',
    programme: 'kit' as const
  }

  it('other contents replace those of an unused version; of a used one they make the next', async () => {
    const store = await openStore()
    const { manager, distributor, clerk } = store.office
    const { id } = store.kit
    const changed = await manager.call('kits.save', {
      ...fields,
      id,
      items: [{ itemId: store.flour.id, quantity: 1 }]
    })
    expect(changed.versions).toMatchObject([
      { id: store.kit.versionId, version: 1, used: false, items: [{ itemId: store.flour.id, quantity: 1 }] }
    ])
    await receive(store, { itemId: store.flour.id, quantity: 4, expiresOn: '2027-01-01' })
    await distributor.call('stock.assemble', {
      placeId: store.warehouse,
      kitVersionId: store.kit.versionId,
      quantity: 2
    })
    const same = await manager.call('kits.save', {
      ...fields,
      nameRu: 'Набор',
      id,
      items: [{ itemId: store.flour.id, quantity: 1 }]
    })
    expect(same.versions).toMatchObject([{ version: 1, used: true }])
    const next = await manager.call('kits.save', {
      ...fields,
      id,
      items: [
        { itemId: store.soap.id, quantity: 2 },
        { itemId: store.flour.id, quantity: 1 }
      ]
    })
    expect(next.versions).toMatchObject([
      {
        version: 2,
        used: false,
        createdBy: 'Тестов manager',
        items: [
          { nameKk: 'Сабын', quantity: 2 },
          { nameKk: 'Ұн', quantity: 1 }
        ]
      },
      { version: 1, used: true, items: [{ nameKk: 'Ұн', quantity: 1 }] }
    ])
    expect(next.versions[0]?.wareId).not.toBe(next.versions[1]?.wareId)
    expect((await clerk.call('kits.list', {})).kits).toEqual([next])
    // What lies in stock is still the first version, and can be taken apart by its own contents.
    const { rows } = await clerk.call('stock.balance', { wareId: store.kit.wareId })
    expect(rows).toMatchObject([
      { ware: { kind: 'kit', version: 1, code: 'food', unit: 'piece' }, onHand: 2 }
    ])
  })

  it('another order of the same contents makes no next version of a used one', async () => {
    const store = await openStore()
    const { manager, distributor } = store.office
    const items = [
      { itemId: store.soap.id, quantity: 1 },
      { itemId: store.flour.id, quantity: 2 }
    ]
    const turned = await manager.call('kits.save', { ...fields, id: store.kit.id, items })
    expect(turned.versions).toMatchObject([{ version: 1, items: [{ nameKk: 'Сабын' }, { nameKk: 'Ұн' }] }])
    await receive(
      store,
      { itemId: store.flour.id, quantity: 2, expiresOn: '2027-01-01' },
      { itemId: store.soap.id, quantity: 1 }
    )
    await distributor.call('stock.assemble', {
      placeId: store.warehouse,
      kitVersionId: store.kit.versionId,
      quantity: 1
    })
    const again = await manager.call('kits.save', { ...fields, id: store.kit.id, items: items.toReversed() })
    expect(again.versions).toHaveLength(1)
  })

  it('what cannot be right is refused: without items, with one twice, of things that are not there', async () => {
    const store = await openStore()
    const { manager, distributor } = store.office
    const item = { itemId: store.flour.id, quantity: 1 }
    const kit = { ...fields, code: 'new', items: [item] }
    await manager.call('items.save', { ...rice, active: false })
    const { items } = await manager.call('items.list', {})
    const asleep = items.find(({ active }) => !active)?.id ?? 0
    const cases: [object, object][] = [
      [
        { ...kit, items: [] },
        {
          code: 'kit-empty',
          field: 'items',
          message: 'В наборе нет ни одного предмета. Добавьте хотя бы один.'
        }
      ],
      [
        { ...kit, items: [item, item] },
        { code: 'item-doubled', field: 'items.1.itemId', data: { itemKk: 'Ұн', itemRu: 'Мука' } }
      ],
      [
        { ...kit, items: [{ ...item, quantity: 0 }] },
        { code: 'input-invalid', field: 'items.0.quantity' }
      ],
      [
        { ...kit, items: [{ ...item, itemId: 999 }] },
        { code: 'not-found', field: 'items.0.itemId' }
      ],
      [
        { ...kit, items: [{ ...item, itemId: asleep }] },
        { code: 'ware-inactive', field: 'items.0.itemId', data: { wareRu: 'Рис' } }
      ],
      [
        { ...kit, code: 'food' },
        { code: 'code-taken', field: 'code' }
      ],
      [
        { ...kit, id: 999 },
        { code: 'not-found', field: 'id' }
      ],
      [{ ...kit, id: store.kit.id, revision: 9 }, { code: 'stale' }]
    ]
    for (const [input, error] of cases)
      expect(await refused(store, manager, 'kits.save', input)).toMatchObject(error)
    expect(await refused(store, distributor, 'kits.save', kit)).toMatchObject({ code: 'role-missing' })
    await manager.call('kits.save', { ...fields, id: store.kit.id, active: false, items: [item] })
    const input = { placeId: store.warehouse, kitVersionId: store.kit.versionId, quantity: 1 }
    expect(await refused(store, distributor, 'stock.assemble', input)).toMatchObject({
      code: 'ware-inactive',
      field: 'kitVersionId'
    })
    expect(
      await refused(store, distributor, 'stock.assemble', { ...input, kitVersionId: 999 })
    ).toMatchObject({ code: 'not-found' })
  })
})

describe('places', () => {
  it('are open on working days from nine to six unless told otherwise', async () => {
    const { manager, clerk } = await openPlayedOffice(today)
    const saved = await manager.call('places.save', { ...place, phone: '8 701 123 45 67' })
    expect(saved).toMatchObject({ placeKk: 'Глубокое а.', phone: '+77011234567', active: true, revision: 1 })
    expect(saved.opens).toHaveLength(10)
    expect(saved.opens.slice(0, 2)).toEqual([
      { weekday: 1, from: '09:00', until: '13:00' },
      { weekday: 1, from: '14:00', until: '18:00' }
    ])
    const opens = [
      { weekday: 6, from: '10:00', until: '12:30' },
      { weekday: 2, from: '14:00', until: '16:00' },
      { weekday: 2, from: '09:00', until: '13:00' }
    ]
    const changed = await manager.call('places.save', { ...place, id: saved.id, revision: 1, opens })
    expect(changed.opens).toEqual([opens[2], opens[1], opens[0]])
    expect(changed.phone).toBeNull()
    const renamed = await manager.call('places.save', { ...place, nameRu: 'Пункт девять', id: saved.id })
    expect(renamed.opens).toEqual(changed.opens)
    expect(await clerk.call('places.list', {})).toEqual({ places: [renamed] })
  })

  it('what cannot be right is refused', async () => {
    const store = await openStore()
    const { manager, distributor } = store.office
    const hours = (from: string, until: string): object => ({
      ...place,
      opens: [{ weekday: 1, from, until }]
    })
    const cases: [object, object][] = [
      [
        { ...place, code: 'p1' },
        { code: 'code-taken', message: 'Код «p1» уже занят: «Пункт 1». Возьмите другой код.' }
      ],
      [
        { ...place, kato: '999999999' },
        { code: 'kato-unknown', field: 'kato' }
      ],
      [
        { ...place, kind: 'transit' },
        { code: 'input-invalid', field: 'kind' }
      ],
      // The place between places is nobody's to change.
      [
        { ...place, id: 1 },
        { code: 'not-found', field: 'id' }
      ],
      [{ ...place, id: store.point, revision: 5 }, { code: 'stale' }],
      [
        { ...place, phone: 'abc' },
        { code: 'phone-malformed', field: 'phone' }
      ],
      [hours('9:00', '13:00'), { code: 'time-malformed', field: 'opens.0.from' }],
      [hours('09:00', '24:00'), { code: 'time-malformed', field: 'opens.0.until' }],
      [hours('13:00', '13:00'), { code: 'time-malformed', field: 'opens.0.until' }],
      [
        {
          ...place,
          opens: [
            { weekday: 1, from: '12:00', until: '18:00' },
            { weekday: 1, from: '09:00', until: '13:00' }
          ]
        },
        { code: 'time-malformed', field: 'opens.0.from' }
      ]
    ]
    for (const [input, error] of cases)
      expect(await refused(store, manager, 'places.save', input)).toMatchObject(error)
    expect(await refused(store, distributor, 'places.save', place)).toMatchObject({ code: 'role-missing' })
  })
})
