import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { formatLineNumber, makeLineNumber } from '@shared/distribution/line-number'
import { openConnection } from '../../../electron/database/driver'
import { insertMany } from '../../../electron/database/bulk'
import { Transaction, type WriteConnection } from '../../../electron/database/transaction'
import { enterMovement } from '../../../electron/distribution/stock/ledger'
import type { OfficeOptions } from '../../../electron/office'
import { iinOf, openTestOffice, type Person, type TestOffice } from '../../support/office'

export const today = '2020-07-15'
const now = `${today}T06:00:00.000Z`
export const fixedClock = { now: () => now, today: () => today }

/** A lot that lies at a point before anybody comes. */
export interface TestLot {
  batch: string
  expiresOn: string | null
  /** On hand at the point, and how much of that is reserved for the round. */
  onHand: number
  reserved: number
}

export interface RoundOptions {
  /** How many lines: the first two thirds stand at the first point, three neighbours in the list are a family. */
  lines: number
  /** Units a line. */
  quantity?: number
  /** At the first point; at the second lies plenty of the last of them, all reserved. */
  lots?: TestLot[]
  office?: Partial<OfficeOptions>
}

export interface HandOutRound {
  test: TestOffice
  manager: Person
  distributor: Person
  wareId: number
  points: [number, number]
  warehouse: number
  roundId: number
  number: number
  /** The printed number of the n-th line, from 1. */
  at(n: number): string
  /** Looks into the file. */
  rows<T>(sql: string, params?: (string | number)[]): Promise<T[]>
  /** Writes into the file past the program, for what a test needs ready. */
  direct<T>(work: (tx: WriteConnection) => Promise<T>): Promise<T>
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

async function savePlace(
  manager: Person,
  code: string,
  kind: 'warehouse' | 'point',
  name: string
): Promise<number> {
  const saved = await manager.call('places.save', {
    code,
    kind,
    nameKk: `${name} қоймасы`,
    nameRu: `${name}, склад`,
    kato: '634030000',
    address: 'улица Абая, 1',
    responsible: 'Серікбаев Ерлан'
  })
  return saved.id
}

/** A frozen round whose lines, lots and reservations are as told, in an office of a manager and a distributor. */
export async function openHandOutRound(options: RoundOptions): Promise<HandOutRound> {
  const test = await openTestOffice({ clock: fixedClock, ...options.office })
  const manager = await test.signedIn('manager')
  const distributor = await test.signedIn('distributor')
  const item = await manager.call('items.save', {
    code: 'MASK',
    nameKk: 'Бетперде',
    nameRu: 'Маска',
    unit: 'piece',
    perishable: false
  })
  const warehouse = await savePlace(manager, 'W', 'warehouse', 'Глубокое')
  const points: [number, number] = [
    await savePlace(manager, 'P1', 'point', 'Белоусовка'),
    await savePlace(manager, 'P2', 'point', 'Алтайский')
  ]
  const direct = async <T>(work: (tx: WriteConnection) => Promise<T>): Promise<T> => {
    const connection = await openConnection(join(test.folder, 'komek.db'), { create: false })
    try {
      await connection.exec('BEGIN IMMEDIATE')
      const result = await work(new Transaction(connection, 'write'))
      await connection.exec('COMMIT')
      return result
    } finally {
      await connection.close()
    }
  }
  const reader = await openConnection(join(test.folder, 'komek.db'), { create: false })
  onTestFinished(() => reader.close())
  const userId = manager.session.user?.id ?? 0
  const fields = { wareId: item.wareId, points, warehouse, userId }
  const roundId = await direct((tx) => fill(tx, options, fields))
  return {
    test,
    manager,
    distributor,
    wareId: item.wareId,
    points,
    warehouse,
    roundId,
    number: 12,
    at: (n) => formatLineNumber(makeLineNumber(12, n)),
    rows: (sql, params = []) => reader.all(sql, params),
    direct
  }
}

interface Fields {
  wareId: number
  points: [number, number]
  warehouse: number
  userId: number
}

async function fill(tx: WriteConnection, options: RoundOptions, fields: Fields): Promise<number> {
  const { wareId, points, warehouse, userId } = fields
  const quantity = options.quantity ?? 1
  const { lastId: roundId } = await tx.run(
    `INSERT INTO rounds (number, name_kk, name_ru, programme, ware_id, norm, quantity, repeat_after, as_of, month, source_place_id,
       first_day, last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at, frozen_by)
     VALUES (12, 'Шілде бетперделері', 'Маски июля', 'mask', ?, 'person', ?, 'once', '2020-07-01', '2020-07', ?,
       '2020-07-13', '2020-07-24', 30, ?, 'frozen', ?, ?, ?, ?)`,
    [wareId, quantity, warehouse, JSON.stringify(criteria), now, userId, now, userId]
  )
  for (const placeId of points)
    await tx.run('INSERT INTO round_points (round_id, place_id) VALUES (?, ?)', [roundId, placeId])
  await insertLines(tx, { ...fields, roundId, lines: options.lines, quantity })
  const lots = options.lots ?? [
    { batch: 'A', expiresOn: null, onHand: options.lines * quantity, reserved: options.lines * quantity }
  ]
  const receive = { at: now, onDay: today, userId, kind: 'receive' as const }
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
  { wareId, userId }: Fields,
  roundId: number,
  placeId: number,
  reserved: number
): Promise<void> {
  await enterMovement(tx, { kind: 'reserve', at: now, onDay: today, userId, roundId }, [
    { placeId, wareId, lotId: null, onHand: 0, reserved, roundId }
  ])
}

async function insertLines(
  tx: WriteConnection,
  { roundId, lines, points, quantity, userId }: Fields & { roundId: number; lines: number; quantity: number }
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
      const iin = iinOf(bornOn, 'f', 1 + Math.floor(n / 60))
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
