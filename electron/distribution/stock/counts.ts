import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { countView } from '@shared/contract/stock'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import {
  confirmCount,
  countById,
  countLines,
  countRows,
  dropCountRow,
  endCount,
  insertCount,
  lastLedgerRow,
  lotsUpTo,
  openCountAt,
  putCountLines,
  reservations,
  type CountLineRow,
  type CountRow,
  type CountState
} from './count-queries'
import { enterMovement, stockAt, type LedgerEntry } from './ledger'
import { mustFindPlace } from './places'
import { viewWare } from './ware-queries'
import { mustFindLot, refuseDoubledLots } from './wares'

type CountView = z.infer<typeof countView>
type CountInput = ParsedInputOf<'stock.count'>

// The screen asks for counts of years at most in a list of this length; a count has up to 5 000 lots.
const listed = 50

function viewCount(row: CountRow, lines: readonly CountLineRow[]): CountView {
  return {
    id: row.id,
    placeId: row.place_id,
    placeKk: row.place_kk,
    placeRu: row.place_ru,
    state: row.state,
    countedOn: row.counted_on,
    enteredBy: row.entered_by,
    enteredById: row.entered_by_id,
    finalisedBy: row.finalised_by,
    revision: row.revision,
    lines: lines
      .filter((line) => line.count_id === row.id)
      .map((line) => ({
        lotId: line.lot_id,
        ware: viewWare(line),
        batch: line.batch,
        expiresOn: line.expires_on,
        expected: line.expected,
        counted: line.counted,
        difference: line.counted - line.expected,
        reason: line.reason
      }))
  }
}

async function mustViewCount(read: ReadConnection, id: number): Promise<CountView> {
  return viewCount(await mustFindCount(read, id), await countLines(read, [id]))
}

/** @throws OfficeError `not-found` */
async function mustFindCount(read: ReadConnection, id: number): Promise<CountRow> {
  const row = await countById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'countId', data: { what: 'count', id } })
  return row
}

/** @throws OfficeError `not-found`, `count-state {id}`, `stale` */
async function mustBeIn(
  read: ReadConnection,
  id: number,
  states: readonly CountState[],
  revision: number | undefined
): Promise<CountRow> {
  const row = await mustFindCount(read, id)
  if (!states.includes(row.state)) throw new OfficeError('count-state', { field: 'countId', data: { id } })
  if (revision !== undefined && revision !== row.revision)
    throw new OfficeError('stale', { field: 'revision' })
  return row
}

/**
 * Enters what was counted at a place, or changes it until it is confirmed. What the ledger had when the shelves were counted
 * stays the yardstick: later movements are no differences. A lot that is not named was not there.
 * @throws OfficeError `not-found`, `count-open-already {id, placeKk, placeRu}`, `count-state`, `stale`, `item-doubled`,
 *   `count-reason-needed {wareKk, wareRu, batch, expected, counted}` when it is to be confirmed
 */
export async function countStock(call: Call, input: CountInput): Promise<CountView> {
  return call.write(async (tx, note) => {
    const count = await openedCount(tx, call, input)
    await refuseDoubledLots(tx, input.lines)
    const lines = await comparedLines(tx, count, input.lines)
    await putCountLines(tx, { id: count.id, at: call.now, by: call.actor.id }, lines)
    if (input.confirm) {
      refuseUnexplained(await countLines(tx, [count.id]), input)
      await confirmCount(tx, count.id, call.now)
    }
    const after = await mustViewCount(tx, count.id)
    note({
      subjectKind: 'count',
      subjectId: count.id,
      after: hashOf(after),
      details: { state: after.state, place: count.place_id, lines: after.lines.length }
    })
    return after
  })
}

async function openedCount(tx: WriteConnection, call: Call, input: CountInput): Promise<CountRow> {
  const place = await mustFindPlace(tx, input.placeId)
  if (input.countId !== undefined) {
    const count = await mustBeIn(tx, input.countId, ['entered'], input.revision)
    if (count.place_id !== place.id)
      throw new OfficeError('not-found', { field: 'placeId', data: { what: 'place', id: place.id } })
    return count
  }
  const open = await openCountAt(tx, place.id)
  if (open !== undefined)
    throw new OfficeError('count-open-already', {
      field: 'placeId',
      data: { id: open.id, placeKk: place.name_kk, placeRu: place.name_ru }
    })
  const id = await insertCount(tx, {
    placeId: place.id,
    ledgerId: await lastLedgerRow(tx),
    countedOn: call.today,
    at: call.now,
    by: call.actor.id
  })
  return mustFindCount(tx, id)
}

/** Every lot that was named or should have lain there, with what the ledger had of it. */
async function comparedLines(
  tx: ReadConnection,
  count: CountRow,
  counted: CountInput['lines']
): Promise<{ lotId: number; expected: number; counted: number; reason: string }[]> {
  const expected = new Map(
    (await lotsUpTo(tx, count.place_id, count.ledger_id)).map(({ lot_id, on_hand }) => [lot_id, on_hand])
  )
  const named = new Set(counted.map(({ lotId }) => lotId))
  for (const [index, { lotId }] of counted.entries()) {
    if (!expected.has(lotId)) await mustFindLot(tx, lotId, `lines.${index}.lotId`)
  }
  const notThere = [...expected.keys()]
    .filter((lotId) => !named.has(lotId))
    .map((lotId) => ({ lotId, counted: 0, reason: '' }))
  return [...counted, ...notThere].map((line) => ({ ...line, expected: expected.get(line.lotId) ?? 0 }))
}

