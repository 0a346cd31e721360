import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drawSample, sampleSize } from '@shared/distribution/sample-size'
import { parseLineNumber } from '@shared/distribution/line-number'
import { openHandOutRound, type HandOutRound } from './support/hand-out-round'

const handOut = (round: HandOutRound, ...ns: number[]) =>
  Promise.all(
    ns.map((n) =>
      round.distributor.call('rounds.handOut', {
        roundId: round.roundId,
        placeId: round.points[n > 6 ? 1 : 0],
        numbers: [round.at(n)]
      })
    )
  )

const count = (placeId: number, counted: number, explanation = '') => ({ placeId, counted, explanation })

const stateOf = async (round: HandOutRound): Promise<string> =>
  (await round.manager.call('rounds.get', { id: round.roundId })).state

describe('closing a round', () => {
  test('list, ledger and count side by side; then all that nobody claimed is free again', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2 })
    const [first, second] = round.points
    await handOut(round, 1, 2, 3, 7)
    await round.distributor.call('rounds.undo', { roundId: round.roundId, number: round.at(3) })
    const back = { roundId: round.roundId, number: round.at(2), reason: 'переехал' }
    await round.distributor.call('rounds.giveBack', { ...back, spoiled: false })
    const before = await round.manager.call('rounds.reconcile', { id: round.roundId })
    expect(before.points).toMatchObject(
      [
        {
          placeId: second,
          planned: 6,
          handedByList: 2,
          handedByLedger: 2,
          returned: 0,
          onHand: 16,
          counted: null
        },
        {
          placeId: first,
          planned: 12,
          handedByList: 4,
          handedByLedger: 4,
          returned: 2,
          onHand: 16,
          difference: null
        }
      ].sort((a, b) => a.placeId - b.placeId)
    )
    expect(before).toMatchObject({
      planned: 18,
      handedOut: 4,
      unclaimedLines: 6,
      unclaimedUnits: 12,
      reserved: 30
    })
    const closed = await round.manager.call('rounds.close', {
      id: round.roundId,
      counts: [count(first, 15, 'порвана упаковка'), count(second, 17, 'излишек поставщика')]
    })
    expect(closed).toMatchObject({ state: 'closed', closedBy: 'Тестов manager' })
    const balance = await round.rows<{ place_id: number; on_hand: number; reserved: number }>(
      'SELECT place_id, sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM stock_ledger GROUP BY place_id ORDER BY place_id'
    )
    expect(balance).toEqual([
      { place_id: first, on_hand: 15, reserved: 0 },
      { place_id: second, on_hand: 17, reserved: 0 }
    ])
    const counts = await round.rows<{ reason: string; n: number }>(
      `SELECT m.reason, s.on_hand AS n FROM movements m JOIN stock_ledger s ON s.movement_id = m.id WHERE m.kind = 'count' ORDER BY m.id`
    )
    expect(counts).toEqual([
      { reason: 'порвана упаковка', n: -1 },
      { reason: 'излишек поставщика', n: 1 }
    ])
  })

  test('what was kept is what the tables give again, whatever moves afterwards', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [first, second] = round.points
    await handOut(round, 1, 2, 8)
    const counts = [count(first, 7), count(second, 7, 'недостача')]
    await round.manager.call('rounds.close', { id: round.roundId, counts })
    const [row] = await round.rows<{ closing: string }>('SELECT closing FROM rounds WHERE id = ?', [
      round.roundId
    ])
    const { ledgerId, ...kept } = JSON.parse(row?.closing ?? '{}') as Record<string, unknown>
    expect(ledgerId).toBeGreaterThan(0)
    await round.manager.call('stock.move', {
      fromPlaceId: first,
      toPlaceId: round.warehouse,
      lines: [{ wareId: round.wareId, quantity: 7 }]
    })
    expect(await round.manager.call('rounds.reconcile', { id: round.roundId })).toEqual(kept)
  })

  test('refuses what is missing or unexplained, and goods on the way, by name; nothing changes', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [first, second] = round.points
    await handOut(round, 1)
    const close = (...counts: ReturnType<typeof count>[]) =>
      expect(round.manager.call('rounds.close', { id: round.roundId, counts })).rejects
    await close(count(first, 8)).toMatchObject({
      code: 'round-count-missing',
      data: { placeRu: 'Алтайский, склад' }
    })
    await close(count(first, 7), count(second, 9)).toMatchObject({
      code: 'difference-unexplained',
      field: 'counts.0.explanation',
      data: { expected: 8, counted: 7 }
    })
    await close(count(first, 8), count(first, 8), count(second, 9)).toMatchObject({ code: 'item-doubled' })
    await close(count(round.warehouse, 0), count(first, 8), count(second, 9)).toMatchObject({
      code: 'point-not-in-round',
      field: 'counts.0.placeId'
    })
    const sent = await round.manager.call('stock.move', {
      fromPlaceId: first,
      toPlaceId: second,
      roundId: round.roundId,
      lines: [{ wareId: round.wareId, quantity: 2 }]
    })
    await close(count(first, 6), count(second, 9)).toMatchObject({
      code: 'round-open-transfers',
      message: expect.stringContaining(`№ ${sent.transferId} Белоусовка, склад → Алтайский, склад`)
    })
    await expect(
      round.distributor.call('rounds.close', { id: round.roundId, counts: [] })
    ).rejects.toMatchObject({ code: 'role-missing' })
    expect(await stateOf(round)).toBe('frozen')
    expect(await round.rows(`SELECT id FROM movements WHERE kind IN ('release', 'count')`)).toEqual([])
    await round.manager.call('stock.confirmMove', { transferId: sent.transferId })
    const open = await round.manager.call('rounds.reconcile', { id: round.roundId })
    expect(open.points.find(({ placeId }) => placeId === first)).toMatchObject({
      left: 2,
      arrived: 0,
      onHand: 6
    })
    expect(open.points.find(({ placeId }) => placeId === second)).toMatchObject({
      left: 0,
      arrived: 2,
      onHand: 11
    })
    await round.manager.call('rounds.close', {
      id: round.roundId,
      counts: [count(first, 6), count(second, 11)]
    })
    expect(await stateOf(round)).toBe('closed')
  })

  test('once closed nothing is handed out, undone, given back, ticked or closed again', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [first, second] = round.points
    await handOut(round, 1)
    const counts = [count(first, 8), count(second, 9)]
    await round.manager.call('rounds.close', { id: round.roundId, counts })
    const { roundId } = round
    const number = round.at(1)
    const refused = [
      round.distributor.call('rounds.handOut', { roundId, placeId: first, numbers: [round.at(2)] }),
      round.distributor.call('rounds.undo', { roundId, number }),
      round.distributor.call('rounds.giveBack', { roundId, number, spoiled: false, reason: 'поздно' }),
      round.distributor.call('rounds.tick', { roundId, placeId: first, onDay: '2020-07-15', ranges: '2' }),
      round.manager.call('rounds.close', { id: roundId, counts })
    ]
    for (const answer of await Promise.allSettled(refused)) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'round-state', data: { number: 12 } }
      })
    }
    const received = await round.manager.call('rounds.received', { personId: 2 })
    expect(received.rows).toMatchObject([{ state: 'not-claimed' }])
  })

  test('a count that leaves less than other rounds have reserved there is refused', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [first, second] = round.points
    await round.direct(async (tx) => {
      await tx.run(
        `INSERT INTO movements (kind, at, on_day, user_id) VALUES ('receive', '2020-07-15T06:00:00.000Z', '2020-07-15', 1)`
      )
      await tx.run(
        `INSERT INTO rounds (number, name_kk, name_ru, programme, ware_id, norm, quantity, repeat_after, as_of, month,
           source_place_id, first_day, last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at, frozen_by)
         SELECT 13, 'Тамыз', 'Август', programme, ware_id, norm, quantity, repeat_after, as_of, month, source_place_id, first_day,
           last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at, frozen_by FROM rounds WHERE id = ?`,
        [round.roundId]
      )
      await tx.run(
        `INSERT INTO stock_ledger (movement_id, place_id, ware_id, lot_id, on_hand, reserved, round_id)
         SELECT (SELECT max(id) FROM movements), ?, ?, (SELECT max(id) FROM lots), 5, 5, (SELECT id FROM rounds WHERE number = 13)`,
        [first, round.wareId]
      )
    })
    await expect(
      round.manager.call('rounds.close', {
        id: round.roundId,
        counts: [count(first, 4, 'украли'), count(second, 9)]
      })
    ).rejects.toMatchObject({ code: 'stock-short', field: 'counts.0.counted' })
    expect(await stateOf(round)).toBe('frozen')
  })
})

