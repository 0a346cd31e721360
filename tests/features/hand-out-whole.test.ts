import { fc } from '../support/fast-check'
import { expect, test } from 'vitest'
import { draftRound, kato, openRoundOffice } from './support/round-office'
import { openHandOutRound, type HandOutRound } from './support/hand-out-round'

test('from the warehouse to the closed round, by operations alone', async () => {
  const office = await openRoundOffice(20)
  const { manager, wareId, source } = office
  const { distributor } = office.played
  const near = await office.point('P1', kato.glubokoe)
  const far = await office.point('P2', kato.altai)
  const family = await office.family(kato.glubokoe, [
    { bornOn: '1980-03-01' },
    { bornOn: '2010-03-01' },
    { bornOn: '2012-03-01' }
  ])
  for (const year of [1950, 1951, 1952]) await office.person('Әбілқасымов', `${year}-05-05`, kato.altai)
  const { id: roundId } = await draftRound(office, [near, far], { quantity: 2 })
  expect((await manager.call('rounds.freeze', { id: roundId })).counts).toMatchObject({ lines: 6, units: 12 })
  const numbersAt = async (placeId: number): Promise<string[]> =>
    (await manager.call('rounds.lines', { id: roundId, placeId })).rows.map(({ number }) => number)
  const here = await numbersAt(near)
  const there = await numbersAt(far)
  expect([here.length, there.length]).toEqual([family.members.length, 3])

  // What is reserved at the warehouse is not yet at the point.
  await expect(
    distributor.call('rounds.handOut', { roundId, placeId: near, numbers: here })
  ).rejects.toMatchObject({ code: 'stock-short', data: { wanted: 6, free: 0 } })
  for (const [toPlaceId, quantity] of [
    [near, 6],
    [far, 6]
  ] as const) {
    const lines = [{ wareId, quantity }]
    const sent = await distributor.call('stock.move', { fromPlaceId: source, toPlaceId, roundId, lines })
    await distributor.call('stock.confirmMove', { transferId: sent.transferId })
  }

  const found = await distributor.call('rounds.find', { roundId, placeId: near, number: here[0] ?? '' })
  expect(found.family.map(({ number }) => number)).toEqual(here.slice(1))
  const proxy = { name: 'Нұрғалиева Айгүл', document: 'УДЛ 012345678' }
  const handed = await distributor.call('rounds.handOut', { roundId, placeId: near, numbers: here, proxy })
  expect(handed.left).toBe(0)
  const ticked = await distributor.call('rounds.tick', {
    roundId,
    placeId: far,
    onDay: '2020-07-15',
    ranges: there.slice(0, 2).join(', ')
  })
  expect(ticked.handedOut).toBe(2)
  const late = await office.person('Кешіккен', '1955-05-05', kato.altai)
  const added = await manager.call('rounds.addLine', { id: roundId, personId: late, reason: 'пропущен' })
  expect(added.state).toBe('waiting')

  const open = await manager.call('rounds.reconcile', { id: roundId })
  expect(open.points).toMatchObject([
    { placeId: near, planned: 6, arrived: 6, handedByList: 6, handedByLedger: 6, onHand: 0 },
    { placeId: far, planned: 8, arrived: 6, handedByList: 4, handedByLedger: 4, onHand: 2 }
  ])
  expect(open).toMatchObject({ planned: 14, handedOut: 10, unclaimedLines: 2, unclaimedUnits: 4 })
  const counts = [
    { placeId: near, counted: 0 },
    { placeId: far, counted: 2 }
  ]
  expect((await manager.call('rounds.close', { id: roundId, counts })).state).toBe('closed')
  const { rows } = await manager.call('stock.balance', { wareId })
  expect(rows.map(({ placeId, onHand, reserved, free }) => [placeId, onHand, reserved, free])).toEqual([
    [source, 8, 0, 8],
    [far, 2, 0, 2]
  ])
  const checks = (await manager.call('rounds.checks', { id: roundId })).rows
  expect(checks.map(({ number }) => number)).toEqual([...here, ...there.slice(0, 2)].sort())
})

interface Step {
  kind: 'hand-out' | 'undo' | 'give-back' | 'spoil' | 'tick'
  line: number
  user: 0 | 1
}

const stepsOf = (...kinds: Step['kind'][]) =>
  fc.array(
    fc.record<Step>({
      kind: fc.constantFrom(...kinds),
      line: fc.integer({ min: 1, max: 9 }),
      user: fc.constantFrom(0, 1)
    }),
    { minLength: 60, maxLength: 60 }
  )
