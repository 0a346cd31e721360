import type { Connection } from '../../../electron/database/driver'
import type { LedgerModel } from './stock-model'

/** A generator of numbers that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface World {
  sql: Connection
  model: LedgerModel
  random: () => number
  places: number[]
  transit: number
  items: { id: number; ware: number }[]
  kits: { version: number; ware: number; contents: { ware: number; quantity: number }[] }[]
  /** Ids of those who keep stock; the last two may also draw rounds and finalise counts. */
  users: number[]
}

/** By how much a place's stock of a ware must have changed. */
export interface Change {
  place: number
  ware: number
  onHand: number
  reserved: number
}

export interface Attempt {
  name: string
  input: object
  user: number
  /** The code it must be refused with; absent when it must be done. */
  refused?: string
  changes?: Change[]
}

export const below = (world: World, n: number): number => Math.floor(world.random() * n)
export function one<T>(world: World, list: readonly T[]): T {
  const picked = list[below(world, list.length)]
  if (picked === undefined) throw new Error('nothing to choose from')
  return picked
}
export const chance = (world: World, share: number): boolean => world.random() < share
export const keeper = (world: World): number => one(world, world.users)
export const maker = (world: World): number => one(world, world.users.slice(-2))

const outcome = (short: boolean, changes: Change[]): Pick<Attempt, 'refused' | 'changes'> =>
  short ? { refused: 'stock-short' } : { changes }

const wares = (world: World): number[] => [...world.items, ...world.kits].map(({ ware }) => ware)

export async function receive(world: World): Promise<Attempt> {
  const place = one(world, world.places)
  const item = one(world, world.items)
  const quantity = 1 + below(world, 40)
  return {
    name: 'stock.receive',
    user: keeper(world),
    input: {
      placeId: place,
      waybill: `Н-${below(world, 5)}`,
      supplier: 'ЖШС «Дән»',
      lines: [
        {
          itemId: item.id,
          quantity,
          ...(chance(world, 0.5) ? { batch: `Т-${below(world, 3)}` } : {}),
          expiresOn: `2027-0${1 + below(world, 3)}-15`
        }
      ]
    },
    changes: [{ place, ware: item.ware, onHand: quantity, reserved: 0 }]
  }
}

/** Sends goods; now and then those of a round with their reservation, or of one lot, or to where they are. */
export async function move(world: World): Promise<Attempt> {
  const { model, transit } = world
  const from = one(world, world.places)
  const to = chance(world, 0.03)
    ? from
    : one(
        world,
        world.places.filter((place) => place !== from)
      )
  const round = chance(world, 0.4) ? await frozenRound(world) : undefined
  const ware = round?.ware ?? one(world, wares(world))
  const quantity = 1 + below(world, 12)
  const lots = model.lotsAt(from, ware)
  const lot = chance(world, 0.3) && lots.length > 0 ? one(world, lots) : undefined
  const usable = Math.min(model.usable(from, ware, round?.id ?? null), lot?.onHand ?? Infinity)
  const reserved = Math.min(quantity, model.reservedFor(round?.id ?? null, from, ware))
  const input = {
    fromPlaceId: from,
    toPlaceId: to,
    ...(round === undefined ? {} : { roundId: round.id }),
    lines: [{ wareId: ware, quantity, ...(lot === undefined ? {} : { lotId: lot.lot }) }]
  }
  const head = { name: 'stock.move', user: keeper(world), input }
  if (from === to) return { ...head, refused: 'same-place' }
  return {
    ...head,
    ...outcome(usable < quantity, [
      { place: from, ware, onHand: -quantity, reserved: -reserved },
      { place: transit, ware, onHand: quantity, reserved }
    ])
  }
}

export function frozenRound(world: World): Promise<{ id: number; ware: number; source: number } | undefined> {
  return world.sql.get(
    `SELECT id, ware_id AS ware, source_place_id AS source FROM rounds WHERE state = 'frozen'
     ORDER BY (id * 7919 + ?) % 101 LIMIT 1`,
    [below(world, 101)]
  )
}