describe('the sample to be asked by telephone', () => {
  test('is of the size of the formula, and anybody can draw it again from the list', async () => {
    const round = await openHandOutRound({ lines: 1503 })
    const [first, second] = round.points
    const call = { roundId: round.roundId, placeId: first, onDay: '2020-07-15' }
    await round.distributor.call('rounds.tick', { ...call, ranges: '1-700' })
    const counts = [count(first, 1503 - 700), count(second, 1503)]
    await round.manager.call('rounds.close', { id: round.roundId, counts })
    const { sample } = await round.manager.call('rounds.reconcile', { id: round.roundId })
    expect(sample).toMatchObject({ population: 700, size: 249, confidence: '95', margin: '5' })
    const handed = Array.from({ length: 700 }, (_, i) => parseLineNumber(round.at(i + 1)).number)
    const [row] = await round.rows<{ frozen_at: string }>('SELECT frozen_at FROM rounds')
    const content = JSON.stringify([12, '2020-07-01', row?.frozen_at, ...handed])
    expect(sample.seed).toBe(createHash('sha256').update(content).digest('hex'))
    const { rows } = await round.manager.call('rounds.checks', { id: round.roundId })
    expect(rows.map(({ number }) => parseLineNumber(number).number)).toEqual(
      drawSample(handed, sampleSize(700), sample.seed)
    )
    expect(rows[0]).toMatchObject({
      handedOn: '2020-07-15',
      pointRu: 'Белоусовка, склад',
      outcome: null,
      checkedBy: null
    })
    const lineId = rows[0]?.lineId ?? 0
    const saved = { lineId, outcome: 'not-reached', note: 'телефон выключен' } as const
    expect(await round.distributor.call('rounds.saveCheck', saved)).toMatchObject({
      ...saved,
      checkedBy: 'Тестов distributor'
    })
    await expect(
      round.distributor.call('rounds.saveCheck', { lineId: 1503, outcome: 'received' })
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  test('of nobody is nobody', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const counts = round.points.map((placeId) => count(placeId, 9))
    await round.manager.call('rounds.close', { id: round.roundId, counts })
    expect(await round.manager.call('rounds.checks', { id: round.roundId })).toEqual({ rows: [] })
  })
})