/** Where nothing is given back, undoing all of it restores the former state. */
const steps = fc.oneof(
  stepsOf('hand-out', 'hand-out', 'undo', 'tick'),
  stepsOf('hand-out', 'hand-out', 'undo', 'give-back', 'spoil', 'tick')
)

/** What may be answered instead of doing it; anything else is a defect. */
const refusals = new Set(['line-handed-out', 'line-not-handed-out', 'stock-short'])

async function play(round: HandOutRound, { kind, line, user }: Step): Promise<void> {
  const who = user === 0 ? round.manager : round.distributor
  const { roundId } = round
  const placeId = round.points[line > 6 ? 1 : 0]
  const number = round.at(line)
  const answer = await {
    'hand-out': () => who.send('rounds.handOut', { roundId, placeId, numbers: [number] }),
    undo: () => who.send('rounds.undo', { roundId, number }),
    'give-back': () => who.send('rounds.giveBack', { roundId, number, spoiled: false, reason: 'вернул' }),
    spoil: () => who.send('rounds.giveBack', { roundId, number, spoiled: true, reason: 'испорчено' }),
    tick: () =>
      who.send('rounds.tick', {
        roundId,
        placeId,
        onDay: '2020-07-15',
        ranges: `${Math.max(1, line - 3)}-${line}`
      })
  }[kind]()
  if (!answer.ok && !refusals.has(answer.error.code)) throw new Error(`${kind}: ${answer.error.code}`)
}

/** Of each point: what came is what lies there, went to people, or was written off; and the list says what the ledger says. */
async function mustAddUp(round: HandOutRound, came: ReadonlyMap<number, number>): Promise<void> {
  const { points, reserved } = await round.manager.call('rounds.reconcile', { id: round.roundId })
  const spoiled = await round.rows<{ place_id: number; n: number }>(
    `SELECT s.place_id, -sum(s.on_hand) AS n FROM movements m JOIN stock_ledger s ON s.movement_id = m.id
     WHERE m.kind = 'write-off' GROUP BY s.place_id`
  )
  for (const point of points) {
    const lost = spoiled.find((row) => row.place_id === point.placeId)?.n ?? 0
    expect(point.handedByLedger).toBe(point.handedByList)
    expect(point.onHand + point.handedByLedger - point.returned + lost).toBe(came.get(point.placeId))
  }
  expect(reserved).toBeGreaterThanOrEqual(0)
  const [doubled] = await round.rows<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT line_id FROM hand_outs WHERE undone_at IS NULL AND returned_at IS NULL
     GROUP BY line_id HAVING count(*) > 1)`
  )
  expect(doubled?.n).toBe(0)
}

const lotsNow = (round: HandOutRound) =>
  round.rows(
    `SELECT place_id, lot_id, sum(on_hand) AS on_hand FROM stock_ledger WHERE lot_id IS NOT NULL
     GROUP BY place_id, lot_id HAVING sum(on_hand) <> 0 ORDER BY place_id, lot_id`
  )
const reservedNow = (round: HandOutRound) =>
  round.rows(
    'SELECT place_id, sum(reserved) AS reserved FROM stock_ledger GROUP BY place_id ORDER BY place_id'
  )

test('in whatever order two users work, list and ledger agree, and undoing all restores every lot', async () => {
  const lots = [
    { batch: 'A', expiresOn: '2020-07-20', onHand: 5, reserved: 4 },
    { batch: 'B', expiresOn: '2020-08-20', onHand: 9, reserved: 3 }
  ]
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const round = await openHandOutRound({ lines: 9, lots })
      const before = { lots: await lotsNow(round), reserved: await reservedNow(round) }
      const came = new Map([
        [round.points[0], 14],
        [round.points[1], 9]
      ])
      for (const [index, step] of given.entries()) {
        await play(round, step)
        if (index % 10 === 9) await mustAddUp(round, came)
      }
      for (let line = 9; line >= 1; line -= 1) await play(round, { kind: 'undo', line, user: 0 })
      await mustAddUp(round, came)
      const [returned] = await round.rows<{ n: number }>(
        'SELECT count(*) AS n FROM hand_outs WHERE returned_at IS NOT NULL'
      )
      if (returned?.n !== 0) return
      expect(await lotsNow(round)).toEqual(before.lots)
      expect(await reservedNow(round)).toEqual(before.reserved)
    }),
    { numRuns: 6, seed: 42, endOnFailure: true }
  )
})
