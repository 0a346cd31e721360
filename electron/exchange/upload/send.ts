import { OfficeError } from '@shared/errors'
import type { Call } from '../../ipc/call'
import { readSecret } from '../../keys/secrets'
import { exportPath } from '../export-view'
import { settingsOf, targetSecret, type TargetSettings } from '../targets'
import { systemCode } from './failure'
import { hashOfFile, receiptFromFolder, sendToFolder } from './folder'
import type { WorkRow } from './queries'
import type { SettingsOf } from './send-job'

export interface SendWays {
  signal: AbortSignal
  /** Milliseconds without a byte after which a line counts as cut. */
  stall: number
  /** Opens the own key, where a target's password is sealed by it. */
  passphrase: string | undefined
  progress(sent: number): void
  keepUrl(url: string): Promise<void>
}

/** Sends one file to one place, whatever its kind. @throws OfficeError `upload-*`, see `failure.ts` */
export async function send(call: Call, row: WorkRow, ways: SendWays): Promise<void> {
  const path = exportPath(call.office.dataFolder, row.file_name)
  await holdFile(path, row, ways.signal)
  const { signal, stall, progress } = ways
  const job = {
    ...{ path, fileName: row.file_name, fileHash: row.file_hash, bytes: row.bytes },
    ...{ signal, stall, progress }
  }
  const settings = settingsOf(row)
  if (settings.kind === 'folder') return sendToFolder(job, settings)
  if (settings.kind === 'https') {
    const { sendByTus } = await import('./tus')
    return sendByTus({ ...job, uploadUrl: row.url, keepUrl: ways.keepUrl }, settings)
  }
  const { sendBySftp } = await import('./sftp')
  return sendBySftp(job, settings, await secretOf(call, row, ways.passphrase))
}

/** What was made is what is sent. @throws OfficeError `upload-file-missing`, `upload-file-changed` */
async function holdFile(path: string, row: WorkRow, signal: AbortSignal): Promise<void> {
  const data = { file: row.file_name }
  try {
    if ((await hashOfFile(path, signal)) === row.file_hash) return
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw new OfficeError('upload-file-missing', { data, cause: error })
    throw error
  }
  throw new OfficeError('upload-file-changed', { data })
}

async function secretOf(
  call: Call,
  row: { target_id: number; target: string },
  passphrase: string | undefined
): Promise<string> {
  const secret = await readSecret(call, targetSecret(row.target_id), passphrase)
  if (secret === undefined) throw new OfficeError('upload-secret-missing', { data: { target: row.target } })
  return secret
}

export interface ReceiptPlace {
  target_id: number
  target: string
  settings: TargetSettings
  file_name: string
  file_hash: string
}

/** Asks the place that a file went to for the region's receipt; `null` when there is none yet. @throws OfficeError `upload-*` */
export async function askReceipt(
  call: Call,
  place: ReceiptPlace,
  stall: number,
  passphrase?: string
): Promise<Buffer | null> {
  const { settings } = place
  if (settings.kind === 'folder') return receiptFromFolder(settings, place.file_name)
  if (settings.kind === 'https') return fetchFrom(settings, place.file_hash, stall)
  const { receiptBySftp } = await import('./sftp')
  return receiptBySftp(settings, await secretOf(call, place, passphrase), place.file_name, stall)
}

async function fetchFrom(
  settings: SettingsOf<'https'>,
  fileHash: string,
  stall: number
): Promise<Buffer | null> {
  const { fetchReceipt } = await import('./tus')
  return fetchReceipt(settings, fileHash, stall)
}
