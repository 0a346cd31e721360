import { describe, expect, it } from 'vitest'
import { dayTexts, readDay, readDays, usualDays } from '@renderer/features/catalogue/opening-times'
import { arranged, type LocalColumn } from '@renderer/features/catalogue/local-list'
import { readQuantity, unreadable } from '@renderer/features/distribution/quantity'
import { withoutBlankEnd } from '@renderer/features/distribution/use-rows'
import { needsOf, possibleKits } from '@renderer/features/stock/assemble-needs'
import { linesOf, totals } from '@renderer/features/stock/balance-rows'
import { differenceOf } from '@renderer/features/stock/count-draft'
import { shortOf } from '@renderer/features/stock/move-row'
import type { BalanceRow } from '@renderer/features/stock/stock-book'
import { overLot } from '@renderer/features/stock/write-off-row'

function lot(lotId: number, onHand: number, expiresOn: string | null = null) {
  return { lotId, batch: `B-${lotId}`, expiresOn, onHand }
}

function flour(more: Partial<BalanceRow> = {}): BalanceRow {
  return {
    placeId: 1,
    placeKk: 'Қойма',
    placeRu: 'Склад',
    placeKind: 'warehouse',
    ware: { wareId: 7, kind: 'item', version: null, code: 'f', nameKk: 'Ұн', nameRu: 'Мука', unit: 'piece' },
    onHand: 100,
    reserved: 40,
    free: 60,
    lots: [lot(1, 30, '2028-03-31'), lot(2, 70, '2027-01-31')],
    ...more
  }
}

describe('opening times as they are typed', () => {
  it('read hours with or without minutes, and a break', () => {
    expect(readDay('9-13, 14:00–18.30')).toEqual([
      { from: '09:00', until: '13:00' },
      { from: '14:00', until: '18:30' }
    ])
  })
  it('are a day off when nothing is typed', () => expect(readDay('  ')).toEqual([]))
  it.each(['18-9', '9-9', '9', 'с 9 до 6', '9-25', '9:60-10', '9-13, 12-18'])('refuse %s', (text) => {
    expect(readDay(text)).toBeNull()
  })
  it('come back as they were', () => {
    expect(dayTexts(readDays(usualDays))).toEqual(usualDays)
    expect(readDays(usualDays)).toHaveLength(10)
  })
})

describe('a quantity as it is typed', () => {
  it.each([
    ['', null],
    ['1 200', 1200],
    ['0', 0],
    ['1,5', unreadable],
    ['-3', unreadable],
    ['пять', unreadable],
    ['12345678901', unreadable]
  ])('%j is %j', (text, value) => expect(readQuantity(text)).toBe(value))
})

describe('rows of a document', () => {
  it('lose the blank ones at the end, and keep one between others to be complained about', () => {
    const rows = [{ a: 1 as number | null }, { a: null }, { a: 2 }, { a: null }, { a: null }]
    expect(withoutBlankEnd(rows)).toEqual([{ a: 1 }, { a: null }, { a: 2 }])
  })
})

describe('a shortage seen before sending', () => {
  const row = (quantity: number | null, lotId: number | null = null) => ({ wareId: 7, lotId, quantity })

  it('counts what the rows above take of the same ware', () => {
    const rows = [row(40), row(20), row(1)]
    expect(shortOf(rows, 1, [flour()])).toBeNull()
    expect(shortOf(rows, 2, [flour()])).toMatchObject({ wanted: 61, free: 60 })
  })
  it('of a lot is what the lot has', () => {
    expect(shortOf([row(31, 1)], 0, [flour()])).toMatchObject({ wanted: 31, free: 30 })
    expect(shortOf([row(30, 1)], 0, [flour()])).toBeNull()
  })
  it('is none while nothing readable is typed', () => {
    expect(shortOf([row(null)], 0, [flour()])).toBeNull()
    expect(shortOf([row(unreadable)], 0, [flour()])).toBeNull()
  })
  it('of an act of writing off is what the lot has, reserved or not', () => {
    expect(overLot([{ lotId: 2, quantity: 71 }], 0, [flour()])).toMatchObject({ wanted: 71, free: 70 })
    expect(overLot([{ lotId: 2, quantity: 70 }], 0, [flour()])).toBeNull()
  })
})

describe('kits put together', () => {
  const item = { itemId: 1, wareId: 7, nameKk: 'Ұн', nameRu: 'Мука', unit: 'piece' as const, quantity: 5 }

  it('take so many of each item, and say how many are lacking', () => {
    expect(needsOf([item], 13, [flour()])).toEqual([{ item, needed: 65, free: 60, lacking: 5 }])
  })
  it('are as many as the scarcest item makes', () => {
    const soap = { ...item, itemId: 2, wareId: 8, quantity: 1 }
    const needs = needsOf([item, soap], null, [
      flour(),
      flour({ ware: { ...flour().ware, wareId: 8 }, free: 9 })
    ])
    expect(possibleKits(needs)).toBe(9)
    expect(possibleKits([])).toBe(0)
  })
})

describe('the balance', () => {
  it('folds open into lots, the first to expire first', () => {
    const lines = linesOf(
      [flour({ lots: [lot(3, 1), lot(1, 30, '2028-03-31'), lot(2, 69, '2027-01-31')] })],
      new Set(['1-7'])
    )
    expect(lines.map((line) => line.lot?.lotId ?? null)).toEqual([null, 2, 1, 3])
    expect(linesOf([flour()], new Set())).toHaveLength(1)
  })
  it('adds up', () => {
    expect(totals([flour(), flour({ placeId: 2 })])).toEqual({ onHand: 200, reserved: 80, free: 120 })
  })
})

describe('a count', () => {
  const shelf = { lotId: 1, ware: flour().ware, batch: 'B', expiresOn: null, expected: 15 }

  it('differs by what was found less what was expected, and by nothing while it is not counted', () => {
    expect(differenceOf(shelf, { lotId: 1, counted: 12, reason: '' })).toBe(-3)
    expect(differenceOf(shelf, { lotId: 1, counted: 15, reason: '' })).toBe(0)
    expect(differenceOf(shelf, { lotId: 1, counted: null, reason: '' })).toBeNull()
  })
})

describe('a list that is here as a whole', () => {
  const rows = [{ name: 'Қант' }, { name: 'Ұн' }, { name: 'Май' }]
  const columns: LocalColumn<{ name: string }>[] = [
    { key: 'name', label: '', width: '1fr', text: (row) => row.name }
  ]
  const names = (found: { name: string }[]) => found.map(({ name }) => name)

  it('is sorted by the alphabet of the language, both ways', () => {
    expect(names(arranged(rows, columns, '', { key: 'name', descending: false }, 'kk'))).toEqual([
      'Қант',
      'Май',
      'Ұн'
    ])
    expect(names(arranged(rows, columns, '', { key: 'name', descending: true }, 'kk'))).toEqual([
      'Ұн',
      'Май',
      'Қант'
    ])
  })
  it('is found by a Russian keyboard', () => {
    expect(names(arranged(rows, columns, 'кан', { key: 'name', descending: false }, 'kk'))).toEqual(['Қант'])
  })
})
