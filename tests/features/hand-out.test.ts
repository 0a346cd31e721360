import { describe, expect, test } from 'vitest'
import { formatLineNumber, makeLineNumber } from '@shared/distribution/line-number'
import { openHandOutRound, today, type HandOutRound } from './support/hand-out-round'

const threeLots = [
  { batch: 'expired', expiresOn: '2020-07-14', onHand: 5, reserved: 0 },
  { batch: 'first', expiresOn: '2020-07-20', onHand: 3, reserved: 2 },
  { batch: 'second', expiresOn: '2020-08-20', onHand: 10, reserved: 0 }
]

/** What lies at the first point, by lot, and what the round has reserved there. */
async function stock(round: HandOutRound): Promise<{ lots: Record<string, number>; reserved: number }> {
  const [place] = round.points
  const lots = await round.rows<{ batch: string; n: number }>(
    'SELECT l.batch, sum(s.on_hand) AS n FROM stock_ledger s JOIN lots l ON l.id = s.lot_id WHERE s.place_id = ? GROUP BY l.batch',
    [place]
  )
  const [own] = await round.rows<{ n: number }>(
    'SELECT sum(reserved) AS n FROM stock_ledger WHERE place_id = ? AND round_id = ?',
    [place, round.roundId]
  )
  return { lots: Object.fromEntries(lots.map(({ batch, n }) => [batch, n])), reserved: own?.n ?? 0 }
}

const count = async (round: HandOutRound, table: string): Promise<number> =>
  (await round.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? -1

describe('finding a line', () => {
  test('shows the line large and the others of the family, and hands nothing out', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [placeId] = round.points
    const found = await round.distributor.call('rounds.find', {
      roundId: round.roundId,
      placeId,
      number: round.at(2).replaceAll('-', '')
    })
    expect(found.line).toMatchObject({
      number: round.at(2),
      fullName: 'Сыналқызы2 Айгүл',
      categoryRu: 'Сироты',
      categoryKk: 'Жетімдер',
      state: 'waiting',
      handOut: null
    })
    expect(found.family.map(({ number }) => number)).toEqual([round.at(1), round.at(3)])
    expect(await count(round, 'hand_outs')).toBe(0)
  })

  test('wrong check digits, an unknown number, another round and another point are each named', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [placeId, otherPlace] = round.points
    const find = (number: string, place = placeId) =>
      round.distributor.call('rounds.find', { roundId: round.roundId, placeId: place, number })
    const mistyped = `${round.at(2).slice(0, -1)}${(Number(round.at(2).slice(-1)) + 1) % 10}`
    await expect(find(mistyped)).rejects.toMatchObject({ code: 'line-check-digits', field: 'number' })
    await expect(find(formatLineNumber(makeLineNumber(12, 999)))).rejects.toMatchObject({
      code: 'line-unknown',
      data: { number: formatLineNumber(makeLineNumber(12, 999)) }
    })
    await expect(find(round.at(2), otherPlace)).rejects.toMatchObject({
      code: 'line-other-point',
      data: { placeRu: 'Белоусовка, склад', on: '2020-07-14', time: '09:00' }
    })
    await expect(find(round.at(2), round.warehouse)).rejects.toMatchObject({ code: 'point-not-in-round' })
    const other = await round.direct(async (tx) => {
      await tx.run(
        `INSERT INTO rounds (number, name_kk, name_ru, programme, ware_id, norm, quantity, repeat_after, as_of, month,
           source_place_id, first_day, last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at, frozen_by)
         SELECT 13, 'Тамыз', 'Август', programme, ware_id, norm, quantity, repeat_after, as_of, month, source_place_id, first_day,
           last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at, frozen_by FROM rounds WHERE id = ?`,
        [round.roundId]
      )
      const id = (await tx.get<{ id: number }>('SELECT id FROM rounds WHERE number = 13'))?.id ?? 0
      await tx.run('INSERT INTO round_points (round_id, place_id) VALUES (?, ?)', [id, placeId])
      return id
    })
    await expect(
      round.distributor.call('rounds.find', { roundId: other, placeId, number: round.at(2) })
    ).rejects.toMatchObject({
      code: 'line-other-round',
      data: { round: 12, roundNameRu: 'Маски июля' },
      message: expect.stringContaining('№ 12 «Маски июля»')
    })
  })
})

