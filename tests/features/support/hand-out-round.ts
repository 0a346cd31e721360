import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { formatLineNumber, makeLineNumber } from '@shared/distribution/line-number'
import { openConnection } from '../../../electron/database/driver'
import { Transaction, type WriteConnection } from '../../../electron/database/transaction'
import type { OfficeOptions } from '../../../electron/office'
import { fillRound, type RoundContent } from '../../support/filled-round'
import type { Person, TestOffice } from '../../support/office'
import { openPlayedOffice } from './play'

export const today = '2020-07-15'
const now = `${today}T06:00:00.000Z`

export interface RoundOptions extends RoundContent {
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
  const test = await openPlayedOffice(today, options.office)
  const { manager, distributor } = test
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
  const fields = { wareId: item.wareId, points, warehouse, userId, now }
  const roundId = await direct((tx) => fillRound(tx, options, fields))
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
