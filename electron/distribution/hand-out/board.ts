import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { addDays } from '@shared/domain/iso-date'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { katoTable } from '../../parameters/classifiers'
import { roundsByIds } from '../rounds/round-queries'
import { viewRoundRows } from '../rounds/views'
import { waresById } from '../stock/ware-queries'
import { divisions, sumOf, type IsOpen } from './figures'
import {
  boardRounds,
  cellsOf,
  daysOf,
  placeNamesById,
  reservedOf,
  wareStock,
  type BoardRoundRow,
  type CellRow
} from './figures-queries'
import { categoriesOf, villageName, type Names } from './line-views'

export type BoardView = OutputOf<'board.overview'>
export type BoardFilter = ParsedInputOf<'board.overview'>

/** The pace of handing out is that of so many days up to today. */
const paceDays = 28

/**
 * The board: figures of all rounds that were frozen, by round, village, point, category and day, and how long the stock lasts.
 * `reserved` of a round and in all is what the ledger says; of a village, point or category it is what waiting lines of open
 * rounds are owed, since a reservation names no line.
 */
export function boardOverview(call: Call, input: BoardFilter): Promise<BoardView> {
  return call.read((read) => readBoard(call, read, input))
}

export async function readBoard(call: Call, read: ReadConnection, input: BoardFilter): Promise<BoardView> {
  const { programme = null, from = null, until = null } = input
  const rounds = await boardRounds(read, { programme, from, until })
  const ids = rounds.map(({ id }) => id)
  const cells = await cellsOf(read, ids)
  const open = new Set(rounds.filter(({ state }) => state === 'frozen').map(({ id }) => id))
  const isOpen: IsOpen = (id) => open.has(id)
  const reserved = new Map((await reservedOf(read, ids)).map((row) => [row.round_id, row.reserved]))
  const kato = await katoTable(call, read)
  const points = await placeNamesById(read, [...new Set(cells.map((cell) => cell.place_id))])
  const days = await daysOf(read, ids)
  return {
    total: {
      ...sumOf(cells, isOpen),
      reserved: [...reserved.values()].reduce((sum, units) => sum + units, 0)
    },
    rounds: await viewRounds(read, ids, cells, isOpen, reserved),
    ...divisions(cells, isOpen, {
      village: (code) => villageName(kato, code),
      category: categoryNames(rounds),
      points
    }),
    days: days.map(({ day, units, returned }) => ({ day, handedOut: units, returned })),
    wares: await viewWares(call, read, programme)
  }
}

async function viewRounds(
  read: ReadConnection,
  ids: readonly number[],
  cells: readonly CellRow[],
  isOpen: IsOpen,
  reserved: ReadonlyMap<number, number>
): Promise<BoardView['rounds']> {
  const byRound = new Map<number, CellRow[]>()
  for (const cell of cells) {
    const own = byRound.get(cell.round_id)
    if (own === undefined) byRound.set(cell.round_id, [cell])
    else own.push(cell)
  }
  return (await viewRoundRows(read, await roundsByIds(read, ids))).map((row) => ({
    ...row,
    figures: { ...sumOf(byRound.get(row.id) ?? [], isOpen), reserved: reserved.get(row.id) ?? 0 }
  }))
}

/** What the newest of the rounds call a category. */
function categoryNames(rounds: readonly BoardRoundRow[]): (code: string) => Names {
  const names = new Map<string, Names>()
  for (const { criteria } of rounds) {
    for (const [id, name] of categoriesOf(criteria)) if (!names.has(id)) names.set(id, name)
  }
  return (code) => names.get(code) ?? { kk: code, ru: code }
}

async function viewWares(
  call: Call,
  read: ReadConnection,
  programme: string | null
): Promise<BoardView['wares']> {
  const rows = await wareStock(read, addDays(call.today, 1 - paceDays), programme)
  const wares = await waresById(
    read,
    rows.map((row) => row.ware_id)
  )
  return rows.flatMap((row) => {
    const ware = wares.get(row.ware_id)
    if (ware === undefined) return []
    const free = row.on_hand - row.reserved
    return [
      {
        ware,
        onHand: row.on_hand,
        reserved: row.reserved,
        free,
        perDay: tenths(row.handed, paceDays),
        daysLeft: row.handed === 0 ? null : Math.floor((free * paceDays) / row.handed)
      }
    ]
  })
}

/** A share with one place, rounded half up: "12.5". */
function tenths(amount: number, by: number): string {
  const whole = Math.floor((amount * 20 + by) / (2 * by))
  return `${Math.floor(whole / 10)}.${whole % 10}`
}