describe('handing out', () => {
  test('takes what the round has reserved first, first expired first, never what has expired', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2, lots: threeLots })
    const [placeId] = round.points
    const done = await round.distributor.call('rounds.handOut', {
      roundId: round.roundId,
      placeId,
      numbers: [round.at(1), round.at(2)],
      proxy: { name: 'Көршісі Асан', document: 'УДЛ 012345678' }
    })
    expect(done.left).toBe(4)
    expect(done.lines.map(({ state }) => state)).toEqual(['handed-out', 'handed-out'])
    expect(done.lines[0]?.handOut).toMatchObject({
      by: 'Тестов distributor',
      placeId,
      source: 'scan',
      proxyName: 'Көршісі Асан',
      proxyDocument: 'УДЛ 012345678'
    })
    expect(await stock(round)).toEqual({ lots: { expired: 5, first: 0, second: 9 }, reserved: 0 })
    // Two units were reserved, two were free: one movement of both lines.
    const movements = await round.rows<{ kind: string; n: number }>(
      `SELECT m.kind, -sum(s.on_hand) AS n FROM movements m JOIN stock_ledger s ON s.movement_id = m.id
       WHERE m.kind = 'hand-out' GROUP BY m.id`
    )
    expect(movements).toEqual([{ kind: 'hand-out', n: 4 }])
  })

  test('a second time says who, when and where', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [placeId] = round.points
    const once = { roundId: round.roundId, placeId, numbers: [round.at(1)] }
    await round.distributor.call('rounds.handOut', once)
    await expect(round.manager.call('rounds.handOut', once)).rejects.toMatchObject({
      code: 'line-handed-out',
      field: 'numbers.0',
      data: { number: round.at(1), on: today, by: 'Тестов distributor', placeRu: 'Белоусовка, склад' }
    })
    const found = await round.manager.call('rounds.find', {
      roundId: round.roundId,
      placeId,
      number: round.at(1)
    })
    expect(found.line.state).toBe('handed-out')
    expect(await count(round, 'hand_outs')).toBe(1)
  })

  test('a mistake in one number of several leaves nothing done', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [placeId] = round.points
    const before = await stock(round)
    const refused = (numbers: string[]) =>
      expect(round.distributor.call('rounds.handOut', { roundId: round.roundId, placeId, numbers })).rejects
    await refused([round.at(1), round.at(1)]).toMatchObject({ code: 'line-doubled', field: 'numbers.1' })
    await refused([round.at(1), round.at(4)]).toMatchObject({ code: 'line-other-family', field: 'numbers.1' })
    await refused([round.at(1), round.at(2), round.at(9)]).toMatchObject({
      code: 'line-other-point',
      field: 'numbers.2'
    })
    await refused([round.at(1), '0012-000002-00']).toMatchObject({
      code: 'line-check-digits',
      field: 'numbers.1'
    })
    expect(await count(round, 'hand_outs')).toBe(0)
    expect(await stock(round)).toEqual(before)
  })

  test('without stock, or with expired stock alone, names ware, place, wanted and free', async () => {
    const round = await openHandOutRound({
      lines: 9,
      quantity: 4,
      lots: [
        { batch: 'expired', expiresOn: '2020-07-14', onHand: 50, reserved: 0 },
        { batch: 'good', expiresOn: '2020-08-14', onHand: 3, reserved: 3 }
      ]
    })
    const [placeId] = round.points
    const handOut = () =>
      round.distributor.call('rounds.handOut', { roundId: round.roundId, placeId, numbers: [round.at(1)] })
    await expect(handOut()).rejects.toMatchObject({
      code: 'stock-expired',
      data: { wareRu: 'Маска', placeRu: 'Белоусовка, склад', wanted: 4, free: 3 }
    })
    const poor = await openHandOutRound({
      lines: 9,
      quantity: 4,
      lots: [{ batch: 'A', expiresOn: null, onHand: 3, reserved: 3 }]
    })
    await expect(
      poor.distributor.call('rounds.handOut', {
        roundId: poor.roundId,
        placeId: poor.points[0],
        numbers: [poor.at(1)]
      })
    ).rejects.toMatchObject({ code: 'stock-short', data: { wanted: 4, free: 3 } })
    expect(await count(poor, 'hand_outs')).toBe(0)
  })

  test('of twenty who hand out the same line at once one gets it, the others are told', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [placeId] = round.points
    const once = { roundId: round.roundId, placeId, numbers: [round.at(1)] }
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? round.manager : round.distributor).send('rounds.handOut', once)
      )
    )
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(refused).toEqual(Array.from({ length: 19 }, () => 'line-handed-out'))
    expect(await count(round, 'hand_outs')).toBe(1)
    expect((await stock(round)).lots).toEqual({ A: 8 })
  })
})