interface OnTheWay {
  id: number
  from: number
  to: number
  lot: number
  ware: number
  sent: number
  reserved: number
}

/** Lots of one transfer that is on the way. */
function onTheWay(world: World): Promise<OnTheWay[]> {
  return world.sql.all<OnTheWay>(
    `SELECT t.sent_id AS id, t.from_place_id AS "from", t.to_place_id AS "to", s.lot_id AS lot, s.ware_id AS ware,
       s.on_hand AS sent, s.reserved
     FROM (SELECT * FROM transfers WHERE arrived_id IS NULL AND recalled_id IS NULL
       ORDER BY (sent_id * 7919 + ?) % 1009 LIMIT 1) t
     JOIN stock_ledger s ON s.movement_id = t.sent_id AND s.on_hand > 0 ORDER BY s.id`,
    [below(world, 1009)]
  )
}

/** Confirms a transfer: mostly whole, sometimes with goods missing, with or without a reason, or with more than was sent. */
export async function confirm(world: World): Promise<Attempt> {
  const lines = await onTheWay(world)
  const [first] = lines
  if (first === undefined) return receive(world)
  const whole = chance(world, 0.6)
  const arrived = lines.map((line) => ({
    ...line,
    came: whole ? line.sent : chance(world, 0.05) ? line.sent + 1 : below(world, line.sent + 1)
  }))
  const reason = chance(world, 0.9)
  const head = {
    name: 'stock.confirmMove',
    user: keeper(world),
    input: {
      transferId: first.id,
      ...(whole ? {} : { lines: arrived.map(({ lot, came }) => ({ lotId: lot, quantity: came })) }),
      ...(reason ? { reason: 'Жолда бүлінген' } : {})
    }
  }
  if (arrived.some(({ came, sent }) => came > sent)) return { ...head, refused: 'transfer-more-than-sent' }
  if (!reason && arrived.some(({ came, sent }) => came < sent))
    return { ...head, refused: 'transfer-reason-needed' }
  return {
    ...head,
    changes: arrived.flatMap(({ ware, to, sent, reserved, came }) => [
      { place: world.transit, ware, onHand: -sent, reserved: -reserved },
      { place: to, ware, onHand: came, reserved: Math.min(came, reserved) }
    ])
  }
}

export async function recall(world: World): Promise<Attempt> {
  const lines = await onTheWay(world)
  const [first] = lines
  if (first === undefined) return receive(world)
  return {
    name: 'stock.recallMove',
    user: keeper(world),
    input: { transferId: first.id, reason: 'Қайтты' },
    changes: lines.flatMap(({ ware, from, sent, reserved }) => [
      { place: world.transit, ware, onHand: -sent, reserved: -reserved },
      { place: from, ware, onHand: sent, reserved }
    ])
  }
}

export async function assemble(world: World): Promise<Attempt> {
  const place = one(world, world.places)
  const kit = one(world, world.kits)
  const quantity = 1 + below(world, 12)
  const needed = kit.contents.map((part) => ({ ...part, quantity: part.quantity * quantity }))
  return {
    name: 'stock.assemble',
    user: keeper(world),
    input: {
      placeId: place,
      kitVersionId: kit.version,
      quantity,
      ...(chance(world, 0.5) ? { batch: `Ж-${below(world, 3)}` } : {})
    },
    ...outcome(
      needed.some(({ ware, quantity: wanted }) => world.model.usable(place, ware) < wanted),
      [
        ...needed.map(({ ware, quantity: wanted }) => ({ place, ware, onHand: -wanted, reserved: 0 })),
        { place, ware: kit.ware, onHand: quantity, reserved: 0 }
      ]
    )
  }
}

