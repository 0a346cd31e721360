import { join } from 'node:path'
import type { OutputOf } from '@shared/contract'
import type { Locale } from '@shared/contract/fields'
import { tengeString, tiyn } from '@shared/domain/money'
import { receiptShape } from '@shared/exchange/envelope'
import { errorCodes, type ErrorCode, type ErrorData } from '@shared/errors'
import { errorSentence } from '@shared/messages'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import {
  receiptDays,
  receiptsOfExports,
  uploadsOfExports,
  type ExportRow,
  type ReceiptRow,
  type UploadRow
} from './export-view-queries'

export type ExportView = OutputOf<'exports.receipt'>
export type UploadView = ExportView['uploads'][number]

/** Folder of the data folder that holds the made files. */
export const exportsFolder = 'exports'

// Without the region's profile nobody has promised a day.
const receiptDaysUsual = 5
const dayMs = 24 * 60 * 60 * 1000

/** Where a made file lies. */
export function exportPath(dataFolder: string, fileName: string): string {
  return join(dataFolder, exportsFolder, fileName)
}

/** The sentence of a code that was kept as text; codes of another version of the program are shown as they are. */
export function keptSentence(code: string, data: ErrorData, locale: Locale): string {
  return (errorCodes as readonly string[]).includes(code)
    ? errorSentence(code as ErrorCode, data, locale)
    : code
}

/** An upload as the screen and scripts see it. */
export function uploadView(row: UploadRow, locale: Locale): UploadView {
  const data = row.error_data === null ? {} : (JSON.parse(row.error_data) as ErrorData)
  return {
    id: row.id,
    exportId: row.export_id,
    targetId: row.target_id,
    target: row.target,
    kind: row.kind,
    state: row.state,
    sent: row.sent_bytes,
    bytes: row.bytes,
    attempts: row.attempts,
    nextAt: row.next_at,
    error: row.error,
    errorText: row.error === null ? null : keptSentence(row.error, data, locale),
    queuedAt: row.queued_at,
    finishedAt: row.finished_at
  }
}

function receiptView(row: ReceiptRow, locale: Locale): NonNullable<ExportView['receipt']> {
  const receipt = receiptShape.parse(JSON.parse(row.content))
  const { refusal, refusalData } = receipt
  return {
    accepted: receipt.accepted,
    refusal,
    refusalText: refusal === null ? null : keptSentence(refusal, refusalData, locale),
    at: row.at,
    rows: receipt.rows
  }
}

/** Whole days between two instants. */
export function daysBetween(from: string, until: string): number {
  return Math.floor((Date.parse(until) - Date.parse(from)) / dayMs)
}

/** Made files with where they went and what the region said of them. */
export async function exportViews(
  call: Call,
  read: ReadConnection,
  rows: readonly ExportRow[]
): Promise<ExportView[]> {
  const ids = rows.map(({ id }) => id)
  const locale = call.actor.locale
  const allowed = (await receiptDays(read)) ?? receiptDaysUsual
  const uploads = await uploadsOfExports(read, ids)
  const receipts = await receiptsOfExports(read, ids)
  return rows.map((row) => {
    const ways = uploads.filter((way) => way.export_id === row.id)
    const receipt = receipts.filter((one) => one.export_id === row.id).at(-1)
    const sentAt = ways
      .flatMap((way) => (way.state === 'sent' ? [way.finished_at ?? row.made_at] : []))
      .sort()[0]
    const waited = receipt === undefined && sentAt !== undefined ? daysBetween(sentAt, call.now) : 0
    const sums = JSON.parse(row.sums) as Record<string, string>
    return {
      id: row.id,
      period: row.period,
      kind: row.kind,
      correction: row.correction,
      sequence: row.sequence,
      datasets: JSON.parse(row.datasets) as ExportView['datasets'],
      rows: JSON.parse(row.row_counts) as Record<string, number>,
      sums,
      total: tengeString(tiyn(Number(sums['payments.amount_tiyn'] ?? '0'))),
      changes: JSON.parse(row.changes) as ExportView['changes'],
      fileName: row.file_name,
      path: exportPath(call.office.dataFolder, row.file_name),
      fileHash: row.file_hash,
      bytes: row.bytes,
      madeBy: row.made_by_name,
      madeAt: row.made_at,
      uploads: ways.map((way) => uploadView(way, locale)),
      receipt: receipt === undefined ? null : receiptView(receipt, locale),
      overdueDays: waited > allowed ? waited : null
    }
  })
}

/** One made file, see `exportViews`. */
export async function exportViewOf(call: Call, read: ReadConnection, row: ExportRow): Promise<ExportView> {
  const [view] = await exportViews(call, read, [row])
  if (view === undefined) throw new Error('a file without its view')
  return view
}
