import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { addMonthsTo, monthOf, precedingQuarter, quarterOf } from '@shared/domain/quarter'
import type { IsoDate } from '@shared/domain/iso-date'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { exportViewOf } from './export-view'
import { lastExport } from './export-view-queries'
import { dueOn, firstMonthOf, isCovered } from './periods'
import { countExchange, demandOf, madePeriods, type ExchangeCounts } from './receipt-queries'
import { collectReceipts } from './receipts'

const dayMs = 24 * 60 * 60 * 1000
// Without the region's profile nobody has promised a day.
const usualReceiptDays = 5

type Due = OutputOf<'exports.status'>['due']

/**
 * The period whose file is due: the oldest that no file was made of since the office's first, so that none is forgotten; before
 * any file, the last that is over. `null` when every one is made. `by` is the region's day after the period.
 */
export function duePeriod(
  today: IsoDate,
  demand: { periods: 'month' | 'quarter'; due_day: number },
  made: readonly string[]
): Due {
  const monthly = demand.periods === 'month'
  const before = (period: string): string => (monthly ? addMonthsTo(period, -1) : precedingQuarter(period))
  const covered = new Set(made)
  const first = made.map(firstMonthOf).sort()[0] ?? null
  let due: Due = null
  let period = before(monthly ? monthOf(today) : quarterOf(today))
  do {
    if (!isCovered(period, covered)) due = { period, by: dueOn(period, demand.due_day) }
    period = before(period)
  } while (first !== null && firstMonthOf(period) >= first)
  return due
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
  return { counts, due: demand === undefined ? null : duePeriod(today, demand, await madePeriods(read)) }
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
