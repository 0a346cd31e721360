import { formatLineNumber } from '@shared/distribution/line-number'
import {
  below,
  chance,
  frozenRound,
  keeper,
  maker,
  one,
  receive,
  summed,
  type Attempt,
  type Change,
  type World
} from './stock-moves'

/** Counts a place, mostly right; what differs has a reason. */
export async function count(world: World): Promise<Attempt> {
  const place = one(world, world.places)
  const open = await world.sql.get(
    `SELECT id FROM stock_counts WHERE place_id = ? AND state IN ('entered', 'confirmed')`,
    [place]
  )
  const lines = [...world.items, ...world.kits].flatMap(({ ware }) =>
    world.model.lotsAt(place, ware).map(({ lot, onHand }) => ({
      lotId: lot,
      counted: chance(world, 0.9) ? onHand : Math.max(0, onHand + below(world, 5) - 2),
      reason: 'Санақ'
    }))
  )
  return {
    name: 'stock.count',
    user: keeper(world),
    input: { placeId: place, lines, confirm: true },
    ...(open === undefined ? { changes: [] } : { refused: 'count-open-already' })
  }
}

/** Finalises a count, sometimes by who counted; what happened since the count stays as it is. */
export async function finalise(world: World): Promise<Attempt> {
  const lines = await world.sql.all<{
    id: number
    revision: number
    by: number
    place: number
    ware: number
    lot: number
    onHand: number
  }>(
    `SELECT c.id, c.revision, c.entered_by AS by, c.place_id AS place, l.ware_id AS ware, n.lot_id AS lot,
       n.counted - n.expected AS onHand
     FROM (SELECT * FROM stock_counts WHERE state = 'confirmed' ORDER BY (id * 7919 + ?) % 101 LIMIT 1) c
     LEFT JOIN stock_count_lines n ON n.count_id = c.id LEFT JOIN lots l ON l.id = n.lot_id`,
    [below(world, 101)]
  )
  const [first] = lines
  if (first === undefined) return count(world)
  const user = maker(world)
  const head = {
    name: 'stock.finaliseCount',
    user,
    input: { countId: first.id, revision: first.revision }
  }
  if (user === first.by) return { ...head, refused: 'own-count' }
  const differences = lines.filter(({ onHand }) => onHand !== null && onHand !== 0)
  if (differences.some(({ place, ware, lot, onHand }) => world.model.lot(place, ware, lot) + onHand < 0))
    return { ...head, refused: 'stock-short' }
  const changes = summed(differences.map((line) => ({ ...line, reserved: 0 }))).map((change): Change => {
    const { onHand, reserved } = world.model.at(change.place, change.ware)
    return { ...change, reserved: -Math.max(0, reserved - onHand - change.onHand) }
  })
  return { ...head, changes }
}

/** A new round from a place and for a ware, for everybody. */
export async function create(world: World): Promise<Attempt> {
  const rounds = await world.sql.get<{ n: number }>('SELECT count(*) AS n FROM rounds')
  const ware = chance(world, 0.5) ? one(world, world.items).ware : one(world, world.kits).ware
  const month = `20${String(27 + Math.floor((rounds?.n ?? 0) / 12)).padStart(2, '0')}-${String(((rounds?.n ?? 0) % 12) + 1).padStart(2, '0')}`
  return {
    name: 'rounds.create',
    user: maker(world),
    input: {
      nameKk: 'Тарату',
      nameRu: 'Раздача',
      programme: 'kit',
      wareId: ware,
      norm: 'person',
      quantity: 1 + below(world, 2),
      repeatAfter: 'month',
      asOf: '2026-11-20',
      month,
      sourcePlaceId: world.places[0],
      pointIds: world.places.slice(1),
      firstDay: '2026-11-23',
      lastDay: '2026-11-27',
      criteria: {
        area: [],
        categories: [{ id: 'all', nameKk: 'Барлығы', nameRu: 'Все', conditions: [{ fact: 'age', from: 0 }] }]
      }
    },
    changes: []
  }
}

/** Freezes a draft: its need is reserved, or refused when it is not free. */
export async function freeze(world: World): Promise<Attempt> {
  const draft = await world.sql.get<{ id: number; ware: number; source: number; units: number }>(
    `SELECT id, ware_id AS ware, source_place_id AS source, quantity * (SELECT count(*) FROM people) AS units
     FROM rounds WHERE state = 'draft' ORDER BY id LIMIT 1`
  )
  if (draft === undefined) return create(world)
  const { id, ware, source, units } = draft
  const short = world.model.usable(source, ware) < units
  return {
    name: 'rounds.freeze',
    user: maker(world),
    input: { id },
    ...(short
      ? { refused: 'stock-short' }
      : { changes: [{ place: source, ware, onHand: 0, reserved: units }] })
  }
}

