import { describe, expect, it } from 'vitest'
import {
  areasOf,
  boardOfRound,
  shareOf,
  sumOf,
  type Group,
  type Report
} from '@renderer/features/board/board-model'

function group(code: string, planned: number, handedOut: number, reserved: number | null = 0): Group {
  return {
    code,
    nameKk: code,
    nameRu: code,
    planned,
    reserved,
    handedOut,
    returned: 0,
    left: planned - handedOut
  }
}

describe('a share on the board', () => {
  it('is whole percent of the plan', () => {
    expect(shareOf({ planned: 3, handedOut: 1 })).toBe(33)
    expect(shareOf({ planned: 0, handedOut: 0 })).toBe(0)
  })

  it('is 100 only when nothing is missing, and 0 only before the first', () => {
    expect(shareOf({ planned: 78_000, handedOut: 77_999 })).toBe(99)
    expect(shareOf({ planned: 78_000, handedOut: 78_000 })).toBe(100)
    expect(shareOf({ planned: 78_000, handedOut: 1 })).toBe(1)
  })
})

describe('areas of the map', () => {
  it('are rural districts while all villages lie in one district', () => {
    const areas = areasOf([group('634037100', 6, 3), group('634030100', 50, 10), group('634030200', 10, 9)])
    expect([...areas.keys()]).toEqual(['634030000', '634037000'])
    expect(areas.get('634030000')?.map(({ code }) => code)).toEqual(['634030100', '634030200'])
  })

  it('are districts where there are several', () => {
    const areas = areasOf([group('634630100', 6, 3), group('634030100', 50, 10)])
    expect([...areas.keys()]).toEqual(['634000000', '634600000'])
  })

  it('add up to what their villages hold', () => {
    expect(sumOf([group('634030100', 50, 10, 40), group('634030200', 10, 9, 1)])).toEqual({
      planned: 60,
      reserved: 41,
      handedOut: 19,
      returned: 0,
      left: 41
    })
    expect(sumOf([group('634030100', 50, 10, null)]).reserved).toBeNull()
  })
})

describe('the board of one round', () => {
  it('has the reservation of the whole round, and the other figures as the sum of its villages', () => {
    const village = { code: '634030100', nameKk: 'Глубокое', nameRu: 'Глубокое' }
    const report = {
      reserved: 5,
      left: 7,
      villages: [
        { ...village, lines: 4, planned: 8, handedOut: 4, returned: 1, left: 3 },
        { ...village, code: '634030200', lines: 4, planned: 8, handedOut: 4, returned: 0, left: 4 }
      ],
      points: [],
      categories: [],
      days: [{ day: '2026-11-22', lines: 5, units: 9, returnedUnits: 1 }],
      addedByHand: 0,
      byProxy: 0
    } satisfies Omit<Report, 'round'>
    const board = boardOfRound(report as unknown as Report)
    expect(board.total).toEqual({ planned: 16, reserved: 5, handedOut: 8, returned: 1, left: 7 })
    expect(board.days).toEqual([{ day: '2026-11-22', handedOut: 9, returned: 1 }])
  })
})
