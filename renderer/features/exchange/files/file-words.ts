import { CircleCheck, CircleClose, Clock, Remove, Upload, Warning } from '@element-plus/icons-vue'
import type { OutputOf } from '@shared/contract'
import { tengeString, tiyn } from '@shared/domain/money'
import { i18n } from '../../../locales/i18n'
import type { TagLook } from '../../../components/tag-tones'
import { formatMoney, formatMonth, formatNumber, formatQuarter } from '../../../format'

export type MadeFile = OutputOf<'exports.list'>['rows'][number]
export type UploadWay = MadeFile['uploads'][number]
export type Change = MadeFile['changes'][number]
export type FileState =
  'accepted' | 'refused' | 'overdue' | 'sent' | 'sending' | 'waiting' | 'failed' | 'unsent'

/** How far a file is on its way, by what counts most: the region's word, then the best of its uploads. */
export function stateOf(file: Pick<MadeFile, 'receipt' | 'overdueDays' | 'uploads'>): FileState {
  if (file.receipt !== null) return file.receipt.accepted ? 'accepted' : 'refused'
  if (file.overdueDays !== null) return 'overdue'
  const states = new Set(file.uploads.map(({ state }) => state))
  if (states.has('sent')) return 'sent'
  if (states.has('sending')) return 'sending'
  if (states.has('waiting') || states.has('queued')) return 'waiting'
  return states.has('failed') ? 'failed' : 'unsent'
}

/** Whether something is still on its way, so that the screen should look again. */
export function isMoving(file: Pick<MadeFile, 'uploads'>): boolean {
  return file.uploads.some(({ state }) => state === 'queued' || state === 'sending' || state === 'waiting')
}

/** The ways of a file that say something: one that was stopped gives way to the one begun anew for the same place. */
export function shownWays(uploads: readonly UploadWay[]): UploadWay[] {
  return uploads.filter(
    ({ id, state, targetId }) =>
      state !== 'cancelled' || !uploads.some((other) => other.targetId === targetId && other.id > id)
  )
}

export const fileLooks: Record<FileState, TagLook> = {
  accepted: { tone: 'good', icon: CircleCheck },
  refused: { tone: 'bad', icon: CircleClose },
  overdue: { tone: 'bad', icon: Warning },
  sent: { tone: 'info', icon: Clock },
  sending: { tone: 'info', icon: Upload },
  waiting: { tone: 'warn', icon: Clock },
  failed: { tone: 'bad', icon: Warning },
  unsent: { tone: 'neutral', icon: Upload }
}

export const uploadLooks: Record<UploadWay['state'], TagLook> = {
  queued: { tone: 'neutral', icon: Clock },
  sending: { tone: 'info', icon: Upload },
  waiting: { tone: 'warn', icon: Clock },
  sent: { tone: 'good', icon: CircleCheck },
  failed: { tone: 'bad', icon: CircleClose },
  cancelled: { tone: 'neutral', icon: Remove }
}

/** A month or a quarter in words. */
export function periodText(period: string): string {
  return period.includes('Q') ? formatQuarter(period) : formatMonth(period)
}

/** `812 КБ`, `1,4 МБ`. */
export function sizeText(bytes: number): string {
  const { t } = i18n.global
  if (bytes < 1024 * 1024) return t('exchange.files.kilobytes', { n: formatNumber(Math.ceil(bytes / 1024)) })
  return t('exchange.files.megabytes', { n: formatNumber((bytes / 1024 / 1024).toFixed(1)) })
}

/** A control sum or a difference of one, `payments.amount_tiyn` in tenge. */
export function sumText(key: string, value: string): string {
  return key.endsWith('_tiyn') ? formatMoney(tengeString(tiyn(Number(value)))) : formatNumber(Number(value))
}

/** The control sums of one data set that say something: those of mixed figures do not. */
export function sumsOf(dataset: string, sums: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(sums).filter(([key]) => key.startsWith(`${dataset}.`) && dataset !== 'counts')
}

/** All rows of a file. */
export function rowCount(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0)
}