/** A lot of one of the wares that lies somewhere. */
function someLot(
  world: World,
  of: readonly number[]
): { place: number; ware: number; lot: number; usable: number } | undefined {
  const found = world.places.flatMap((place) =>
    of.flatMap((ware) =>
      world.model.lotsAt(place, ware).map(({ lot, onHand }) => ({
        ...{ place, ware, lot },
        usable: Math.min(onHand, world.model.usable(place, ware))
      }))
    )
  )
  return found.length === 0 ? undefined : one(world, found)
}

export async function takeApart(world: World): Promise<Attempt> {
  const found = someLot(
    world,
    world.kits.map(({ ware }) => ware)
  )
  if (found === undefined) return assemble(world)
  const { place, ware, lot, usable } = found
  const quantity = 1 + below(world, 4)
  const kit = world.kits.find((one) => one.ware === ware)
  return {
    name: 'stock.takeApart',
    user: keeper(world),
    input: { placeId: place, lotId: lot, quantity, reason: 'Құрамы өзгерді' },
    ...outcome(usable < quantity, [
      { place, ware, onHand: -quantity, reserved: 0 },
      ...(kit?.contents ?? []).map((part) => ({
        ...{ place, ware: part.ware },
        onHand: part.quantity * quantity,
        reserved: 0
      }))
    ])
  }
}

export async function writeOff(world: World): Promise<Attempt> {
  const found = someLot(world, wares(world))
  if (found === undefined) return receive(world)
  const { place, ware, lot, usable } = found
  const quantity = 1 + below(world, 5)
  return {
    name: 'stock.writeOff',
    user: keeper(world),
    input: { placeId: place, reason: 'Бүлінген', lines: [{ lotId: lot, quantity }] },
    ...outcome(usable < quantity, [{ place, ware, onHand: -quantity, reserved: 0 }])
  }
}

const reversible = ['receive', 'assemble', 'take-apart', 'write-off']

/** Reverses one of the last movements, whatever it is. */
export async function reverse(world: World): Promise<Attempt> {
  const movement = await world.sql.get<{ id: number; kind: string; round: number | null; done: number }>(
    `SELECT m.id, m.kind, m.round_id AS round, EXISTS (SELECT 1 FROM movements r WHERE r.reverses_id = m.id) AS done
     FROM movements m ORDER BY m.id DESC LIMIT 1 OFFSET ?`,
    [below(world, 40)]
  )
  if (movement === undefined) return receive(world)
  const rows = await world.sql.all<Change & { lot: number }>(
    `SELECT place_id AS place, ware_id AS ware, lot_id AS lot, -on_hand AS onHand, -reserved AS reserved
     FROM stock_ledger WHERE movement_id = ?`,
    [movement.id]
  )
  const head = {
    name: 'stock.reverse',
    user: keeper(world),
    input: { movementId: movement.id, reason: 'Қате' }
  }
  const foreign = movement.round !== null || rows.some(({ place }) => place === world.transit)
  if (!reversible.includes(movement.kind) || foreign) return { ...head, refused: 'movement-not-reversible' }
  if (movement.done === 1) return { ...head, refused: 'movement-reversed' }
  const { model } = world
  const lacking = rows.some(
    ({ place, ware, lot, onHand }) => onHand < 0 && model.lot(place, ware, lot) + onHand < 0
  )
  const byWare = summed(rows)
  const taken = byWare.some(({ place, ware, onHand }) => onHand < 0 && model.usable(place, ware) + onHand < 0)
  return { ...head, ...outcome(lacking || taken, byWare) }
}

/** One change a place and ware; those that come to nothing are left out. */
export function summed(changes: readonly Change[]): Change[] {
  const sums = new Map<string, Change>()
  for (const { place, ware, onHand, reserved } of changes) {
    const sum = sums.get(`${place} ${ware}`)
    sums.set(`${place} ${ware}`, {
      ...{ place, ware },
      onHand: onHand + (sum?.onHand ?? 0),
      reserved: reserved + (sum?.reserved ?? 0)
    })
  }
  return [...sums.values()]
    .filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)
    .sort((a, b) => a.place - b.place || a.ware - b.ware)
}
