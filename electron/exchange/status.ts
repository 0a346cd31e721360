import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { addMonthsTo, firstDay, monthOf, precedingQuarter, quarterOf } from '@shared/domain/quarter'
import type { IsoDate } from '@shared/domain/iso-date'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { exportViewOf } from './export-view'
import { lastExport } from './export-view-queries'
import { countExchange, demandOf, isPeriodMade, type ExchangeCounts } from './receipt-queries'
import { collectReceipts } from './receipts'

const dayMs = 24 * 60 * 60 * 1000
// Without the region's profile nobody has promised a day.
const usualReceiptDays = 5

type Due = OutputOf<'exports.status'>['due']

/** The last period that is over on a day, and the day by which its file is due: a month or a quarter, as the region wants. */
export function duePeriod(
  today: IsoDate,
  demand: { periods: 'month' | 'quarter'; due_day: number }
): { period: string; by: IsoDate } {
  const day = String(demand.due_day).padStart(2, '0')
  if (demand.periods === 'month')
    return { period: addMonthsTo(monthOf(today), -1), by: `${monthOf(today)}-${day}` }
  const quarter = quarterOf(today)
  return { period: precedingQuarter(quarter), by: `${monthOf(firstDay(quarter))}-${day}` }
}

/** The files' way in figures, and the period whose file is due and was not made. */
export async function exchangeFigures(
  read: ReadConnection,
  now: string,
  today: IsoDate
): Promise<{ counts: ExchangeCounts; due: Due }> {
  const demand = await demandOf(read)
  const days = demand?.receipt_days ?? usualReceiptDays
  // A file is late once a whole day more than allowed has gone by, as `exportViews` counts.
  const sentBefore = new Date(Date.parse(now) - (days + 1) * dayMs + 1).toISOString()
  const counts = await countExchange(read, sentBefore)
  const due = demand === undefined ? null : duePeriod(today, demand)
  return { counts, due: due !== null && (await isPeriodMade(read, due.period)) ? null : due }
}

/** The queue, what waits for a receipt and what is overdue; with `refresh` the region is asked for receipts first. */
export async function exportsStatus(
  call: Call,
  { refresh }: ParsedInputOf<'exports.status'>
): Promise<OutputOf<'exports.status'>> {
  if (refresh) await askAll(call)
  return call.read(async (read) => {
    const { counts, due } = await exchangeFigures(read, call.now, call.today)
    const last = await lastExport(read)
    return {
      unsent: counts.unsent,
      sending: counts.sending,
      waitingForReceipt: counts.waiting_for_receipt,
      overdue: counts.overdue,
      refused: counts.refused,
      due,
      last: last === undefined ? null : await exportViewOf(call, read, last)
    }
  })
}

async function askAll(call: Call): Promise<void> {
  const { asked, fresh } = await collectReceipts(call, { stall: call.office.uploads.stall })
  await call.write((_tx, note) => {
    note({ subjectKind: 'exports', subjectId: null, details: { asked, fresh } })
    return Promise.resolve()
  })
}
