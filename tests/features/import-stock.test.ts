import { describe, expect, test } from 'vitest'
import { bundledWorker } from '../support/pdf-worker'
import { apply, officeData, preview, rowsOf, takeIn, undo, verdicts } from './support/import-lists'
import { refusal } from './support/play'
import { openStore, type Store } from './support/stock'

const headings = ['Накладная', 'Поставщик', 'Дата', 'Склад', 'Товар', 'Количество', 'Партия', 'Срок годности']
const opened = async (): Promise<Store> => openStore({ workerUrl: await bundledWorker() })

async function onHand({ office, warehouse }: Store): Promise<string[]> {
  const { rows } = await office.manager.call('stock.balance', { placeId: warehouse })
  return rows.flatMap(({ ware, lots }) => lots.map((lot) => `${ware.code} ${lot.batch} ${lot.onHand}`)).sort()
}

describe('receipts of goods', () => {
  test('a waybill becomes one movement with its lots, places and items by code or name in either language', async () => {
    const store = await opened()
    const { office } = store
    const done = await takeIn(office.distributor, 'stock', [
      headings,
      ['Н-1', 'ТОО «Достық»', '18.11.2026', 'main', 'flour', '100', 'A1', '01.06.2027'],
      ['Н-1', 'ТОО «Достық»', '18.11.2026', 'Қойма', 'Сабын', '1 000', '', '']
    ])
    expect(done.import.counts).toMatchObject({ new: 2, error: 0 })
    expect(await onHand(store)).toEqual(['flour A1 100', 'soap Н-1 1000'])
    const { rows } = await office.manager.call('stock.ledger', {})
    expect(new Set(rows.map(({ movementId }) => movementId)).size).toBe(1)
    expect(rows[0]).toMatchObject({ kind: 'receive', document: 'Н-1', party: 'ТОО «Достық»' })
  })

  test('a name that differs by its Roman numeral alone is that of other goods', async () => {
    const { office } = await opened()
    await office.manager.call('items.save', {
      ...{ code: 'mix-2', nameKk: 'Қоспа II', nameRu: 'Смесь II', unit: 'piece', perishable: false }
    })
    const line = (name: string): string[] => ['Н-9', 'Достық', '18.11.2026', 'main', name, '5', '', '']
    const names = ['Смесь II', 'смесь іі', 'Смесь I', 'Смесь III']
    const found = await preview(office.distributor, 'stock', [headings, ...names.map(line)])
    expect(await verdicts(office.distributor, found)).toEqual([
      ...['new', 'duplicate :row-repeated'],
      ...['error item:item-unknown', 'error item:item-unknown']
    ])
  })

  test('the same waybill again changes nothing; another quantity and a second box are asked about', async () => {
    const store = await opened()
    const { office } = store
    const line = ['Н-2', 'Достық', '18.11.2026', 'main', 'soap', '40', 'B1', '']
    await takeIn(office.distributor, 'stock', [headings, line])
    const before = await officeData(office.folder)
    expect((await takeIn(office.distributor, 'stock', [headings, line])).created).toBe(0)
    expect(await officeData(office.folder)).toEqual(before)

    const more = await preview(office.distributor, 'stock', [
      headings,
      ['Н-2', 'Достық', '18.11.2026', 'main', 'soap', '55', 'B1', ''],
      ['Н-3', 'Достық', '19.11.2026', 'main', 'soap', '5', 'B2', ''],
      ['Н-3', 'Достық', '19.11.2026', 'main', 'soap', '5', 'B2', '']
    ])
    expect(await verdicts(office.distributor, more)).toEqual([
      'duplicate quantity:receipt-differs',
      'new',
      'duplicate :row-repeated'
    ])
    expect((await rowsOf(office.distributor, more))[0]?.match).toMatchObject({
      ...{ subject: 'movement', stored: { quantity: '40' } }
    })
    const chosen = await office.distributor.call('imports.choose', {
      ...{ id: more.id, revision: more.revision, rows: [4], choice: 'separate' as const }
    })
    await apply(office.distributor, chosen)
    expect(await onHand(store)).toEqual(['soap B1 40', 'soap B2 10'])
    // Both boxes are known now.
    const again = await preview(office.distributor, 'stock', [
      headings,
      ['Н-3', 'Достық', '19.11.2026', 'main', 'soap', '5', 'B2', ''],
      ['Н-3', 'Достық', '19.11.2026', 'main', 'soap', '5', 'B2', '']
    ])
    expect(again.counts).toMatchObject({ same: 2, taken: 0 })
  })

  test('the rules of receiving refuse by name, and nothing is written', async () => {
    const store = await opened()
    const { office } = store
    const before = await officeData(office.folder)
    const refused: [cells: string[], code: string][] = [
      [['Н-4', 'Достық', '18.11.2026', 'подвал', 'soap', '5'], 'place:stock-place-unknown'],
      [['Н-4', 'Достық', '18.11.2026', '', 'soap', '5'], 'place:field-empty'],
      [['Н-4', 'Достық', '18.11.2026', 'main', 'рис', '5'], 'item:item-unknown'],
      [['Н-4', 'Достық', '18.11.2026', 'main', 'soap', '0'], 'quantity:asked-range'],
      [['Н-4', 'Достық', '18.11.2026', 'main', 'soap', '1,5'], 'quantity:number-malformed'],
      [['Н-4', 'Достық', '21.11.2026', 'main', 'soap', '5'], 'onDay:date-in-future'],
      [['Н-4', 'Достық', '18.11.2026', 'main', 'flour', '5'], 'expiresOn:expiry-needed'],
      [['Н-4', 'Достық', '18.11.2026', 'main', 'flour', '5', '', '17.11.2026'], 'expiresOn:expiry-passed'],
      [['', 'Достық', '18.11.2026', 'main', 'soap', '5'], 'waybill:field-required'],
      [['Н-4', '', '18.11.2026', 'main', 'soap', '5'], 'supplier:field-required']
    ]
    const seen = await preview(office.distributor, 'stock', [headings, ...refused.map(([cells]) => cells)])
    expect(await verdicts(office.distributor, seen)).toEqual(refused.map(([, code]) => `error ${code}`))
    await apply(office.distributor, seen)
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('undone by reversing entries: the ledger keeps both, on hand is as it was', async () => {
    const store = await opened()
    const { office } = store
    const done = await takeIn(office.distributor, 'stock', [
      headings,
      ['Н-5', 'Достық', '18.11.2026', 'main', 'soap', '40', 'B1', ''],
      ['Н-6', 'Достық', '18.11.2026', 'main', 'flour', '7', 'F1', '01.06.2027']
    ])
    expect(await undo(office.distributor, done.import)).toMatchObject({ removed: 2, restored: 0 })
    expect(await onHand(store)).toEqual([])
    const { rows } = await office.manager.call('stock.ledger', {})
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['receive', 'receive', 'reverse', 'reverse'])
    // What was taken back may come again.
    const again = await preview(office.distributor, 'stock', [
      headings,
      ['Н-5', 'Достық', '18.11.2026', 'main', 'soap', '40', 'B1', '']
    ])
    expect(again.counts).toMatchObject({ new: 1 })
  })

  test('goods that have gone on keep the whole import', async () => {
    const store = await opened()
    const { office, warehouse } = store
    const done = await takeIn(office.distributor, 'stock', [
      headings,
      ['Н-7', 'Достық', '18.11.2026', 'main', 'soap', '40', 'B1', ''],
      ['Н-8', 'Достық', '18.11.2026', 'main', 'flour', '7', 'F1', '01.06.2027']
    ])
    const lotId = (await office.manager.call('stock.balance', { placeId: warehouse })).rows.find(
      ({ ware }) => ware.code === 'soap'
    )?.lots[0]?.lotId
    await office.manager.call('stock.writeOff', {
      ...{ placeId: warehouse, reason: 'бой', lines: [{ lotId: lotId ?? 0, quantity: 1 }] }
    })
    const before = await officeData(office.folder)
    expect(await refusal(undo(office.distributor, done.import))).toMatchObject({ code: 'stock-short' })
    expect(await officeData(office.folder)).toEqual(before)
  })
})