describe('taking back', () => {
  test('undo restores the very lots and the reservation, of one line of several too', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2, lots: threeLots })
    const [placeId] = round.points
    const before = await stock(round)
    const numbers = [round.at(1), round.at(2), round.at(3)]
    await round.distributor.call('rounds.handOut', { roundId: round.roundId, placeId, numbers })
    // The three took: first 2 reserved | first 1 and second 1 | second 2.
    const undone = await round.distributor.call('rounds.undo', {
      roundId: round.roundId,
      number: round.at(2)
    })
    expect(undone).toMatchObject({ state: 'waiting', handOut: null })
    expect(await stock(round)).toEqual({ lots: { expired: 5, first: 1, second: 8 }, reserved: 0 })
    await round.distributor.call('rounds.undo', { roundId: round.roundId, number: round.at(1) })
    expect(await stock(round)).toEqual({ lots: { expired: 5, first: 3, second: 8 }, reserved: 2 })
    await round.distributor.call('rounds.undo', { roundId: round.roundId, number: round.at(3) })
    expect(await stock(round)).toEqual(before)
    await expect(
      round.distributor.call('rounds.undo', { roundId: round.roundId, number: round.at(3) })
    ).rejects.toMatchObject({ code: 'line-not-handed-out', data: { number: round.at(3) } })
  })

  test('a line that was undone is handed out again, and undone again', async () => {
    const round = await openHandOutRound({ lines: 9 })
    const [placeId] = round.points
    const before = await stock(round)
    for (let time = 0; time < 3; time += 1) {
      await round.distributor.call('rounds.handOut', {
        roundId: round.roundId,
        placeId,
        numbers: [round.at(1)]
      })
      await round.distributor.call('rounds.undo', { roundId: round.roundId, number: round.at(1) })
    }
    expect(await stock(round)).toEqual(before)
    const kinds = await round.rows<{ kind: string; n: number }>(
      `SELECT kind, count(*) AS n FROM movements WHERE kind IN ('hand-out', 'reverse') GROUP BY kind ORDER BY kind`
    )
    expect(kinds).toEqual([
      { kind: 'hand-out', n: 3 },
      { kind: 'reverse', n: 3 }
    ])
  })

  test('what is given back is free stock again; what is spoiled comes back and is written off', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2 })
    const [placeId] = round.points
    const call = { roundId: round.roundId, placeId }
    await round.distributor.call('rounds.handOut', { ...call, numbers: [round.at(1), round.at(2)] })
    expect(await stock(round)).toEqual({ lots: { A: 14 }, reserved: 14 })
    const kept = await round.distributor.call('rounds.giveBack', {
      roundId: round.roundId,
      number: round.at(1),
      spoiled: false,
      reason: 'отказался'
    })
    expect(kept.state).toBe('returned')
    expect(await stock(round)).toEqual({ lots: { A: 16 }, reserved: 14 })
    await round.distributor.call('rounds.giveBack', {
      roundId: round.roundId,
      number: round.at(2),
      spoiled: true,
      reason: 'вскрыта упаковка'
    })
    expect(await stock(round)).toEqual({ lots: { A: 16 }, reserved: 14 })
    const writeOffs = await round.rows<{ reason: string; document: string }>(
      `SELECT reason, document FROM movements WHERE kind = 'write-off'`
    )
    expect(writeOffs).toEqual([{ reason: 'вскрыта упаковка', document: round.at(2) }])
    // Somebody who brought a spoiled one back gets a good one.
    const again = await round.distributor.call('rounds.handOut', { ...call, numbers: [round.at(2)] })
    expect(again.lines[0]?.state).toBe('handed-out')
  })
})

test('the journal holds no personal data of those who came', async () => {
  const round = await openHandOutRound({ lines: 9 })
  const proxy = { name: 'Көршісі Асан', document: 'УДЛ 012345678' }
  const call = { roundId: round.roundId, placeId: round.points[0], numbers: [round.at(1)], proxy }
  await round.distributor.call('rounds.handOut', call)
  const rows = await round.rows<{ details: string }>(
    `SELECT details FROM journal WHERE operation = 'rounds.handOut'`
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.details).not.toMatch(/Асан|012345678|Сыналқызы/)
})

test('everything a person or a family ever received, with what is still to come', async () => {
  const round = await openHandOutRound({ lines: 9 })
  const call = { roundId: round.roundId, placeId: round.points[0] }
  await round.distributor.call('rounds.handOut', { ...call, numbers: [round.at(1)] })
  const person = await round.manager.call('rounds.received', { personId: 1 })
  expect(person.rows).toMatchObject([
    { number: round.at(1), state: 'handed-out', onDay: today, roundNumber: 12, quantity: 1 }
  ])
  const family = await round.manager.call('rounds.received', { familyId: 1 })
  expect(family.rows.map(({ number, state }) => [number, state])).toEqual([
    [round.at(1), 'handed-out'],
    [round.at(2), 'waiting'],
    [round.at(3), 'waiting']
  ])
  await expect(round.manager.call('rounds.received', {})).rejects.toMatchObject({ code: 'field-empty' })
})