/** @throws OfficeError `count-reason-needed {wareKk, wareRu, batch, expected, counted}` */
function refuseUnexplained(lines: readonly CountLineRow[], input: CountInput): void {
  const silent = lines.find((line) => line.counted !== line.expected && line.reason === '')
  if (silent === undefined) return
  const index = input.lines.findIndex(({ lotId }) => lotId === silent.lot_id)
  throw new OfficeError('count-reason-needed', {
    field: index === -1 ? 'lines' : `lines.${index}.reason`,
    data: {
      wareKk: silent.ware_kk,
      wareRu: silent.ware_ru,
      batch: silent.batch,
      expected: silent.expected,
      counted: silent.counted
    }
  })
}

/**
 * Accepts a confirmed count: its differences become one movement. Where fewer goods are left than rounds have reserved, the
 * newest reservations give way.
 * @throws OfficeError `not-found`, `count-state {id}`, `stale`, `own-count`, `stock-short` when goods that were not there
 *   have been moved on since
 */
export async function finaliseCount(
  call: Call,
  input: ParsedInputOf<'stock.finaliseCount'>
): Promise<CountView> {
  return call.write(async (tx, note) => {
    const count = await mustBeIn(tx, input.countId, ['confirmed'], input.revision)
    if (count.entered_by_id === call.actor.id) throw new OfficeError('own-count', { field: 'countId' })
    const rows = await differences(tx, count)
    const movementId = rows.length === 0 ? null : await enterCount(tx, call, rows)
    await endCount(tx, count.id, { at: call.now, by: call.actor.id, movementId })
    const after = await mustViewCount(tx, count.id)
    note({
      subjectKind: 'count',
      subjectId: count.id,
      after: hashOf(after),
      details: { state: after.state, movement: movementId, differences: rows.length }
    })
    return after
  })
}

async function differences(tx: ReadConnection, count: CountRow): Promise<LedgerEntry[]> {
  return (await countLines(tx, [count.id]))
    .filter((line) => line.counted !== line.expected)
    .map((line) => ({
      placeId: count.place_id,
      wareId: line.ware_id,
      lotId: line.lot_id,
      onHand: line.counted - line.expected,
      reserved: 0,
      roundId: null
    }))
}

async function enterCount(tx: WriteConnection, call: Call, rows: readonly LedgerEntry[]): Promise<number> {
  return enterMovement(tx, { kind: 'count', at: call.now, onDay: call.today, userId: call.actor.id }, [
    ...(await releases(tx, rows)),
    ...rows
  ])
}

/** Nothing can be reserved that is not there: what a count takes away beyond the free stock is taken from reservations. */
async function releases(tx: ReadConnection, rows: readonly LedgerEntry[]): Promise<LedgerEntry[]> {
  const change = new Map<number, LedgerEntry>()
  for (const row of rows) {
    const sum = change.get(row.wareId)
    change.set(row.wareId, { ...row, lotId: null, onHand: row.onHand + (sum?.onHand ?? 0) })
  }
  const released: LedgerEntry[] = []
  for (const { placeId, wareId, onHand } of change.values()) {
    const { free } = await stockAt(tx, placeId, wareId)
    let lacking = -onHand - free
    for (const { round_id: roundId, reserved } of await reservations(tx, placeId, wareId)) {
      const part = Math.min(lacking, reserved)
      if (part <= 0) break
      released.push({ placeId, wareId, lotId: null, onHand: 0, reserved: -part, roundId })
      lacking -= part
    }
  }
  return released
}

/** Lays a count aside that is not finalised. @throws OfficeError `not-found`, `count-state {id}` */
export async function dropCount(call: Call, input: ParsedInputOf<'stock.dropCount'>): Promise<CountView> {
  return call.write(async (tx, note) => {
    const count = await mustBeIn(tx, input.countId, ['entered', 'confirmed'], undefined)
    await dropCountRow(tx, count.id, input.reason)
    const after = await mustViewCount(tx, count.id)
    note({
      subjectKind: 'count',
      subjectId: count.id,
      after: hashOf(after),
      details: { state: after.state, place: count.place_id }
    })
    return after
  })
}

/** Counts, the newest first. */
export async function listCounts(
  call: Call,
  input: ParsedInputOf<'stock.counts'>
): Promise<{ counts: CountView[] }> {
  return call.read(async (read) => {
    const rows = await countRows(read, {
      placeId: input.placeId ?? null,
      open: input.state === 'open',
      limit: listed
    })
    const lines = await countLines(
      read,
      rows.map(({ id }) => id)
    )
    return { counts: rows.map((row) => viewCount(row, lines)) }
  })
}