interface Line {
  id: number
  number: number
  round: number
  place: number
  ware: number
  quantity: number
  handed: 0 | 1
}

async function line(world: World): Promise<Line | undefined> {
  const round = await frozenRound(world)
  if (round === undefined) return undefined
  return world.sql.get<Line>(
    `SELECT l.id, l.number, l.round_id AS round, l.place_id AS place, r.ware_id AS ware, l.quantity,
       EXISTS (SELECT 1 FROM hand_outs h WHERE h.line_id = l.id AND h.undone_at IS NULL AND h.returned_at IS NULL) AS handed
     FROM round_lines l JOIN rounds r ON r.id = l.round_id WHERE l.round_id = ?
     ORDER BY (l.id * 7919 + ?) % 101 LIMIT 1`,
    [round.id, below(world, 101)]
  )
}

/** Goods of a round on their way to one of its points. */
export async function supply(world: World): Promise<Attempt> {
  const found = await line(world)
  const round = found === undefined ? undefined : await frozenRound(world)
  if (found === undefined || round === undefined) return create(world)
  const quantity = 2 + below(world, 12)
  const { model, transit } = world
  const reserved = Math.min(quantity, model.reservedFor(round.id, round.source, round.ware))
  const short = model.usable(round.source, round.ware, round.id) < quantity
  return {
    name: 'stock.move',
    user: keeper(world),
    input: {
      fromPlaceId: round.source,
      toPlaceId: one(world, world.places.slice(1)),
      roundId: round.id,
      lines: [{ wareId: round.ware, quantity }]
    },
    ...(short
      ? { refused: 'stock-short' }
      : {
          changes: [
            { place: round.source, ware: round.ware, onHand: -quantity, reserved: -reserved },
            { place: transit, ware: round.ware, onHand: quantity, reserved }
          ]
        })
  }
}

/** Hands a line out, at its point or a wrong one, perhaps for the second time. */
export async function handOut(world: World): Promise<Attempt> {
  const found = await line(world)
  if (found === undefined) return freeze(world)
  const { model } = world
  const place = chance(world, 0.05) ? one(world, world.places.slice(1)) : found.place
  const reserved = Math.min(found.quantity, model.reservedFor(found.round, place, found.ware))
  const head = {
    name: 'rounds.handOut',
    user: keeper(world),
    input: { roundId: found.round, placeId: place, numbers: [formatLineNumber(found.number)] }
  }
  if (place !== found.place) return { ...head, refused: 'line-other-point' }
  if (found.handed === 1) return { ...head, refused: 'line-handed-out' }
  if (model.usable(place, found.ware, found.round) < found.quantity)
    return { ...head, refused: 'stock-short' }
  return { ...head, changes: [{ place, ware: found.ware, onHand: -found.quantity, reserved: -reserved }] }
}

/** Undoes a hand-out: goods and reservation are again what they were. */
export async function undo(world: World): Promise<Attempt> {
  const found = await line(world)
  if (found === undefined) return freeze(world)
  const head = {
    name: 'rounds.undo',
    user: keeper(world),
    input: { roundId: found.round, number: formatLineNumber(found.number) }
  }
  if (found.handed === 0) return { ...head, refused: 'line-not-handed-out' }
  const [taken] = await world.sql.all<{ place: number; onHand: number; reserved: number }>(
    `SELECT s.place_id AS place, -sum(s.on_hand) AS onHand, -sum(s.reserved) AS reserved FROM hand_outs h
     JOIN stock_ledger s ON s.movement_id = h.movement_id
     WHERE h.line_id = ? AND h.undone_at IS NULL AND h.returned_at IS NULL`,
    [found.id]
  )
  if (taken === undefined) return receive(world)
  return { ...head, changes: [{ ...taken, ware: found.ware }] }
}

/** Closes a round with what was counted at its points: what is left of its reservation is free. */
export async function close(world: World): Promise<Attempt> {
  const round = await frozenRound(world)
  if (round === undefined) return freeze(world)
  const { model } = world
  const moving = await world.sql.get(
    'SELECT 1 FROM transfers WHERE round_id = ? AND arrived_id IS NULL AND recalled_id IS NULL',
    [round.id]
  )
  const points = await world.sql.all<{ place: number }>(
    'SELECT place_id AS place FROM round_points WHERE round_id = ?',
    [round.id]
  )
  const changes = [...world.places, world.transit].map((place) => ({
    ...{ place, ware: round.ware, onHand: 0 },
    reserved: -model.reservedFor(round.id, place, round.ware)
  }))
  return {
    name: 'rounds.close',
    user: maker(world),
    input: {
      id: round.id,
      counts: points.map(({ place }) => ({ placeId: place, counted: model.at(place, round.ware).onHand }))
    },
    ...(moving === undefined ? { changes } : { refused: 'round-open-transfers' })
  }
}
