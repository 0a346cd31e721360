import { makeLineNumber } from '@shared/distribution/line-number'
import { makeIin } from '@shared/domain/iin'
import { insertMany } from '../../electron/database/bulk'
import type { WriteConnection } from '../../electron/database/transaction'
import { enterMovement } from '../../electron/distribution/stock/ledger'

/** A lot that lies at a point before anybody comes. */
export interface TestLot {
  batch: string
  expiresOn: string | null
  /** On hand at the point, and how much of that is reserved for the round. */
  onHand: number
  reserved: number
}

/** What a round is filled with past the program: people, lines, goods at its two points. */
export interface RoundContent {
  /** How many lines: the first two thirds stand at the first point, three neighbours in the list are a family. */
  lines: number
  /** Units a line. */
  quantity?: number
  /** At the first point; at the second lies plenty of the last of them, all reserved. */
  lots?: TestLot[]
}

const criteria = {
  area: [],
  categories: [
    {
      id: 'pensioners',
      nameKk: 'Зейнеткерлер',
      nameRu: 'Пенсионеры',
      conditions: [{ fact: 'mark', mark: 'pensioner' }]
    },
    { id: 'orphans', nameKk: 'Жетімдер', nameRu: 'Сироты', conditions: [{ fact: 'mark', mark: 'orphan' }] }
  ]
}

/** What the round stands on. */
export interface RoundGround {
  wareId: number
  points: [number, number]
  warehouse: number
  userId: number
  /** Instant and day of everything that is entered. */
  now: string
}

/** Enters a frozen round number 12 with its lines, lots and reservations; answers its id. */
export async function fillRound(
  tx: WriteConnection,
  options: RoundContent,
  fields: RoundGround
): Promise<number> {
  const { wareId, points, warehouse, userId, now } = fields
  const quantity = options.quantity ?? 1
  const frozenAt = '2020-07-10T06:00:00.000Z'
  const { lastId: roundId } = await tx.run(
    `INSERT INTO rounds (number, name_kk, name_ru, programme, ware_id, norm, quantity, repeat_after, as_of, month, source_place_id,
       first_day, last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at, frozen_by)
     VALUES (12, 'Шілде бетперделері', 'Маски июля', 'mask', ?, 'person', ?, 'once', '2020-07-01', '2020-07', ?,
       '2020-07-13', '2020-07-24', 30, ?, 'frozen', ?, ?, ?, ?)`,
    [wareId, quantity, warehouse, JSON.stringify(criteria), frozenAt, userId, frozenAt, userId]
  )
  for (const placeId of points)
    await tx.run('INSERT INTO round_points (round_id, place_id) VALUES (?, ?)', [roundId, placeId])
  await insertLines(tx, { ...fields, roundId, lines: options.lines, quantity })
  const lots = options.lots ?? [
    { batch: 'A', expiresOn: null, onHand: options.lines * quantity, reserved: options.lines * quantity }
  ]
  const receive = { at: now, onDay: now.slice(0, 10), userId, kind: 'receive' as const }
  for (const lot of lots) {
    const { lastId: lotId } = await tx.run('INSERT INTO lots (ware_id, batch, expires_on) VALUES (?, ?, ?)', [
      wareId,
      lot.batch,
      lot.expiresOn
    ])
    const at = { placeId: points[0], wareId, lotId, roundId: null }
    await enterMovement(tx, receive, [{ ...at, onHand: lot.onHand, reserved: 0 }])
    if (lot.reserved > 0) await reserve(tx, fields, roundId, points[0], lot.reserved)
    if (lot === lots.at(-1)) {
      const plenty = options.lines * quantity
      await enterMovement(tx, receive, [{ ...at, placeId: points[1], onHand: plenty, reserved: 0 }])
      await reserve(tx, fields, roundId, points[1], plenty)
    }
  }
  return roundId
}

async function reserve(
  tx: WriteConnection,
  { wareId, userId, now }: RoundGround,
  roundId: number,
  placeId: number,
  reserved: number
): Promise<void> {
  await enterMovement(tx, { kind: 'reserve', at: now, onDay: now.slice(0, 10), userId, roundId }, [
    { placeId, wareId, lotId: null, onHand: 0, reserved, roundId }
  ])
}

/** The first valid IIN of a day from a serial number on. */
function iinFrom(bornOn: string, serial: number): string {
  return makeIin(bornOn, 'f', serial) ?? iinFrom(bornOn, serial + 1)
}

async function insertLines(
  tx: WriteConnection,
  {
    roundId,
    lines,
    points,
    quantity,
    userId,
    now
  }: RoundGround & { roundId: number; lines: number; quantity: number }
): Promise<void> {
  const people = Array.from({ length: lines }, (_, i) => i + 1)
  const families = people.filter((n) => n % 3 === 1)
  await insertMany(
    tx,
    'families',
    ['id', 'created_at'],
    families.map((n) => [Math.ceil(n / 3), now])
  )
  await insertMany(
    tx,
    'people',
    ['id', 'iin', 'last_name', 'first_name', 'search_key', 'born_on', 'sex', 'created_at', 'created_by'],
    people.map((n) => {
      const bornOn = `${1940 + (n % 60)}-03-${String((n % 28) + 1).padStart(2, '0')}`
      const iin = iinFrom(bornOn, 1 + Math.floor(n / 60))
      return [n, iin, `Сыналқызы${n}`, 'Айгүл', `СЫНАЛКЫЗЫ${n} АИГУЛ`, bornOn, 'f', now, userId]
    })
  )
  await insertMany(
    tx,
    'family_members',
    ['family_id', 'person_id', 'relation', 'since'],
    people.map((n) => [Math.ceil(n / 3), n, 'other', '2019-01-01'])
  )
  await insertMany(
    tx,
    'round_lines',
    [
      ...[
        'id',
        'round_id',
        'number',
        'person_id',
        'family_id',
        'one_a_family',
        'family_size',
        'full_name',
        'name_key'
      ],
      ...['iin_tail', 'kato', 'address_text', 'category', 'quantity', 'place_id', 'slot_day', 'slot_time']
    ],
    people.map((n) => {
      const first = n <= Math.ceil(lines / 9) * 6
      return [
        ...[
          n,
          roundId,
          makeLineNumber(12, n),
          n,
          Math.ceil(n / 3),
          0,
          3,
          `Сыналқызы${n} Айгүл`,
          `СЫНАЛКЫЗЫ${n}`
        ],
        ...[
          '1234',
          first ? '634030000' : '634057100',
          'улица Абая, 1',
          n % 2 === 0 ? 'orphans' : 'pensioners'
        ],
        ...[quantity, first ? points[0] : points[1], '2020-07-14', '09:00']
      ]
    })
  )
}
