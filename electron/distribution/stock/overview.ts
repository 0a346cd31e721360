import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { ledgerRow } from '@shared/contract/stock'
import { addDays } from '@shared/domain/iso-date'
import { keysetPage, keysetQuery } from '../../database/keyset'
import type { Call } from '../../ipc/call'
import {
  balanceRows,
  expiringLots,
  ledgerList,
  ledgerPage,
  longTransfers,
  lowItems,
  reservedForRound,
  waitingCounts,
  type AlertRow,
  type BalanceRow,
  type LedgerListRow
} from './overview-queries'
import { viewWare, type WareRow } from './ware-queries'

type Balance = OutputOf<'stock.balance'>
type Alert = OutputOf<'stock.alerts'>['alerts'][number]

/** Goods are on the way for a day or two; a working week without a word from the other end is too long. */
const longOnTheWayDays = 5
/** A kit has no days of its own: a month is what a round needs to get it to people. */
const kitAlertDays = 30
/** More of one kind than anybody reads; the balance and the lists have them all. */
const mostAlerts = 200

/**
 * What is on hand, reserved and free by place and ware, with its lots. Of a round: only where goods are reserved for it, and
 * `reserved` is what is reserved for that round alone; `free` stays what no round has reserved.
 */
export async function stockBalance(call: Call, input: ParsedInputOf<'stock.balance'>): Promise<Balance> {
  const wanted = {
    placeId: input.placeId ?? null,
    wareId: input.wareId ?? null,
    roundId: input.roundId ?? null
  }
  return call.read(async (read) => {
    const rows = grouped(await balanceRows(read, wanted))
    if (wanted.roundId === null) return { rows }
    const forRound = await reservedForRound(read, wanted.roundId)
    return {
      rows: rows.flatMap((row) => {
        const own = forRound.find((one) => one.place_id === row.placeId && one.ware_id === row.ware.wareId)
        return own === undefined ? [] : [{ ...row, reserved: own.reserved }]
      })
    }
  })
}

/** One row a place and ware, with its lots. */
function grouped(rows: readonly BalanceRow[]): Balance['rows'] {
  const found = new Map<string, Balance['rows'][number]>()
  for (const row of rows) {
    const key = `${row.place_id} ${row.ware_id}`
    const sum = found.get(key) ?? {
      placeId: row.place_id,
      placeKk: row.place_kk,
      placeRu: row.place_ru,
      placeKind: row.place_kind,
      ware: viewWare(row),
      ...{ onHand: 0, reserved: 0, free: 0, lots: [] }
    }
    found.set(key, sum)
    sum.onHand += row.on_hand
    sum.reserved += row.reserved
    sum.free += row.on_hand - row.reserved
    if (row.lot_id !== null && row.on_hand !== 0)
      sum.lots.push({
        lotId: row.lot_id,
        batch: row.batch ?? '',
        expiresOn: row.expires_on,
        onHand: row.on_hand
      })
  }
  return [...found.values()].filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)
}

/** The ledger, the newest row first. */
export async function stockLedger(
  call: Call,
  input: ParsedInputOf<'stock.ledger'>
): Promise<OutputOf<'stock.ledger'>> {
  return call.read(async (read) => {
    const found = await ledgerPage(
      read,
      {
        placeId: input.placeId ?? null,
        wareId: input.wareId ?? null,
        roundId: input.roundId ?? null,
        kind: input.kind ?? null,
        from: input.from ?? null,
        until: input.until ?? null
      },
      keysetQuery(ledgerList, input)
    )
    const { rows, next } = keysetPage(ledgerList, input, found, (row) => [row.id])
    return { rows: rows.map(viewLedgerRow), next }
  })
}

function viewLedgerRow(row: LedgerListRow): z.infer<typeof ledgerRow> {
  return {
    id: row.id,
    movementId: row.movement_id,
    kind: row.kind,
    at: row.at,
    onDay: row.on_day,
    user: row.user,
    placeId: row.place_id,
    placeKk: row.place_kk,
    placeRu: row.place_ru,
    ware: viewWare(row),
    lotId: row.lot_id,
    batch: row.batch,
    expiresOn: row.expires_on,
    onHand: row.on_hand,
    reserved: row.reserved,
    roundId: row.round_id,
    roundNumber: row.round_number,
    document: row.document,
    party: row.party,
    reason: row.reason,
    reversesId: row.reverses_id,
    reversedById: row.reversed_by_id
  }
}

/** What somebody should look at, the most pressing kind first. */
export async function stockAlerts(call: Call): Promise<{ alerts: Alert[] }> {
  const { today } = call
  return call.read(async (read) => {
    const lots = await expiringLots(read, { today, kitDays: kitAlertDays, limit: mostAlerts })
    const low = await lowItems(read, mostAlerts)
    const before = addDays(today, -longOnTheWayDays)
    const long = await longTransfers(read, { before, days: longOnTheWayDays, limit: mostAlerts })
    const counts = await waitingCounts(read, mostAlerts)
    return { alerts: [...lots, ...low, ...long, ...counts].map(viewAlert) }
  })
}

function viewAlert(row: AlertRow): Alert {
  return {
    kind: row.kind,
    ware: row.ware_id === undefined ? null : viewWare(row as WareRow),
    placeId: row.place_id,
    placeKk: row.place_kk,
    placeRu: row.place_ru,
    batch: row.batch,
    on: row.on_day,
    quantity: row.quantity,
    limit: row.limit,
    subjectId: row.subject_id
  }
}
