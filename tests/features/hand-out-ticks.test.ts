import { describe, expect, test } from 'vitest'
import { formatLineNumber, makeLineNumber } from '@shared/distribution/line-number'
import { missing, readTicks, unite } from '../../electron/distribution/hand-out/ranges'
import { openHandOutRound, type HandOutRound } from './support/hand-out-round'

const count = async (round: HandOutRound, table: string): Promise<number> =>
  (await round.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? -1

describe('ticked numbers as people write them', () => {
  const whole = (n: number, round = 12): string => formatLineNumber(makeLineNumber(round, n))

  test('places, ranges and whole numbers, with any dash and any gap', () => {
    expect(readTicks(`1-3, 5 ;7\n 9 – 11 ${whole(20)}`, 12)).toEqual({
      spans: [
        { from: 1, to: 3 },
        { from: 5, to: 5 },
        { from: 7, to: 7 },
        { from: 9, to: 11 },
        { from: 20, to: 20 }
      ],
      foreign: []
    })
    expect(readTicks(whole(20).replaceAll('-', ''), 12).spans).toEqual([{ from: 20, to: 20 }])
    expect(readTicks(`${whole(20)} - ${whole(25)}`, 12).spans).toEqual([{ from: 20, to: 25 }])
  })

  test('a whole number of another round, or with wrong check digits, is kept as it was typed', () => {
    expect(readTicks(`${whole(3, 13)}, 0012-000003-00`, 12)).toEqual({
      spans: [],
      foreign: [whole(3, 13), '0012-000003-00']
    })
  })

  test.each(['abc', '1-2-3-4', '5-3', '0', '1-', ''])('%j is refused, and named', (text) => {
    expect(() => readTicks(text, 12)).toThrow(
      expect.objectContaining({ code: 'ranges-malformed', field: 'ranges' })
    )
  })

  test('what overlaps is once and doubled, whatever the order', () => {
    expect(
      unite([
        { from: 10, to: 20 },
        { from: 1, to: 5 },
        { from: 4, to: 6 },
        { from: 15, to: 15 },
        { from: 21, to: 22 }
      ])
    ).toEqual({
      once: [
        { from: 1, to: 6 },
        { from: 10, to: 22 }
      ],
      doubled: [
        { from: 4, to: 5 },
        { from: 15, to: 15 }
      ]
    })
  })

  test('three times the same place is doubled once', () => {
    const five = { from: 5, to: 5 }
    expect(unite([five, five, five]).doubled).toEqual([five])
  })

  test('what is not in the list is what the known places leave', () => {
    expect(
      missing(
        [
          { from: 1, to: 5 },
          { from: 8, to: 9 }
        ],
        [2, 3, 8]
      )
    ).toEqual([
      { from: 1, to: 1 },
      { from: 4, to: 5 },
      { from: 9, to: 9 }
    ])
  })
})

describe('a day on paper', () => {
  test('ticks in one movement of the paper’s day; what cannot be ticked is listed, nothing dropped', async () => {
    const round = await openHandOutRound({ lines: 18 })
    const [placeId] = round.points
    const call = { roundId: round.roundId, placeId }
    await round.distributor.call('rounds.handOut', { ...call, numbers: [round.at(2)] })
    const ranges = `1-4, 4, 0012-000003-00, 13, 900-901, ${round.at(6)}`
    const told = {
      handedOut: 4,
      alreadyHandedOut: [round.at(2)],
      unknown: ['900', '901', '0012-000003-00'],
      doubled: [round.at(4)],
      otherPoint: [round.at(13)]
    }
    expect(await round.distributor.call('rounds.tickPreview', { ...call, ranges })).toEqual(told)
    expect(await count(round, 'hand_outs')).toBe(1)
    expect(await round.distributor.call('rounds.tick', { ...call, ranges, onDay: '2020-07-14' })).toEqual(
      told
    )
    const rows = await round.rows<{ number: number; source: string; on_day: string; movement_id: number }>(
      `SELECT l.number, h.source, h.on_day, h.movement_id FROM hand_outs h JOIN round_lines l ON l.id = h.line_id
       WHERE h.source = 'paper' ORDER BY h.id`
    )
    expect(rows.map((row) => formatLineNumber(row.number))).toEqual([1, 3, 4, 6].map((n) => round.at(n)))
    expect(new Set(rows.map((row) => `${row.on_day} ${row.movement_id}`)).size).toBe(1)
    expect(rows[0]?.on_day).toBe('2020-07-14')
    // Every number typed is in one of the lists: once more, all of it was handed out before.
    const again = await round.distributor.call('rounds.tick', { ...call, ranges, onDay: '2020-07-14' })
    expect(again).toMatchObject({ handedOut: 0, alreadyHandedOut: [1, 2, 3, 4, 6].map((n) => round.at(n)) })
    expect(await count(round, 'hand_outs')).toBe(5)
  })

  test('a ticked line is undone alone, and its lots come back', async () => {
    const lots = [
      { batch: 'A', expiresOn: '2020-07-20', onHand: 2, reserved: 2 },
      { batch: 'B', expiresOn: '2020-08-20', onHand: 4, reserved: 4 }
    ]
    const round = await openHandOutRound({ lines: 9, lots })
    const call = { roundId: round.roundId, placeId: round.points[0] }
    await round.distributor.call('rounds.tick', { ...call, ranges: '1-6', onDay: '2020-07-14' })
    await round.distributor.call('rounds.undo', { roundId: round.roundId, number: round.at(5) })
    await round.distributor.call('rounds.undo', { roundId: round.roundId, number: round.at(2) })
    const back = await round.rows<{ batch: string; on_hand: number; reserved: number }>(
      `SELECT b.batch, s.on_hand, s.reserved FROM movements m JOIN stock_ledger s ON s.movement_id = m.id
       JOIN lots b ON b.id = s.lot_id WHERE m.kind = 'return' ORDER BY m.id`
    )
    expect(back).toEqual([
      { batch: 'B', on_hand: 1, reserved: 1 },
      { batch: 'A', on_hand: 1, reserved: 1 }
    ])
  })

  test('a day to come, a point outside the round and too little stock leave nothing done', async () => {
    const round = await openHandOutRound({
      lines: 9,
      lots: [{ batch: 'A', expiresOn: null, onHand: 2, reserved: 2 }]
    })
    const call = { roundId: round.roundId, placeId: round.points[0], onDay: '2020-07-15' }
    const tick = (change: object) =>
      expect(round.distributor.call('rounds.tick', { ...call, ranges: '1-3', ...change })).rejects
    await tick({ onDay: '2020-07-16' }).toMatchObject({ code: 'date-in-future', field: 'onDay' })
    await tick({ onDay: '2020-07-09' }).toMatchObject({
      code: 'day-before-list',
      data: { number: 12, frozenOn: '2020-07-10' }
    })
    await tick({ placeId: round.warehouse }).toMatchObject({ code: 'point-not-in-round' })
    await tick({}).toMatchObject({ code: 'stock-short', data: { wanted: 3, free: 2 } })
    await tick({ ranges: '1-3, x' }).toMatchObject({ code: 'ranges-malformed', data: { text: 'x' } })
    expect(await count(round, 'hand_outs')).toBe(0)
    expect(await round.rows(`SELECT id FROM movements WHERE kind = 'hand-out'`)).toEqual([])
  })

  test('2 000 lines tell their progress, and are nothing once the job is cancelled', async () => {
    const told: number[] = []
    const round = await openHandOutRound({
      lines: 3003,
      office: {
        emit: (event) => {
          if (event.kind !== 'progress' || event.jobId !== 'paper') return
          told.push(event.done)
          if (stop) void round.distributor.call('jobs.cancel', { jobId: 'paper' })
        }
      }
    })
    let stop = true
    const call = {
      roundId: round.roundId,
      placeId: round.points[0],
      onDay: '2020-07-15',
      ranges: '1-2000',
      jobId: 'paper'
    }
    await expect(round.distributor.call('rounds.tick', call)).rejects.toMatchObject({ code: 'cancelled' })
    expect(await count(round, 'hand_outs')).toBe(0)
    expect(told).toEqual([1000])
    stop = false
    await round.distributor.call('rounds.tick', call)
    expect(told).toEqual([1000, 1000, 2000])
    expect(await count(round, 'hand_outs')).toBe(2000)
    // A long stretch is listed by its ends, a short one number by number.
    const again = await round.distributor.call('rounds.tickPreview', {
      roundId: round.roundId,
      placeId: round.points[0],
      ranges: '1-1500, 1990-2001, 2003-2004, 3003'
    })
    expect(again).toMatchObject({ handedOut: 3, otherPoint: [round.at(3003)] })
    expect(again.alreadyHandedOut).toEqual([
      `${round.at(1)}–${round.at(1500)}`,
      ...Array.from({ length: 11 }, (_, i) => round.at(1990 + i))
    ])
  })
})
